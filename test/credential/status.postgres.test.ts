import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { revokeMany } from '../../src/credential/acts/end-credential.ts';
import { resumeCredential, suspendCredential } from '../../src/credential/acts/suspend-credential.ts';
import { servedStatusList, statusListAt } from '../../src/credential/served-status-list.ts';
import { serverDid } from '../../src/credential/server-key.ts';
import { placeServiceCredential, setServiceStatus } from '../../src/credential/service-credential.ts';
import { suspension } from '../../src/credential/status.table.ts';
import { postgresql } from '../helpers/drivers.ts';
import { ISSUED, type IssuingWorkshop, issuingWorkshop } from './issuing-workshop.ts';

describe('status on PostgreSQL, with many at once', () => {
  let opened: Awaited<ReturnType<typeof postgresql.open>>;
  let workshop: IssuingWorkshop;
  beforeAll(async () => {
    opened = await postgresql.open();
    workshop = await issuingWorkshop(opened.house);
  });
  afterAll(() => opened.close());

  const context = () => workshop.house.context(workshop.coordinator);
  const codes = (settled: readonly PromiseSettledResult<unknown>[]) =>
    settled
      .map((one) =>
        one.status === 'fulfilled' ? 'DONE' : one.reason instanceof Refusal ? one.reason.code : 'BUG',
      )
      .sort();

  it('a suspension begins once and ends once, and the list is signed anew each time', async () => {
    const { id, row, signed } = await workshop.issue();
    const etag = async () => (await servedStatusList(workshop.house, row.statusList))!.suspension.etag;
    const first = await etag();
    expect(await etag()).toBe(first);
    const suspending = Array.from({ length: 6 }, () =>
      suspendCredential(context(), { credential: id, reason: 'HOLDER_ASKED' }),
    );
    expect(codes(await Promise.allSettled(suspending))).toEqual([
      ...Array.from({ length: 5 }, () => 'ALREADY_SUSPENDED'),
      'DONE',
    ]);
    const second = await etag();
    expect(second).not.toBe(first);
    expect(await workshop.status({ text: signed })).toBe('INVALID SUSPENDED');
    workshop.house.clock.set(new Date(ISSUED.getTime() + 1_000));
    const resuming = Array.from({ length: 6 }, () => resumeCredential(context(), { credential: id }));
    expect(codes(await Promise.allSettled(resuming))).toEqual([
      'DONE',
      ...Array.from({ length: 5 }, () => 'NOT_SUSPENDED'),
    ]);
    expect(await etag()).not.toBe(second);
    expect(await workshop.status({ text: signed })).toBe('VALID IN_FORCE');
    expect(await workshop.sql.select().from(suspension)).toHaveLength(1);
  });

  it('overlapping revocations of many are each all or nothing', async () => {
    const issued = [await workshop.issue(), await workshop.issue(), await workshop.issue()];
    const [a, b, c] = issued.map(({ id }) => id);
    const revoking = [
      [a!, b!],
      [b!, c!],
    ].map((credentials) => revokeMany(context(), { credentials, reason: 'WRONG_CONTENT' }));
    const settled = await Promise.allSettled(revoking);
    expect(codes(settled)).toEqual(['ALREADY_REVOKED', 'DONE']);
    const wonFirst = settled[0]!.status === 'fulfilled';
    const answers = await Promise.all(issued.map(({ signed }) => workshop.status({ text: signed })));
    const [won, kept] = ['INVALID REVOKED', 'VALID IN_FORCE'];
    expect(answers).toEqual(wonFirst ? [won, won, kept] : [kept, won, won]);
  });

  it('places for integrators are all different, and their status has a history', async () => {
    const by = { did: serverDid(workshop.house), issuer: null };
    const places = await Promise.all(
      Array.from({ length: 30 }, (_, at) => placeServiceCredential(workshop.house, by, `urn:example:${at}`)),
    );
    expect(new Set(places.map(({ list, index }) => `${list} ${index}`)).size).toBe(30);
    const changes = Array.from({ length: 4 }, () =>
      setServiceStatus(workshop.house, 'urn:example:7', 'revocation', true),
    );
    expect((await Promise.all(changes)).sort()).toEqual(['CHANGED', 'UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
    workshop.house.clock.set(new Date(ISSUED.getTime() + 60_000));
    const then = await statusListAt(workshop.house, places[7]!.list, new Date(ISSUED.getTime() + 30_000));
    const now = (await servedStatusList(workshop.house, places[7]!.list))!;
    if (then === null || typeof then === 'string') throw new Error(String(then));
    const listIn = (text: string) => JSON.parse(text).credentialSubject.encodedList;
    expect(listIn(then.revocation.text)).toBe(listIn(now.revocation.text));
  });
});
