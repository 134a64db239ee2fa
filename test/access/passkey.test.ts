import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { activate } from '../../src/access/acts/activate.ts';
import { beginPasskeyActivation } from '../../src/access/acts/activate-with-passkey.ts';
import {
  beginPasskeyRegistration,
  finishPasskeyRegistration,
  removePasskey,
} from '../../src/access/acts/keep-passkey.ts';
import { admitParticipant } from '../../src/access/acts/manage-group.ts';
import { signInParticipant } from '../../src/access/acts/sign-in.ts';
import { beginPasskeySignIn, finishPasskeySignIn } from '../../src/access/acts/sign-in-with-passkey.ts';
import { dataKey } from '../../src/access/key.table.ts';
import { account } from '../../src/access/organisation.table.ts';
import { passkey, passkeyChallenge } from '../../src/access/passkey.table.ts';
import { actorOf, type Tokens } from '../../src/access/session.ts';
import { passkeysOf } from '../../src/access/stored-passkey.ts';
import { readAccessToken } from '../../src/access/token.ts';
import { forgetWaysIn } from '../../src/access/ways-in.ts';
import { type Id, newId } from '../../src/base/id.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { type Quirk, SoftAuthenticator } from '../helpers/authenticator.ts';
import { dump } from '../helpers/dump.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeGroup, makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';

const ORIGIN = 'http://localhost:4000';
const START = new Date('2026-03-02T10:00:00.000Z');
const MINUTE = 60_000;

let house: TestHouse;
let workshop: Id<'unit'>;
let instructor: Actor;
let group: Id<'group'>;

beforeAll(async () => {
  house = await makeHouse();
  workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
  instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
  group = await makeGroup(house, workshop, [instructor], []);
});
afterAll(() => house.database.close());
beforeEach(() => house.clock.set(START));

const anyone = () => house.context(null);
const minutesLater = (minutes: number) => house.clock.set(new Date(START.getTime() + minutes * MINUTE));

async function actorFor(tokens: Tokens): Promise<Actor> {
  const token = await readAccessToken(house.vault, tokens.accessToken, house.clock());
  if (typeof token === 'string') throw new Error(token);
  return (await actorOf(house.database.sql, token, house.clock()))!;
}

async function withPasskey(actor: Actor, device = new SoftAuthenticator(ORIGIN), quirk: Quirk = {}) {
  const { optionsJson } = await beginPasskeyRegistration(house.context(actor), { name: 'Oma puhelin' });
  const responseJson = device.create(optionsJson, quirk);
  return {
    device,
    responseJson,
    passkey: await finishPasskeyRegistration(house.context(actor), { responseJson }),
  };
}

async function signIn(device: SoftAuthenticator, quirk: Quirk = {}) {
  const { optionsJson } = await beginPasskeySignIn(anyone());
  const responseJson = device.get(optionsJson, quirk);
  return { responseJson, tokens: await finishPasskeySignIn(anyone(), { responseJson }) };
}

const acts = async () =>
  (await house.database.sql.select().from(recordEntry).orderBy(recordEntry.position)).map(({ body }) => {
    const { act, role, actor, detail } = JSON.parse(body) as Record<string, unknown>;
    return { act, role, actor, detail };
  });

/** A card as an instructor prints it. */
const card = () =>
  admitParticipant(house.context(instructor), {
    group,
    givenNames: 'Aino',
    familyName: 'Näkkäläjärvi',
    birthDate: '1991-05-14',
  });

describe('a passkey', () => {
  it.each(['P-256', 'Ed25519'] as const)(
    'with a %s key is made in a trusted session and signs in, trusted',
    async (kind) => {
      const participant = await makeParticipant(house);
      const { device, passkey: made } = await withPasskey(participant, new SoftAuthenticator(ORIGIN, kind));
      expect(made).toMatchObject({ name: 'Oma puhelin', createdAt: START, usedAt: null });
      minutesLater(1);
      const actor = await actorFor((await signIn(device)).tokens);
      expect(actor).toEqual({
        account: participant.account,
        session: actor.session,
        level: 'TRUSTED',
        participant: participant.participant,
        posts: [],
      });
      expect(await passkeysOf(house.database.sql, house.vault, participant.account)).toEqual([
        { id: made.id, name: 'Oma puhelin', createdAt: START, usedAt: house.clock() },
      ]);
      expect((await acts()).at(-1)).toEqual({
        act: 'PASSKEY_ADDED',
        role: 'PARTICIPANT',
        actor: participant.account,
        detail: { passkey: made.id },
      });
    },
  );

  it('is made for staff too, under their unit’s key', async () => {
    const { device } = await withPasskey(instructor);
    expect((await actorFor((await signIn(device)).tokens)).posts).toEqual(instructor.posts);
    const nobody = await makeStaff(house, workshop, []);
    expect(await refused(withPasskey(nobody))).toBe('NOT_ALLOWED');
  });

  it('asks for a verified holder, no attestation, and not for one that the authenticator has already', async () => {
    const participant = await makeParticipant(house);
    const { device } = await withPasskey(participant);
    const { optionsJson, expiresAt } = await beginPasskeyRegistration(house.context(participant), {
      name: 'Toinen',
    });
    const options = JSON.parse(optionsJson);
    expect(expiresAt).toEqual(new Date(START.getTime() + 5 * MINUTE));
    expect(options).toEqual({
      rp: { id: 'localhost', name: 'Pätevä' },
      user: {
        id: house.vault.lookup('passkey-user', participant.account),
        name: 'Toinen',
        displayName: 'Toinen',
      },
      challenge: options.challenge,
      pubKeyCredParams: [
        { alg: -8, type: 'public-key' },
        { alg: -7, type: 'public-key' },
        { alg: -257, type: 'public-key' },
      ],
      timeout: 300_000,
      attestation: 'none',
      excludeCredentials: [
        { id: device.credentialId.toString('base64url'), type: 'public-key', transports: ['internal'] },
      ],
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      extensions: options.extensions,
      hints: [],
    });
    expect(await refused(withPasskey(participant, device))).toBe('ALREADY_EXISTS');
  });

  it('stands in no table in clear: not its id, its key, its name or its challenge', async () => {
    const participant = await makeParticipant(house);
    const { device, responseJson } = await withPasskey(participant);
    const { challenge } = JSON.parse((await beginPasskeySignIn(anyone())).optionsJson);
    const { attestationObject } = JSON.parse(responseJson).response;
    const publicKey = Buffer.from(attestationObject, 'base64url').subarray(-64, -34).toString('base64url');
    for (const [table, rows] of await dump(house.database)) {
      for (const clear of ['Oma puhelin', device.credentialId.toString('base64url'), publicKey, challenge])
        expect([table, rows.includes(clear)]).toEqual([table, false]);
    }
  });

  it('is taken away by its holder only, and signs in no more', async () => {
    const participant = await makeParticipant(house);
    const one = await withPasskey(participant);
    const two = await withPasskey(participant);
    const other = await makeParticipant(house);
    const remove = (actor: Actor, id: Id<'passkey'>) => removePasskey(house.context(actor), { passkey: id });
    expect(await refused(remove(other, one.passkey.id))).toBe('NOT_FOUND');
    expect(await refused(remove(other, newId('passkey')))).toBe('NOT_FOUND');
    expect(await remove(participant, one.passkey.id)).toEqual({ passkey: one.passkey.id });
    expect(await refused(signIn(one.device))).toBe('PASSKEY_REFUSED');
    expect(await refused(remove(participant, two.passkey.id))).toBe('LAST_WAY_IN');
    await signIn(two.device);
  });

  it('of an account that is disabled or has forgotten its ways in is refused like an unknown one', async () => {
    const participant = await makeParticipant(house);
    const { device } = await withPasskey(participant);
    const { sql } = house.database;
    await sql.update(account).set({ disabledAt: START }).where(eq(account.id, participant.account));
    expect(await refused(signIn(device))).toBe('PASSKEY_REFUSED');
    await sql.update(account).set({ disabledAt: null }).where(eq(account.id, participant.account));
    await sql.transaction((tx) => forgetWaysIn(tx, participant.account));
    expect(await refused(signIn(device))).toBe('PASSKEY_REFUSED');
    expect(await sql.$count(passkey, eq(passkey.account, participant.account))).toBe(0);
  });

  it('signs in no more once its holder’s data key is destroyed', async () => {
    const participant = await makeParticipant(house);
    const { device } = await withPasskey(participant);
    await house.database.sql
      .update(dataKey)
      .set({ wrapped: null, destroyedAt: START })
      .where(eq(dataKey.owner, participant.participant));
    expect(await refused(signIn(device))).toBe('PASSKEY_REFUSED');
    expect(await passkeysOf(house.database.sql, house.vault, participant.account)).toEqual([]);
  });
});

describe('an activation card', () => {
  it('opens the wallet with a passkey and no PIN, and the passkey signs in', async () => {
    const { activationCode: code, participant } = await card();
    const device = new SoftAuthenticator(ORIGIN);
    const { optionsJson } = await beginPasskeyActivation(anyone(), { code, name: 'Kännykkä' });
    const passkeyJson = device.create(optionsJson);
    const opened = await activate(anyone(), { code, passkeyJson });
    const actor = await actorFor(opened.tokens);
    expect([actor.participant, actor.level]).toEqual([participant, 'TRUSTED']);
    expect((await actorFor((await signIn(device)).tokens)).participant).toBe(participant);
    const withPin = { walletNumber: opened.walletNumber, pin: '274915' };
    expect(await refused(signInParticipant(anyone(), withPin))).toBe('SIGN_IN_FAILED');
    expect((await acts()).at(-1)).toEqual({
      act: 'WALLET_ACTIVATED',
      role: 'PARTICIPANT',
      actor: actor.account,
      detail: { participant, group, passkey: expect.stringMatching(/^pky_/) },
    });
    const [only] = await passkeysOf(house.database.sql, house.vault, actor.account);
    expect(await refused(removePasskey(house.context(actor), { passkey: only!.id }))).toBe('LAST_WAY_IN');
  });

  it('needs a PIN or a passkey, and is not used up by what is refused', async () => {
    const { activationCode: code } = await card();
    expect(await refused(activate(anyone(), { code }))).toBe('INVALID_INPUT');
    const another = await card();
    const begun = await beginPasskeyActivation(anyone(), { code: another.activationCode, name: 'Muu' });
    const passkeyJson = new SoftAuthenticator(ORIGIN).create(begun.optionsJson);
    expect(await refused(activate(anyone(), { code, passkeyJson }))).toBe('PASSKEY_REFUSED');
    await activate(anyone(), { code, pin: '274915' });
    expect(await refused(beginPasskeyActivation(anyone(), { code, name: 'Kännykkä' }))).toBe('CODE_INVALID');
    expect(await refused(beginPasskeyActivation(anyone(), { code: 'ACDE', name: 'x' }))).toBe(
      'CODE_MISTYPED',
    );
  });
});

describe('attacks on passkeys', () => {
  it('a replayed assertion is refused, and the attempt is on the record once', async () => {
    const { device } = await withPasskey(await makeParticipant(house));
    const { responseJson } = await signIn(device);
    const before = (await acts()).length;
    for (const _ of [1, 2, 3])
      expect(await refused(finishPasskeySignIn(anyone(), { responseJson }))).toBe('PASSKEY_CHALLENGE_GONE');
    expect((await acts()).slice(before)).toEqual([
      {
        act: 'PASSKEY_REPLAY_REFUSED',
        role: 'SYSTEM',
        actor: 'system',
        detail: { purpose: 'SIGN_IN', challenge: expect.stringMatching(/^[\w-]{43}$/) },
      },
    ]);
  });

  it('one assertion sent many times at once signs in once', async () => {
    const { device } = await withPasskey(await makeParticipant(house));
    const responseJson = device.get((await beginPasskeySignIn(anyone())).optionsJson);
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () => finishPasskeySignIn(anyone(), { responseJson })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('a replayed attestation is refused', async () => {
    const participant = await makeParticipant(house);
    const { responseJson } = await withPasskey(participant);
    expect(await refused(finishPasskeyRegistration(house.context(participant), { responseJson }))).toBe(
      'PASSKEY_CHALLENGE_GONE',
    );
  });

  it('an answer that comes after five minutes, or to a challenge that nobody gave, is refused', async () => {
    const { device } = await withPasskey(await makeParticipant(house));
    const { optionsJson } = await beginPasskeySignIn(anyone());
    minutesLater(5);
    expect(await refused(finishPasskeySignIn(anyone(), { responseJson: device.get(optionsJson) }))).toBe(
      'PASSKEY_CHALLENGE_GONE',
    );
    const challenge = Buffer.alloc(32, 9).toString('base64url');
    expect(await refused(signIn(device, { challenge }))).toBe('PASSKEY_CHALLENGE_GONE');
  });

  it('a challenge serves its own purpose only, and its own account', async () => {
    const participant = await makeParticipant(house);
    const { device } = await withPasskey(participant);
    const begun = await beginPasskeyRegistration(house.context(participant), { name: 'Uusi' });
    const responseJson = device.get(begun.optionsJson);
    expect(await refused(finishPasskeySignIn(anyone(), { responseJson }))).toBe('PASSKEY_CHALLENGE_GONE');
    const forSignIn = JSON.parse((await beginPasskeySignIn(anyone())).optionsJson) as { challenge: string };
    const fresh = new SoftAuthenticator(ORIGIN).create(begun.optionsJson, { challenge: forSignIn.challenge });
    const finish = (actor: Actor, json: string) =>
      finishPasskeyRegistration(house.context(actor), { responseJson: json });
    expect(await refused(finish(participant, fresh))).toBe('PASSKEY_CHALLENGE_GONE');
    const rightful = new SoftAuthenticator(ORIGIN).create(begun.optionsJson);
    expect(await refused(finish(await makeParticipant(house), rightful))).toBe('PASSKEY_CHALLENGE_GONE');
    await finish(participant, rightful);
  });

  it.each<[string, Quirk]>([
    ['from another address', { origin: 'http://localhost.example.org:4000' }],
    ['from another port of this host', { origin: 'http://localhost:4001' }],
    ['for another host', { rpId: '127.0.0.1' }],
    ['of a holder who was not verified', { unverified: true }],
    ['of another kind', { type: 'payment.get' }],
  ])('an answer %s is refused, in making one and in signing in', async (_, quirk) => {
    const participant = await makeParticipant(house);
    expect(await refused(withPasskey(participant, new SoftAuthenticator(ORIGIN), quirk))).toBe(
      'PASSKEY_REFUSED',
    );
    const { device } = await withPasskey(participant);
    expect(await refused(signIn(device, quirk))).toBe('PASSKEY_REFUSED');
    await signIn(device);
  });

  it('a signature by another key, or for another account, is refused', async () => {
    const one = await makeParticipant(house);
    const { device } = await withPasskey(one);
    const { optionsJson } = await beginPasskeySignIn(anyone());
    const answer = JSON.parse(device.get(optionsJson));
    const forged = Buffer.from(answer.response.signature, 'base64url');
    forged[forged.length - 1] = forged.at(-1)! ^ 1;
    answer.response.signature = forged.toString('base64url');
    expect(await refused(finishPasskeySignIn(anyone(), { responseJson: JSON.stringify(answer) }))).toBe(
      'PASSKEY_REFUSED',
    );
    const userHandle = house.vault.lookup('passkey-user', (await makeParticipant(house)).account);
    expect(await refused(signIn(device, { userHandle }))).toBe('PASSKEY_REFUSED');
  });

  it('a counter that goes back or stands still is refused as a copy, and is on the record', async () => {
    const participant = await makeParticipant(house);
    const { device, passkey: made } = await withPasskey(
      participant,
      new SoftAuthenticator(ORIGIN, 'P-256', 7),
    );
    await signIn(device);
    for (const counter of [8, 3, 0]) {
      expect(await refused(signIn(device, { counter }))).toBe('PASSKEY_COPIED');
      expect((await acts()).at(-1)).toEqual({
        act: 'PASSKEY_COPY_REFUSED',
        role: 'SYSTEM',
        actor: participant.account,
        detail: { passkey: made.id },
      });
    }
    await signIn(device, { counter: 4_294_967_295 });
  });

  it('a counter that nobody signed for raises no alarm', async () => {
    const { device } = await withPasskey(
      await makeParticipant(house),
      new SoftAuthenticator(ORIGIN, 'P-256', 7),
    );
    await signIn(device);
    const before = await acts();
    const { optionsJson } = await beginPasskeySignIn(anyone());
    const stranger = JSON.parse(device.get(optionsJson, { counter: 1 }));
    stranger.response.signature = JSON.parse(device.get(optionsJson)).response.signature;
    expect(await refused(finishPasskeySignIn(anyone(), { responseJson: JSON.stringify(stranger) }))).toBe(
      'PASSKEY_REFUSED',
    );
    expect(await acts()).toEqual(before);
  });

  it('card and PIN alone make no passkey, but in the session that opened the wallet', async () => {
    const { activationCode: code } = await card();
    const opened = await activate(anyone(), { code, pin: '274915' });
    const first = await actorFor(opened.tokens);
    expect(first.level).toBe('CARD_AND_PIN');
    minutesLater(1);
    const again = { walletNumber: opened.walletNumber, pin: '274915' };
    const later = await actorFor((await signInParticipant(anyone(), again)).tokens);
    expect(await refused(withPasskey(later))).toBe('LEVEL_TOO_LOW');
    const { device } = await withPasskey(first);
    await withPasskey(await actorFor((await signIn(device)).tokens));
  });

  it.each([
    ['no JSON', '{'],
    ['no answer', '{}'],
    ['no client data', '{"id":"a","rawId":"a","type":"public-key","response":{"clientDataJSON":"%%"}}'],
    ['too much', JSON.stringify({ id: 'a'.repeat(40_000) })],
  ])('what is %s is refused before anything is looked up', async (_, responseJson) => {
    let statements = 0;
    house.database.onStatement = () => {
      statements += 1;
    };
    expect(await refused(finishPasskeySignIn(anyone(), { responseJson }))).toBe('INVALID_INPUT');
    house.database.onStatement = undefined;
    expect(statements).toBe(0);
  });

  it('asking without end fills no table: what is past a day is gone with the next question', async () => {
    await beginPasskeySignIn(anyone());
    minutesLater(24 * 60 + 30);
    await beginPasskeySignIn(anyone());
    expect(await house.database.sql.$count(passkeyChallenge)).toBe(1);
  });
});
