import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { didDocumentOf } from '../../src/credential/issuer-key.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { keepRetention } from '../../src/wallet/acts/keep-retention.ts';
import { badgeHost, badgeHostConsent } from '../../src/wallet/badge-host/badge-host.table.ts';
import { eraseWalletRows, whatGoes } from '../../src/wallet/erasure-steps.ts';
import { badgeHostSection } from '../../src/wallet/export/badge-host-section.ts';
import type { ExportFile } from '../../src/wallet/export/export-file.ts';
import { dump } from '../helpers/dump.ts';
import { makeParticipant } from '../helpers/people.ts';
import { verifiesElsewhere } from '../helpers/second-verifier.ts';
import { BadgeHostClient, metadata, READ_NAME, READ_PROOFS } from './badge-host-client.ts';
import { type ClaimingWorkshop, claimingWorkshop } from './claiming-workshop.ts';
import { houseOnLoopback, type LoopbackHouse } from './loopback.ts';

const START = new Date('2026-03-02T10:00:00.000Z');

let at: LoopbackHouse;
let workshop: ClaimingWorkshop;
let host: BadgeHostClient;

beforeAll(async () => {
  at = await houseOnLoopback();
  workshop = await claimingWorkshop(at);
  host = await BadgeHostClient.register(at.baseUrl);
});
afterAll(() => at.stop());
beforeEach(() => later(0));

const later = (minutes: number) => at.house.clock.set(new Date(START.getTime() + minutes * 60_000));

const CONSENT = `mutation Consent($input: ConsentToBadgeHostInput!) { consentToBadgeHost(input: $input) {
  __typename ... on BadgeHostConsented { goOn consent { id state expiresAt } } ... on Refusal { code path } } }`;
const END = `mutation End($input: EndBadgeHostInput!) { endBadgeHost(input: $input) {
  __typename ... on BadgeHostEnded { consent { id state } } ... on Refusal { code } } }`;
const HOSTS = `query Hosts { viewer { badgeHosts { id state rights allProofs endedAt
  badgeHost { name hostName uri policyUri termsUri } proofs { id } readings { on lastAt } } } }`;
const REQUEST = `query Request($request: String!) { badgeHostRequest(request: $request) {
  badgeHost { name hostName } rights good declineAt } }`;
const LOG = 'query Log { viewer { log { edges { node { sentence } } } } }';

interface Consented {
  readonly __typename: string;
  readonly code?: string;
  readonly goOn: string;
  readonly consent: { readonly id: string; readonly state: string; readonly expiresAt: string };
}

const consent = async (request: string, choice: object = { allProofs: true }, actor?: Actor) =>
  (await workshop.ask(CONSENT, { input: { request, ...choice } }, actor))
    .consentToBadgeHost as unknown as Consented;

/** From the question to the tokens. */
async function connected(choice?: object, more: Record<string, string> = {}, actor?: Actor) {
  const asked = await host.ask(more);
  const { goOn, consent: given } = await consent(asked.request, choice, actor);
  return { asked, goOn, id: given.id, ...(await host.redeem(goOn, asked)) };
}

const hostsOf = async (actor?: Actor) =>
  ((await workshop.ask(HOSTS, {}, actor)).viewer as { badgeHosts: Record<string, unknown>[] }).badgeHosts;
const stateOf = async (id: string) => (await hostsOf()).find((one) => one.id === id)?.state;

/** All tables but that of sessions: each question begins one. */
const walletTables = async () => {
  const tables = await dump(at.house.database);
  tables.delete('public.session');
  return tables;
};

/** The error that a library met, in OAuth's own word. */
const errorOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return 'done';
  } catch (problem) {
    const { error, cause, response } = problem as {
      error?: string;
      cause?: { parameters?: { error?: string } }[];
      response?: Response;
    };
    const challenged = cause?.[0]?.parameters?.error;
    const said =
      response?.bodyUsed === false ? ((await response.json()) as { error?: string }).error : undefined;
    return error ?? challenged ?? said ?? String(problem);
  }
};

const acts = async (id: string) =>
  (await workshop.sql.select().from(recordEntry).orderBy(recordEntry.sequence))
    .map((row) => JSON.parse(row.body) as { act: string; detail: { consent?: string; why?: string } })
    .filter(({ detail }) => detail.consent === id)
    .map(({ act, detail }) => (detail.why ? `${act} ${detail.why}` : act));

describe('a badge host', () => {
  it('reads the chosen proofs, whole and as they were signed, and others verify them', async () => {
    const chosen = await workshop.issue();
    await workshop.issue();
    const { access_token: token, ...given } = await connected({ allProofs: false, proofs: [chosen.id] });
    expect(given).toMatchObject({ token_type: 'bearer', scope: `${READ_PROOFS} offline_access` });
    const { headers, body, credentials } = await host.read(token);
    expect([headers.get('x-total-count'), body.compactJwsString]).toEqual(['1', []]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(credentials[0])).toBe(JSON.stringify(JSON.parse(chosen.signed)));
    const did = await didDocumentOf(at.house, 'venevaja');
    expect(await verifiesElsewhere(credentials[0]!, did!, at.house.clock())).toBe(true);
  });

  it('is named to its holder with its true host, what it reads, and on which days it did', async () => {
    const { id } = await workshop.issue();
    const asked = await host.ask();
    const told = (await workshop.ask(REQUEST, { request: asked.request })).badgeHostRequest;
    expect(told).toMatchObject({
      badgeHost: { name: 'Merkkihylly', hostName: 'localhost:9' },
      rights: ['READ_PROOFS', 'COME_AGAIN'],
      good: true,
    });
    const { goOn, consent: made } = await consent(asked.request, { allProofs: false, proofs: [id] });
    const { access_token: token } = await host.redeem(goOn, asked);
    await host.read(token);
    await host.read(token);
    later(24 * 60);
    const { refresh_token: again } = await host.redeem(goOn, asked).catch(() => ({ refresh_token: '' }));
    expect(again).toBe('');
    expect((await hostsOf()).find((one) => one.id === made.id)).toMatchObject({
      state: 'ENDED',
      allProofs: false,
      badgeHost: {
        uri: 'http://localhost:9/',
        policyUri: 'http://localhost:9/privacy',
        termsUri: null,
      },
      proofs: [{ id }],
      readings: [{ on: '2026-03-02', lastAt: START.toISOString() }],
    });
    expect(await acts(made.id)).toEqual([
      'BADGE_HOST_CONSENTED',
      'BADGE_HOST_READ',
      'BADGE_HOST_ENDED CODE_REUSED',
    ]);
    const { log } = (await workshop.ask(LOG, {})).viewer as {
      log: { edges: { node: { sentence: string } }[] };
    };
    const said = log.edges.map(({ node }) => node.sentence).join('\n');
    expect(said).toContain('Annoit palvelulle Merkkihylly (localhost:9) luvan hakea todistuksiasi');
    expect(said).toContain('Palvelu Merkkihylly (localhost:9) haki todistuksiasi, viimeksi');
    expect(said).toContain('koska joku yritti käyttää sen vanhaa tunnusta');
  });

  it('with all proofs reads coming ones too, never what is hidden, and page by page', async () => {
    const holder = await makeParticipant(at.house);
    const first = (await workshop.issueTo(holder)).id;
    const { access_token: token } = await connected({ allProofs: true }, {}, holder);
    expect((await host.read(token)).credentials).toHaveLength(1);
    later(1);
    const ids = [first, (await workshop.issueTo(holder)).id, (await workshop.issueTo(holder)).id];
    const { credentials, headers } = await host.read(token, '/credentials?limit=2');
    expect([credentials.length, headers.get('x-total-count')]).toEqual([2, '3']);
    const next = /<([^>]+)>; rel="next"/.exec(headers.get('link')!)![1]!;
    const rest = await host.read(token, next.slice(`${at.baseUrl}/ims/ob/v3p0`.length));
    expect(rest.credentials).toHaveLength(1);
    expect(rest.headers.get('link')).toContain('rel="prev"');
    const since = encodeURIComponent('2026-03-02T12:00:30+02:00');
    expect((await host.read(token, `/credentials?since=${since}`)).credentials).toHaveLength(2);
    expect((await host.read(token, '/credentials?offset=9')).credentials).toEqual([]);
    await workshop.ask(
      'mutation Hide($input: HideHoldingInput!) { hideHolding(input: $input) { __typename } }',
      { input: { holding: ids[1], hidden: true } },
      holder,
    );
    expect((await host.read(token)).headers.get('x-total-count')).toBe('2');
    for (const query of [
      'limit=0',
      'limit=x',
      'offset=-1',
      'since=yesterday',
      'since=2026-13-40T00:00:00Z',
    ]) {
      const answer = await fetch(`${at.baseUrl}/ims/ob/v3p0/credentials?${query}`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      const body = (await answer.json()) as { imsx_codeMinor: { imsx_codeMinorField: object[] } };
      expect([answer.status, body.imsx_codeMinor.imsx_codeMinorField]).toEqual([
        400,
        [{ imsx_codeMinorFieldName: 'pateva', imsx_codeMinorFieldValue: 'invalid_query_parameter' }],
      ]);
    }
  });

  it('reads the name only where that was asked for, under an id that no other host is given', async () => {
    const { access_token: token } = await connected({ allProofs: false, proofs: [] }, { scope: READ_NAME });
    const { body } = await host.read(token, '/profile');
    expect(body).toMatchObject({ type: ['Profile'], name: expect.stringMatching(/\S+ \S+/) });
    expect(await errorOf(host.read(token))).toBe('insufficient_scope');
    const other = await BadgeHostClient.register(at.baseUrl);
    const asked = await other.ask({ scope: READ_NAME });
    const { goOn } = await consent(asked.request, { allProofs: false, proofs: [] });
    const second = await other.read((await other.redeem(goOn, asked)).access_token, '/profile');
    expect(second.body.name).toBe(body.name);
    expect(second.body.id).not.toBe(body.id);
  });

  it('comes again with a new token each time, until its holder ends it, at once', async () => {
    await workshop.issue();
    const first = await connected();
    later(61);
    expect(await errorOf(host.read(first.access_token))).toBe('invalid_token');
    const second = await host.refresh(first.refresh_token!);
    expect((await host.read(second.access_token)).credentials.length).toBeGreaterThan(0);
    const ended = (await workshop.ask(END, { input: { badgeHostConsent: first.id } })).endBadgeHost;
    expect(ended).toMatchObject({ consent: { state: 'ENDED' } });
    expect(await errorOf(host.read(second.access_token))).toBe('invalid_token');
    expect(await errorOf(host.refresh(second.refresh_token!))).toBe('invalid_grant');
  });

  it('without asking to come again gets one hour and no more', async () => {
    await workshop.issue();
    const given = await connected({ allProofs: true }, { scope: READ_PROOFS });
    expect(given.refresh_token).toBeUndefined();
    later(59);
    expect((await host.read(given.access_token)).credentials.length).toBeGreaterThan(0);
    later(62);
    expect(await errorOf(host.read(given.access_token))).toBe('invalid_token');
    expect(await stateOf(given.id)).toBe('EXPIRED');
  });

  it('gives its permission up itself; an access token that it throws away leaves the rest', async () => {
    await workshop.issue();
    const given = await connected();
    await host.revoke(given.access_token);
    expect(await errorOf(host.read(given.access_token))).toBe('invalid_token');
    const again = await host.refresh(given.refresh_token!);
    await host.revoke('unknown');
    await host.revoke(again.refresh_token!);
    expect(await errorOf(host.refresh(again.refresh_token!))).toBe('invalid_grant');
    expect(await acts(given.id)).toContain('BADGE_HOST_ENDED BADGE_HOST');
  });

  it('that is consented to anew has one permission, the new one', async () => {
    await workshop.issue();
    const [first, second] = [await connected(), await connected()];
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['ENDED', 'OPEN']);
    expect(await errorOf(host.read(first.access_token))).toBe('invalid_token');
  });

  it('of somebody under 18 reads for a month at most', async () => {
    const young = await makeParticipant(at.house, { birthDate: '2009-06-01' });
    const asked = await host.ask();
    const { consent: given } = await consent(asked.request, { allProofs: true }, young);
    expect(given.expiresAt).toBe('2026-04-01T10:00:00.000Z');
  });

  it('finds a description of what is really served', async () => {
    const described = (await BadgeHostClient.describe(at.baseUrl)) as unknown as {
      openapi: string;
      info: object;
      paths: Record<string, object>;
    };
    expect(described.openapi).toMatch(/^3\.0\./);
    expect(described.info).toMatchObject({
      title: 'Pätevä',
      'x-imssf-privacyPolicyUrl': `${at.baseUrl}/privacy`,
    });
    expect(Object.keys(described.paths)).toEqual(['/discovery', '/credentials', '/profile']);
    for (const [method, path] of [
      ['POST', 'credentials'],
      ['PUT', 'profile'],
    ] as const) {
      const answer = await fetch(`${at.baseUrl}/ims/ob/v3p0/${path}`, { method, body: '{}' });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
      expect(await answer.json()).toMatchObject({ imsx_codeMajor: 'unsupported', imsx_severity: 'error' });
    }
  });
});

describe('against a badge host that would take more', () => {
  it('a code that is redeemed twice ends the tokens that it gave', async () => {
    await workshop.issue();
    const { asked, goOn, access_token: token, id } = await connected();
    expect(await errorOf(host.redeem(goOn, asked))).toBe('invalid_grant');
    expect(await errorOf(host.read(token))).toBe('invalid_token');
    expect(await acts(id)).toContain('BADGE_HOST_ENDED CODE_REUSED');
  });

  it('a refresh token that comes a second time ends everything, for thief and owner', async () => {
    await workshop.issue();
    const given = await connected();
    const next = await host.refresh(given.refresh_token!);
    expect(await errorOf(host.refresh(given.refresh_token!))).toBe('invalid_grant');
    expect(await errorOf(host.read(next.access_token))).toBe('invalid_token');
    expect(await errorOf(host.refresh(next.refresh_token!))).toBe('invalid_grant');
    expect(await acts(given.id)).toContain('BADGE_HOST_ENDED REFRESH_REUSED');
  });

  it('a stolen code is worth nothing without the verifier, the address or the host’s own secret', async () => {
    await workshop.issue();
    const asked = await host.ask();
    const { goOn, consent: given } = await consent(asked.request);
    const other = await BadgeHostClient.register(at.baseUrl);
    expect(await errorOf(other.redeem(goOn, asked))).toBe('invalid_grant');
    const guessing = await host.withSecret('guessed');
    expect(await errorOf(guessing.redeem(goOn, asked))).toBe('invalid_client');
    const verifier = `${asked.verifier.slice(0, -1)}${asked.verifier.endsWith('A') ? 'B' : 'A'}`;
    expect(await errorOf(host.redeem(goOn, { ...asked, verifier }))).toBe('invalid_grant');
    const elsewhere = goOn.replace('/back?', '/other?way=2&');
    expect(await errorOf(host.redeem(elsewhere, asked))).toBe('invalid_grant');
    expect(await stateOf(given.id)).toBe('BEGUN');
    expect((await host.redeem(goOn, asked)).access_token).toBeTruthy();
  });

  it('a code is worth nothing after a minute', async () => {
    const asked = await host.ask();
    const { goOn } = await consent(asked.request);
    later(1);
    expect(await errorOf(host.redeem(goOn, asked))).toBe('invalid_grant');
  });

  it('a browser is sent back to no address that was not registered, and to none by itself', async () => {
    const strange: Record<string, string>[] = [
      { redirect_uri: 'http://localhost:9/back/' },
      { redirect_uri: 'https://attacker.example/back' },
      { client_id: 'bho_doesnotexist' },
      { client_id: 'par_doesnotexist' },
    ];
    for (const more of strange) {
      const { request } = await host.ask(more);
      const token = await workshop.tokenOf(workshop.holder);
      expect((await at.served.ask(REQUEST, { request }, { token })).codes).toEqual(['BADGE_HOST_UNKNOWN']);
      expect((await consent(request)).code).toBe('BADGE_HOST_UNKNOWN');
    }
    for (const request of ['', 'x', Buffer.from('{"a":1}').toString('base64url')])
      expect((await consent(request)).code).toBe('BADGE_HOST_UNKNOWN');
  });

  it.each([
    ['without PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['with a malformed challenge', { code_challenge: 'short' }, 'invalid_request'],
    ['for a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
    ['for writing', { scope: `${READ_PROOFS.replace('readonly', 'upsert')}` }, 'invalid_scope'],
    ['with an endless state', { state: 'x'.repeat(1001) }, 'invalid_request'],
  ])('a request %s is answered with an error at the host’s own address', async (_, more, error) => {
    const { request } = await host.ask(more);
    const told = (await workshop.ask(REQUEST, { request })).badgeHostRequest as Record<string, unknown>;
    expect(told).toMatchObject({ good: false });
    const back = new URL(String(told.declineAt));
    expect([back.origin, back.pathname]).toEqual(['http://localhost:9', '/back']);
    expect(back.searchParams.get('error')).toBe(error);
    expect(await consent(request)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('a parameter that stands there twice is an error', async () => {
    const { request } = await host.ask();
    const lists = JSON.parse(Buffer.from(request, 'base64url').toString()) as string[][];
    lists[3]!.push(READ_NAME);
    const twice = Buffer.from(JSON.stringify(lists)).toString('base64url');
    const told = (await workshop.ask(REQUEST, { request: twice })).badgeHostRequest as Record<
      string,
      unknown
    >;
    expect(told).toMatchObject({ good: false });
  });

  it('declining tells the host so, with its state and who answers', async () => {
    const asked = await host.ask();
    const told = (await workshop.ask(REQUEST, { request: asked.request })).badgeHostRequest as Record<
      string,
      string
    >;
    expect(await errorOf(host.redeem(told.declineAt!, asked))).toBe('access_denied');
  });

  it('another’s proofs, a brought one’s id, none and too many are refused, and nothing is written', async () => {
    const { id } = await workshop.issue();
    const somebody = await makeParticipant(at.house);
    const { request } = await host.ask();
    const before = await walletTables();
    expect((await consent(request, { allProofs: false, proofs: [id] }, somebody)).code).toBe('NOT_FOUND');
    expect((await consent(request, { allProofs: false, proofs: ['hld_doesnotexist'] })).code).toBe(
      'NOT_FOUND',
    );
    expect((await consent(request, { allProofs: false, proofs: [] })).code).toBe('INVALID_INPUT');
    expect((await consent(request, { allProofs: false })).code).toBe('INVALID_INPUT');
    expect((await consent(request, { allProofs: true, proofs: [id] })).code).toBe('INVALID_INPUT');
    const many = Array.from({ length: 101 }, (_, at) => `crd_${at}`);
    expect((await consent(request, { allProofs: false, proofs: many })).code).toBe('INVALID_INPUT');
    expect(await walletTables()).toEqual(before);
  });

  it('a session by card and PIN consents to nothing, and can end', async () => {
    await workshop.issue();
    const { id } = await connected();
    const weak: Actor = { ...workshop.holder, level: 'CARD_AND_PIN' };
    const { request } = await host.ask();
    expect((await consent(request, { allProofs: true }, weak)).code).toBe('LEVEL_TOO_LOW');
    const somebody = await makeParticipant(at.house);
    const others = (await workshop.ask(END, { input: { badgeHostConsent: id } }, somebody)).endBadgeHost;
    expect(others).toMatchObject({ code: 'NOT_FOUND' });
    expect((await workshop.ask(END, { input: { badgeHostConsent: id } }, weak)).endBadgeHost).toMatchObject({
      consent: { state: 'ENDED' },
    });
  });

  it.each([
    ['no JSON object', [], 'invalid_client_metadata'],
    ['no name', metadata({ client_name: ' ' }), 'invalid_client_metadata'],
    ['a name that turns the line around', metadata({ client_name: 'a\u202Eb' }), 'invalid_client_metadata'],
    ['an endless name', metadata({ client_name: 'a'.repeat(81) }), 'invalid_client_metadata'],
    ['no page', metadata({ client_uri: undefined }), 'invalid_client_metadata'],
    ['a script as its page', metadata({ client_uri: 'javascript:alert(1)' }), 'invalid_client_metadata'],
    ['another’s privacy page', metadata({ policy_uri: 'https://bank.example/' }), 'invalid_client_metadata'],
    ['no address', metadata({ redirect_uris: [] }), 'invalid_redirect_uri'],
    ['another’s address', metadata({ redirect_uris: ['https://bank.example/'] }), 'invalid_redirect_uri'],
    ['a plain address', metadata({ redirect_uris: ['http://shelf.example/'] }), 'invalid_redirect_uri'],
    [
      'an address with a fragment',
      metadata({ redirect_uris: ['http://localhost:9/#a'] }),
      'invalid_redirect_uri',
    ],
    [
      'an address with a user',
      metadata({ redirect_uris: ['http://a@localhost:9/'] }),
      'invalid_redirect_uri',
    ],
    [
      'six addresses',
      metadata({ redirect_uris: Array(6).fill('http://localhost:9/') }),
      'invalid_redirect_uri',
    ],
    ['no secret', metadata({ token_endpoint_auth_method: 'none' }), 'invalid_client_metadata'],
    ['the implicit grant', metadata({ grant_types: ['implicit'] }), 'invalid_client_metadata'],
    ['tokens in addresses', metadata({ response_types: ['token'] }), 'invalid_client_metadata'],
    ['nothing to read', metadata({ scope: 'offline_access' }), 'invalid_client_metadata'],
  ])('a registration with %s is refused', async (_, body, error) => {
    const { status, body: told } = await workshop.post('/openbadges/register', body);
    expect([status, told.error]).toEqual([400, error]);
    expect(told.error_description).toBeTruthy();
  });

  it('registering again and again from one address has to wait', async () => {
    later(-60 * 24 * 30);
    const seen = new Set<number>();
    for (let times = 0; times < 30; times++)
      seen.add((await workshop.post('/openbadges/register', metadata())).status);
    expect(seen).toEqual(new Set([201, 429]));
  });

  it('neither token, code nor secret stands in any table, and the record is whole', async () => {
    await workshop.issue();
    const { access_token: access, refresh_token: refresh, goOn } = await connected();
    const text = [...(await dump(at.house.database)).values()].join('\n');
    for (const secret of [
      access,
      refresh!,
      new URL(goOn).searchParams.get('code')!,
      String(host.config.clientMetadata().client_secret),
    ])
      expect(text).not.toContain(secret);
    expect((await verifyRecord(workshop.sql, at.house.clock())).intact).toBe(true);
  });
});

it('a host to which nobody ever consented goes after a month; others stay', async () => {
  const unused = await BadgeHostClient.register(at.baseUrl);
  await connected();
  later(31 * 24 * 60);
  await keepRetention(at.house);
  const idOf = (one: BadgeHostClient) => one.config.clientMetadata().client_id;
  const left = (await workshop.sql.select({ id: badgeHost.id }).from(badgeHost)).map(({ id }) => String(id));
  expect([left.includes(idOf(unused)), left.includes(idOf(host))]).toEqual([false, true]);
  const consents = await workshop.sql
    .select()
    .from(badgeHostConsent)
    .where(eq(badgeHostConsent.endedWhy, 'PARTICIPANT'));
  expect(consents.length).toBeGreaterThan(0);
});

it('what was let read is told in an export without a key, and goes with its holder', async () => {
  const leaver = await makeParticipant(at.house);
  const { id } = await workshop.issueTo(leaver);
  const given = await connected({ allProofs: false, proofs: [id] }, {}, leaver);
  await host.read(given.access_token);
  const wallet = {
    context: at.house.context(leaver),
    participant: leaver.participant,
    account: leaver.account,
    person: {
      participant: leaver.participant,
      givenNames: 'Aino',
      familyName: 'Esimerkki',
      callingName: null,
      birthDate: '1991-05-14',
      identityAssurance: 'SELF_STATED' as const,
    },
  };
  const files: ExportFile[] = [];
  for await (const file of badgeHostSection.files(wallet)) files.push(file);
  expect(files.map(({ path }) => path)).toEqual(['badge-hosts.json']);
  const told = Buffer.from(await files[0]!.bytes()).toString();
  expect(JSON.parse(told)).toMatchObject([
    { service: 'Merkkihylly', proofs: [id], state: 'OPEN', readings: [{ on: '2026-03-02', times: 1 }] },
  ]);
  expect(told).not.toContain(given.access_token);
  expect(files[0]!.tables![0]!.rows[0]![0]).toBe('Merkkihylly (localhost:9)');

  const leaving = { participant: leaver.participant, account: leaver.account, now: at.house.clock() };
  expect(await whatGoes(workshop.sql, leaving)).toContainEqual({ name: 'BADGE_HOSTS', count: 1 });
  await workshop.sql.transaction((tx) => eraseWalletRows(tx, leaving));
  expect(await errorOf(host.read(given.access_token))).toBe('invalid_token');
  expect(await errorOf(host.refresh(given.refresh_token!))).toBe('invalid_grant');
  const tables = await dump(at.house.database);
  for (const [name, text] of tables)
    if (name.startsWith('public.badge_host')) expect(text).not.toContain(given.id);
});
