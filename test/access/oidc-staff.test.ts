import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endStaff } from '../../src/access/acts/end-staff.ts';
import { unlinkIdentity } from '../../src/access/acts/link-identity.ts';
import { acceptInvitation, signInStaff } from '../../src/access/acts/sign-in.ts';
import { linkedIdentity } from '../../src/access/oidc/oidc.table.ts';
import { account, staff } from '../../src/access/organisation.table.ts';
import { refreshSession } from '../../src/access/session.ts';
import { dump } from '../helpers/dump.ts';
import { makeParticipant, makeStaff } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';
import { makeOidcWorld, type OidcWorld, START } from './oidc-world.ts';

let world: OidcWorld;
beforeAll(async () => {
  world = await makeOidcWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.house.clock.set(START);
});

const hours = (count: number) => world.house.clock.set(new Date(START.getTime() + count * 3_600_000));
const keeping = () => ({ ...world.house, now: world.house.clock() });

/** Somebody new at the city's provider, taken on as an instructor. */
async function takenOn(sub: string) {
  world.city.people[sub] = {};
  const who = world.visitor(sub);
  const { tokens } = await world.finish(who, await world.arrive(who, world.city), {
    invitation: await world.invite(),
  });
  return { who, tokens: tokens!, actor: (await world.actorFor(tokens!.accessToken))! };
}

describe('staff who sign in by their organisation’s own account', () => {
  it('come in by an invitation the first time, and by the identity alone from then on', async () => {
    const { who, actor } = await takenOn('sub-of-tuula');
    expect(actor).toEqual({
      account: actor.account,
      session: actor.session,
      level: 'TRUSTED',
      participant: null,
      posts: [
        { staff: actor.posts[0]!.staff, unit: world.workshop, unitKind: 'WORKSHOP', role: 'INSTRUCTOR' },
      ],
    });
    expect((await world.acts()).at(-1)).toMatchObject({ act: 'INVITATION_ACCEPTED', actor: actor.account });
    const again = await world.finish(who, await world.arrive(who, world.city));
    expect(await world.actorFor(again.tokens!.accessToken)).toEqual({
      ...actor,
      session: expect.stringMatching(/^ses_/),
    });
  });

  it('are kept under a keyed hash: what the provider calls them stands in no table', async () => {
    await takenOn('a-most-unusual-subject');
    for (const [table, rows] of await dump(world.house.database))
      expect([table, rows.includes('a-most-unusual-subject')]).toEqual([table, false]);
  });

  it('are told to have an invitation where they are not linked, and can give it then', async () => {
    world.city.people.aila = {};
    const who = world.visitor('aila');
    const code = await world.arrive(who, world.city);
    expect((await world.finish(who, code)).code).toBe('IDENTITY_NOT_LINKED');
    expect((await world.finish(who, code, { invitation: 'ACDE-4679-HJK4' })).code).toBe('CODE_MISTYPED');
    expect((await world.finish(who, code, { invitation: await world.invite() })).tokens).toBeDefined();
    expect((await world.finish(who, code)).code).toBe('IDENTITY_CODE_GONE');
  });

  it('who are participants too keep one account for both', async () => {
    world.city.people.both = {};
    const who = world.visitor('both');
    const participant = await makeParticipant(world.house);
    const { tokens } = await world.finish(who, await world.arrive(who, world.city), {
      invitation: await world.invite(),
      actor: participant,
    });
    const actor = (await world.actorFor(tokens!.accessToken))!;
    expect([actor.account, actor.participant, actor.posts.length]).toEqual([
      participant.account,
      participant.participant,
      1,
    ]);
  });

  it('who have a password already link the identity themselves, before passwords are turned off', async () => {
    const password = 'vihreä pyörä 17';
    const anyone = world.context(null);
    await acceptInvitation(anyone, { code: await world.invite('entinen@example.org'), password });
    world.city.people.entinen = {};
    const who = world.visitor('entinen');
    const invitation = await world.invite('entinen@example.org');
    const code = await world.arrive(who, world.city);
    expect((await world.finish(who, code, { invitation })).code).toBe('ACCOUNT_EXISTS');
    const signedIn = await signInStaff(anyone, { email: 'entinen@example.org', password });
    const actor = (await world.actorFor(signedIn.accessToken))!;
    expect((await world.link(who, code, actor)).identity).toEqual({
      id: expect.stringMatching(/^lid_/),
      provider: 'kaupunki',
      createdAt: START.toISOString(),
      usedAt: START.toISOString(),
    });
    const off = { ...anyone, passwordsOff: true };
    expect(await refused(signInStaff(off, { email: 'entinen@example.org', password }))).toBe('PASSWORDS_OFF');
    expect(await refused(acceptInvitation(off, { code: invitation, password }))).toBe('PASSWORDS_OFF');
    const { tokens } = await world.finish(who, await world.arrive(who, world.city), { invitation });
    expect((await world.actorFor(tokens!.accessToken))!.account).toBe(actor.account);
    const [identity] = await world.house.database.sql
      .select()
      .from(linkedIdentity)
      .where(eq(linkedIdentity.account, actor.account));
    const unlink = (more: object) =>
      unlinkIdentity({ ...world.context(actor), ...more }, { identity: identity!.id });
    expect(await refused(unlink({ passwordsOff: true }))).toBe('LAST_WAY_IN');
    expect(await unlink({})).toEqual({ identity: identity!.id });
    expect((await world.finish(who, await world.arrive(who, world.city))).code).toBe('IDENTITY_NOT_LINKED');
  });
});

describe('somebody who leaves', () => {
  it('is out within eight hours, however often the session is refreshed', async () => {
    const { tokens } = await takenOn('lyhyt');
    let { refreshToken } = tokens;
    hours(7.9);
    const renewed = await refreshSession(world.house.database.sql, keeping(), refreshToken);
    if (!('refreshToken' in renewed)) throw new Error(renewed.code);
    ({ refreshToken } = renewed);
    hours(8);
    expect(await refused(refreshSession(world.house.database.sql, keeping(), refreshToken))).toBe(
      'SIGN_IN_FAILED',
    );
  });

  it('and whom the provider knows no more does not come in again', async () => {
    const { who } = await takenOn('poistettu');
    delete world.city.people.poistettu;
    expect(await world.arrive(world.visitor(who.sub), world.city)).toBe('IDENTITY_PROVIDER_REFUSED');
  });

  it('is put out by the coordinator at once: roles and sessions end, and signing in gives no role', async () => {
    const { who, tokens, actor } = await takenOn('lähtijä');
    const [post] = actor.posts;
    const end = (by: Parameters<typeof world.context>[0]) =>
      endStaff(world.context(by), { staff: post!.staff });
    expect(await refused(end(await makeStaff(world.house, world.workshop, ['INSTRUCTOR'])))).toBe(
      'NOT_FOUND',
    );
    expect(await end(world.coordinator)).toEqual({ staff: post!.staff });
    expect(await world.actorFor(tokens.accessToken)).toBeNull();
    expect(await refused(end(world.coordinator))).toBe('NOT_FOUND');
    expect((await world.acts()).at(-1)).toEqual({
      act: 'STAFF_ENDED',
      role: 'COORDINATOR',
      actor: world.coordinator.account,
      detail: { staff: post!.staff },
    });
    const again = await world.finish(who, await world.arrive(who, world.city));
    expect((await world.actorFor(again.tokens!.accessToken))!.posts).toEqual([]);
    const back = await world.finish(who, await world.arrive(who, world.city), {
      invitation: await world.invite(),
    });
    expect((await world.actorFor(back.tokens!.accessToken))!.posts).toEqual(actor.posts);
  });

  it('and takes no participation along: the wallet of one who was both stays', async () => {
    world.city.people.molemmat = {};
    const who = world.visitor('molemmat');
    const participant = await makeParticipant(world.house);
    await world.finish(who, await world.arrive(who, world.city), {
      invitation: await world.invite(),
      actor: participant,
    });
    const [post] = await world.house.database.sql
      .select()
      .from(staff)
      .where(eq(staff.account, participant.account));
    await endStaff(world.context(world.coordinator), { staff: post!.id });
    const again = await world.finish(who, await world.arrive(who, world.city));
    const actor = (await world.actorFor(again.tokens!.accessToken))!;
    expect([actor.participant, actor.posts]).toEqual([participant.participant, []]);
  });

  it('is signed out where the provider says so, by a token that it signed for us', async () => {
    const { tokens } = await takenOn('uloskirjattu');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: world.city.issuer,
      aud: 'pateva',
      iat: now,
      jti: 'one',
      sub: 'uloskirjattu',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    };
    const say = async (token: string, provider = 'kaupunki') => {
      const body = new URLSearchParams({ logout_token: token });
      const address = `${world.base}/sign-in/oidc/${provider}/logout`;
      return (await world.served.app.request(address, { method: 'POST', body })).status;
    };
    const wrong = [
      await world.college.sign(claims),
      await world.city.sign({ ...claims, aud: 'another' }),
      await world.city.sign({ ...claims, iat: now - 900 }),
      await world.city.sign({ ...claims, events: {} }),
      await world.city.sign({ ...claims, nonce: 'an ID token has one' }),
      'x'.repeat(20_000),
    ];
    for (const token of wrong) expect(await say(token)).toBe(400);
    expect(await say(await world.city.sign(claims), 'opisto')).toBe(400);
    expect(await say(await world.city.sign(claims), 'none')).toBe(400);
    expect(await world.actorFor(tokens.accessToken)).not.toBeNull();
    expect(await say(await world.city.sign(claims))).toBe(200);
    expect(await world.actorFor(tokens.accessToken)).toBeNull();
  });

  it('by being disabled is refused whoever vouches for them', async () => {
    const { who, actor } = await takenOn('suljettu');
    await world.house.database.sql
      .update(account)
      .set({ disabledAt: START })
      .where(eq(account.id, actor.account));
    expect((await world.finish(who, await world.arrive(who, world.city))).code).toBe('SIGN_IN_FAILED');
  });
});

describe('attacks on sign-in by a provider', () => {
  it('an unverified e-mail, or a verified one, opens nothing that was not linked', async () => {
    const invitation = await world.invite('olli@example.org');
    for (const provider of [world.city, world.college]) {
      const who = world.visitor('olli');
      expect((await world.finish(who, await world.arrive(who, provider))).code).toBe('IDENTITY_NOT_LINKED');
    }
    const { sql } = world.house.database;
    const hash = world.house.vault.lookup('email', 'olli@example.org');
    expect(await sql.$count(account, eq(account.emailHash, hash))).toBe(0);
    const rightful = world.visitor('olli');
    await world.finish(rightful, await world.arrive(rightful, world.city), { invitation });
    const impostor = world.visitor('olli');
    expect((await world.finish(impostor, await world.arrive(impostor, world.college))).code).toBe(
      'IDENTITY_NOT_LINKED',
    );
  });

  it('a replayed state is refused, and the attempt is on the record once', async () => {
    const who = world.visitor('tuula');
    const back = await world.wander(who, world.city, (address) => address.includes('/callback'));
    const { next } = await who.wanderer.step(back);
    expect(world.resultOf(next!).code).toBeDefined();
    const before = (await world.acts()).length;
    for (const _ of [1, 2]) {
      const replayed = await who.wanderer.step(back);
      expect(world.resultOf(replayed.next!)).toEqual({ refused: 'IDENTITY_CODE_GONE' });
    }
    expect((await world.acts()).slice(before)).toEqual([
      {
        act: 'IDENTIFICATION_REPLAY_REFUSED',
        role: 'SYSTEM',
        actor: 'system',
        detail: { state: expect.stringMatching(/^[\w-]{43}$/) },
      },
    ]);
  });

  it('a stolen code, taken to another browser, is refused on the way back and at the end', async () => {
    const { who } = await takenOn('uhri');
    const thief = world.visitor('tuula');
    const back = await world.wander(who, world.city, (address) => address.includes('/callback'));
    expect(world.resultOf((await thief.wanderer.step(back)).next!)).toEqual({
      refused: 'IDENTITY_CODE_GONE',
    });
    await world.wander(thief, world.city, (address) => address.includes('/callback'));
    expect(world.resultOf((await thief.wanderer.step(back)).next!)).toEqual({
      refused: 'IDENTITY_CODE_GONE',
    });
    const { code } = world.resultOf((await who.wanderer.step(back)).next!);
    expect((await world.finish(thief, code!)).code).toBe('IDENTITY_CODE_GONE');
    expect((await world.finish(who, code!)).tokens).toBeDefined();
  });

  it('somebody else’s code is not put into one’s own journey', async () => {
    const victim = world.visitor('tuula');
    const attacker = world.visitor('olli');
    const isBack = (address: string) => address.includes('/callback');
    const theirs = new URL(await world.wander(attacker, world.city, isBack));
    const own = new URL(await world.wander(victim, world.city, isBack));
    own.searchParams.set('code', theirs.searchParams.get('code')!);
    expect(world.resultOf((await victim.wanderer.step(own.href)).next!)).toEqual({
      refused: 'IDENTITY_PROVIDER_REFUSED',
    });
    expect((await world.acts()).at(-1)).toMatchObject({
      act: 'IDENTIFICATION_REFUSED',
      detail: { provider: 'kaupunki' },
    });
  });

  it('one provider’s answer does not pass for another’s', async () => {
    const who = world.visitor('olli');
    const isBack = (address: string) => address.includes('/callback');
    const college = new URL(await world.wander(world.visitor('olli'), world.college, isBack));
    const city = new URL(await world.wander(who, world.city, isBack));
    college.searchParams.set('state', city.searchParams.get('state')!);
    expect(world.resultOf((await who.wanderer.step(college.href)).next!)).toEqual({
      refused: 'IDENTITY_PROVIDER_REFUSED',
    });
  });

  const now = () => Math.floor(Date.now() / 1000);
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  it.each<[string, (token: string) => Promise<string> | string]>([
    ['with another nonce', (token) => world.city.sign({ ...claimsOf(token), nonce: 'another' })],
    ['without a nonce', (token) => world.city.sign({ ...claimsOf(token), nonce: undefined })],
    ['for another client', (token) => world.city.sign({ ...claimsOf(token), aud: 'another' })],
    ['of another issuer', (token) => world.city.sign({ ...claimsOf(token), iss: 'https://example.org' })],
    ['that has expired', (token) => world.city.sign({ ...claimsOf(token), exp: now() - 600 })],
    ['signed by somebody else', (token) => world.college.sign(claimsOf(token))],
    [
      'tampered with',
      (token) => {
        const [head, , signature] = token.split('.');
        const claims = Buffer.from(JSON.stringify({ ...claimsOf(token), sub: 'tuula' })).toString(
          'base64url',
        );
        return `${head}.${claims}.${signature}`;
      },
    ],
    [
      'not signed at all',
      (token) => {
        const head = Buffer.from('{"alg":"none"}').toString('base64url');
        return `${head}.${token.split('.')[1]}.`;
      },
    ],
  ])('an ID token %s is refused', async (_, forge) => {
    world.city.tamper = async (tokens) => ({ ...tokens, id_token: await forge(tokens.id_token!) });
    expect(await world.arrive(world.visitor('olli'), world.city)).toBe('IDENTITY_PROVIDER_REFUSED');
    world.city.tamper = undefined;
  });

  it('a journey or an arrival that took too long is refused', async () => {
    const who = world.visitor('tuula');
    const back = await world.wander(who, world.city, (address) => address.includes('/callback'));
    world.house.clock.set(new Date(START.getTime() + 600_000));
    expect(world.resultOf((await who.wanderer.step(back)).next!)).toEqual({ refused: 'IDENTITY_CODE_GONE' });
    const code = await world.arrive(who, world.city);
    world.house.clock.set(new Date(START.getTime() + 1_200_000));
    expect((await world.finish(who, code, { invitation: await world.invite() })).code).toBe(
      'IDENTITY_CODE_GONE',
    );
  });

  it('an invitation does not take over the account of whoever holds its e-mail', async () => {
    const { actor } = await takenOn('omistaja');
    const { sql } = world.house.database;
    const hash = world.house.vault.lookup('email', 'omistaja@example.org');
    await sql.update(account).set({ emailHash: hash }).where(eq(account.id, actor.account));
    world.city.people.valtaaja = {};
    const taker = world.visitor('valtaaja');
    const invitation = await world.invite('omistaja@example.org');
    const code = await world.arrive(taker, world.city);
    expect((await world.finish(taker, code, { invitation })).code).toBe('ACCOUNT_EXISTS');
    expect(await sql.$count(linkedIdentity, eq(linkedIdentity.account, actor.account))).toBe(1);
  });

  it('card and PIN alone add no staff identity and no password to an account', async () => {
    const weak = { ...(await makeParticipant(world.house)), level: 'CARD_AND_PIN' as const };
    world.city.people.heikko = {};
    const who = world.visitor('heikko');
    const code = await world.arrive(who, world.city);
    const invitation = await world.invite();
    expect((await world.finish(who, code, { invitation, actor: weak })).code).toBe('LEVEL_TOO_LOW');
    expect((await world.link(who, code, weak)).code).toBe('NOT_ALLOWED');
    const password = 'vihreä pyörä 17';
    expect(await refused(acceptInvitation(world.context(weak), { code: invitation, password }))).toBe(
      'LEVEL_TOO_LOW',
    );
  });

  it('an unknown provider is not found, and one that does not answer says so', async () => {
    const { house, served } = world;
    expect((await served.app.request(`${world.base}/sign-in/oidc/muu`)).status).toBe(404);
    const gone = { ...world.city.settings('poissa', 'STAFF'), issuer: 'http://localhost:9' };
    house.identityProviders.push(gone);
    const { headers } = await served.app.request(`${world.base}/sign-in/oidc/poissa`);
    expect(headers.get('location')).toBe(
      `${world.base}/sign-in/identified?refused=IDENTITY_PROVIDER_UNREACHABLE`,
    );
    house.identityProviders.pop();
  });

  it('the browser’s secret is for the server alone, and no token stands in an address', async () => {
    const response = await world.served.app.request(`${world.base}/sign-in/oidc/kaupunki`);
    expect(response.headers.get('set-cookie')).toMatch(
      /^pateva_browser=[\w-]{43}; Path=\/; Max-Age=900; HttpOnly; SameSite=Lax$/,
    );
    const asked = new URL(response.headers.get('location')!).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      client_id: 'pateva',
      redirect_uri: `${world.base}/sign-in/oidc/callback`,
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const who = world.visitor('tuula');
    expect(Object.keys(world.resultOf(await world.wander(who, world.city)))).toEqual(['code', 'audience']);
  });
});
