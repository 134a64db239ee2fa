import type { LocalizedText } from '../../base/language.ts';
import { type GradeLevel, type ImportedCriterion, type ImportedScale, isFailing } from '../qualification.ts';
import type { Remarks } from './remarks.ts';
import type { LevelCriteriaShape, ScaleShape } from './shape.ts';
import { called, isEmpty, oneLine } from './wording.ts';

interface KnownScale {
  readonly name: LocalizedText;
  /** By the level's number at the source, lowest first. */
  readonly levels: Readonly<Record<string, GradeLevel>>;
}

const level = (value: string, code: string, fi: string, sv: string, en: string): GradeLevel => ({
  value,
  code,
  name: { fi, sv, en },
});
const FIVE = 'arviointiasteikkoammatillinen15_';
const THREE = 'arviointiasteikkoammatillinent1k3_';

/** The scales of vocational education by ePerusteet's number. The T1-K3 row is inferred from documents that use it. */
const KNOWN: Readonly<Record<string, KnownScale>> = {
  '1': {
    name: { fi: 'Hyväksytty tai hylätty', sv: 'Godkänd eller underkänd', en: 'Pass or fail' },
    levels: {
      '1': level(
        'HYVAKSYTTY',
        'arviointiasteikkoammatillinenhyvaksyttyhylatty_hyvaksytty',
        'Hyväksytty',
        'Godkänd',
        'Pass',
      ),
    },
  },
  '2': {
    name: { fi: 'Asteikko T1–K3', sv: 'Skalan N1–B3', en: 'Scale 1 to 3' },
    levels: {
      '2': level('1', `${THREE}1`, 'Tyydyttävä 1', 'Nöjaktig 1', 'Satisfactory 1'),
      '3': level('2', `${THREE}2`, 'Hyvä 2', 'God 2', 'Good 2'),
      '4': level('3', `${THREE}3`, 'Kiitettävä 3', 'Berömlig 3', 'Excellent 3'),
    },
  },
  '3': {
    name: { fi: 'Asteikko 1–5', sv: 'Skalan 1–5', en: 'Scale 1 to 5' },
    levels: {
      '5': level('1', `${FIVE}1`, 'Tyydyttävä 1', 'Nöjaktiga 1', 'Satisfactory 1'),
      '6': level('2', `${FIVE}2`, 'Tyydyttävä 2', 'Nöjaktiga 2', 'Satisfactory 2'),
      '7': level('3', `${FIVE}3`, 'Hyvä 3', 'Goda 3', 'Good 3'),
      '8': level('4', `${FIVE}4`, 'Hyvä 4', 'Goda 4', 'Good 4'),
      '9': level('5', `${FIVE}5`, 'Kiitettävä 5', 'Berömliga 5', 'Excellent 5'),
    },
  },
};

/** A scale while it is mapped: what people see, and which of the source's level numbers stands for which value. */
export interface OpenScale {
  readonly scale: string;
  readonly name: LocalizedText;
  readonly levels: readonly GradeLevel[];
  readonly valueOf: ReadonlyMap<string, string>;
}

/** One of the scales known by number, or null. */
export function knownScale(number: string | null): OpenScale | null {
  const known = number !== null && Object.hasOwn(KNOWN, number) ? KNOWN[number] : undefined;
  if (!known || number === null) return null;
  return {
    scale: number,
    name: known.name,
    levels: Object.values(known.levels),
    valueOf: new Map(Object.entries(known.levels).map(([id, one]) => [id, one.value])),
  };
}

/** Criteria by level from the lowest, whatever order they came in. */
export function mapCriteria(
  scale: OpenScale,
  criteria: readonly LevelCriteriaShape[],
  path: readonly PropertyKey[],
  remarks: Remarks,
): ImportedCriterion[] {
  const order = new Map(scale.levels.map((one, index) => [one.value, index]));
  return criteria
    .flatMap((one, index) => {
      const value = scale.valueOf.get(one.osaamistaso?.id ?? one._osaamistaso ?? '');
      if (value === undefined) {
        if (one.kriteerit.length > 0) remarks.leaveOut([...path, index], 'LEVEL_UNKNOWN');
        return [];
      }
      return one.kriteerit.flatMap((criterion, place) => {
        const text = oneLine(criterion);
        if (!isEmpty(text)) return [{ level: value, text }];
        remarks.leaveOut([...path, index, 'kriteerit', place], 'EMPTY_TEXT');
        return [];
      });
    })
    .sort((a, b) => (order.get(a.level) ?? 0) - (order.get(b.level) ?? 0));
}

function ownScale(shape: ScaleShape): OpenScale | null {
  const own = shape.arviointiAsteikko;
  const known = knownScale(own?.id ?? shape._arviointiAsteikko);
  const levels = (own?.osaamistasot ?? []).flatMap((one) => {
    const value = one.koodi?.arvo;
    return one.id === null || !value || isFailing(value)
      ? []
      : [
          {
            id: one.id,
            value: value === 'Hyväksytty' ? 'HYVAKSYTTY' : value,
            code: one.koodi?.uri ?? null,
            name: oneLine(one.otsikko),
          },
        ];
  });
  if (levels.length === 0) return known;
  const name = known?.name ?? { fi: levels.map((one) => called(one.name) ?? one.value).join(', ') };
  return {
    scale: own?.id ?? shape._arviointiAsteikko ?? 'own',
    name,
    levels: levels.map(({ id: _, ...one }) =>
      isEmpty(one.name) ? { ...one, name: { fi: one.value } } : one,
    ),
    valueOf: new Map(levels.map((one) => [one.id, one.value])),
  };
}

/** The scale of a unit (2019 form) or of a part, with its criteria. Null where there is none that can be used. */
export function mapScale(
  shape: ScaleShape | null | undefined,
  path: readonly PropertyKey[],
  remarks: Remarks,
): ImportedScale | null {
  if (!shape) return null;
  const open = ownScale(shape);
  if (!open) {
    const named = shape.arviointiAsteikko?.id ?? shape._arviointiAsteikko;
    if (named !== null || shape.osaamistasonKriteerit.length > 0)
      remarks.leaveOut(path, 'SCALE_UNKNOWN', named);
    return null;
  }
  const { valueOf: _, ...scale } = open;
  const criteria = mapCriteria(
    open,
    shape.osaamistasonKriteerit,
    [...path, 'osaamistasonKriteerit'],
    remarks,
  );
  return { ...scale, criteria };
}
