import { count, getTableName, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { NotSignedIn } from '../../src/access/context.ts';
import { sha256Hex } from '../../src/base/canonical-json.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { importQualification } from '../../src/qualification/acts/import-qualification.ts';
import { awardedTarget, requirementsOf, scaleOf } from '../../src/qualification/awarded-target.ts';
import * as tables from '../../src/qualification/qualification.table.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeStaff, makeUnit } from '../helpers/people.ts';
import { type SampleDocument, sampleText, sampleWith } from '../helpers/sample-qualification.ts';
import { hasSharedData, sharedText, WITHOUT_SHARED_DATA } from '../helpers/shared-data.ts';

let house: TestHouse;
let coordinator: Actor;

beforeAll(async () => {
  house = await makeHouse();
  const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Paja' });
  coordinator = await makeStaff(house, unit, ['COORDINATOR']);
});

const empty = () =>
  house.database.sql.execute(sql`truncate qualification, record_entry, record_head cascade`);

const take = (document: string) => importQualification(house.context(coordinator), { document });
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

async function rows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...Object.values(tables), recordEntry]) {
    const [row] = await house.database.sql.select({ n: count() }).from(table);
    counts[getTableName(table)] = row?.n ?? 0;
  }
  return counts;
}

const later = (change: (document: SampleDocument) => void = () => {}) =>
  sampleWith((document) => {
    document.globalVersion.aikaleima += 86_400_000;
    change(document);
  });

describe('importing the sample document', () => {
  beforeEach(async () => void (await empty()));

  it('takes it whole, and says so', async () => {
    const result = await take(sampleText());
    expect(result).toEqual({
      qualification: expect.stringMatching(/^qua_/),
      unchanged: false,
      sourceDiffers: false,
      sourceSha256: sha256Hex(sampleText()),
      counts: expect.objectContaining({ units: 2, requirements: 10, objectives: 6 }),
      leftOut: [],
      noted: [],
      earlier: null,
    });
    expect(await rows()).toEqual({
      qualification: 1,
      qualification_unit: 2,
      unit_part: 1,
      target: 3,
      requirement_group: 5,
      requirement: 16,
      grade_scale: 2,
      criterion: 13,
      requirement_succession: 0,
      unit_search: 6,
      record_entry: 1,
    });
  });

  it('again changes nothing', async () => {
    const first = await take(sampleText());
    const before = await rows();
    const again = await take(sampleText());
    expect(again).toEqual({ ...first, unchanged: true });
    expect(await rows()).toEqual(before);
  });

  it('again from a text with other bytes changes nothing, and says that they differ', async () => {
    await take(sampleText());
    const before = await rows();
    expect(await take(sampleWith(() => {}))).toMatchObject({ unchanged: true, sourceDiffers: true });
    expect(await rows()).toEqual(before);
  });

  it('twice at once stores one version', async () => {
    const both = await Promise.all([take(sampleText()), take(sampleText())]);
    expect(both.map((one) => one.unchanged).sort()).toEqual([false, true]);
    expect((await rows()).qualification).toBe(1);
  });

  it('a newer version stands beside the old one, each requirement tied to the one that it continues', async () => {
    const first = await take(sampleText());
    const [before] = await house.database.sql.select().from(tables.requirement);
    const second = await take(
      later((document) => {
        const [taking, repairing] = document.tutkinnonOsat[0].ammattitaitovaatimukset2019.kohdealueet;
        if (taking?.vaatimukset[0]) taking.vaatimukset[0].vaatimus._tunniste = 'uusi-1';
        if (taking?.vaatimukset[1])
          taking.vaatimukset[1].vaatimus = { _tunniste: 'uusi-2', fi: 'uusi vaatimus' };
        repairing?.vaatimukset.pop();
      }),
    );
    expect(second).toMatchObject({
      unchanged: false,
      earlier: {
        qualification: first.qualification,
        matched: { byCode: 1, bySourceKey: 12, byText: 1, added: 1, gone: 2 },
      },
    });
    expect(await rows()).toMatchObject({ qualification: 2, requirement: 31, requirement_succession: 14 });
    const after = await house.database.sql.select().from(tables.requirement);
    expect(after.find((one) => one.id === before?.id)).toEqual(before);
  });

  it('an older version, imported late, stands beside the newer one', async () => {
    await take(later());
    expect(await take(sampleText())).toMatchObject({ unchanged: false, earlier: null });
    expect((await rows()).qualification).toBe(2);
  });

  it('a broken document leaves nothing behind', async () => {
    const before = await rows();
    const broken = sampleWith(
      (document) => void Object.assign(document.tutkinnonOsat[1], { osaAlueet: [{ id: 1 }] }),
    );
    const attempt = take(broken);
    await expect(attempt).rejects.toMatchObject({
      code: 'NOT_QUALIFICATION_REQUIREMENTS',
      path: ['tutkinnonOsat', '1', 'osaAlueet', '0', 'nimi'],
      detail: { at: '$.tutkinnonOsat[1].osaAlueet[0].nimi', expected: 'a text in its languages' },
    });
    expect(await rows()).toEqual(before);
  });

  it('characters that no database stores are dropped', async () => {
    const document = sampleWith((one) => {
      Object.assign(one.tutkinnonOsat[0].nimi, { fi: 'Pyörä\u0000\ud800 ja \u0007kello' });
      Object.assign(one.tutkinnonOsat[0], { koodiUri: 'tutkinnonosat_990001\u0000' });
    });
    await take(document);
    const [unit] = await house.database.sql.select().from(tables.qualificationUnit);
    expect([unit?.name.fi, unit?.code]).toEqual(['Pyörä ja kello', 'tutkinnonosat_990001']);
  });

  it.each([-1, 1e16, 1.5e300])('a version at %d is no date', async (aikaleima) => {
    const document = sampleWith((one) => void Object.assign(one.globalVersion, { aikaleima }));
    expect(await refusal(take(document))).toBe('NOT_QUALIFICATION_REQUIREMENTS');
  });

  it('more than 20 MB is refused before it is read', async () => {
    expect(await refusal(take(`${sampleText()}${' '.repeat(20 * 1024 * 1024)}`))).toBe('TOO_LARGE');
  });

  it('needs exactly one of the text and its source', async () => {
    const context = house.context(coordinator);
    expect(await refusal(importQualification(context, {}))).toBe('INVALID_INPUT');
    expect(await refusal(importQualification(context, { document: '{}', source: '1' }))).toBe(
      'INVALID_INPUT',
    );
  });

  it('is for coordinators only', async () => {
    const unit = await makeUnit(house, { kind: 'SCHOOL', name: 'Koulu' });
    const others = await makeStaff(house, unit, ['TEACHER', 'DECIDER', 'INSTRUCTOR', 'ASSESSOR']);
    const attempt = (actor: Actor | null) =>
      refusal(importQualification(house.context(actor), { document: sampleText() }));
    expect(await attempt(others)).toBe('NOT_ALLOWED');
    expect(await attempt(null)).toBeInstanceOf(NotSignedIn);
    expect((await rows()).qualification).toBe(0);
  });
});

describe('what proofs and decisions read of a target', () => {
  beforeAll(async () => {
    await empty();
    await take(sampleText());
  });

  it('its description, requirements and scale', async () => {
    const { sql: db } = house.database;
    const targets = await db.select().from(tables.target);
    const unit = targets.find((one) => one.kind === 'UNIT');
    const part = targets.find((one) => one.kind === 'UNIT_PART_COMPULSORY');
    if (!unit || !part) throw new Error('the sample has both');
    const of = {
      name: {
        fi: 'Pätevän esimerkkitutkinto',
        sv: 'Päteväs exempelexamen',
        en: 'Pätevä’s sample qualification',
      },
      diaryNumber: 'PATEVA-1-2026',
      documentId: 9900001,
      version: '2025-11-03T08:00:00.000Z',
    };
    expect(await awardedTarget(db, unit.id)).toMatchObject({
      id: unit.id,
      kind: 'UNIT',
      code: 'tutkinnonosat_990001',
      name: { en: 'Putting bicycles in order in a workshop' },
      unit: undefined,
      competencePoints: 15,
      qualification: of,
    });
    expect(await awardedTarget(db, part.id)).toMatchObject({
      code: 'ammatillisenoppiaineet_pta',
      unit: { code: 'tutkinnonosat_990002', name: { en: 'Together at work' } },
      competencePoints: 2,
      qualification: of,
    });
    const { requirements, groupSizes } = await requirementsOf(db, unit.id);
    expect(groupSizes).toEqual([3, 5, 2]);
    expect(requirements.map((one) => one.group?.en)).toEqual([
      ...Array(3).fill('Taking in a bicycle'),
      ...Array(5).fill('Putting a bicycle in order'),
      ...Array(2).fill('Finishing the job'),
    ]);
    expect((await scaleOf(db, part.id))?.values.map((one) => one.value)).toEqual(['1', '2', '3', '4', '5']);
    expect(await awardedTarget(db, 'tgt_nobody' as typeof unit.id)).toBeNull();
  });
});

describe.skipIf(!hasSharedData)(`importing real documents${WITHOUT_SHARED_DATA}`, () => {
  it('both into one database; again changes nothing', async () => {
    await empty();
    const motor = sharedText('eperusteet/full/peruste-7614470-ajoneuvoala-OPH-5410-2021.json');
    const shared = sharedText('eperusteet/full/peruste-8505691-amosaayhteinen-OPH-456-2022.json');
    await take(motor);
    await take(shared);
    const all = await rows();
    expect(all).toMatchObject({
      qualification: 2,
      qualification_unit: 78 + 9,
      unit_part: 21 + 25,
      requirement: 1878 + 10 + 405 + 101 + 496,
      record_entry: 2,
    });
    expect((await take(motor)).unchanged).toBe(true);
    expect((await take(shared)).unchanged).toBe(true);
    expect(await rows()).toEqual(all);
  });
});
