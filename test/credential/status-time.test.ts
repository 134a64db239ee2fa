import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, desc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../src/access/context.ts';
import { revoke, supersedeCredential } from '../../src/credential/acts/end-credential.ts';
import { rotateIssuerKey } from '../../src/credential/acts/rotate-key.ts';
import { resumeCredential, suspendCredential } from '../../src/credential/acts/suspend-credential.ts';
import { statusAt } from '../../src/credential/envelope/token-status-list.ts';
import { didDocumentOf } from '../../src/credential/issuer-key.ts';
import { servedStatusList, statusListAt } from '../../src/credential/served-status-list.ts';
import { isSuspended } from '../../src/credential/standing.ts';
import { suspension } from '../../src/credential/status.table.ts';
import { standingAt, standingNow, unchangedAround } from '../../src/credential/status-history.ts';
import { decodeList, isSet, LIST_LENGTH } from '../../src/credential/status-list.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { sourcesFromFolder } from '../../src/verification/given-sources.ts';
import { ownSources } from '../../src/verification/own-sources.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeStaff, makeUnit } from '../helpers/people.ts';
import { answers, judge } from '../helpers/sample-sources.ts';
import { ISSUED, type IssuingWorkshop, issuingWorkshop } from './issuing-workshop.ts';

const DAY = 24 * 60 * 60 * 1000;
const day = (n: number) => new Date(ISSUED.getTime() + n * DAY);
const listIn = (text: string) =>
  JSON.parse(text) as {
    id: string;
    issuer: string;
    validFrom: string;
    validUntil?: string;
    credentialSubject: { statusPurpose: string; encodedList: string; ttl: number };
  };
const bitAt = (text: string, index: number) =>
  isSet(decodeList(listIn(text).credentialSubject.encodedList)!, index);
const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

describe('a suspended credential', () => {
  let workshop: IssuingWorkshop;
  let served: Awaited<ReturnType<typeof serveHouse>>;
  let proof: Awaited<ReturnType<IssuingWorkshop['issue']>>;
  const folder = mkdtempSync(join(tmpdir(), 'pateva-status-'));
  const bytes: Record<string, Uint8Array> = {};

  beforeAll(async () => {
    workshop = await issuingWorkshop();
    served = await serveHouse(workshop.house);
    proof = await workshop.issue();
    bytes.JSON = Buffer.from(proof.signed);
    for (const format of ['OB_JWT', 'VC_JWT', 'SD_JWT', 'PNG', 'SVG'] as const)
      bytes[format] = await workshop.envelope(proof.signed, format);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await served.stop();
    await workshop.house.database.close();
  });

  const asCoordinator = async () => ({ token: await tokenOf(workshop.house, workshop.coordinator) });
  const mutate = async (name: 'suspend' | 'resume', input: object) => {
    const [type, done] =
      name === 'suspend'
        ? ['SuspendCredentialInput', 'CredentialSuspended']
        : ['ResumeCredentialInput', 'CredentialResumed'];
    return served.ask(
      `mutation Change($input: ${type}!) {
        ${name}Credential(input: $input) {
          ... on ${done} { credential { state suspendedAt } }
          ... on Refusal { code path }
        }
      }`,
      { input },
      await asCoordinator(),
    );
  };
  const stranger = async (name: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    const list = (await servedStatusList(workshop.house, proof.row.statusList))!;
    writeFileSync(
      join(folder, name, 'did.json'),
      JSON.stringify(await didDocumentOf(workshop.house, 'venevaja')),
    );
    writeFileSync(join(folder, name, 'revocation.json'), list.revocation.text);
    writeFileSync(join(folder, name, 'suspension.json'), list.suspension.text);
    writeFileSync(join(folder, name, 'token.jwt'), list.token.text);
    const sources = sourcesFromFolder(join(folder, name), workshop.house.clock());
    return Object.fromEntries(
      await Promise.all(
        Object.entries(bytes).map(
          async ([form, file]) => [form, answers(await judge({ bytes: file }, sources)).STATUS] as const,
        ),
      ),
    );
  };
  const ourselves = async () =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(bytes).map(async ([form, file]) => [form, await workshop.status({ bytes: file })]),
      ),
    );
  const every = (answer: string) =>
    Object.fromEntries(['JSON', 'OB_JWT', 'VC_JWT', 'SD_JWT', 'PNG', 'SVG'].map((form) => [form, answer]));

  it('stood before, in every form, for us and for a stranger with the published lists', async () => {
    expect(await ourselves()).toEqual(every('VALID IN_FORCE'));
    expect(await stranger('before')).toEqual(every('VALID IN_FORCE'));
  });

  it('is suspended by the issuing unit with a reason, which stands on record without its words', async () => {
    workshop.house.clock.set(day(1));
    const answer = await mutate('suspend', {
      credential: proof.id,
      reason: 'PERSON_IN_DOUBT',
      explanation: 'Nimi näyttää väärältä.',
    });
    expect(answer.data?.suspendCredential).toEqual({
      credential: { state: 'SUSPENDED', suspendedAt: day(1).toISOString() },
    });
    const [entry] = await workshop.sql
      .select()
      .from(recordEntry)
      .where(and(eq(recordEntry.unit, workshop.unit), eq(recordEntry.act, 'CREDENTIAL_SUSPENDED')));
    expect(JSON.parse(entry!.body)).toMatchObject({
      role: 'COORDINATOR',
      detail: { credential: proof.id, reason: 'PERSON_IN_DOUBT' },
    });
    const [row] = await workshop.sql.select().from(suspension);
    expect(JSON.stringify([row, entry])).not.toMatch(/väärältä/);
    expect(row).toMatchObject({ suspendedAt: day(1), resumedAt: null, reason: 'PERSON_IN_DOUBT' });
    expect(row?.explanation).not.toBeNull();
  });

  it('is so in our own verdict on every form', async () => {
    expect(await ourselves()).toEqual(every('INVALID SUSPENDED'));
  });

  it('is so for a stranger in the tokens that carry it, while Open Badges’ one entry tells of revocation alone', async () => {
    expect(await stranger('while')).toEqual({
      ...every('VALID IN_FORCE'),
      VC_JWT: 'INVALID SUSPENDED',
      SD_JWT: 'INVALID SUSPENDED',
    });
  });

  it('is not suspended for another issuer’s credential that only borrows its id', async () => {
    const other = await makeUnit(workshop.house, { kind: 'WORKSHOP', name: 'Keittiö', slug: 'keittio' });
    expect(other).not.toBe(workshop.unit);
    const id = `urn:uuid:${proof.row.uuid}`;
    expect(await isSuspended(workshop.house, id, 'did:web:localhost%3A4000:orgs:venevaja')).toBe(true);
    expect(await isSuspended(workshop.house, id, 'did:web:localhost%3A4000:orgs:keittio')).toBe(false);
  });

  it('shows on the page behind its QR code, in three languages', async () => {
    for (const [language, verdict, label] of [
      ['fi', 'Todistuksen voimassaolo on keskeytetty.', 'Keskeytetty'],
      ['sv', 'Intyget är tillfälligt indraget.', 'Indraget'],
      ['en', 'This document is suspended for now.', 'Suspended'],
    ]) {
      const page = await (
        await served.app.request(`/v/${proof.row.uuid}`, { headers: { 'accept-language': language! } })
      ).text();
      expect(page).toContain(`<h1>${verdict}</h1>`);
      expect(page).toContain(`<dt>${label}</dt>`);
      expect(page).toContain('datetime="2026-03-03"');
      expect(page).not.toMatch(/väärältä/);
    }
  });

  it('is not suspended twice', async () => {
    const answer = await mutate('suspend', { credential: proof.id, reason: 'HOLDER_ASKED' });
    expect(answer.data?.suspendCredential).toEqual({ code: 'ALREADY_SUSPENDED', path: ['credential'] });
  });

  it('stands again once resumed, and the time between stays in its history', async () => {
    workshop.house.clock.set(day(3));
    const answer = await mutate('resume', { credential: proof.id });
    expect(answer.data?.resumeCredential).toEqual({ credential: { state: 'VALID', suspendedAt: null } });
    expect(await ourselves()).toEqual(every('VALID IN_FORCE'));
    expect(await stranger('after')).toEqual(every('VALID IN_FORCE'));
    expect((await mutate('resume', { credential: proof.id })).data?.resumeCredential).toEqual({
      code: 'NOT_SUSPENDED',
      path: ['credential'],
    });
    workshop.house.clock.set(day(5));
    await mutate('suspend', { credential: proof.id, reason: 'HOLDER_ASKED' });
    const history = await served.ask(
      `query History($id: ID!) { credential(id: $id) {
        state suspensions { suspendedAt resumedAt reason }
        before: stateOn(on: "2026-03-01T00:00:00Z") first: stateOn(on: "2026-03-02T10:00:00Z")
        during: stateOn(on: "2026-03-04T00:00:00Z") ended: stateOn(on: "2026-03-05T10:00:00Z")
      } }`,
      { id: proof.id },
      await asCoordinator(),
    );
    expect(history.data?.credential).toEqual({
      state: 'SUSPENDED',
      suspensions: [
        { suspendedAt: day(1).toISOString(), resumedAt: day(3).toISOString(), reason: 'PERSON_IN_DOUBT' },
        { suspendedAt: day(5).toISOString(), resumedAt: null, reason: 'HOLDER_ASKED' },
      ],
      before: null,
      first: 'VALID',
      during: 'SUSPENDED',
      ended: 'VALID',
    });
  });

  it('answers anyone how it stood on a day, by the id on the paper', async () => {
    const on = (when: string) =>
      served.ask(
        `query OnDay($uuid: String!, $on: DateTime) {
          publicProof(uuid: $uuid, on: $on) { state suspendedAt revokedAt }
        }`,
        { uuid: proof.row.uuid, on: when },
      );
    expect((await on('2026-03-04T00:00:00Z')).data?.publicProof).toEqual({
      state: 'SUSPENDED',
      suspendedAt: day(1).toISOString(),
      revokedAt: null,
    });
    expect((await on('2026-03-06T00:00:00Z')).data?.publicProof).toMatchObject({ state: 'VALID' });
    expect((await on('2026-03-01T00:00:00Z')).data?.publicProof).toBeNull();
    expect((await on('2027-01-01T00:00:00Z')).codes).toEqual(['INVALID_INPUT']);
  });

  it('is revoked for good even then, and neither suspended nor resumed after that', async () => {
    workshop.house.clock.set(day(6));
    await revoke(workshop.house.context(workshop.coordinator), {
      credential: proof.id,
      reason: 'WRONG_PERSON',
    });
    expect(await stranger('revoked')).toEqual(every('INVALID REVOKED'));
    expect(await ourselves()).toEqual(every('INVALID REVOKED'));
    for (const name of ['suspend', 'resume'] as const) {
      const input = { credential: proof.id, ...(name === 'suspend' ? { reason: 'HOLDER_ASKED' } : {}) };
      expect((await mutate(name, input)).data?.[`${name}Credential`]).toEqual({
        code: 'ALREADY_REVOKED',
        path: ['credential'],
      });
    }
  });
});

describe('suspending', () => {
  it('is for the issuing unit’s coordinator or decider, and never about oneself', async () => {
    const { house, unit, issue, holder } = await issuingWorkshop();
    const { id } = await issue();
    const instructor = await makeStaff(house, unit, ['INSTRUCTOR']);
    const other = await makeUnit(house, { kind: 'SCHOOL', name: 'Koulu' });
    const stranger = await makeStaff(house, other, ['COORDINATOR']);
    const self = {
      ...(await makeStaff(house, unit, ['COORDINATOR'])),
      participant: holder.participant,
    };
    const attempts = { instructor, stranger, holder, self };
    const expected = {
      instructor: 'NOT_ALLOWED',
      stranger: 'NOT_FOUND',
      holder: 'OWN_CASE',
      self: 'OWN_CASE',
    };
    for (const [who, actor] of Object.entries(attempts)) {
      const context = house.context(actor);
      const code = expected[who as keyof typeof expected];
      await expect(
        suspendCredential(context, { credential: id, reason: 'HOLDER_ASKED' }),
      ).rejects.toMatchObject({ code });
      await expect(resumeCredential(context, { credential: id })).rejects.toMatchObject({ code });
    }
    expect(await house.database.sql.select().from(suspension)).toEqual([]);
  });

  it('twice at once happens once', async () => {
    const { house, issue, coordinator } = await issuingWorkshop();
    const { id } = await issue();
    const once = () =>
      suspendCredential(house.context(coordinator), { credential: id, reason: 'CONTENT_IN_DOUBT' });
    const both = await Promise.allSettled([once(), once()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await house.database.sql.select().from(suspension)).toHaveLength(1);
  });

  it('of a superseded credential goes before, and gives way again', async () => {
    const { house, issue, coordinator, status } = await issuingWorkshop();
    const old = await issue();
    const better = await issue();
    await perform(house.context(coordinator), (act) =>
      supersedeCredential(act, old.id, better.id, 'COORDINATOR'),
    );
    expect(await status({ text: old.signed })).toBe('VALID SUPERSEDED');
    await suspendCredential(house.context(coordinator), { credential: old.id, reason: 'CONTENT_IN_DOUBT' });
    expect(await status({ text: old.signed })).toBe('INVALID SUSPENDED');
    house.clock.set(day(1));
    await resumeCredential(house.context(coordinator), { credential: old.id });
    expect(await status({ text: old.signed })).toBe('VALID SUPERSEDED');
  });
});

describe('a status list of the past', () => {
  let workshop: IssuingWorkshop;
  let served: Awaited<ReturnType<typeof serveHouse>>;
  let one: Awaited<ReturnType<IssuingWorkshop['issue']>>;
  let other: Awaited<ReturnType<IssuingWorkshop['issue']>>;
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

  beforeAll(async () => {
    workshop = await issuingWorkshop();
    served = await serveHouse(workshop.house);
    one = await workshop.issue();
    other = await workshop.issue();
    const context = () => workshop.house.context(workshop.coordinator);
    workshop.house.clock.set(day(2));
    await suspendCredential(context(), { credential: other.id, reason: 'HOLDER_ASKED' });
    workshop.house.clock.set(day(4));
    await revoke(context(), { credential: one.id, reason: 'WRONG_CONTENT' });
    workshop.house.clock.set(day(6));
    await resumeCredential(context(), { credential: other.id });
    workshop.house.clock.set(day(8));
  });
  afterAll(async () => {
    await served.stop();
    await workshop.house.database.close();
  });

  const get = (form: string, query = '', headers: Record<string, string> = {}) =>
    served.app.request(`/status/${one.row.statusList}${form}${query}`, { headers });
  const at = (form: string, when: string) => get(form, `?timestamp=${encodeURIComponent(when)}`);

  it('tells how each entry stood at that instant, under the address of the list of now', async () => {
    const told: Record<string, readonly boolean[]> = {};
    for (const n of [1, 3, 5, 7]) {
      const revoked = await (await at('', day(n).toISOString())).text();
      const suspended = await (await at('/suspension', day(n).toISOString())).text();
      expect(listIn(revoked)).toMatchObject({
        id: `http://localhost:4000/status/${one.row.statusList}`,
        credentialSubject: { statusPurpose: 'revocation' },
      });
      expect(listIn(suspended)).toMatchObject({
        id: `http://localhost:4000/status/${one.row.statusList}/suspension`,
        credentialSubject: { statusPurpose: 'suspension' },
      });
      told[n] = [bitAt(revoked, one.row.statusIndex), bitAt(suspended, other.row.statusIndex)];
    }
    expect(told).toEqual({ 1: [false, false], 3: [false, true], 5: [true, true], 7: [true, false] });
  });

  it('is signed, and says from when until when it was so', async () => {
    const list = await (await at('', day(5).toISOString())).text();
    expect(listIn(list)).toMatchObject({
      validFrom: '2026-03-06T10:00:00Z',
      validUntil: '2026-03-08T10:00:00Z',
    });
    const verdict = await judge(
      { text: list },
      {
        ...ownSources(workshop.house),
        now: day(5),
      },
    );
    expect(answers(verdict)).toMatchObject({ PROOF: 'VALID SIGNATURE_HOLDS', DATES: 'VALID DATES_FIT' });
  });

  it('is never taken for the list of now, not even one that has not changed since', async () => {
    for (const n of [1, 3, 5, 7.5]) {
      const list = listIn(await (await at('', day(n).toISOString())).text());
      expect(Date.parse(list.validUntil!)).toBeLessThanOrEqual(day(8).getTime());
      workshop.house.clock.set(new Date(day(8).getTime() + 1_000));
      const verdict = await judge(
        { text: other.signed },
        { ...ownSources(workshop.house), statusList: async () => list },
      );
      expect(answers(verdict).STATUS).toBe('UNKNOWN STATUS_NOT_TRUSTED');
      workshop.house.clock.set(day(8));
    }
  });

  it('takes any time zone, and fractions of a second', async () => {
    const zoned = await (await at('', '2026-03-06T12:00:00.000+02:00')).text();
    expect(bitAt(zoned, one.row.statusIndex)).toBe(true);
    expect(bitAt(await (await at('', '2026-03-06T11:59:59.999+02:00')).text(), one.row.statusIndex)).toBe(
      false,
    );
  });

  it.each([
    ['without a time zone', '2026-03-05T10:00:00', 400],
    ['a day alone', '2026-03-05', 400],
    ['a number', '1772877600', 400],
    ['a day that is not', '2026-02-30T10:00:00Z', 400],
    ['an hour that is not', '2026-03-05T25:00:00Z', 400],
    ['nothing', '', 400],
    ['the future', '2026-03-11T10:00:00Z', 406],
    ['before the list was', '2026-03-02T09:59:59Z', 406],
  ])('is refused for %s, with the standard’s problem', async (_name, when, status) => {
    const answer = await at('', when);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      type: 'https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR',
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
  });

  it('is refused when two times are given, and in the reader’s language', async () => {
    const twice = '?timestamp=2026-03-05T10:00:00Z&timestamp=2026-03-06T10:00:00Z';
    expect((await get('', twice)).status).toBe(400);
    const later = '?timestamp=2027-01-01T00:00:00Z';
    for (const [language, detail] of [
      ['fi', 'Pyydetty aika on tulevaisuudessa.'],
      ['sv', 'Tidpunkten ligger i framtiden.'],
      ['en', 'The time asked for is in the future.'],
    ])
      expect(await (await get('', later, { 'accept-language': language! })).json()).toMatchObject({ detail });
  });

  it('is had as a token too, by seconds since 1970, within whose iat and exp the instant lies', async () => {
    const told: Record<string, readonly number[]> = {};
    for (const n of [1, 3, 5, 7]) {
      const answer = await get('/token', `?time=${seconds(day(n))}`);
      expect(answer.headers.get('content-type')).toBe('application/statuslist+jwt');
      const { iat, exp, status_list } = payloadOf(await answer.text());
      expect(iat <= seconds(day(n)) && seconds(day(n)) <= exp).toBe(true);
      told[n] = [one, other].map(({ row }) => statusAt(status_list, row.statusIndex)!);
    }
    expect(told).toEqual({ 1: [0, 0], 3: [0, 2], 5: [1, 2], 7: [1, 0] });
    expect((await get('/token', '?time=yesterday')).status).toBe(400);
    expect((await get('/token', `?time=${seconds(day(9))}`)).status).toBe(406);
    expect((await get('/token', '?time=1')).status).toBe(406);
  });

  it('may be cached, longer the surer it is, and answers 304', async () => {
    const closed = await at('', day(5).toISOString());
    expect(closed.headers.get('cache-control')).toBe('public, max-age=3600');
    const same = await at('', day(4.5).toISOString());
    expect(same.headers.get('etag')).toBe(closed.headers.get('etag'));
    const etag = closed.headers.get('etag')!;
    const again = await get('', `?timestamp=${day(5).toISOString()}`, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await at('', day(7).toISOString())).headers.get('cache-control')).toBe('public, max-age=60');
  });

  it('of a list that is not there is 404', async () => {
    const answer = await served.app.request(
      '/status/sls_AAAAAAAAAAAAAAAAAAAAAA?timestamp=2026-03-05T10:00:00Z',
    );
    expect(answer.status).toBe(404);
    expect(served.bugs).toEqual([]);
  });

  it('is as it was recorded, at any instant: the list of now at the end, and no change between two changes', () => {
    const instant = fc.integer({ min: 0, max: 100 }).map((n) => new Date(n * 1000));
    const changes = fc.record({
      revoked: fc.array(fc.record({ index: fc.nat(20), at: instant }), { maxLength: 8 }),
      suspended: fc.array(
        fc
          .record({ index: fc.nat(20), from: instant, length: fc.option(fc.integer({ min: 0, max: 50 })) })
          .map(({ index, from, length }) => ({
            index,
            from,
            until: length === null ? null : new Date(from.getTime() + length * 1000),
          })),
        { maxLength: 8 },
      ),
    });
    fc.assert(
      fc.property(changes, instant, (all, when) => {
        expect(standingAt(all, new Date(1_000_000))).toEqual(standingNow(all));
        const { from, next } = unchangedAround(all, new Date(0), when);
        expect(from <= when && (next === null || next > when)).toBe(true);
        expect(standingAt(all, from)).toEqual(standingAt(all, when));
        if (next) expect(standingAt(all, new Date(next.getTime() - 1))).toEqual(standingAt(all, when));
        else expect(standingAt(all, when)).toEqual(standingNow(all));
      }),
    );
  });
});

describe('the list of now', () => {
  it('stays the same bytes until something changes, its ttl has passed or the issuer has another key', async () => {
    const { house, issue, coordinator, issuer: id } = await issuingWorkshop();
    const { row, id: credential } = await issue();
    const list = async () => (await servedStatusList(house, row.statusList))!;
    const first = await list();
    expect(first.freshFor).toBe(300);
    house.clock.set(new Date(ISSUED.getTime() + 100_000));
    expect(await list()).toEqual({ ...first, freshFor: 200 });
    await suspendCredential(house.context(coordinator), { credential, reason: 'HOLDER_ASKED' });
    const second = await list();
    expect(second.suspension.etag).not.toBe(first.suspension.etag);
    expect(second.freshFor).toBe(300);
    await rotateIssuerKey(house.context(coordinator), { issuer: id });
    const third = await list();
    expect(third.revocation.etag).not.toBe(second.revocation.etag);
    house.clock.set(new Date(ISSUED.getTime() + 500_000));
    expect((await list()).revocation.etag).not.toBe(third.revocation.etag);
    await house.database.close();
  });

  it('tells the same of an instant of now as one asked for by that instant', async () => {
    const { house, issue, coordinator } = await issuingWorkshop();
    const [kept, gone] = [await issue(), await issue()];
    await revoke(house.context(coordinator), { credential: gone.id, reason: 'WRONG_PERSON' });
    const now = (await servedStatusList(house, kept.row.statusList))!;
    const then = await statusListAt(house, kept.row.statusList, house.clock());
    if (then === null || typeof then === 'string') throw new Error(String(then));
    for (const { row } of [kept, gone])
      expect(bitAt(then.revocation.text, row.statusIndex)).toBe(bitAt(now.revocation.text, row.statusIndex));
    expect(decodeList(listIn(now.revocation.text).credentialSubject.encodedList)).toHaveLength(
      LIST_LENGTH / 8,
    );
    await house.database.close();
  });

  it('keeps its history in the order of time', async () => {
    const { house, issue, coordinator } = await issuingWorkshop();
    const { id } = await issue();
    for (const n of [1, 2, 3]) {
      house.clock.set(day(n));
      await suspendCredential(house.context(coordinator), { credential: id, reason: 'HOLDER_ASKED' });
      house.clock.set(day(n + 0.5));
      await resumeCredential(house.context(coordinator), { credential: id });
    }
    const rows = await house.database.sql.select().from(suspension).orderBy(desc(suspension.suspendedAt));
    expect(rows.map((row) => row.suspendedAt)).toEqual([day(3), day(2), day(1)]);
    await house.database.close();
  });
});
