import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { mapDocument, readDocumentText } from '../../src/qualification/eperusteet/map.ts';
import { countOf, type ImportedQualification, type Mapped } from '../../src/qualification/qualification.ts';
import { sampleText, sampleWith } from '../helpers/sample-qualification.ts';
import { hasSharedData, sharedJson, WITHOUT_SHARED_DATA } from '../helpers/shared-data.ts';

function mapped(result: Mapped<ImportedQualification> | Refusal): Mapped<ImportedQualification> {
  if (result instanceof Refusal) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`);
  return result;
}
const refused = (text: string) => {
  const result = readDocumentText(text);
  return result instanceof Refusal
    ? { code: result.code, path: result.path, detail: result.detail }
    : 'taken';
};

describe('the sample document', () => {
  const { value, leftOut, noted } = mapped(readDocumentText(sampleText()));

  it('is taken whole, with nothing to remark on', () => {
    expect(leftOut).toEqual([]);
    expect(noted).toEqual([]);
    expect(countOf(value.units)).toEqual({
      units: 2,
      commonUnits: 1,
      parts: 1,
      targets: 3,
      groups: 3,
      requirements: 10,
      ungrouped: 0,
      objectives: 6,
      criteria: 18,
    });
  });

  it('is pinned to its version, and its days are days in Finland', () => {
    const { units: _, ...head } = value;
    expect(head).toEqual({
      documentId: 9900001,
      version: new Date('2025-11-03T08:00:00.000Z'),
      name: {
        fi: 'Pätevän esimerkkitutkinto',
        sv: 'Päteväs exempelexamen',
        en: 'Pätevä’s sample qualification',
      },
      diaryNumber: 'PATEVA-1-2026',
      educationType: 'koulutustyyppi_1',
      validFrom: '2026-01-01',
      transitionEnds: null,
      validUntil: null,
    });
  });

  it('takes a unit’s scope from the references where the unit is silent', () => {
    expect(value.units.map((unit) => [unit.code, unit.competencePoints])).toEqual([
      ['tutkinnonosat_990001', 15],
      ['tutkinnonosat_990002', 4],
    ]);
  });

  it('has every text in three languages', () => {
    const texts = value.units.flatMap((unit) => [
      unit.name,
      ...[unit.target, ...unit.parts.flatMap((part) => part.targets)].flatMap((target) => [
        ...(target?.groups ?? []).map((group) => group.name),
        ...(target?.requirements ?? []).map((one) => one.text),
        ...(target?.scale?.criteria ?? []).map((one) => one.text),
      ]),
    ]);
    for (const text of texts) expect(Object.keys(text).sort()).toEqual(['en', 'fi', 'sv']);
  });

  it('orders criteria by level, whatever order they came in', () => {
    const scale = value.units[0]?.target?.scale;
    expect(scale?.levels.map((level) => level.value)).toEqual(['1', '2', '3', '4', '5']);
    expect(scale?.criteria.map((one) => one.level)).toEqual(['1', '1', '2', '3', '3', '4', '5', '5']);
  });

  it('shows how competence is shown as plain text', () => {
    expect(value.units[0]?.shownBy?.en).toBe(
      'The student shows their competence by putting bicycles in order in a workshop or a shop.\nWhat cannot be assessed at work is shown in another way.',
    );
  });

  it('knows a requirement by its code, else by the identity of its text', () => {
    const all = value.units[0]?.target?.requirements ?? [];
    expect(all.at(-1)?.key).toBe('ammattitaitovaatimukset_990010');
    expect(all[0]?.key).toBe(all[0]?.sourceKey);
    expect(new Set(all.map((one) => one.key)).size).toBe(10);
  });

  it('splits a part into compulsory and optional objectives with a scope each', () => {
    const [part] = value.units[1]?.parts ?? [];
    expect(
      part?.targets.map((target) => [
        target.kind,
        target.competencePoints,
        target.requirements.length,
        target.groups.length,
      ]),
    ).toEqual([
      ['UNIT_PART_COMPULSORY', 2, 4, 2],
      ['UNIT_PART_OPTIONAL', 2, 2, 0],
    ]);
    expect(value.units[1]?.target).toBeNull();
  });
});

describe('a document that is broken', () => {
  it.each([
    ['no JSON', '{', { path: [], at: '$', expected: 'JSON' }],
    ['another thing', '[]', { path: [], at: '$', expected: 'an object' }],
    [
      'a person’s record',
      '{"id":1,"nimi":{"fi":"x"},"globalVersion":{"aikaleima":1}}',
      { path: ['tutkinnonOsat'], at: '$.tutkinnonOsat', expected: 'a list of units' },
    ],
    [
      'without a version',
      sampleWith((d) => void Reflect.deleteProperty(d, 'globalVersion')),
      { path: ['globalVersion'], at: '$.globalVersion', expected: 'the version of the document' },
    ],
    [
      'a name that is not text',
      sampleWith((d) => void Object.assign(d.tutkinnonOsat[1].nimi, { sv: 7 })),
      { path: ['tutkinnonOsat', '1', 'nimi', 'sv'], at: '$.tutkinnonOsat[1].nimi.sv', expected: 'text' },
    ],
    [
      'a unit without an id',
      sampleWith((d) => void Object.assign(d.tutkinnonOsat[0], { id: 'x' })),
      { path: ['tutkinnonOsat', '0', 'id'], at: '$.tutkinnonOsat[0].id', expected: 'a number' },
    ],
    [
      'groups that are no list',
      sampleWith(
        (d) => void Object.assign(d.tutkinnonOsat[0].ammattitaitovaatimukset2019, { kohdealueet: 'x' }),
      ),
      {
        path: ['tutkinnonOsat', '0', 'ammattitaitovaatimukset2019', 'kohdealueet'],
        at: '$.tutkinnonOsat[0].ammattitaitovaatimukset2019.kohdealueet',
        expected: 'a list',
      },
    ],
    [
      'a scope in words',
      sampleWith((d) => void Object.assign(d.tutkinnonOsat[0], { laajuus: '15' })),
      { path: ['tutkinnonOsat', '0', 'laajuus'], at: '$.tutkinnonOsat[0].laajuus', expected: 'a number' },
    ],
  ])('%s: says where, and what was expected', (_, text, { path, ...detail }) => {
    expect(refused(text)).toEqual({ code: 'NOT_QUALIFICATION_REQUIREMENTS', path, detail });
  });
});

describe('what cannot be used is named, and the rest is taken', () => {
  const remarks = (text: string) => {
    const { leftOut, noted, value } = mapped(readDocumentText(text));
    return { leftOut, noted, counts: countOf(value.units) };
  };

  it('a draft is taken and named', () => {
    const { leftOut, noted } = remarks(
      sampleWith((d) => void Object.assign(d.tutkinnonOsat[0], { tila: 'luonnos' })),
    );
    expect(leftOut).toEqual([]);
    expect(noted).toEqual([
      { path: '$.tutkinnonOsat[0].tila', why: 'NOT_PUBLISHED', what: 'tutkinnonosat_990001' },
    ]);
  });

  it('a requirement that says nothing is left out', () => {
    const { leftOut, counts } = remarks(
      sampleWith((d) => {
        const [group] = d.tutkinnonOsat[0].ammattitaitovaatimukset2019.kohdealueet;
        if (group?.vaatimukset[0]) group.vaatimukset[0].vaatimus = { fi: ' \u202f ' };
      }),
    );
    expect(leftOut).toEqual([
      {
        path: '$.tutkinnonOsat[0].ammattitaitovaatimukset2019.kohdealueet[0].vaatimukset[0]',
        why: 'EMPTY_TEXT',
        what: null,
      },
    ]);
    expect(counts.requirements).toBe(9);
  });

  it('an empty group is left out, and groups after it keep their own requirements', () => {
    const { leftOut, counts } = remarks(
      sampleWith(
        (d) =>
          void d.tutkinnonOsat[0].ammattitaitovaatimukset2019.kohdealueet.splice(0, 1, {
            kuvaus: { fi: 'Tyhjä' },
            vaatimukset: [],
          }),
      ),
    );
    expect(leftOut).toEqual([
      {
        path: '$.tutkinnonOsat[0].ammattitaitovaatimukset2019.kohdealueet[0]',
        why: 'EMPTY_GROUP',
        what: 'Tyhjä',
      },
    ]);
    expect(counts).toMatchObject({ groups: 2, requirements: 7, ungrouped: 0 });
  });

  it('two requirements with one identity in one target are numbered', () => {
    const text = sampleWith((d) => {
      const [first] = d.tutkinnonOsat[0].ammattitaitovaatimukset2019.kohdealueet;
      for (const one of first?.vaatimukset ?? []) one.koodi = { uri: 'ammattitaitovaatimukset_1' };
    });
    const { value, noted } = mapped(readDocumentText(text));
    expect(value.units[0]?.target?.requirements.slice(0, 3).map((one) => one.key)).toEqual([
      'ammattitaitovaatimukset_1',
      'ammattitaitovaatimukset_1#2',
      'ammattitaitovaatimukset_1#3',
    ]);
    expect(noted.map((one) => one.why)).toEqual(['SAME_IDENTITY', 'SAME_IDENTITY']);
  });

  it('a reference to a unit that is not there is left out; a unit without a reference has no scope', () => {
    const { leftOut, noted } = remarks(
      sampleWith(
        (d) =>
          void d.suoritustavat.splice(0, 1, {
            laajuusYksikko: 'OSAAMISPISTE',
            tutkinnonOsaViitteet: [
              { _tutkinnonOsa: '9900022', laajuus: 4 },
              { _tutkinnonOsa: '1', laajuus: 4 },
            ],
          }),
      ),
    );
    expect(leftOut).toEqual([
      { path: '$.suoritustavat[0].tutkinnonOsaViitteet[1]', why: 'UNIT_MISSING', what: '1' },
    ]);
    expect(noted).toEqual([
      { path: '$.tutkinnonOsat[0].laajuus', why: 'SCOPE_MISSING', what: 'tutkinnonosat_990001' },
    ]);
  });

  it('a scope in study weeks is not taken for points', () => {
    const { noted } = remarks(
      sampleWith((d) => void Object.assign(d.suoritustavat[0] ?? {}, { laajuusYksikko: 'OPINTOVIIKKO' })),
    );
    expect(noted.map((one) => one.why)).toEqual(['SCOPE_NOT_IN_POINTS', 'SCOPE_MISSING', 'SCOPE_MISSING']);
  });

  it('a unit without requirements is no target', () => {
    const { leftOut, counts } = remarks(
      sampleWith((d) => void Object.assign(d.tutkinnonOsat[0], { ammattitaitovaatimukset2019: null })),
    );
    expect(leftOut).toEqual([
      { path: '$.tutkinnonOsat[0]', why: 'NO_REQUIREMENTS', what: 'tutkinnonosat_990001' },
    ]);
    expect(counts).toMatchObject({ units: 2, targets: 2, requirements: 0 });
  });
});

describe.skipIf(!hasSharedData)(`whole real documents${WITHOUT_SHARED_DATA}`, () => {
  it('OPH-5410-2021: 75 ordinary units and 3 common ones', () => {
    const { value, leftOut, noted } = mapped(
      mapDocument(sharedJson('eperusteet/full/peruste-7614470-ajoneuvoala-OPH-5410-2021.json')),
    );
    expect(countOf(value.units)).toMatchObject({
      units: 78,
      commonUnits: 3,
      parts: 21,
      groups: 303,
      requirements: 1878 + 10,
      ungrouped: 10,
      objectives: 405,
    });
    expect(leftOut).toEqual([]);
    expect(noted.filter((one) => one.why === 'NOT_PUBLISHED')).toHaveLength(78);
    expect(noted).toHaveLength(78);
    expect(value.units.every((unit) => unit.competencePoints !== null)).toBe(true);
    expect(value.units.filter((unit) => unit.shownBy !== null)).toHaveLength(75);
    const all = value.units.flatMap((unit) => unit.target?.requirements ?? []);
    expect(all.filter((one) => one.code === null)).toHaveLength(1855 + 10);
    expect(all.filter((one) => one.text.en)).toHaveLength(111);
  });

  it('OPH-456-2022: 6 ordinary units, all requirements with a code and none with an identity of its own', () => {
    const { value, leftOut, noted } = mapped(
      mapDocument(sharedJson('eperusteet/full/peruste-8505691-amosaayhteinen-OPH-456-2022.json')),
    );
    expect(countOf(value.units)).toMatchObject({
      units: 9,
      commonUnits: 3,
      parts: 25,
      requirements: 101,
      objectives: 496,
    });
    expect([...leftOut, ...noted]).toEqual([]);
    const all = value.units.flatMap((unit) => unit.target?.requirements ?? []);
    expect(all.every((one) => one.code !== null && one.sourceKey === null)).toBe(true);
  });
});
