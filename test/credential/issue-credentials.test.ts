import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { perform } from '../../src/access/context.ts';
import { dataKey } from '../../src/access/key.table.ts';
import { issuer } from '../../src/access/organisation.table.ts';
import { participantKey, unitKey } from '../../src/access/vault.ts';
import type { Id } from '../../src/base/id.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { issueCredentials } from '../../src/credential/acts/issue-credentials.ts';
import type { Award } from '../../src/credential/award.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { packed, readSigned, unpacked } from '../../src/credential/stored-credential.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { ownSources } from '../../src/verification/own-sources.ts';
import { verifyProof } from '../../src/verification/verify-credential.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';
import { certificateAward, recognisedAward } from '../helpers/sample-award.ts';

let house: TestHouse;
let coordinator: Actor;
let workshop: Id<'issuer'>;
let school: Id<'issuer'>;
let workshopUnit: Id<'unit'>;

const issuerOf = async (unit: Id<'unit'>) =>
  (await house.database.sql.select().from(issuer).where(eq(issuer.unit, unit)))[0]!.id;

beforeAll(async () => {
  house = await makeHouse();
  workshopUnit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Venevaja', slug: 'venevaja' });
  const schoolUnit = await makeUnit(house, { kind: 'SCHOOL', name: 'Esimerkkiopisto', slug: 'opisto' });
  [workshop, school] = [await issuerOf(workshopUnit), await issuerOf(schoolUnit)];
  coordinator = await makeStaff(house, workshopUnit, ['COORDINATOR']);
});
afterAll(() => house.database.close());

const certificateFor = (participant: Id<'participant'>): Award => ({
  ...certificateAward,
  issuer: workshop,
  holder: { ...certificateAward.holder, participant },
});
const issue = (awards: readonly Award[]) =>
  perform(house.context(coordinator), (act) =>
    issueCredentials(
      act,
      awards.map((award) => ({ award, role: 'COORDINATOR' as const })),
    ),
  );
const rowOf = async (id: Id<'credential'>) =>
  (await house.database.sql.select().from(credential).where(eq(credential.id, id)))[0]!;

describe('issuing many credentials in one act', () => {
  it('answers in the order given, of several issuers, and refuses one alone', async () => {
    const [one, two, three, gone] = await Promise.all(
      Array.from({ length: 4 }, async () => (await makeParticipant(house)).participant),
    );
    await house.database.sql.update(dataKey).set({ wrapped: null }).where(eq(dataKey.owner, gone!));
    const ofSchool: Award = {
      ...recognisedAward,
      issuer: school,
      holder: { ...recognisedAward.holder, participant: two! },
    };
    const { birthDate: _, ...nameless } = ofSchool.holder;
    const answers = await issue([
      certificateFor(one!),
      { ...ofSchool, holder: nameless },
      ofSchool,
      certificateFor(gone!),
      certificateFor(three!),
    ]);
    expect(answers.map((answer) => (answer instanceof Refusal ? answer.code : 'issued'))).toEqual([
      'issued',
      'BIRTH_DATE_NEEDED',
      'issued',
      'NOT_FOUND',
      'issued',
    ]);
    const rows = [];
    for (const answer of answers) if (!(answer instanceof Refusal)) rows.push(await rowOf(answer));
    expect(rows.map((row) => [row.participant, row.issuer, row.kind])).toEqual([
      [one, workshop, 'COMPETENCE_CERTIFICATE'],
      [two, school, 'RECOGNISED_COMPETENCE'],
      [three, workshop, 'COMPETENCE_CERTIFICATE'],
    ]);
    expect(await house.database.sql.$count(credential, eq(credential.participant, gone!))).toBe(0);
    for (const row of rows) {
      const { signed, compact } = await readSigned(house.context(null), row);
      expect(await verifyProof({ text: signed }, ownSources(house))).toMatchObject({ outcome: 'VALID' });
      const keys = await house.vault.open(house.database.sql, [participantKey(row.participant)]);
      const box = keys.open(participantKey(row.participant), 'credential.holder_copy', row.holderCopy!);
      expect(unpacked(box)).toEqual({ signed, compact });
      const [, claims = ''] = compact.split('.');
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
        jti: `urn:uuid:${row.uuid}`,
        ...(row.kind === 'RECOGNISED_COMPETENCE' ? { grade: recognisedAward.grade?.value } : {}),
      });
    }
  });

  it('gives each an id, an entry in the record and a place in the status list of its own', async () => {
    const { participant } = await makeParticipant(house);
    const ids = (await issue(Array.from({ length: 30 }, () => certificateFor(participant)))).map((answer) => {
      if (answer instanceof Refusal) throw answer;
      return answer;
    });
    const rows = await house.database.sql.select().from(credential).where(inArray(credential.id, ids));
    expect(new Set(rows.map((row) => row.uuid)).size).toBe(30);
    expect(new Set(rows.map((row) => `${row.statusList} ${row.statusIndex}`)).size).toBe(30);
    const entries = await house.database.sql
      .select({ body: recordEntry.body })
      .from(recordEntry)
      .where(eq(recordEntry.unit, workshopUnit));
    const recorded = entries.map((entry) => JSON.parse(entry.body).detail.credential);
    expect(recorded.filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted());
  });

  it('takes as many statements for sixty as for two, but for places in the status list drawn again', async () => {
    const people: Id<'participant'>[] = [];
    for (let at = 0; at < 60; at++) people.push((await makeParticipant(house)).participant);
    const statements = async (count: number) => {
      let sent = 0;
      house.database.onStatement = () => {
        sent += 1;
      };
      await issue(people.slice(0, count).map(certificateFor));
      house.database.onStatement = undefined;
      return sent;
    };
    const two = await statements(2);
    expect(await statements(60)).toBeLessThanOrEqual(two + 2);
  });

  it('issues nothing, and asks nothing, where there is nothing to issue', async () => {
    expect(await issue([])).toEqual([]);
  });

  it('writes nothing at all where the act that it belongs to fails', async () => {
    const { participant } = await makeParticipant(house);
    const before = await house.database.sql.$count(credential);
    const failing = perform(house.context(coordinator), async (act) => {
      await issueCredentials(act, [{ award: certificateFor(participant), role: 'COORDINATOR' }]);
      throw new Refusal('CONFLICT');
    });
    await expect(failing).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await house.database.sql.$count(credential)).toBe(before);
  });
});

describe('what is kept of a credential', () => {
  const stored = { signed: '{"name":"Aino Đặng \\n \u2028 [x]","id":"å"}', compact: 'a.b-_.c' };

  it('comes back character for character, much smaller than it is', () => {
    expect(unpacked(packed(stored))).toEqual(stored);
    const long = {
      signed: JSON.stringify(Array.from({ length: 200 }, () => certificateAward)),
      compact: 'a.b.c',
    };
    expect(unpacked(packed(long))).toEqual(long);
    expect(packed(long).length).toBeLessThan(long.signed.length / 10);
  });

  it('is read, too, as it was sealed before it was deflated', async () => {
    expect(unpacked(JSON.stringify([stored.signed, stored.compact]))).toEqual(stored);
    const { participant } = await makeParticipant(house);
    const [id] = await issue([certificateFor(participant)]);
    const row = await rowOf(id as Id<'credential'>);
    const now = await readSigned(house.context(null), row);
    const owner = unitKey(row.unit);
    const keys = await house.vault.open(house.database.sql, [owner]);
    const issuerCopy = keys.seal(owner, 'credential.issuer_copy', JSON.stringify([now.signed, now.compact]));
    expect(await readSigned(house.context(null), { ...row, issuerCopy })).toEqual(now);
  });
});
