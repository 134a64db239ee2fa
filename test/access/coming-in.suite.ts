import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { activate } from '../../src/access/acts/activate.ts';
import { changePin } from '../../src/access/acts/change-pin.ts';
import { acknowledgeAlert, endOtherSessions, endOwnSession } from '../../src/access/acts/end-sessions.ts';
import { admitParticipant } from '../../src/access/acts/manage-group.ts';
import { addContact, removeContact } from '../../src/access/acts/own-contacts.ts';
import { createDeviceCode, forgetDevice } from '../../src/access/acts/own-devices.ts';
import { type SignInParticipant, signInParticipant } from '../../src/access/acts/sign-in.ts';
import { sweepAttempts } from '../../src/access/attempts.ts';
import { contact } from '../../src/access/contact.table.ts';
import { newCode, readCode } from '../../src/access/one-time-code.ts';
import { signInAttempt } from '../../src/access/organisation.table.ts';
import { alertsOf, assistedSessions, livingSessions } from '../../src/access/own-sessions.ts';
import { actorOf, refreshSession, type Tokens } from '../../src/access/session.ts';
import { readAccessToken } from '../../src/access/token.ts';
import type { Id } from '../../src/base/id.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import type { Driver } from '../helpers/drivers.ts';
import { dump } from '../helpers/dump.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeGroup, makeStaff, makeUnit } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PIN = '284917';

/** Coming in, staying in and being locked out, as it stands in a database. */
export function comingInSuite(driver: Driver): void {
  describe(`coming in on ${driver.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    let instructor: Actor;
    let group: Id<'group'>;
    const start = new Date('2026-03-02T10:00:00.000Z');
    const later = (milliseconds: number) => house.clock.set(new Date(start.getTime() + milliseconds));

    beforeAll(async () => {
      ({ house, close } = await driver.open());
      const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
      instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
      group = await makeGroup(house, workshop, [instructor], []);
    });
    afterAll(() => close());
    beforeEach(async () => {
      house.clock.set(start);
      await house.database.sql.delete(signInAttempt);
    });

    const anyone = (from?: string) => house.context(null, from === undefined ? {} : { from });
    const as = (actor: Actor) => house.context(actor);
    const actorFor = async (tokens: Tokens) => {
      const token = await readAccessToken(house.vault, tokens.accessToken, house.clock());
      if (typeof token === 'string') throw new Error(token);
      return actorOf(house.database.sql, token, house.clock());
    };
    const wallet = async (options: { rememberDevice?: boolean; assisted?: boolean } = {}) => {
      const card = await admitParticipant(as(instructor), {
        group,
        givenNames: 'Aino',
        familyName: 'Näkkäläjärvi',
        birthDate: '1991-05-14',
      });
      const opened = await activate(anyone(), { code: card.activationCode, pin: PIN, ...options });
      const actor = (await actorFor(opened.tokens))!;
      return { ...opened, actor, participant: card.participant };
    };
    const signIn = async (walletNumber: string, more: Partial<SignInParticipant> = {}, from?: string) => {
      const signed = await signInParticipant(anyone(from), { walletNumber, pin: PIN, ...more });
      return { ...signed, actor: (await actorFor(signed.tokens))! };
    };
    const guess = (walletNumber: string, from: string, more: Partial<SignInParticipant> = {}) =>
      refused(signInParticipant(anyone(from), { walletNumber, pin: '000111', ...more }));
    const tryCode = (from: string) => refused(activate(anyone(from), { code: newCode(), pin: PIN }));
    const entries = async (act: string) =>
      (
        await house.database.sql
          .select()
          .from(recordEntry)
          .where(eq(recordEntry.act, act))
          .orderBy(recordEntry.position)
      ).map((row) => JSON.parse(row.body) as { detail: Record<string, unknown> });

    describe('one’s own sessions', () => {
      it('are listed while they live, and ended one by one or all but this', async () => {
        const { sql } = house.database;
        const mine = await wallet();
        later(MINUTE);
        const second = await signIn(mine.walletNumber);
        later(2 * MINUTE);
        const third = await signIn(mine.walletNumber);
        const listed = async () =>
          (await livingSessions(sql, mine.actor.account, house.clock())).map((row) => row.id);
        expect(await listed()).toEqual([third.actor.session, second.actor.session, mine.actor.session]);
        expect(await endOwnSession(as(third.actor), { session: second.actor.session })).toEqual([
          second.actor.session,
        ]);
        expect(await actorFor(second.tokens)).toBeNull();
        expect(await endOtherSessions(as(third.actor))).toEqual([mine.actor.session]);
        expect(await listed()).toEqual([third.actor.session]);
        later(15 * DAY);
        expect(await listed()).toEqual([]);
      });

      it('of somebody else cannot be ended, and answer like what is not there', async () => {
        const mine = await wallet();
        const theirs = await wallet();
        expect(await refused(endOwnSession(as(mine.actor), { session: theirs.actor.session }))).toBe(
          'NOT_FOUND',
        );
        expect(await actorFor(theirs.tokens)).not.toBeNull();
        expect(await endOtherSessions(as(mine.actor))).toEqual([]);
        expect(await actorFor(theirs.tokens)).not.toBeNull();
      });

      it('in which somebody helped are told, and give nobody a right', async () => {
        const mine = await wallet({ assisted: true });
        later(MINUTE);
        const alone = await signIn(mine.walletNumber);
        later(2 * MINUTE);
        const helped = await signIn(mine.walletNumber, { assisted: true });
        expect(await assistedSessions(house.database.sql, mine.actor.account)).toEqual([
          { id: helped.actor.session, at: new Date(start.getTime() + 2 * MINUTE), endedAt: null },
          { id: mine.actor.session, at: start, endedAt: null },
        ]);
        expect({ ...helped.actor, session: alone.actor.session }).toEqual(alone.actor);
      });
    });

    describe('a known device', () => {
      it('makes another known with a code, once and within ten minutes', async () => {
        const mine = await wallet({ rememberDevice: true });
        const { deviceCode, expiresAt } = await createDeviceCode(as(mine.actor));
        expect(expiresAt).toEqual(new Date(start.getTime() + 10 * MINUTE));
        const other = await signIn(mine.walletNumber, { deviceCode, rememberDevice: true });
        expect(other.actor.level).toBe('TRUSTED');
        expect(other.deviceSecret).not.toBe(mine.deviceSecret);
        const again = await signIn(mine.walletNumber, { deviceSecret: other.deviceSecret });
        expect([again.actor.level, again.deviceSecret]).toEqual(['TRUSTED', null]);
        expect(await refused(signIn(mine.walletNumber, { deviceCode, rememberDevice: true }))).toBe(
          'CODE_INVALID',
        );
        const late = await createDeviceCode(as(mine.actor));
        later(10 * MINUTE);
        expect(await refused(signIn(mine.walletNumber, { deviceCode: late.deviceCode }))).toBe(
          'CODE_INVALID',
        );
      });

      it('is not made known without a code, with another wallet’s code, or from a session of card and PIN', async () => {
        const mine = await wallet({ rememberDevice: true });
        const theirs = await wallet({ rememberDevice: true });
        expect(await refused(signIn(mine.walletNumber, { rememberDevice: true }))).toBe('INVALID_INPUT');
        const { deviceCode } = await createDeviceCode(as(theirs.actor));
        expect(await refused(signIn(mine.walletNumber, { deviceCode }))).toBe('CODE_INVALID');
        expect((await signIn(theirs.walletNumber, { deviceCode })).actor.level).toBe('TRUSTED');
        const weak = await signIn(mine.walletNumber);
        expect(weak.actor.level).toBe('CARD_AND_PIN');
        expect(await refused(createDeviceCode(as(weak.actor)))).toBe('LEVEL_TOO_LOW');
        expect(await refused(createDeviceCode(as(instructor)))).toBe('NOT_FOUND');
      });

      it('made known by two at once with one code is one device', async () => {
        const mine = await wallet({ rememberDevice: true });
        const { deviceCode } = await createDeviceCode(as(mine.actor));
        const answers = await Promise.allSettled([
          signIn(mine.walletNumber, { deviceCode }),
          signIn(mine.walletNumber, { deviceCode }),
        ]);
        expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
      });

      it('forgotten with card and PIN from elsewhere ends its sessions and trusts no more', async () => {
        const mine = await wallet({ rememberDevice: true });
        const elsewhere = await signIn(mine.walletNumber);
        const [device] = (await livingSessions(house.database.sql, mine.actor.account, start)).flatMap(
          (row) => row.device ?? [],
        );
        const theirs = await wallet();
        expect(await refused(forgetDevice(as(theirs.actor), { device: device! }))).toBe('NOT_FOUND');
        expect(await forgetDevice(as(elsewhere.actor), { device: device! })).toEqual({
          device,
          sessions: [mine.actor.session],
        });
        expect(await actorFor(mine.tokens)).toBeNull();
        const after = await signIn(mine.walletNumber, { deviceSecret: mine.deviceSecret });
        expect(after.actor.level).toBe('CARD_AND_PIN');
        expect(await refused(forgetDevice(as(elsewhere.actor), { device: device! }))).toBe('NOT_FOUND');
      });
    });

    describe('guessing', () => {
      it('PINs of one wallet from many addresses locks the wallet, and says for how long', async () => {
        const mine = await wallet();
        const codes: string[] = [];
        for (let n = 1; n <= 6; n++) codes.push(await guess(mine.walletNumber, `192.0.2.${n}`));
        expect(codes).toEqual([...Array(4).fill('SIGN_IN_FAILED'), 'TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
        const told = await signInParticipant(anyone('192.0.2.9'), {
          walletNumber: mine.walletNumber,
          pin: PIN,
        }).catch((error: Refusal) => error);
        expect(told).toBeInstanceOf(Refusal);
        expect((told as Refusal).message('en')).toBe('Too many attempts. Wait 1 min and try again.');
        later(MINUTE);
        expect((await signIn(mine.walletNumber, {}, '192.0.2.9')).actor.participant).toBe(mine.participant);
      });

      it('PINs of many wallets from one address locks the address, and nobody at another', async () => {
        const mine = await wallet();
        for (let n = 0; n < 17; n++) await tryCode('198.51.100.7');
        const codes: string[] = [];
        for (let n = 0; n < 4; n++) codes.push(await guess(newCode(), '198.51.100.7'));
        expect(codes).toEqual([...Array(3).fill('SIGN_IN_FAILED'), 'TOO_MANY_ATTEMPTS']);
        expect(await refused(signIn(mine.walletNumber, {}, '198.51.100.7'))).toBe('TOO_MANY_ATTEMPTS');
        expect((await signIn(mine.walletNumber, {}, '198.51.100.8')).actor.participant).toBe(
          mine.participant,
        );
      });

      it('goes on being counted at an address where somebody signs in rightly between the guesses', async () => {
        const mine = await wallet();
        for (let n = 0; n < 19; n++) {
          expect(await tryCode('198.51.100.9')).toBe('CODE_INVALID');
          if (n % 6 === 0) await signIn(mine.walletNumber, {}, '198.51.100.9');
        }
        await signIn(mine.walletNumber, {}, '198.51.100.9');
        expect(await tryCode('198.51.100.9')).toBe('CODE_INVALID');
        expect(await tryCode('198.51.100.9')).toBe('TOO_MANY_ATTEMPTS');
      });

      it('is forgiven at an address by the hour, so that a shared one is not locked for good', async () => {
        for (let n = 0; n < 20; n++) expect(await tryCode('198.51.100.10')).toBe('CODE_INVALID');
        expect(await tryCode('198.51.100.10')).toBe('TOO_MANY_ATTEMPTS');
        later(2.5 * 60 * MINUTE);
        for (let n = 0; n < 2; n++) expect(await tryCode('198.51.100.10')).toBe('CODE_INVALID');
        expect(await tryCode('198.51.100.10')).toBe('TOO_MANY_ATTEMPTS');
        later(3 * 60 * MINUTE);
        expect(await tryCode('198.51.100.10')).toBe('CODE_INVALID');
        expect(await tryCode('198.51.100.10')).toBe('TOO_MANY_ATTEMPTS');
      });

      it('by many at once from one address lets no more through than one by one', async () => {
        const mine = await wallet();
        const answers = await Promise.all(
          Array.from({ length: 12 }, () => guess(mine.walletNumber, '198.51.100.11')),
        );
        expect(answers.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(4);
      });

      it('activation codes from one address meets the same count', async () => {
        const codes: string[] = [];
        for (let n = 0; n < 21; n++) codes.push(await tryCode('198.51.100.12'));
        expect(codes).toEqual([...Array(20).fill('CODE_INVALID'), 'TOO_MANY_ATTEMPTS']);
      });

      it('with a code that is only mistyped counts nothing', async () => {
        const code = newCode();
        const mistyped = `${code.slice(0, -1)}${code.endsWith('A') ? 'C' : 'A'}`;
        expect(readCode(mistyped)).toBeInstanceOf(Refusal);
        for (let n = 0; n < 30; n++) {
          expect(await refused(activate(anyone('198.51.100.13'), { code: mistyped, pin: PIN }))).toBe(
            'CODE_MISTYPED',
          );
          expect(await guess(mistyped, '198.51.100.13')).toBe('CODE_MISTYPED');
        }
        expect(await house.database.sql.$count(signInAttempt)).toBe(0);
      });

      it('by a stranger does not lock the holder out on their known device', async () => {
        const mine = await wallet({ rememberDevice: true });
        for (let n = 1; n <= 5; n++) await guess(mine.walletNumber, '203.0.113.5');
        for (let n = 0; n < 15; n++) await tryCode('203.0.113.5');
        expect(await tryCode('203.0.113.5')).toBe('TOO_MANY_ATTEMPTS');
        const { deviceSecret } = mine;
        expect(await refused(signIn(mine.walletNumber, {}, '203.0.113.6'))).toBe('TOO_MANY_ATTEMPTS');
        const home = await signIn(mine.walletNumber, { deviceSecret }, '203.0.113.5');
        expect(home.actor.level).toBe('TRUSTED');
      });

      it('on a known device is counted apart, and a made-up secret counts on the wallet', async () => {
        const mine = await wallet({ rememberDevice: true });
        const { deviceSecret } = mine;
        const codes: string[] = [];
        for (let n = 0; n < 5; n++)
          codes.push(await guess(mine.walletNumber, `203.0.113.${n}`, { deviceSecret }));
        expect(codes).toEqual([...Array(4).fill('SIGN_IN_FAILED'), 'TOO_MANY_ATTEMPTS']);
        const made = `${deviceSecret!.split('.')[0]}.${'A'.repeat(43)}`;
        expect(await guess(mine.walletNumber, '203.0.113.7', { deviceSecret: made })).toBe('SIGN_IN_FAILED');
        expect((await signIn(mine.walletNumber)).actor.level).toBe('CARD_AND_PIN');
      });

      it('that locks is on the record under a pseudonym, with no address and no number', async () => {
        const mine = await wallet();
        const before = (await entries('SIGN_IN_LOCKED')).length;
        for (let n = 1; n <= 4; n++) await guess(mine.walletNumber, '203.0.113.77');
        const locked = (await entries('SIGN_IN_LOCKED')).slice(before);
        expect(locked.map(({ detail }) => detail)).toEqual([
          { kind: 'WALLET', failures: 4, minutes: 1, tried: expect.stringMatching(/^[\w-]{43}$/) },
        ]);
        for (const [table, text] of await dump(house.database)) {
          expect([table, text.includes('203.0.113')]).toEqual([table, false]);
          expect([table, text.includes(mine.walletNumber)]).toEqual([table, false]);
        }
      });

      it('that nobody has gone on with for a week is swept', async () => {
        await guess(newCode(), '203.0.113.8');
        later(7 * DAY);
        await sweepAttempts(house.database.sql, house.clock());
        expect(await house.database.sql.$count(signInAttempt)).toBe(2);
        later(7 * DAY + 1);
        await sweepAttempts(house.database.sql, house.clock());
        expect(await house.database.sql.$count(signInAttempt)).toBe(0);
      });
    });

    describe('a PIN', () => {
      it('is changed with the old one, and ends every other session', async () => {
        const mine = await wallet({ rememberDevice: true });
        const other = await signIn(mine.walletNumber);
        expect(await changePin(as(mine.actor), { oldPin: PIN, newPin: '719482' })).toEqual([
          other.actor.session,
        ]);
        expect(await actorFor(mine.tokens)).not.toBeNull();
        expect(await refused(signIn(mine.walletNumber))).toBe('SIGN_IN_FAILED');
        expect((await signIn(mine.walletNumber, { pin: '719482' })).actor.participant).toBe(mine.participant);
      });

      it('is not changed to a weak one, nor by guessing the old one', async () => {
        const mine = await wallet();
        expect(await refused(changePin(as(mine.actor), { oldPin: PIN, newPin: '111111' }))).toBe(
          'WEAK_SECRET',
        );
        const codes: string[] = [];
        for (let n = 0; n < 5; n++)
          codes.push(await refused(changePin(as(mine.actor), { oldPin: `90817${n}`, newPin: '719482' })));
        expect(codes).toEqual([...Array(4).fill('SIGN_IN_FAILED'), 'TOO_MANY_ATTEMPTS']);
        expect(await refused(changePin(as(mine.actor), { oldPin: PIN, newPin: '719482' }))).toBe(
          'TOO_MANY_ATTEMPTS',
        );
        expect(await refused(changePin(as(instructor), { oldPin: PIN, newPin: '719482' }))).toBe('NOT_FOUND');
      });

      it('changed twice at once is changed once', async () => {
        const mine = await wallet();
        const answers = await Promise.allSettled([
          changePin(as(mine.actor), { oldPin: PIN, newPin: '719482' }),
          changePin(as(mine.actor), { oldPin: PIN, newPin: '640281' }),
        ]);
        expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
      });
    });

    it('a refresh token stolen and used twice throws both out, and the participant is told until they have seen it', async () => {
      const { sql } = house.database;
      const mine = await wallet();
      const refresh = (token: string) => refreshSession(sql, { ...house, now: house.clock() }, token);
      const thief = await refresh(mine.tokens.refreshToken);
      if (!('accessToken' in thief)) throw new Error(thief.code);
      later(MINUTE);
      expect(await refused(refresh(mine.tokens.refreshToken))).toBe('SIGN_IN_FAILED');
      expect([await actorFor(thief), await actorFor(mine.tokens)]).toEqual([null, null]);
      later(DAY);
      const back = await signIn(mine.walletNumber);
      const told = async () =>
        (await alertsOf(sql, mine.actor.account)).map(({ id, endedAt }) => [id, endedAt]);
      expect(await told()).toEqual([[mine.actor.session, new Date(start.getTime() + MINUTE)]]);
      const theirs = await wallet();
      const session = mine.actor.session;
      expect(await refused(acknowledgeAlert(as(theirs.actor), { session }))).toBe('NOT_FOUND');
      await acknowledgeAlert(as(back.actor), { session });
      expect(await told()).toEqual([]);
      expect(await refused(acknowledgeAlert(as(back.actor), { session }))).toBe('NOT_FOUND');
    });

    describe('a contact', () => {
      it('is added and removed at will, sealed, and never needed', async () => {
        const mine = await wallet();
        const mail = await addContact(as(mine.actor), { kind: 'EMAIL', value: ' Aino@Posti.Example ' });
        const phone = await addContact(as(mine.actor), { kind: 'PHONE', value: '+358 (40) 123-4567' });
        expect([mail.value, phone.value]).toEqual(['aino@posti.example', '+358401234567']);
        const text = (await dump(house.database)).get('public.contact')!;
        expect(text).toContain(mail.id);
        expect(text).not.toMatch(/posti|358401/);
        expect(
          await refused(addContact(as(mine.actor), { kind: 'EMAIL', value: 'aino@posti.example' })),
        ).toBe('ALREADY_EXISTS');
        await removeContact(as(mine.actor), { contact: mail.id });
        expect(await refused(removeContact(as(mine.actor), { contact: mail.id }))).toBe('NOT_FOUND');
      });

      it('says nothing of whether another wallet has the same, and is nobody else’s', async () => {
        const [mine, theirs] = [await wallet(), await wallet()];
        const input = { kind: 'EMAIL', value: 'yhteinen@posti.example' } as const;
        const first = await addContact(as(mine.actor), input);
        const second = await addContact(as(theirs.actor), input);
        expect(Object.keys(second)).toEqual(Object.keys(first));
        const rows = await house.database.sql.select().from(contact);
        const hashes = rows.flatMap((row) => ([first.id, second.id].includes(row.id) ? [row.valueHash] : []));
        expect(new Set(hashes).size).toBe(2);
        expect(await refused(removeContact(as(theirs.actor), { contact: first.id }))).toBe('NOT_FOUND');
        expect(await refused(addContact(as(instructor), input))).toBe('NOT_FOUND');
      });

      it.each([
        ['EMAIL', 'aino'],
        ['EMAIL', 'aino@posti'],
        ['EMAIL', 'a b@posti.example'],
        ['EMAIL', `${'a'.repeat(250)}@b.fi`],
        ['PHONE', '12a45678'],
        ['PHONE', '123'],
        ['PHONE', '+1234567890123456'],
      ] as const)('of the form %s %j is refused', async (kind, value) => {
        const mine = await wallet();
        expect(await refused(addContact(as(mine.actor), { kind, value }))).toBe('INVALID_INPUT');
      });
    });
  });
}
