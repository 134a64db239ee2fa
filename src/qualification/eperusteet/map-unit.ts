import { Refusal } from '../../base/refusal.ts';
import type { ImportedPart, ImportedScale, ImportedTarget, ImportedUnit, Mapped } from '../qualification.ts';
import { addOldForm, sayingItems } from './old-form.ts';
import { Remarks } from './remarks.ts';
import { addItems, addRequirements, hasRequirements, RequirementList } from './requirements.ts';
import { mapScale } from './scale.ts';
import { itemsOf, type ObjectivesShape, type PartShape, readUnit, type UnitShape } from './shape.ts';
import { called, isEmpty, oneLine, plain } from './wording.ts';

type Path = readonly PropertyKey[];

/** The states in which a unit is finished. */
const FINISHED = new Set(['valmis', 'julkaistu']);

export const isFinished = (state: string | null) => state === null || FINISHED.has(state);

function targetOf(
  kind: ImportedTarget['kind'],
  list: RequirementList,
  given: { scope: number | null; subject: ImportedTarget['subject']; scale: ImportedScale | null },
): ImportedTarget | null {
  if (list.requirements.length === 0) return null;
  return {
    kind,
    competencePoints: given.scope,
    subject: given.subject && !isEmpty(given.subject) ? given.subject : null,
    groups: list.groups,
    requirements: list.requirements,
    scale: given.scale,
  };
}

function mapPart(shape: PartShape, unit: string, path: Path, remarks: Remarks): ImportedPart {
  const scale = mapScale(shape.arviointi, [...path, 'arviointi'], remarks);
  const targets: ImportedTarget[] = [];
  const take = (
    kind: 'UNIT_PART_COMPULSORY' | 'UNIT_PART_OPTIONAL',
    scope: number | null,
    subject: ImportedTarget['subject'],
    here: Path,
    fill: (list: RequirementList) => void,
  ) => {
    const list = new RequirementList('LEARNING_OBJECTIVE', `${unit} ${shape.id}`, remarks);
    fill(list);
    const target = targetOf(kind, list, { scope, subject, scale });
    if (target) targets.push(target);
    else remarks.leaveOut(here, 'NO_REQUIREMENTS', shape.koodiUri ?? called(oneLine(shape.nimi)));
  };
  const takeNew = (
    kind: 'UNIT_PART_COMPULSORY' | 'UNIT_PART_OPTIONAL',
    objectives: ObjectivesShape | null | undefined,
    here: Path,
  ) => {
    if (!objectives) return;
    const { tavoitteet } = objectives;
    take(kind, objectives.laajuus, oneLine(tavoitteet?.kohde ?? null), here, (list) => {
      if (tavoitteet) addRequirements(list, tavoitteet, [...here, 'tavoitteet']);
    });
  };
  takeNew('UNIT_PART_COMPULSORY', shape.pakollisetOsaamistavoitteet, [
    ...path,
    'pakollisetOsaamistavoitteet',
  ]);
  takeNew('UNIT_PART_OPTIONAL', shape.valinnaisetOsaamistavoitteet, [
    ...path,
    'valinnaisetOsaamistavoitteet',
  ]);
  const sides = new Set(targets.map((target) => target.kind));
  for (const [index, objectives] of shape.osaamistavoitteet.entries()) {
    const kind = objectives.pakollinen ? 'UNIT_PART_COMPULSORY' : 'UNIT_PART_OPTIONAL';
    const here = [...path, 'osaamistavoitteet', index];
    if (sides.has(kind)) {
      remarks.leaveOut(here, 'SAME_IDENTITY', kind);
      continue;
    }
    take(kind, objectives.laajuus, null, here, (list) => {
      if (objectives.tavoitteet) addItems(list, objectives.tavoitteet, sayingItems, [...here, 'tavoitteet']);
    });
    for (const target of targets) sides.add(target.kind);
  }
  if (shape.tyyppi !== null && !['osaalue2020', 'osaalue2014'].includes(shape.tyyppi)) {
    remarks.note([...path, 'tyyppi'], 'PART_FORM_UNKNOWN', shape.tyyppi);
  }
  return { sourceId: shape.id, code: shape.koodiUri, name: oneLine(shape.nimi), targets };
}

/** A unit in any of its forms. `scope` is what the document says elsewhere, for a unit that is silent about it. */
export function mapUnitShape(
  shape: UnitShape,
  path: Path,
  scope: number | null,
  remarks: Remarks,
): ImportedUnit {
  const name = oneLine(shape.nimi);
  const what = shape.koodiUri ?? called(name);
  if (isEmpty(name)) remarks.note([...path, 'nimi'], 'EMPTY_TEXT', what);
  if (!isFinished(shape.tila)) remarks.note([...path, 'tila'], 'NOT_PUBLISHED', what);
  const competencePoints = shape.laajuus ?? scope;
  const list = new RequirementList('COMPETENCE_REQUIREMENT', shape.koodiUri ?? String(shape.id), remarks);
  const requirements = shape.ammattitaitovaatimukset2019;
  let scale = mapScale(shape.geneerinenArviointiasteikko, [...path, 'geneerinenArviointiasteikko'], remarks);
  if (hasRequirements(requirements))
    addRequirements(list, requirements, [...path, 'ammattitaitovaatimukset2019']);
  else scale = addOldForm(list, shape, [...path]) ?? scale;
  const target = targetOf('UNIT', list, {
    scope: competencePoints,
    subject: oneLine(requirements?.kohde ?? null),
    scale,
  });
  const kind =
    shape.osaAlueet.length > 0 || shape.tyyppi?.startsWith('reformi_tutke') ? 'COMMON' : 'VOCATIONAL';
  if (!target && shape.osaAlueet.length === 0) remarks.leaveOut(path, 'NO_REQUIREMENTS', what);
  return {
    sourceId: shape.id,
    kind,
    code: shape.koodiUri,
    name,
    state: shape.tila,
    competencePoints,
    shownBy: plain(shape.ammattitaidonOsoittamistavat),
    target,
    parts: shape.osaAlueet.map((part, index) =>
      mapPart(part, shape.koodiUri ?? String(shape.id), [...path, 'osaAlueet', index], remarks),
    ),
  };
}

/**
 * Bare units as they come one by one, in a list, or in a page (`data` or `content`). They have no version, so they
 * are read and never imported. Refusal NOT_QUALIFICATION_REQUIREMENTS says where they are broken.
 */
export function mapUnit(json: unknown): Mapped<ImportedUnit[]> | Refusal {
  const remarks = new Remarks();
  const units: ImportedUnit[] = [];
  for (const { item, path } of itemsOf(json)) {
    const shape = readUnit(item, path);
    if (shape instanceof Refusal) return shape;
    units.push(mapUnitShape(shape, path, null, remarks));
  }
  return remarks.with(units);
}
