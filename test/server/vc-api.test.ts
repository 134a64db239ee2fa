import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { didKey, didKeyDocument } from '../../src/credential/did.ts';
import { localSigner, newPrivateKey, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { signCredential } from '../../src/credential/sign.ts';
import { serviceCredential } from '../../src/credential/status.table.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { makeApp } from '../../src/server/app.ts';
import type { VcApiSettings } from '../../src/server/vc-api/vc-api.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeUnit } from '../helpers/people.ts';
import { secondLoader, secondSuite, verifiesElsewhere } from '../helpers/second-verifier.ts';

const TOKEN = 'a-token-for-integrators-0123456789';
const V2 = 'https://www.w3.org/ns/credentials/v2';

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly body: Record<string, unknown> & {
    code?: string;
    credentialStatus?: { statusPurpose: string; statusListCredential: string }[];
    checks?: { name: string; outcome: string; code: string }[];
    problemDetails?: { code: string; type: string }[];
    warnings?: { code: string }[];
  };
}

type Ask = (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;

async function service(house: TestHouse, settings: Partial<VcApiSettings> | null = {}): Promise<Ask> {
  const bugs: unknown[] = [];
  const { app } = await makeApp(house, {
    development: false,
    reportBug: ({ error }) => void bugs.push(error),
    vcApi: settings === null ? undefined : { token: TOKEN, issuer: null, ...settings },
  });
  return async (path, body, headers = {}) => {
    const response = await app.request(`/vc-api${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    expect(bugs).toEqual([]);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text,
      body: text.startsWith('{') ? JSON.parse(text) : {},
    };
  };
}

let house: TestHouse;
let ask: Ask;
beforeAll(async () => {
  house = await makeHouse();
  ask = await service(house);
});

let nth = 0;
const freshId = () => `urn:uuid:00000000-0000-4000-8000-${String(++nth).padStart(12, '0')}`;
const plain = (change: object = {}): Record<string, unknown> => ({
  '@context': [V2],
  id: freshId(),
  type: ['VerifiableCredential'],
  credentialSubject: { id: 'did:example:rower', name: 'Aino' },
  ...change,
});

const issue = async (credential: object, options?: object, by: Ask = ask): Promise<Answer> =>
  by('/credentials/issue', { credential, options });
const verify = async (verifiableCredential: unknown, by: Ask = ask): Promise<Answer> =>
  by('/credentials/verify', { verifiableCredential });
const codes = ({ body }: Answer) => (body.problemDetails ?? []).map(({ code }) => code);

describe('the door', () => {
  it.each<[string, Record<string, string>]>([
    ['no token', { Authorization: '' }],
    ['another token', { Authorization: 'Bearer another-token-of-thirty-two-characters' }],
    ['the token and more', { Authorization: `Bearer ${TOKEN}0` }],
    ['the token in another scheme', { Authorization: `Basic ${TOKEN}` }],
  ])('stays shut to %s', async (_, headers) => {
    for (const path of ['/credentials/issue', '/credentials/verify', '/presentations/verify', '/nothing']) {
      const { status, body, text } = await ask(path, {}, headers);
      expect([status, body.code]).toEqual([401, 'TOKEN_NEEDED']);
      expect(text).not.toContain(TOKEN);
    }
  });

  it('is not there where no token is configured', async () => {
    const shut = await service(house, null);
    expect((await shut('/credentials/issue', { credential: plain() })).status).toBe(404);
  });

  it.each<[string, unknown, number, string]>([
    ['no JSON', 'boat', 400, 'NOT_JSON'],
    ['a list', [], 400, 'NOT_JSON'],
    ['a name twice', '{"credential":{"id":1,"id":2}}', 400, 'REPEATED_NAME'],
    ['too deep a nest', `{"credential":${'['.repeat(60)}${']'.repeat(60)}}`, 400, 'TOO_COMPLEX'],
    ['no credential', { options: {} }, 400, 'BODY_WRONG'],
    ['a credential that is a text', { credential: 'boat' }, 400, 'BODY_WRONG'],
    ['more than a megabyte', { credential: { name: 'x'.repeat(1024 * 1024) } }, 413, 'TOO_LARGE'],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await ask('/credentials/issue', body);
    expect([answer.status, answer.body.code, answer.type]).toEqual([
      status,
      code,
      'application/problem+json',
    ]);
    expect(answer.body).toMatchObject({ verified: false, status });
  });

  it('describes each problem under the address that its type names', async () => {
    const { app } = await makeApp(house, {
      development: false,
      reportBug: () => {},
      vcApi: { token: TOKEN, issuer: null },
    });
    const response = await app.request('/vc-api/problems');
    const known = (await response.json()) as { code: string; type: string; title: string }[];
    expect(known.find(({ code }) => code === 'RESERVED')).toMatchObject({
      type: 'http://localhost:4000/vc-api/problems#RESERVED',
      title: expect.any(String),
    });
  });
});

describe('issuing', () => {
  it('signs what was given, under the server’s did:key, with two statuses; others verify it', async () => {
    const given = plain({ validFrom: '2026-01-01T00:00:00Z' });
    const { status, body } = await issue(given);
    expect(status).toBe(201);
    const { issuer, proof, credentialStatus, ...rest } = body;
    expect(rest).toEqual(given);
    expect(issuer).toMatch(/^did:key:z6Mk/);
    expect(proof).toMatchObject({ cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' });
    expect(credentialStatus?.map(({ statusPurpose }) => statusPurpose)).toEqual(['revocation', 'suspension']);
    const document = await didKeyDocument(String(issuer));
    expect(await verifiesElsewhere(body, document!, house.clock())).toBe(true);
    expect(await verify(body)).toMatchObject({ status: 200, body: { verified: true, outcome: 'VALID' } });
  });

  it('keeps the issuer’s other properties and the statuses that are there', async () => {
    const own = { type: 'https://example.org/#Status', id: 'https://example.org/status/1' };
    const { body } = await issue(plain({ issuer: { name: 'Vene' } }), {});
    expect(body.issuer).toEqual({ name: 'Vene', id: expect.stringMatching(/^did:key:/) });
    const kept = await issue(plain({ credentialStatus: own }));
    expect(kept.body.credentialStatus).toEqual([
      own,
      expect.objectContaining({ statusPurpose: 'revocation' }),
      expect.objectContaining({ statusPurpose: 'suspension' }),
    ]);
  });

  it('adds no status where none is wanted, or where it could not be found again', async () => {
    expect((await issue(plain(), { credentialStatus: false })).body.credentialStatus).toBeUndefined();
    const { status, body } = await issue(plain({ id: undefined }));
    expect([status, body.credentialStatus]).toEqual([201, undefined]);
    const asked = await issue(plain({ id: undefined }), { credentialStatus: true });
    expect([asked.status, asked.body.code, asked.body.detail]).toEqual([400, 'SHAPE', 'id']);
  });

  it('signs by the server’s did:web where the credential names it', async () => {
    const { body } = await issue(plain({ issuer: 'did:web:localhost%3A4000' }));
    expect(body.issuer).toBe('did:web:localhost%3A4000');
    expect((await verify(body)).status).toBe(200);
  });

  it('envelopes in a token where that is asked for', async () => {
    const { status, body } = await issue(plain(), { envelope: 'vc+jwt' });
    expect([status, body]).toEqual([
      201,
      {
        '@context': V2,
        id: expect.stringMatching(/^data:application\/vc\+jwt,ey/),
        type: 'EnvelopedVerifiableCredential',
      },
    ]);
    expect((await verify(body)).status).toBe(200);
    expect((await verify({ ...body, '@context': [] })).status).toBe(400);
    expect((await verify({ ...body, type: 'VerifiableCredential' })).status).toBe(400);
    expect((await verify({ ...body, id: String(body.id).split(',')[1] })).status).toBe(400);
  });

  it('takes contexts written into the credential, and what they leave unsaid not', async () => {
    const context = [V2, { Rowing: 'https://example.org/#Rowing' }];
    const credential = plain({ '@context': context, type: ['VerifiableCredential', 'Rowing'] });
    const { body } = await issue(credential);
    const verified = await verify(body);
    expect([verified.status, verified.body.warnings?.map(({ code }) => code)]).toEqual([
      200,
      ['CONTEXT_NOT_KNOWN'],
    ]);
    const unsaid = await issue(plain({ type: ['VerifiableCredential', 'Rowing'] }));
    expect([unsaid.status, unsaid.body.code]).toEqual([400, 'NOT_SIGNABLE']);
  });

  it.each<[string, object, string, string?]>([
    ['an issuer that is not ours', { issuer: 'did:example:other' }, 'ISSUER_NOT_OURS'],
    ['an issuer that is null', { issuer: null }, 'ISSUER_NOT_OURS'],
    ['a proof already', { proof: { type: 'DataIntegrityProof' } }, 'SHAPE', 'proof'],
    ['no subject', { credentialSubject: undefined }, 'SHAPE', 'credentialSubject.0'],
    ['an untyped schema', { credentialSchema: { id: 'urn:s:1' } }, 'SHAPE', 'credentialSchema.0.type.0'],
    [
      'a digest that is not the context’s',
      { relatedResource: { id: V2, digestMultibase: `u${Buffer.alloc(32).toString('base64url')}` } },
      'SHAPE',
      `relatedResource ${V2}`,
    ],
    ['a context that is not held', { '@context': [V2, 'https://example.org/context'] }, 'CONTEXT'],
    [
      'a word of the data model with another meaning',
      { '@context': [V2, { VerifiableCredential: 'https://example.org/#Other' }] },
      'NOT_SIGNABLE',
    ],
    ['a word without meaning', { boat: 'yes' }, 'NOT_SIGNABLE'],
    [
      'a status list',
      { type: ['VerifiableCredential', 'BitstringStatusListCredential'] },
      'RESERVED',
      'BitstringStatusListCredential',
    ],
  ])('refuses %s', async (_, change, code, detail) => {
    const { status, body } = await issue(plain(change));
    expect([status, body.code]).toEqual([400, code]);
    if (detail !== undefined) expect(body.detail).toBe(detail);
  });

  it.each([{ cryptosuite: 'ecdsa-rdfc-2019' }, { envelope: 'jwt' }])(
    'refuses the option %j, which it does not offer',
    async (options) => {
      expect((await issue(plain(), options)).body.code).toBe('OPTION_UNKNOWN');
    },
  );

  it('keeps no place for what was not signed, and no word of what was', async () => {
    const rows = async () => (await house.database.sql.select().from(serviceCredential)).length;
    const before = await rows();
    await issue(plain({ boat: 'yes' }));
    expect(await rows()).toBe(before);
    await issue(plain({ credentialSubject: { name: 'Tunnistettava' } }));
    expect(await rows()).toBe(before + 1);
    const entries = await house.database.sql
      .select()
      .from(recordEntry)
      .where(eq(recordEntry.act, 'SERVICE_CREDENTIAL_ISSUED'));
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain('Tunnistettava');
  });
});

describe('issuing under an organisation’s name', () => {
  let theirs: Ask;
  beforeAll(async () => {
    await makeUnit(house, { kind: 'WORKSHOP', name: 'Venevaja', slug: 'venevaja' });
    theirs = await service(house, { issuer: 'venevaja' });
  });

  it('is signed by its did:web, with a status, and verifies', async () => {
    const { status, body } = await issue(plain(), undefined, theirs);
    expect([status, body.issuer]).toEqual([201, 'did:web:localhost%3A4000:orgs:venevaja']);
    const verified = await verify(body);
    expect([verified.status, verified.body.outcome]).toEqual([200, 'VALID']);
    const without = { ...body, credentialStatus: undefined };
    expect(codes(await verify(without))).toContain('SHAPE_WRONG');
  });

  it.each<[string, object, object, string]>([
    ['without a status', {}, { credentialStatus: false }, 'OPTION_UNKNOWN'],
    ['without an id', { id: undefined }, {}, 'SHAPE'],
    ['with contexts of its own', { '@context': [V2, { boat: 'https://example.org/boat' }] }, {}, 'CONTEXT'],
    ['with names that are addresses', { 'https://example.org/boat': 'yes' }, {}, 'CONTEXT'],
  ])('is refused %s', async (_, change, options, code) => {
    const { status, body } = await issue(plain(change), options, theirs);
    expect([status, body.code]).toEqual([400, code]);
  });

  it('gives out no badge: what an organisation has seen and decided, it says itself', async () => {
    const badge = plain({
      '@context': [V2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Soutu',
      issuer: { type: ['Profile'], name: 'Venevaja' },
      validFrom: '2026-01-01T00:00:00Z',
      credentialSubject: {
        id: 'did:example:rower',
        type: ['AchievementSubject'],
        achievement: {
          id: 'urn:uuid:2',
          type: ['Achievement'],
          name: 'Soutu',
          description: 'Soutaa',
          criteria: { narrative: 'Souti' },
        },
      },
    });
    const { status, body } = await issue(badge, undefined, theirs);
    expect([status, body.code]).toEqual([400, 'RESERVED']);
    const own = await issue(badge);
    expect([own.status, own.body.credentialStatus]).toEqual([
      201,
      expect.objectContaining({ statusPurpose: 'revocation' }),
    ]);
    expect((await verify(own.body)).status).toBe(200);
  });

  it('answers that it cannot where there is no such issuer', async () => {
    const nobodys = await service(house, { issuer: 'nobody' });
    const { status, body } = await issue(plain(), undefined, nobodys);
    expect([status, body.code]).toEqual([503, 'ISSUER_MISSING']);
  });
});

describe('verifying a credential', () => {
  it('of others needs nothing of ours', async () => {
    const key = newPrivateKey();
    const { did, verificationMethod } = didKey(await publicKeyMultibase(key));
    const text = await signCredential(
      plain({ issuer: did }),
      localSigner(verificationMethod, key),
      house.clock(),
    );
    expect((await verify(JSON.parse(text))).status).toBe(200);
  });

  it('made by the older data model goes by its own dates', async () => {
    const older = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      id: freshId(),
      type: ['VerifiableCredential'],
      issuanceDate: '2026-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:rower' },
    };
    const { status, body } = await issue(older);
    expect([status, body['@context']]).toEqual([
      201,
      ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2'],
    ]);
    expect((await verify(body)).status).toBe(200);
    const expired = await issue({ ...older, id: freshId(), expirationDate: '2026-02-01T00:00:00Z' });
    expect(codes(await verify(expired.body))).toEqual(['EXPIRED']);
  });

  it.each<[string, (credential: Record<string, unknown>) => unknown, string]>([
    ['a changed claim', (one) => ({ ...one, credentialSubject: { name: 'Other' } }), 'SIGNATURE_BROKEN'],
    ['an added word', (one) => ({ ...one, boat: 'yes' }), 'NOT_COVERED'],
    ['no proof', ({ proof: _, ...one }) => one, 'NOT_SIGNED'],
    ['a proof that is nothing', (one) => ({ ...one, proof: null }), 'SIGNATURE_BROKEN'],
    [
      'a proof for another purpose',
      (one) => ({ ...one, proof: { ...(one.proof as object), proofPurpose: 'authentication' } }),
      'SIGNATURE_BROKEN',
    ],
    [
      'a proof in words of its own',
      (one) => ({ ...one, proof: { '@context': V2, ...(one.proof as object) } }),
      'OTHER_CONTEXT',
    ],
    [
      'a proof of another suite',
      (one) => ({ ...one, proof: { ...(one.proof as object), cryptosuite: 'other-2099' } }),
      'OTHER_SIGNATURE',
    ],
    ['another issuer', (one) => ({ ...one, issuer: 'did:example:other' }), 'KEY_NOT_OF_ISSUER'],
    ['no type', ({ type: _, ...one }) => one, 'SHAPE_WRONG'],
  ])('finds %s', async (_, change, code) => {
    const { body } = await issue(plain());
    const answer = await verify(change(body));
    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.verified).toBe(false);
    expect(codes(answer)).toContain(code);
  });

  it('names the problem as the standard does, and tells it in the caller’s language', async () => {
    const { body } = await issue(plain());
    const changed = { ...body, credentialSubject: { name: 'Other' } };
    const answer = await ask(
      '/credentials/verify',
      { verifiableCredential: changed },
      { 'Accept-Language': 'sv' },
    );
    expect(answer.body).toMatchObject({
      type: 'https://w3id.org/security#PROOF_VERIFICATION_ERROR',
      title: 'The proof does not hold.',
      status: 400,
      code: 'SIGNATURE_BROKEN',
      detail: expect.stringContaining('Underskriften håller inte'),
      outcome: 'INVALID',
    });
  });

  it('is no longer good before its time and after it', async () => {
    const early = await issue(plain({ validFrom: '2030-01-01T00:00:00Z' }));
    expect(codes(await verify(early.body))).toEqual(['NOT_YET']);
    const late = await issue(plain({ validUntil: '2025-01-01T00:00:00Z' }));
    expect(codes(await verify(late.body))).toEqual(['EXPIRED']);
  });
});

describe('changing a status', () => {
  const change = (credentialId: string, statusPurpose: string, more: object = {}) =>
    ask('/credentials/status', {
      credentialId,
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose },
      ...more,
    });

  it('suspends, resumes and revokes, and verifying says so', async () => {
    const { body } = await issue(plain());
    const id = String(body.id);
    expect((await change(id, 'suspension')).status).toBe(200);
    expect(codes(await verify(body))).toEqual(['SUSPENDED']);
    expect((await change(id, 'suspension', { status: false })).status).toBe(200);
    expect((await verify(body)).status).toBe(200);
    expect((await change(id, 'revocation')).status).toBe(200);
    expect(codes(await verify(body))).toEqual(['REVOKED']);
    const back = await change(id, 'revocation', { status: false });
    expect([back.status, back.body.code]).toEqual([409, 'NEVER_UNDONE']);
  });

  it('takes several at once, in the callers’ other form too', async () => {
    const { body } = await issue(plain());
    const answer = await ask('/credentials/status', {
      credentialId: body.id,
      credentialStatus: [
        { statusPurpose: 'suspension', status: '0' },
        { statusPurpose: 'revocation', status: '1' },
      ],
    });
    expect(answer.status).toBe(200);
    expect(codes(await verify(body))).toEqual(['REVOKED']);
  });

  it.each([
    ['application/ld+json, application/json', 'application/ld+json'],
    ['application/json', 'application/json'],
    ['application/vc', 'application/vc'],
    ['*/*', 'application/vc'],
  ])('serves the lists to a reader of %s by that name', async (accept, type) => {
    const { body } = await issue(plain());
    const { app } = await makeApp(house, { development: false, reportBug: () => {} });
    const url = body.credentialStatus?.[0]?.statusListCredential ?? '';
    const response = await app.request(url, { headers: { Accept: accept } });
    expect([response.status, response.headers.get('content-type'), response.headers.get('vary')]).toEqual([
      200,
      type,
      'Accept',
    ]);
    expect(await response.json()).toMatchObject({ id: url, issuer: body.issuer });
  });

  it('knows only what was issued here, and only the purposes that there are', async () => {
    const unknown = await change('urn:uuid:ffffffff-0000-4000-8000-000000000000', 'revocation');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'NO_CREDENTIAL']);
    expect((await change('urn:x:1', 'refresh')).body.code).toBe('BODY_WRONG');
  });
});

describe('verifying a presentation', () => {
  const holderKey = newPrivateKey();
  const CHALLENGE = 'answer-me';
  const DOMAIN = 'service.example.org';

  async function present(change: object = {}, terms: object = { challenge: CHALLENGE, domain: DOMAIN }) {
    const { did, verificationMethod } = didKey(await publicKeyMultibase(holderKey));
    const signer = localSigner(verificationMethod, holderKey);
    const document = { '@context': [V2], type: ['VerifiablePresentation'], holder: did, ...change };
    const suite = Object.assign(secondSuite(), {
      signer: { id: verificationMethod, sign: ({ data }: { data: Uint8Array }) => signer.sign(data) },
      verificationMethod,
    }) as unknown as { createProof(input: object): Promise<object> };
    const proof = await suite.createProof({
      document,
      purpose: {
        update: async (one: object) => Object.assign(one, { proofPurpose: 'authentication', ...terms }),
      },
      documentLoader: secondLoader({}),
    });
    return { ...document, proof } as Record<string, unknown>;
  }

  const shown = (
    verifiablePresentation: unknown,
    options: object = { challenge: CHALLENGE, domain: DOMAIN },
  ) => ask('/presentations/verify', { verifiablePresentation, options });

  const credentialOf = async (subject: string) =>
    (await issue(plain({ credentialSubject: { id: subject } }))).body;

  it('holds with none, one or several credentials in it, enveloped ones too', async () => {
    const { did } = didKey(await publicKeyMultibase(holderKey));
    expect((await shown(await present())).status).toBe(200);
    const one = await credentialOf(did);
    const enveloped = (await issue(plain(), { envelope: 'vc+jwt' })).body;
    expect((await shown(await present({ verifiableCredential: one }))).body).toMatchObject({
      verified: true,
      warnings: [],
    });
    const several = await shown(await present({ verifiableCredential: [one, enveloped] }));
    expect([several.status, several.body.warnings?.map(({ code }) => code)]).toEqual([
      200,
      ['HOLDER_NOT_SUBJECT'],
    ]);
  });

  it('says that a challenge was not compared where none was given', async () => {
    const { status, body } = await shown(await present(), {});
    expect([status, body.warnings?.map(({ code }) => code)]).toEqual([200, ['CHALLENGE_NOT_COMPARED']]);
  });

  it.each<[string, object, string, string]>([
    [
      'another challenge',
      { challenge: 'other', domain: DOMAIN },
      'CHALLENGE_DIFFERS',
      'INVALID_CHALLENGE_ERROR',
    ],
    ['another domain', { challenge: CHALLENGE, domain: 'other' }, 'DOMAIN_DIFFERS', 'INVALID_DOMAIN_ERROR'],
  ])('fails for %s', async (_, options, code, type) => {
    const answer = await shown(await present(), options);
    expect([answer.status, codes(answer)]).toEqual([400, [code]]);
    expect(answer.body.type).toBe(`https://w3id.org/security#${type}`);
  });

  it('fails where one that was asked for carries no challenge', async () => {
    expect(codes(await shown(await present({}, {})))).toEqual(['CHALLENGE_DIFFERS']);
  });

  it.each<[string, (presentation: Record<string, unknown>) => unknown, string]>([
    ['no proof', ({ proof: _, ...rest }) => rest, 'SHAPE_WRONG'],
    ['another holder', (one) => ({ ...one, holder: 'did:example:other' }), 'HOLDER_WRONG'],
    ['a changed id', (one) => ({ ...one, id: 'urn:x:1' }), 'SIGNATURE_BROKEN'],
    ['a holder without an id', (one) => ({ ...one, holder: { name: 'Aino' } }), 'SHAPE_WRONG'],
    ['a credential that is a text', (one) => ({ ...one, verifiableCredential: 'ey.a.b' }), 'SHAPE_WRONG'],
    [
      'contexts in another order',
      (one) => ({ ...one, '@context': ['https://example.org/', V2] }),
      'SHAPE_WRONG',
    ],
    ['a context that is a number', (one) => ({ ...one, '@context': [V2, 7] }), 'SHAPE_WRONG'],
    [
      'a context that is not held',
      (one) => ({ ...one, '@context': [V2, 'https://example.org/'] }),
      'OTHER_CONTEXT',
    ],
    ['the type of nothing', ({ type: _, ...one }) => one, 'SHAPE_WRONG'],
  ])('fails with %s', async (_, change, code) => {
    const answer = await shown(change(await present()));
    expect([answer.status, codes(answer)]).toEqual([400, [code]]);
  });

  it('fails when a credential in it does', async () => {
    const { body } = await issue(plain());
    const changed = { ...body, credentialSubject: { id: 'did:example:other' } };
    const answer = await shown(await present({ verifiableCredential: [changed] }));
    expect([answer.status, codes(answer)]).toEqual([400, ['SIGNATURE_BROKEN']]);
  });
});
