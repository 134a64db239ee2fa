import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { participant, session } from '../../src/access/participant.table.ts';
import type { Id } from '../../src/base/id.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { keepRetention } from '../../src/wallet/acts/keep-retention.ts';
import { identification } from '../../src/wallet/identification/identification.table.ts';
import { dump } from '../helpers/dump.ts';
import { tokenOf } from '../helpers/http.ts';
import { makeParticipant } from '../helpers/people.ts';
import { houseOnLoopback, type LoopbackHouse } from './loopback.ts';
import { newWalletKey, type WalletKey } from './openid4vc-wallet.ts';
import { PersonAuthority } from './person-authority.ts';
import { PresentingWallet } from './presenting-wallet.ts';
import { presentSdJwt } from './sd-jwt-wallet.ts';

let at: LoopbackHouse;
let authority: PersonAuthority;
let key: WalletKey;
let pid: string;
let aino: Actor & { participant: Id<'participant'> };
let lists: Record<string, string> = {};
const wallet = new PresentingWallet();
/** The wallet's library goes by the real time. */
let start: Date;

beforeAll(async () => {
  at = await houseOnLoopback();
  start = new Date(Math.floor(Date.now() / 1000) * 1000);
  at.house.clock.set(start);
  authority = await PersonAuthority.found(start);
  Object.assign(at.house, {
    personAuthorities: [authority.anchor],
    outside: { text: async (address: string) => lists[address] ?? null },
  });
  aino = await makeParticipant(at.house);
  key = await newWalletKey();
  pid = await authority.issue(key);
});
beforeEach(() => {
  start = new Date(Math.floor(Date.now() / 1000) * 1000);
  at.house.clock.set(start);
  lists = {};
});
afterAll(() => at.stop());

const REQUEST = `mutation Begin { requestIdentification { __typename
  ... on IdentificationRequested { link qrSvg identification { id state } } ... on Refusal { code } } }`;
const FINISH = `mutation Finish($input: FinishIdentificationInput!) { finishIdentification(input: $input) { __typename
  ... on SignedIn { tokens { accessToken } } ... on Refusal { code } } }`;
const STATE = 'query State { viewer { level canIdentifyByWallet identification { id state } } }';

interface Begun {
  readonly __typename: string;
  readonly code?: string;
  readonly link: string;
  readonly qrSvg: string;
  readonly identification: { readonly id: string; readonly state: string };
}

/** One session of somebody's. */
async function sessionOf(who: Actor = aino) {
  const token = await tokenOf(at.house, { ...who, level: 'CARD_AND_PIN' });
  const ask = async (query: string, variables: object = {}) => {
    const { data, codes } = await at.served.ask(query, { ...variables }, { token });
    expect(codes).toEqual([]);
    return data!;
  };
  return {
    token,
    begin: async () => (await ask(REQUEST)).requestIdentification as unknown as Begun,
    viewer: async () =>
      (await ask(STATE)).viewer as { level: string; identification: { state: string } | null },
    finish: async (id: string) =>
      (await ask(FINISH, { input: { identification: id } })).finishIdentification as unknown as {
        readonly __typename: string;
        readonly code?: string;
        readonly tokens: { readonly accessToken: string };
      },
  };
}

type Asked = Awaited<ReturnType<PresentingWallet['read']>>['request'];
const show = (
  { client_id: aud, nonce }: Asked,
  token = pid,
  by = key,
  other: Partial<{ aud: string; nonce: string; iat: number }> = {},
) =>
  presentSdJwt(token, { given_name: true, family_name: true, birthdate: true }, by, {
    aud,
    nonce,
    iat: at.house.clock().getTime() / 1000,
    ...other,
  });

const assuranceOf = async (who = aino) => {
  const [row] = await at.house.database.sql
    .select()
    .from(participant)
    .where(eq(participant.id, who.participant));
  return row!.identityAssurance;
};

const acts = async (id: string) =>
  (await at.house.database.sql.select().from(recordEntry).orderBy(recordEntry.sequence))
    .map((row) => JSON.parse(row.body) as { act: string; detail: { identification?: string } })
    .filter(({ detail }) => detail.identification === id)
    .map(({ act }) => act);

describe('somebody with card and PIN shows who they are by another wallet', () => {
  it('and goes on strongly, in a session of its own; three claims are asked for and none is kept', async () => {
    const mine = await sessionOf();
    expect(await mine.viewer()).toMatchObject({ level: 'CARD_AND_PIN', canIdentifyByWallet: true });
    expect(await assuranceOf()).not.toBe('STRONG');
    const { link, qrSvg, identification: begun } = await mine.begin();
    expect(qrSvg).toContain('<svg');
    const { request, query } = await wallet.read(link);
    expect(query).toMatchObject({
      credentials: [
        {
          meta: { vct_values: ['urn:eudi:pid:1'] },
          claims: [{ path: ['given_name'] }, { path: ['family_name'] }, { path: ['birthdate'] }],
        },
      ],
    });
    expect((await mine.viewer()).identification!.state).toBe('WAITING');
    expect(await wallet.answer(request, { pid: [await show(request)] })).toBe(200);
    expect((await mine.viewer()).identification!.state).toBe('ANSWERED');
    const { tokens } = await mine.finish(begun.id);
    const after = await at.served.ask(STATE, {}, { token: tokens.accessToken });
    expect(after.data!.viewer).toMatchObject({ level: 'STRONG' });
    expect(await assuranceOf()).toBe('STRONG');
    expect((await at.served.ask(STATE, {}, { token: mine.token })).codes).not.toEqual([]);
    expect(await acts(begun.id)).toEqual([
      'IDENTIFICATION_REQUESTED',
      'IDENTIFICATION_ANSWERED',
      'IDENTIFIED_BY_WALLET',
    ]);
    const text = [...(await dump(at.house.database)).values()].join('\n');
    for (const secret of [
      'Näkkäläjärvi',
      '1991-05-14',
      pid.split('.')[2]!.split('~')[0]!,
      link.split('/').at(-1)!,
    ])
      expect(text).not.toContain(secret);
  });

  it('in any member state’s own kind of the data, with every given name', async () => {
    const mine = await sessionOf();
    const { link, identification: begun } = await mine.begin();
    const { request } = await wallet.read(link);
    const token = await authority.issue(key, { vct: 'urn:eudi:pid:fi:1', givenNames: 'AINO MARIA ĐẶNG' });
    expect(await wallet.answer(request, { pid: [await show(request, token)] })).toBe(200);
    expect((await mine.finish(begun.id)).__typename).toBe('SignedIn');
  });

  it('with data that are not revoked, by the list that they name', async () => {
    lists = { [authority.listUrl]: await authority.statusList() };
    const mine = await sessionOf();
    const { link, identification: begun } = await mine.begin();
    const { request } = await wallet.read(link);
    const status = (idx: number) => ({ status: { status_list: { idx, uri: authority.listUrl } } });
    const revoked = await show(request, await authority.issue(key, status(1)));
    expect(await wallet.answer(request, { pid: [revoked] })).toBe(400);
    const good = await show(request, await authority.issue(key, status(0)));
    lists = {};
    expect(await wallet.answer(request, { pid: [good] })).toBe(400);
    lists = { [authority.listUrl]: await authority.statusList('https://pid.example/status/2') };
    expect(await wallet.answer(request, { pid: [good] })).toBe(400);
    lists = { [authority.listUrl]: await authority.statusList() };
    expect(await wallet.answer(request, { pid: [good] })).toBe(200);
    expect((await mine.finish(begun.id)).__typename).toBe('SignedIn');
  });

  it('says no in the wallet, and nothing changes', async () => {
    const mine = await sessionOf();
    const { link } = await mine.begin();
    const { request } = await wallet.read(link);
    const answer = await fetch(request.response_uri, {
      method: 'POST',
      body: new URLSearchParams({ error: 'access_denied', state: request.state }),
    });
    expect([answer.status, (await mine.viewer()).identification!.state]).toEqual([200, 'WAITING']);
  });
});

describe('against', () => {
  it('somebody else’s data: the session stays what it is, and that is on the record', async () => {
    const mine = await sessionOf();
    const { link, identification: begun } = await mine.begin();
    const { request } = await wallet.read(link);
    const others = await authority.issue(key, { givenNames: 'Eetu', familyName: 'Esimerkki' });
    expect(await wallet.answer(request, { pid: [await show(request, others)] })).toBe(200);
    expect((await mine.viewer()).identification!.state).toBe('DIFFERENT');
    expect((await mine.finish(begun.id)).code).toBe('IDENTITY_DIFFERS');
    expect((await mine.viewer()).level).toBe('CARD_AND_PIN');
    expect(await acts(begun.id)).toContain('IDENTITY_DIFFERED');
    expect(await wallet.answer(request, { pid: [await show(request)] })).toBe(400);
  });

  it('another session that goes on with the answer, of the same person or of somebody else', async () => {
    const mine = await sessionOf();
    const { link, identification: begun } = await mine.begin();
    const { request } = await wallet.read(link);
    expect((await mine.finish(begun.id)).code).toBe('IDENTITY_CODE_GONE');
    expect(await wallet.answer(request, { pid: [await show(request)] })).toBe(200);
    const second = await sessionOf();
    expect((await second.finish(begun.id)).code).toBe('NOT_FOUND');
    const stranger = await sessionOf(await makeParticipant(at.house));
    expect((await stranger.finish(begun.id)).code).toBe('NOT_FOUND');
    expect((await stranger.finish('idn_doesnotexist')).code).toBe('NOT_FOUND');
    expect((await mine.finish(begun.id)).__typename).toBe('SignedIn');
  });

  it('an answer that comes late, and one that is used late', async () => {
    const mine = await sessionOf();
    const { link, identification: begun } = await mine.begin();
    const { request } = await wallet.read(link);
    const shown = await show(request);
    expect(await wallet.answer(request, { pid: [shown] })).toBe(200);
    at.house.clock.set(new Date(start.getTime() + 5 * 60_000));
    expect((await mine.finish(begun.id)).code).toBe('IDENTITY_CODE_GONE');
    const later = await sessionOf();
    const again = await later.begin();
    const { request: second } = await wallet.read(again.link);
    at.house.clock.set(new Date(start.getTime() + 10 * 60_000));
    expect(await wallet.answer(second, { pid: [await show(second)] })).toBe(400);
    expect((await later.viewer()).identification!.state).toBe('EXPIRED');
  });

  it('a presentation that was made for another request, another asker, another time or by another key', async () => {
    const mine = await sessionOf();
    const { link, identification: begun } = await mine.begin();
    const { request } = await wallet.read(link);
    const other = await wallet.read((await (await sessionOf()).begin()).link);
    const stolenBy = await newWalletKey();
    const seconds = at.house.clock().getTime() / 1000;
    const wrong = [
      await show(other.request),
      await show(request, pid, key, { aud: 'decentralized_identifier:did:web:bank.example' }),
      await show(request, pid, key, { iat: seconds - 1_000 }),
      await show(request, pid, stolenBy),
      pid,
    ];
    for (const one of wrong) expect(await wallet.answer(request, { pid: [one] })).toBe(400);
    expect((await mine.viewer()).identification!.state).toBe('WAITING');
    expect((await acts(begun.id)).filter((act) => act === 'IDENTIFICATION_REFUSED')).toHaveLength(5);
    expect(await wallet.answer(request, { pid: [await show(request)] })).toBe(200);
    expect(await wallet.answer(request, { pid: [await show(request)] })).toBe(400);
  });

  it('data of an authority that nobody trusts, of an expired issuer, of no issuer, and of another kind', async () => {
    const mine = await sessionOf();
    const { request } = await wallet.read((await mine.begin()).link);
    const forger = await PersonAuthority.found(start);
    const seconds = at.house.clock().getTime() / 1000;
    const forged = [
      await forger.issue(key),
      // A trusted issuer's certificate beside a signature that is not its.
      await forger.issue(key, { chain: authority.chain }),
      await authority.issue(key, {}, authority.expired),
      // The authority above signs issuers, not people.
      await authority.issue(key, {}, authority.root),
      await authority.issue(key, { chain: [] }),
      await authority.issue(key, { chain: ['bm90aGluZw=='] }),
      await authority.issue(key, { vct: 'urn:eu.europa.ec.eudi:learning:credential:1' }),
      await authority.issue(key, { exp: seconds - 1 }),
      await authority.issue(key, { status: { identifier_list: { id: '1', uri: authority.listUrl } } }),
    ];
    for (const one of forged)
      expect(await wallet.answer(request, { pid: [await show(request, one)] })).toBe(400);
    expect((await mine.viewer()).identification!.state).toBe('WAITING');
  });

  it('an answer with two presentations, of another query, or with a claim held back', async () => {
    const mine = await sessionOf();
    const { request } = await wallet.read((await mine.begin()).link);
    const shown = await show(request);
    const binding = {
      aud: request.client_id,
      nonce: request.nonce,
      iat: at.house.clock().getTime() / 1000,
    };
    const nameless = await presentSdJwt(pid, { birthdate: true }, key, binding);
    const post = async (token: object) => {
      const body = new URLSearchParams({ vp_token: JSON.stringify(token), state: request.state });
      return (await fetch(request.response_uri, { method: 'POST', body })).status;
    };
    expect(await post({ pid: [shown, shown] })).toBe(400);
    expect(await post({ other: [shown] })).toBe(400);
    expect(await post({ pid: [nameless] })).toBe(400);
    expect(await post({})).toBe(400);
    expect((await mine.viewer()).identification!.state).toBe('WAITING');
  });

  it('a link that nobody was given', async () => {
    const answer = await fetch(`${at.baseUrl}/openid4vp/identifications/${'A'.repeat(43)}`);
    expect(answer.status).toBe(404);
  });
});

it('a helper’s session stays one, a known device stays known', async () => {
  const mine = await sessionOf();
  const { sql } = at.house.database;
  const rows = () => sql.select().from(session).where(eq(session.account, aino.account));
  const { link, identification: begun } = await mine.begin();
  const { request } = await wallet.read(link);
  const [own] = await sql
    .select()
    .from(identification)
    .where(eq(identification.id, begun.id as Id<'identification'>));
  await sql.update(session).set({ assisted: true }).where(eq(session.id, own!.session));
  await wallet.answer(request, { pid: [await show(request)] });
  await mine.finish(begun.id);
  const strong = (await rows()).filter(({ level, assisted }) => level === 'STRONG' && assisted);
  expect(strong).toHaveLength(1);
  expect(strong[0]!.expiresAt).toEqual(new Date(start.getTime() + 8 * 3_600_000));
});

it('where no authority is trusted nothing is offered, and what has ended is forgotten', async () => {
  const authorities = at.house.personAuthorities;
  Object.assign(at.house, { personAuthorities: [] });
  const mine = await sessionOf();
  expect(await mine.viewer()).toMatchObject({ canIdentifyByWallet: false });
  expect((await mine.begin()).code).toBe('NOT_FOUND');
  Object.assign(at.house, { personAuthorities: authorities });
  at.house.clock.set(new Date(start.getTime() + 2 * 86_400_000));
  await keepRetention(at.house);
  expect(await at.house.database.sql.select().from(identification)).toEqual([]);
});
