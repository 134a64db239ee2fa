import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/base/canonical-json.ts';
import { newId } from '../../src/base/id.ts';
import { demand } from '../../src/base/refusal.ts';
import { readSource, storeQualification } from '../../src/qualification/acts/import-qualification.ts';
import { findQualifications } from '../../src/qualification/find-qualifications.ts';
import { searchUnits, unitsByCode } from '../../src/qualification/find-units.ts';
import { parseSearch, searchable } from '../../src/qualification/search.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { hasSharedData, sharedText, WITHOUT_SHARED_DATA } from '../helpers/shared-data.ts';

const MOTOR = 'eperusteet/full/peruste-7614470-ajoneuvoala-OPH-5410-2021.json';
const SHARED = 'eperusteet/full/peruste-8505691-amosaayhteinen-OPH-456-2022.json';

describe('what a search text asks for', () => {
  it('is folded, without accents and punctuation', () => {
    expect(searchable('  Sähkö-\u202fja  HYBRIDI­ajoneuvon, huoltotyö! ')).toBe(
      'sahko ja hybridiajoneuvon huoltotyo',
    );
  });

  it('is nothing where it holds no letter and no digit', () => {
    expect(parseSearch(' —!? ')).toBeNull();
    expect(parseSearch('')).toBeNull();
  });

  it('may be a code or a diary number', () => {
    expect(parseSearch('106889')).toMatchObject({ code: 'tutkinnonosat_106889', diaryNumber: null });
    expect(parseSearch('tutkinnonosat_106889')).toMatchObject({
      code: 'tutkinnonosat_106889',
      diaryNumber: null,
    });
    expect(parseSearch('oph-5410-2021')).toMatchObject({ code: null, diaryNumber: 'OPH-5410-2021' });
    expect(parseSearch('39/011/2014')).toMatchObject({ code: null, diaryNumber: '39/011/2014' });
    expect(parseSearch('huolto')).toMatchObject({ code: null, diaryNumber: null });
  });

  it('brings the words of other languages along, but not those of unrelated trades', () => {
    expect(parseSearch('Bicycle')?.words[0]?.alike).toEqual(expect.arrayContaining(['polkupyora', 'cykel']));
    expect(parseSearch('matematiikka')?.words[0]?.alike).toEqual([]);
  });

  it('is cut after eight words', () => {
    expect(parseSearch('a b c d e f g h i j')?.words).toHaveLength(8);
  });
});

describe.skipIf(!hasSharedData)(`units of two real documents${WITHOUT_SHARED_DATA}`, () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await makeHouse();
    for (const file of [MOTOR, SHARED]) {
      const text = sharedText(file);
      const mapped = demand(readSource(text));
      await house.database.sql.transaction((tx) =>
        storeQualification(tx, mapped, sha256Hex(text), { now: house.clock(), newId }),
      );
    }
  });

  const found = async (search: string, first = 5, language: 'fi' | 'sv' | 'en' | null = null) =>
    (await searchUnits(house.database.sql, search, language, first)).map(
      (unit) => `${unit.code?.slice(14)} ${unit.name.fi}`,
    );

  it('huolto: the five units that are called so', async () => {
    expect((await found('huolto')).sort()).toEqual([
      '106887 Metsä- ja puutarhakoneiden huolto',
      '106888 Moottoripyörien huolto',
      '106889 Polkupyörän huolto',
      '106896 Veneiden huolto',
      '106899 Vapaa-ajan ajoneuvojen huolto',
    ]);
  });

  it('pyörä: the bicycle first', async () => {
    expect((await found('pyörä'))[0]).toBe('106889 Polkupyörän huolto');
  });

  it('maalaus: spray painting and pattern painting first', async () => {
    expect((await found('maalaus')).slice(0, 2).sort()).toEqual([
      '106943 Ruiskumaalaustyöt',
      '106944 Tarratekstien asemointi, kuvionmaalaus ja erikoismaalaus',
    ]);
  });

  it('cykel: the bicycle first', async () => {
    expect((await found('cykel'))[0]).toBe('106889 Polkupyörän huolto');
  });

  it('bicycle: the bicycle first, although no text of the document says so in English', async () => {
    expect((await found('bicycle', 5, 'en'))[0]).toBe('106889 Polkupyörän huolto');
  });

  it('106889: that unit alone', async () => {
    expect(await found('106889')).toEqual(['106889 Polkupyörän huolto']);
    expect(await found('tutkinnonosat_106889')).toEqual(['106889 Polkupyörän huolto']);
  });

  it('OPH-5410-2021: units of that qualification only', async () => {
    const [motor] = (
      await findQualifications(house.database.sql, {
        search: 'OPH-5410-2021',
        language: 'fi',
        offset: 0,
        limit: 5,
      })
    ).rows;
    const units = await searchUnits(house.database.sql, 'oph-5410-2021', null, 100);
    expect(units).toHaveLength(78);
    expect(new Set(units.map((unit) => unit.qualification))).toEqual(new Set([motor?.id]));
  });

  it('what is typed without dots, or wrongly, is found too', async () => {
    expect((await found('polkupyora'))[0]).toBe('106889 Polkupyörän huolto');
    expect((await found('polkupyorien'))[0]).toBe('106889 Polkupyörän huolto');
  });

  it('a part of a common unit leads to its unit, by name and by code', async () => {
    expect((await found('Työelämässä toimiminen'))[0]).toBe('106729 Yhteiskunta- ja työelämäosaaminen');
    expect((await found('YTTT'))[0]).toBe('106729 Yhteiskunta- ja työelämäosaaminen');
  });

  it('what nothing says finds nothing, and quotes and wildcards are harmless', async () => {
    expect(await found('xyzzyq')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await found("'; drop table unit_search; --")).toEqual(expect.any(Array));
  });

  it('one code stands in both documents', async () => {
    const units = await unitsByCode(house.database.sql, '106727', null);
    expect(units.map((unit) => unit.code)).toEqual(['tutkinnonosat_106727', 'tutkinnonosat_106727']);
    expect(new Set(units.map((unit) => unit.qualification)).size).toBe(2);
    expect(await unitsByCode(house.database.sql, 'tutkinnonosat_106889', '2022-08-01')).toHaveLength(1);
    expect(await unitsByCode(house.database.sql, 'tutkinnonosat_106889', '2022-07-31')).toEqual([]);
  });

  it('qualifications are found by name in three languages, by diary number and by what they hold', async () => {
    const names = async (search: string | null) => {
      const { rows, total } = await findQualifications(house.database.sql, {
        search,
        language: 'fi',
        offset: 0,
        limit: 10,
      });
      expect(total).toBe(rows.length);
      return rows.map((row) => row.diaryNumber);
    };
    expect(await names(null)).toEqual(['OPH-5410-2021', 'OPH-456-2022']);
    expect(await names('ajoneuvoala')).toEqual(['OPH-5410-2021']);
    expect(await names('motor vehicles')).toEqual(['OPH-5410-2021']);
    expect(await names('yrkesinriktad')).toEqual(['OPH-456-2022']);
    expect(await names('OPH-456')).toEqual(['OPH-456-2022']);
    expect(await names('106889')).toEqual(['OPH-5410-2021']);
    expect(await names('polkupyörän')).toEqual(['OPH-5410-2021']);
    expect(await names('xyzzyq')).toEqual([]);
  });
});
