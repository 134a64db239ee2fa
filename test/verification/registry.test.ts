import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { didWebUrl } from '../../src/credential/did.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { knownIssuer } from '../../src/verification/known-issuer.table.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { OtherHosts } from '../helpers/outside.ts';
import { makeStaff, makeUnit } from '../helpers/people.ts';
import {
  badgeOptions,
  ISSUER_DID,
  issuerDocument,
  LIST_URL,
  recognisedAward,
  signer,
} from '../helpers/sample-award.ts';
import { statusList } from '../helpers/sample-sources.ts';

const REGISTRY = 'https://registers.example.org/issuers.json';
const SECOND = 'https://other.example.org/issuers.json';
const VERIFY = `query ($text: String!) {
  verify(input: { text: $text }) {
    outcome checks { name code outcome reason(language: en) } proof { issuerName issuerRegister }
  }
}`;

const text = String(await issueOpenBadge(recognisedAward, badgeOptions, signer));

let house: TestHouse;
let hosts: OtherHosts;
let served: Awaited<ReturnType<typeof serveHouse>>;
let operator: Actor;
beforeAll(async () => {
  hosts = new OtherHosts();
  const made = await makeHouse();
  house = Object.assign(made, { outside: hosts, issuerRegistries: [REGISTRY, SECOND] });
  house.clock.set('2026-04-01T10:00:00Z');
  served = await serveHouse(house);
  operator = await makeStaff(house, house.provider, ['COORDINATOR']);
});
afterAll(async () => {
  await served.stop();
  await house.database.close();
});
beforeEach(async () => {
  hosts.documents.clear();
  hosts.put(didWebUrl(ISSUER_DID)!, await issuerDocument());
  hosts.put(LIST_URL, statusList);
  await house.database.sql.delete(knownIssuer);
});

interface Answer {
  outcome: string;
  checks: { name: string; code: string; outcome: string; reason: string }[];
  proof: { issuerName: string | null; issuerRegister: string | null } | null;
}
const verify = async (proof = text) => {
  const { data } = await served.ask(VERIFY, { text: proof });
  const verdict = data!.verify as unknown as Answer;
  const trust = verdict.checks.find(({ name }) => name === 'ISSUER_TRUST')!;
  return { outcome: verdict.outcome, trust: [trust.outcome, trust.code, trust.reason], proof: verdict.proof };
};

const mutate = async (name: string, input: string, actor: Actor = operator) => {
  const done = name === 'addKnownIssuer' ? 'KnownIssuerAdded' : 'KnownIssuerEnded';
  const query = `mutation { answer: ${name}(input: ${input}) { __typename ... on Refusal { code path }
    ... on ${done} { knownIssuer { id did kind url from until name { text(language: fi) } } } } }`;
  return (await served.ask(query, {}, { token: await tokenOf(house, actor) })).data!.answer as {
    __typename: string;
    code?: string;
    path?: string[];
    knownIssuer?: Record<string, unknown>;
  };
};
const add = (fields = '', did = ISSUER_DID, actor?: Actor) =>
  mutate(
    'addKnownIssuer',
    `{ did: "${did}", name: { fi: "Naapurikunnan opisto", en: "The neighbours’ college" }, kind: SCHOOL ${fields} }`,
    actor,
  );

describe('a proof of an issuer elsewhere', () => {
  it('is checked over that host’s keys and lists; nobody here knows whose it is', async () => {
    expect(await verify()).toEqual({
      outcome: 'VALID',
      trust: ['UNKNOWN', 'ISSUER_NOT_KNOWN', 'We do not know who the issuer is. Check that elsewhere.'],
      proof: { issuerName: null, issuerRegister: null },
    });
    expect(hosts.asked).toContain(`DID_DOCUMENT ${didWebUrl(ISSUER_DID)}`);
    expect(hosts.asked).toContain(`STATUS_LIST ${LIST_URL}`);
  });

  it.each([
    ['keys', didWebUrl(ISSUER_DID)!],
    ['list', LIST_URL],
  ])('cannot be told where its %s cannot be had', async (_, address) => {
    hosts.documents.delete(address);
    expect((await verify()).outcome).toBe('UNKNOWN');
  });

  it('cannot be told by a house that is offline, which asks nobody', async () => {
    const { outside: _, ...offline } = house;
    const without = await serveHouse(offline as TestHouse);
    const { data } = await without.ask(VERIFY, { text });
    expect(data!.verify!.outcome).toBe('UNKNOWN');
    await without.stop();
  });

  it('under our own address is never asked for', async () => {
    hosts.asked.length = 0;
    const own = text.replaceAll(ISSUER_DID, 'did:web:localhost%3A4000:orgs:nobody');
    expect((await verify(own)).outcome).not.toBe('VALID');
    expect(hosts.asked.filter((one) => one.includes('localhost'))).toEqual([]);
  });
});

describe('the register of issuers', () => {
  it('says who the issuer is once the provider’s coordinator has entered it, and changes no verdict', async () => {
    const { knownIssuer: entry } = await add('url: "https://college.example.org/"');
    expect(entry).toMatchObject({
      did: ISSUER_DID,
      kind: 'SCHOOL',
      url: 'https://college.example.org/',
      from: '2026-04-01',
      until: null,
      name: { text: 'Naapurikunnan opisto' },
    });
    expect(await verify()).toEqual({
      outcome: 'VALID',
      trust: [
        'VALID',
        'ISSUER_LISTED',
        'The issuer stands in the register of this service: The neighbours’ college.',
      ],
      proof: { issuerName: 'Naapurikunnan opisto', issuerRegister: 'KEPT' },
    });
    const broken = await verify(text.replace('Soutuveneiden', 'Moottoriveneiden'));
    expect([broken.outcome, broken.proof]).toEqual(['INVALID', null]);
  });

  it('can be read by anyone', async () => {
    await add();
    const { data } = await served.ask('{ knownIssuers { totalCount edges { node { did kind } } } }');
    expect(data!.knownIssuers).toEqual({
      totalCount: 1,
      edges: [{ node: { did: ISSUER_DID, kind: 'SCHOOL' } }],
    });
    const none = await served.ask('{ knownIssuers(did: "did:web:x.example") { totalCount } }');
    expect(none.data!.knownIssuers).toEqual({ totalCount: 0 });
  });

  it('tells of one whose entry has ended until when it stood, and names it no more', async () => {
    const { knownIssuer: entry } = await add('from: "2025-01-01"');
    expect((await mutate('endKnownIssuer', `{ knownIssuer: "${entry!.id}" }`)).knownIssuer).toMatchObject({
      id: entry!.id,
      from: '2025-01-01',
      until: '2026-04-01',
    });
    expect(await verify()).toEqual({
      outcome: 'VALID',
      trust: [
        'UNKNOWN',
        'ISSUER_WAS_KNOWN',
        'The issuer stood in the register of this service until 1 April 2026: The neighbours’ college.',
      ],
      proof: { issuerName: null, issuerRegister: null },
    });
    expect((await mutate('endKnownIssuer', `{ knownIssuer: "${entry!.id}" }`)).code).toBe('CONFLICT');
    expect((await add()).__typename).toBe('KnownIssuerAdded');
    expect((await verify()).trust[1]).toBe('ISSUER_LISTED');
  });

  it('does not tell of an entry whose time has not come', async () => {
    await add('from: "2026-05-01"');
    expect((await verify()).trust[1]).toBe('ISSUER_NOT_KNOWN');
  });

  it.each([
    ['a second time', ISSUER_DID, '', 'ALREADY_EXISTS', ['did']],
    ['one of our own', 'did:web:localhost%3A4000:orgs:x', '', 'ALREADY_EXISTS', ['did']],
    ['what is no DID', 'https://example.org', '', 'INVALID_INPUT', ['did']],
    ['a key of a DID', 'did:web:example.org#key', '', 'INVALID_INPUT', ['did']],
    [
      'an address that is not https',
      'did:web:b.example',
      'url: "http://b.example"',
      'INVALID_INPUT',
      ['url'],
    ],
    ['a script for an address', 'did:web:b.example', 'url: "javascript:alert(1)"', 'INVALID_INPUT', ['url']],
  ])('refuses %s', async (_, did, fields, code, path) => {
    await add();
    expect(await add(fields, did)).toEqual({ __typename: 'Refusal', code, path });
  });

  it('refuses an end before the beginning, and an entry that is not there', async () => {
    const { knownIssuer: entry } = await add();
    const early = await mutate('endKnownIssuer', `{ knownIssuer: "${entry!.id}", until: "2026-03-01" }`);
    expect([early.code, early.path]).toEqual(['INVALID_INPUT', ['until']]);
    const absent = await mutate('endKnownIssuer', '{ knownIssuer: "kis_none" }');
    expect(absent.code).toBe('NOT_FOUND');
  });

  it('is kept by nobody else', async () => {
    const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Paja' });
    const coordinator = await makeStaff(house, workshop, ['COORDINATOR']);
    expect((await add('', ISSUER_DID, coordinator)).code).toBe('NOT_ALLOWED');
  });
});

describe('a register that others keep', () => {
  const registry = (name: unknown, did = ISSUER_DID) => ({
    meta: { updated: '2026-01-01' },
    registry: { [did]: { name, location: 'Finland', url: 'https://college.example.org' } },
  });

  it('says who the issuer is, and the verdict says which register', async () => {
    hosts.put(REGISTRY, registry('Example College'));
    expect(await verify()).toEqual({
      outcome: 'VALID',
      trust: [
        'VALID',
        'ISSUER_IN_REGISTRY',
        'The issuer stands in a register that is kept elsewhere (registers.example.org): Example College.',
      ],
      proof: { issuerName: 'Example College', issuerRegister: 'FETCHED' },
    });
  });

  it('never overrides what the coordinators have entered, or ended', async () => {
    hosts.put(REGISTRY, registry('Somebody Else'));
    const { knownIssuer: entry } = await add('from: "2025-01-01"');
    expect((await verify()).proof?.issuerName).toBe('Naapurikunnan opisto');
    await mutate('endKnownIssuer', `{ knownIssuer: "${entry!.id}" }`);
    expect((await verify()).trust[1]).toBe('ISSUER_WAS_KNOWN');
  });

  it('comes after the one named before it, and stands in where that cannot be had', async () => {
    hosts.put(SECOND, registry('Second Name'));
    expect((await verify()).proof?.issuerName).toBe('Second Name');
    hosts.put(REGISTRY, registry('First Name'));
    expect((await verify()).proof?.issuerName).toBe('First Name');
  });

  it.each([
    ['is no JSON', 'no'],
    ['has no register in it', { registry: [] }],
    ['has another form of name', registry({ en: 'x' })],
    ['names only others', registry('x', '__proto__')],
  ])('that %s knows nobody', async (_, document) => {
    hosts.put(REGISTRY, document);
    expect((await verify()).trust[1]).toBe('ISSUER_NOT_KNOWN');
  });
});
