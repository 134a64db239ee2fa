import { isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/base/id.ts';
import { revoke } from '../../src/credential/acts/end-credential.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { servedStatusList } from '../../src/credential/served-status-list.ts';
import { decodeList, isSet } from '../../src/credential/status-list.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeStaff, makeUnit } from '../helpers/people.ts';
import { type IssuingWorkshop, issuingWorkshop } from './issuing-workshop.ts';

const MANY = 12;

describe('revoking many at once', () => {
  let workshop: IssuingWorkshop;
  let served: Awaited<ReturnType<typeof serveHouse>>;
  let token: string;
  const issued: Awaited<ReturnType<IssuingWorkshop['issue']>>[] = [];

  beforeAll(async () => {
    workshop = await issuingWorkshop();
    served = await serveHouse(workshop.house);
    token = await tokenOf(workshop.house, workshop.coordinator);
    for (let at = 0; at < MANY + 2; at++) issued.push(await workshop.issue());
  });
  afterAll(async () => {
    await served.stop();
    await workshop.house.database.close();
  });

  const revokeAll = async (credentials: readonly string[], by = token) => {
    const answer = await served.ask(
      `mutation RevokeAll($input: RevokeCredentialsInput!) {
        revokeCredentials(input: $input) {
          ... on CredentialsRevoked { credentials { id state revocationReason } }
          ... on Refusal { code path }
        }
      }`,
      { input: { credentials, reason: 'WRONG_CONTENT', explanation: 'Väärä pohja.' } },
      { token: by },
    );
    return answer.data?.revokeCredentials;
  };
  const revokedNow = async () =>
    (await workshop.sql.select({ id: credential.id }).from(credential).where(isNotNull(credential.revokedAt)))
      .length;
  const ids = () => issued.slice(0, MANY).map(({ id }) => id);

  it('revokes none where one is unknown, somebody else’s or not the actor’s to revoke', async () => {
    const school = await makeUnit(workshop.house, { kind: 'SCHOOL', name: 'Koulu' });
    const decider = await tokenOf(workshop.house, await makeStaff(workshop.house, school, ['DECIDER']));
    const instructor = await makeStaff(workshop.house, workshop.unit, ['INSTRUCTOR']);
    const [first, second] = ids();
    const unknown = { code: 'NOT_FOUND', path: null };
    expect(await revokeAll([first!, second!, newId('credential')])).toEqual(unknown);
    expect(await revokeAll([first!], decider)).toEqual(unknown);
    expect(await revokeAll([first!, second!], await tokenOf(workshop.house, instructor))).toEqual({
      code: 'NOT_ALLOWED',
      path: ['credentials', '0'],
    });
    expect(await revokedNow()).toBe(0);
  });

  it('revokes none where one is revoked already, and says which', async () => {
    const gone = issued[MANY]!.id;
    await revoke(workshop.house.context(workshop.coordinator), { credential: gone, reason: 'WRONG_PERSON' });
    expect(await revokeAll([...ids(), gone])).toEqual({
      code: 'ALREADY_REVOKED',
      path: ['credentials', String(MANY)],
    });
    expect(await revokedNow()).toBe(1);
  });

  it.each([0, 1_001])('refuses %i', async (count) => {
    expect(await revokeAll(Array.from({ length: count }, () => newId('credential')))).toEqual({
      code: 'INVALID_INPUT',
      path: ['credentials'],
    });
  });

  it('revokes all of them, each once, with an entry of its own in an unbroken record', async () => {
    const [first] = ids();
    expect(await revokeAll([...ids(), first!])).toEqual({
      credentials: ids().map((id) => ({ id, state: 'REVOKED', revocationReason: 'WRONG_CONTENT' })),
    });
    const list = (await servedStatusList(workshop.house, issued[0]!.row.statusList))!;
    const { credentialSubject } = JSON.parse(list.revocation.text);
    const bits = decodeList(credentialSubject.encodedList)!;
    expect(issued.map(({ row }) => isSet(bits, row.statusIndex))).toEqual([
      ...ids().map(() => true),
      true,
      false,
    ]);
    const entries = (await workshop.sql.select().from(recordEntry)).filter(
      ({ act }) => act === 'CREDENTIAL_REVOKED',
    );
    expect(entries.map(({ body }) => JSON.parse(body).detail.credential).slice(1)).toEqual(ids());
    expect(await verifyRecord(workshop.sql, workshop.house.clock())).toMatchObject({
      intact: true,
    });
  });

  it('works for what nobody has ever fetched: who shows it later is told', async () => {
    const { signed, row } = issued[0]!;
    expect(row.holderCopy).not.toBeNull();
    expect(await workshop.status({ text: signed })).toBe('INVALID REVOKED');
    for (const format of ['VC_JWT', 'SD_JWT', 'OB_JWT', 'PNG', 'SVG'] as const)
      expect(await workshop.status({ bytes: await workshop.envelope(signed, format) })).toBe(
        'INVALID REVOKED',
      );
    expect(await workshop.status({ text: issued[MANY + 1]!.signed })).toBe('VALID IN_FORCE');
  });
});
