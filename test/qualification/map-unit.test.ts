import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { mapUnit } from '../../src/qualification/eperusteet/map.ts';
import { countOf, type ImportedUnit, type Mapped } from '../../src/qualification/qualification.ts';
import { hasSharedData, sharedFiles, sharedJson, WITHOUT_SHARED_DATA } from '../helpers/shared-data.ts';

function mapped(json: unknown): Mapped<ImportedUnit[]> {
  const result = mapUnit(json);
  if (result instanceof Refusal) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`);
  return result;
}

const bare = { id: 1, nimi: { fi: 'Osa' }, koodiUri: 'tutkinnonosat_1', tila: 'valmis' };

describe('the form until 2018', () => {
  const old = (objects: unknown[], more: object = {}) => ({
    ...bare,
    ammattitaitovaatimukset2019: { vaatimukset: [], kohdealueet: [] },
    arviointi: {
      arvioinninKohdealueet: [{ otsikko: { fi: 'Alue' }, koodi: { uri: 'x_1' }, arvioinninKohteet: objects }],
    },
    ...more,
  });
  const object = {
    otsikko: { fi: 'Jarrut' },
    selite: null,
    _arviointiAsteikko: '3',
    osaamistasonKriteerit: [],
  };

  it('stands behind a 2019 form that is present and empty', () => {
    const [unit] = mapped(old([object])).value;
    expect(unit?.target?.requirements.map((one) => one.text)).toEqual([{ fi: 'Jarrut' }]);
    expect(unit?.target?.groups).toEqual([{ name: { fi: 'Alue' } }]);
  });

  it('takes the explanation, unless it only says who is meant', () => {
    const says = (one: object) =>
      mapped(old([{ ...object, ...one }])).value[0]?.target?.requirements[0]?.text;
    expect(says({ selite: { fi: 'Säätää jarrut' } })).toEqual({ fi: 'Säätää jarrut' });
    expect(says({ selite: { fi: 'Opiskelija tai tutkinnon suorittaja', sv: 'Den studerande' } })).toEqual({
      fi: 'Jarrut',
    });
    expect(says({ selite: { fi: 'Opiskelija osaa' }, otsikko: null })).toEqual({ fi: 'Alue' });
  });

  it('never takes the area’s code for an identity', () => {
    const [unit] = mapped(old([object, { ...object, otsikko: { fi: 'Renkaat' } }])).value;
    const [first, second] = unit?.target?.requirements ?? [];
    expect(first?.code).toBeNull();
    expect(first?.key).toMatch(/^text-[0-9a-f]{32}$/);
    expect(first?.key).not.toBe(second?.key);
  });

  it('keeps an identity when only spaces and case differ', () => {
    const key = (fi: string) =>
      mapped(old([{ ...object, otsikko: { fi } }])).value[0]?.target?.requirements[0]?.key;
    expect(key('Jarrut\u202fja  renkaat')).toBe(key('jarrut ja renkaat'));
  });

  it('attaches criteria to their own requirement and sorts them by level', () => {
    const criteria = [
      { _osaamistaso: '9', kriteerit: [{ fi: 'viisi' }] },
      { _osaamistaso: '5', kriteerit: [{ fi: 'yksi' }] },
    ];
    const [unit] = mapped(old([{ ...object, osaamistasonKriteerit: criteria }])).value;
    expect(unit?.target?.requirements[0]?.criteria).toEqual([
      { level: '1', text: { fi: 'yksi' } },
      { level: '5', text: { fi: 'viisi' } },
    ]);
    expect(unit?.target?.scale).toMatchObject({ scale: '3', criteria: [] });
  });

  it('names a second scale and a level that the scale does not have', () => {
    const { noted, leftOut } = mapped(
      old([
        { ...object, osaamistasonKriteerit: [{ _osaamistaso: '77', kriteerit: [{ fi: 'x' }] }] },
        { ...object, otsikko: { fi: 'Renkaat' }, _arviointiAsteikko: '1' },
      ]),
    );
    expect(noted.map((one) => one.why)).toEqual(['SCALES_DIFFER']);
    expect(leftOut.map((one) => one.why)).toEqual(['LEVEL_UNKNOWN']);
  });

  it('without objects of assessment: one requirement per list item, languages paired', () => {
    const html = {
      fi: '<p>Opiskelija osaa</p><ul>\n<li>tarkistaa <b>jarrut</b></li><li>korjata&nbsp;renkaan<ul><li>sisäkumin</li></ul></li></ul>',
      sv: '<ul><li>kontrollera bromsar</li><li>laga däck</li><li>innerslang</li></ul>',
    };
    const [unit] = mapped({ ...bare, ammattitaitovaatimukset: html }).value;
    expect(unit?.target?.requirements.map((one) => one.text)).toEqual([
      { fi: 'tarkistaa jarrut', sv: 'kontrollera bromsar' },
      { fi: 'korjata renkaan', sv: 'laga däck' },
      { fi: 'sisäkumin', sv: 'innerslang' },
    ]);
  });

  it('without list items: one per paragraph; a language with another count is left out and named', () => {
    const html = { fi: '<p>Opiskelija osaa</p><p>- yksi</p><p>- kaksi</p>', sv: '<p>ett</p>' };
    const { value, leftOut } = mapped({ ...bare, ammattitaitovaatimukset: html });
    expect(value[0]?.target?.requirements.map((one) => one.text)).toEqual([{ fi: 'yksi' }, { fi: 'kaksi' }]);
    expect(leftOut).toEqual([{ path: '$.ammattitaitovaatimukset.sv', why: 'LANGUAGES_DIFFER', what: 'sv' }]);
  });
});

describe('parts of common units', () => {
  const common = (part: object) => ({
    ...bare,
    tyyppi: 'reformi_tutke2',
    osaAlueet: [{ id: 2, nimi: { fi: 'Alue' }, koodiUri: 'ammatillisenoppiaineet_x', ...part }],
  });

  it('osaalue2014: HTML objectives, compulsory and optional', () => {
    const { value, leftOut } = mapped(
      common({
        tyyppi: 'osaalue2014',
        osaamistavoitteet: [
          { pakollinen: true, laajuus: 2, tavoitteet: { fi: '<ul><li>yksi</li><li>kaksi</li></ul>' } },
          { pakollinen: false, laajuus: 3, tavoitteet: null },
        ],
      }),
    );
    expect(
      value[0]?.parts[0]?.targets.map((one) => [one.kind, one.competencePoints, one.requirements.length]),
    ).toEqual([['UNIT_PART_COMPULSORY', 2, 2]]);
    expect(leftOut).toEqual([
      {
        path: '$.osaAlueet[0].osaamistavoitteet[1]',
        why: 'NO_REQUIREMENTS',
        what: 'ammatillisenoppiaineet_x',
      },
    ]);
  });

  it('osaalue2020: either side may be missing', () => {
    const { value, leftOut } = mapped(
      common({
        tyyppi: 'osaalue2020',
        pakollisetOsaamistavoitteet: null,
        valinnaisetOsaamistavoitteet: {
          laajuus: 3,
          tavoitteet: { vaatimukset: [{ koodi: null, vaatimus: { fi: 'yksi' } }] },
        },
        arviointi: {
          _arviointiAsteikko: '1',
          osaamistasonKriteerit: [{ _osaamistaso: '1', kriteerit: [{ fi: 'osaa' }] }],
        },
      }),
    );
    expect(leftOut).toEqual([]);
    expect(value[0]?.kind).toBe('COMMON');
    expect(value[0]?.parts[0]?.targets).toMatchObject([
      {
        kind: 'UNIT_PART_OPTIONAL',
        scale: { scale: '1', levels: [{ value: 'HYVAKSYTTY' }], criteria: [{ level: 'HYVAKSYTTY' }] },
      },
    ]);
  });
});

describe('pages and lists of units', () => {
  it('are read whether the list is called data or content', () => {
    expect(mapped({ data: [bare, bare] }).value).toHaveLength(2);
    expect(mapped({ content: [bare] }).value).toHaveLength(1);
    expect(mapped([bare]).value).toHaveLength(1);
  });

  it('name the unit that is broken', () => {
    const result = mapUnit({ data: [bare, { ...bare, nimi: null }] });
    expect(result).toMatchObject({
      code: 'NOT_QUALIFICATION_REQUIREMENTS',
      path: ['data', '1', 'nimi'],
      detail: { at: '$.data[1].nimi', expected: 'a text in its languages' },
    });
  });
});

interface ByHand {
  /** Requirements that stand directly, then those of each area. */
  readonly direct?: number;
  readonly areas?: readonly number[];
  /** Objectives of each part: compulsory, optional. */
  readonly parts?: readonly (readonly [number, number])[];
  readonly scale?: readonly string[];
  readonly draft?: true;
}

const FIVE = ['1', '2', '3', '4', '5'];
const THREE = ['1', '2', '3'];

const BY_HAND: Readonly<Record<string, ByHand>> = {
  'amosaa-2022form-106729': {
    parts: [
      [13, 8],
      [10, 9],
      [15, 0],
      [9, 0],
      [12, 4],
      [8, 12],
    ],
  },
  'amosaa-2022form-106731': { areas: [5, 7, 3], scale: FIVE },
  'amosaa-2022form-106735': { areas: [4, 4, 3], scale: FIVE },
  'ehoks-100054': { areas: [3, 4, 5, 4], scale: THREE },
  'ehoks-106003': { areas: [2, 4, 2, 4], scale: FIVE },
  'koski-ajoneuvo2021form-106887': {
    areas: [6, 11, 5, 2],
    scale: FIVE,
    draft: true,
  },
  'koski-ajoneuvo2021form-106889': { areas: [6, 16, 4, 2], scale: FIVE, draft: true },
  'koski-ajoneuvo2021form-106903': { areas: [14, 8, 2], scale: FIVE, draft: true },
  'koski-ajoneuvo2021form-106913': {
    direct: 10,
    areas: [5, 2],
    scale: FIVE,
    draft: true,
  },
  'koski-ajoneuvo2021form-106922': {
    areas: [12, 2],
    scale: FIVE,
    draft: true,
  },
  'koski-ajoneuvo2021form-106942': { areas: [11, 10, 10, 7, 2], scale: FIVE, draft: true },
  'koski-ajoneuvo2021form-106943': {
    areas: [12, 7, 7, 8, 2],
    scale: FIVE,
    draft: true,
  },
  'koski-auto2017-oldform-105735': { areas: [2, 4, 1, 6], scale: FIVE },
  'koski-liiketalous-oldform-100359': { areas: [6, 1, 10, 4], scale: THREE },
  'koski-puu2017-oldform-105438': { areas: [1, 1, 1, 1, 1, 1], scale: FIVE },
  'koski-puutarha-oldform-100754': { areas: [2, 4, 3, 2], scale: THREE },
};

const fileOf = (beginning: string) =>
  `eperusteet/units/${sharedFiles('eperusteet/units').find((name) => name.startsWith(beginning))}`;

describe.skipIf(!hasSharedData)(`single real units, counted by hand${WITHOUT_SHARED_DATA}`, () => {
  it.each(Object.entries(BY_HAND))('%s', (file, byHand) => {
    const { value, noted, leftOut } = mapped(sharedJson(fileOf(file)));
    const [unit] = value;
    expect(value).toHaveLength(1);
    expect(leftOut).toEqual([]);
    expect(noted.map((one) => one.why)).toEqual(byHand.draft ? ['NOT_PUBLISHED'] : []);
    const requirements = unit?.target?.requirements ?? [];
    const areas = (unit?.target?.groups ?? []).map(
      (_, index) => requirements.filter((one) => one.group === index).length,
    );
    expect({
      direct: requirements.filter((one) => one.group === null).length,
      areas,
      parts: unit?.parts.map((part) => {
        const side = (kind: string) =>
          part.targets.find((one) => one.kind === kind)?.requirements.length ?? 0;
        return [side('UNIT_PART_COMPULSORY'), side('UNIT_PART_OPTIONAL')];
      }),
      scale: unit?.target?.scale?.levels.map((level) => level.value),
    }).toEqual({
      direct: byHand.direct ?? 0,
      areas: byHand.areas ?? [],
      parts: byHand.parts ?? [],
      scale: byHand.scale,
    });
    expect(new Set(requirements.map((one) => one.key)).size).toBe(requirements.length);
  });

  it('ehoks-tutkinnonosat_400014: a page of five common units whose 60 sets of objectives are all empty', () => {
    const { value, leftOut } = mapped(sharedJson(fileOf('ehoks-tutkinnonosat_400014')));
    expect(countOf(value)).toMatchObject({ units: 5, commonUnits: 5, parts: 30, targets: 0, objectives: 0 });
    expect(leftOut.map((one) => one.why)).toEqual(Array.from({ length: 60 }, () => 'NO_REQUIREMENTS'));
  });

  it('an old unit whose objects have no heading is worded by its areas', () => {
    const [unit] = mapped(sharedJson(fileOf('koski-puu2017-oldform-105438'))).value;
    const words = unit?.target?.requirements.map((one) => one.text.fi ?? '') ?? [];
    expect(words.every((text) => text.length > 'Opiskelija'.length)).toBe(true);
    expect(new Set(words).size).toBe(6);
    expect(unit?.target?.requirements.map((one) => one.criteria.length)).toEqual([24, 12, 9, 9, 12, 24]);
  });

  it('no other file stands there', () => {
    const counted = [...Object.keys(BY_HAND), 'ehoks-tutkinnonosat_400014'].map(fileOf);
    expect(counted.sort()).toEqual(sharedFiles('eperusteet/units').map((name) => `eperusteet/units/${name}`));
  });
});
