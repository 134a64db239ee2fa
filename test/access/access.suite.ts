import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { activate } from '../../src/access/acts/activate.ts';
import { endRole, inviteStaff } from '../../src/access/acts/invite-staff.ts';
import {
  addGroupInstructor,
  admitParticipant,
  createGroup,
  createJoinCode,
  joinGroup,
  leaveGroup,
} from '../../src/access/acts/manage-group.ts';
import { addLegalPerson, addUnit, renameIssuer } from '../../src/access/acts/manage-organisation.ts';
import { acceptInvitation, signInParticipant, signInStaff } from '../../src/access/acts/sign-in.ts';
import { claimAttempt, forgetFailures } from '../../src/access/attempts.ts';
import { isGroupStaffOf } from '../../src/access/facts.ts';
import { dataKey } from '../../src/access/key.table.ts';
import { issuerNameOn, issuerOfUnit } from '../../src/access/organisation.loader.ts';
import { account, invitation, signInAttempt, staff } from '../../src/access/organisation.table.ts';
import { activation, participant, session } from '../../src/access/participant.table.ts';
import { readPeople, readPerson } from '../../src/access/person.ts';
import { permitted } from '../../src/access/policy.ts';
import { actorOf, endSession, refreshSession, type Tokens } from '../../src/access/session.ts';
import { readAccessToken, signAccessToken } from '../../src/access/token.ts';
import { participantKey, unitKey, Vault } from '../../src/access/vault.ts';
import { type Id, newId } from '../../src/base/id.ts';
import type { Driver } from '../helpers/drivers.ts';
import { dump } from '../helpers/dump.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeGroup, makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';

const PASSWORD = 'vihreä pyörä 17';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** People, keys, sign-in and groups, as they stand in a database. */
export function accessSuite(driver: Driver): void {
  describe(`access on ${driver.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    let workshop: Id<'unit'>;
    let coordinator: Actor;
    let instructor: Actor;
    const start = new Date('2026-03-02T10:00:00.000Z');
    const later = (milliseconds: number) => house.clock.set(new Date(start.getTime() + milliseconds));

    beforeAll(async () => {
      ({ house, close } = await driver.open());
      workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
      coordinator = await makeStaff(house, workshop, ['COORDINATOR']);
      instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
    });
    afterAll(() => close());
    beforeEach(() => house.clock.set(start));

    const anyone = () => house.context(null);
    const as = (actor: Actor) => house.context(actor);
    let mails = 0;
    const asked = async (by: Actor, input: Parameters<typeof inviteStaff>[1]) => {
      const { invitationCode: code, expiresAt } = await inviteStaff(as(by), input);
      return { code, expiresAt };
    };
    const invite = (input: Partial<Parameters<typeof inviteStaff>[1]> = {}) =>
      asked(coordinator, {
        unit: workshop,
        role: 'INSTRUCTOR',
        name: 'Olli Ohjaaja',
        email: `olli${mails++}@example.org`,
        ...input,
      });
    const actorFor = async (tokens: Tokens) => {
      const token = await readAccessToken(house.vault, tokens.accessToken, house.clock());
      if (typeof token === 'string') throw new Error(token);
      return actorOf(house.database.sql, token, house.clock());
    };

    describe('a data key', () => {
      it('opens what it sealed, in its own column and for its own owner only', async () => {
        const [one, two] = [await makeParticipant(house), await makeParticipant(house)];
        const [mine, theirs] = [participantKey(one.participant), participantKey(two.participant)];
        const keys = await house.vault.open(house.database.sql, [mine, theirs]);
        const box = keys.seal(mine, 'mark.note', 'Ääkköset №5 🚲');
        expect(keys.open(mine, 'mark.note', box)).toBe('Ääkköset №5 🚲');
        expect(() => keys.open(mine, 'mark.answer', box)).toThrow();
        expect(() => keys.open(theirs, 'mark.note', box)).toThrow();
        const broken = `${box.slice(0, 20)}${box[20] === 'A' ? 'B' : 'A'}${box.slice(21)}` as typeof box;
        expect(() => keys.open(mine, 'mark.note', broken)).toThrow();
        expect(() => keys.open(mine, 'mark.note', '' as typeof box)).toThrow();
        expect(keys.seal(mine, 'mark.note', 'Ääkköset №5 🚲')).not.toBe(box);
      });

      it('keeps bytes as they are', async () => {
        const one = await makeParticipant(house);
        const owner = participantKey(one.participant);
        const keys = await house.vault.open(house.database.sql, [owner]);
        const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
        expect(
          new Uint8Array(keys.openBytes(owner, 'evidence', keys.seal(owner, 'evidence', bytes))),
        ).toEqual(bytes);
      });

      it('that was destroyed opens nothing, and the person is no longer there', async () => {
        const one = await makeParticipant(house);
        const owner = participantKey(one.participant);
        await house.database.sql
          .update(dataKey)
          .set({ wrapped: null, destroyedAt: start })
          .where(eq(dataKey.owner, one.participant));
        const keys = await house.vault.open(house.database.sql, [owner]);
        expect(keys.has(owner)).toBe(false);
        expect(() => keys.seal(owner, 'x', 'y')).toThrow(/destroyed/);
        expect(await refused(readPerson(house.database.sql, house.vault, one.participant))).toBe('NOT_FOUND');
        const other = await makeParticipant(house);
        const people = await readPeople(house.database.sql, house.vault, [
          one.participant,
          other.participant,
        ]);
        expect([...people.keys()]).toEqual([other.participant]);
      });

      it('does not open under another master key, nor in another owner’s place', async () => {
        const one = await makeParticipant(house);
        const stranger = new Vault(new Uint8Array(32).fill(8));
        await expect(stranger.open(house.database.sql, [participantKey(one.participant)])).rejects.toThrow();
        const { sql } = house.database;
        const [row] = await sql.select().from(dataKey).where(eq(dataKey.owner, one.participant));
        const other = await makeParticipant(house);
        await sql.update(dataKey).set({ wrapped: row!.wrapped }).where(eq(dataKey.owner, other.participant));
        await expect(house.vault.open(sql, [participantKey(other.participant)])).rejects.toThrow();
      });

      it('is one for each owner', async () => {
        const one = await makeParticipant(house);
        await expect(
          house.vault.create(house.database.sql, participantKey(one.participant), start, newId),
        ).rejects.toThrow();
      });

      it('derives from 32 bytes, differently for each purpose', () => {
        expect(() => new Vault(new Uint8Array(31))).toThrow(TypeError);
        expect(house.vault.derive('a')).not.toEqual(house.vault.derive('b'));
        expect(house.vault.lookup('email', 'x')).not.toBe(house.vault.lookup('wallet-number', 'x'));
        expect(house.vault.lookup('email', 'x')).toBe(house.vault.lookup('email', 'x'));
      });
    });

    describe('an access token', () => {
      const ids = ['acc_one' as Id<'account'>, 'ses_one' as Id<'session'>] as const;
      const read = (token: string, at = start) => readAccessToken(house.vault, token, at);
      const claims = () =>
        new SignJWT({ sid: ids[1] })
          .setSubject(ids[0])
          .setAudience('pateva-graphql')
          .setIssuedAt(start.getTime() / 1000)
          .setExpirationTime(start.getTime() / 1000 + 600);

      it('says whose session it is for ten minutes', async () => {
        const token = await signAccessToken(house.vault, ...ids, start);
        expect(await read(token)).toEqual({ account: ids[0], session: ids[1] });
        expect(await read(token, new Date(start.getTime() + 10 * MINUTE - 1000))).toEqual({
          account: ids[0],
          session: ids[1],
        });
        expect(await read(token, new Date(start.getTime() + 10 * MINUTE))).toBe('EXPIRED');
      });

      it('changed at any character is not good', async () => {
        const token = await signAccessToken(house.vault, ...ids, start);
        for (let place = 0; place < token.length; place += 7) {
          // The last character of a part may hold bits that nobody reads.
          if (token[place] === '.' || token[place + 1] === '.' || place === token.length - 1) continue;
          const put = token[place] === 'A' ? 'B' : 'A';
          expect(await read(`${token.slice(0, place)}${put}${token.slice(place + 1)}`)).toBe('INVALID');
        }
      });

      it('with no algorithm, or one of another kind, is not good', async () => {
        const [, payload] = (await signAccessToken(house.vault, ...ids, start)).split('.');
        const head = (alg: string) =>
          Buffer.from(JSON.stringify({ alg, typ: 'at+jwt' })).toString('base64url');
        expect(await read(`${head('none')}.${payload}.`)).toBe('INVALID');
        const signed = `${head('HS256')}.${payload}`;
        const hmac = createHmac('sha256', house.vault.derive('access-token-signing'))
          .update(signed)
          .digest('base64url');
        expect(await read(`${signed}.${hmac}`)).toBe('INVALID');
      });

      it('of another installation, of another kind, or for another audience is not good', async () => {
        const other = new Vault(new Uint8Array(32).fill(8));
        expect(await read(await signAccessToken(other, ...ids, start))).toBe('INVALID');
        const { privateKey } = await import('node:crypto').then(({ generateKeyPairSync }) =>
          generateKeyPairSync('ed25519'),
        );
        const foreign = await claims().setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' }).sign(privateKey);
        expect(await read(foreign)).toBe('INVALID');
      });

      it.each(['', '.', 'a.b.c', 'x'.repeat(5000)])('is not %j', async (text) => {
        expect(await read(text)).toBe('INVALID');
      });
    });

    describe('an invitation', () => {
      it('accepted makes an account with its password and its role, once', async () => {
        const email = 'Kaisa.Kouluttaja@Example.org';
        const { code, expiresAt } = await invite({ email, role: 'COORDINATOR' });
        expect(expiresAt).toEqual(new Date(start.getTime() + 7 * DAY));
        const tokens = await acceptInvitation(anyone(), { code: code.toLowerCase(), password: PASSWORD });
        const actor = await actorFor(tokens);
        expect(actor!.participant).toBeNull();
        expect(actor!.posts.map(({ role, unit, unitKind }) => [role, unit, unitKind])).toEqual([
          ['COORDINATOR', workshop, 'WORKSHOP'],
        ]);
        expect(await refused(acceptInvitation(anyone(), { code, password: PASSWORD }))).toBe('CODE_INVALID');
        const again = await signInStaff(anyone(), { email: ` ${email.toLowerCase()} `, password: PASSWORD });
        expect((await actorFor(again))!.account).toBe(actor!.account);
      });

      it('accepted by a participant who is signed in joins both on one account, which cannot act about itself', async () => {
        const participant = await makeParticipant(house);
        const email = 'molempia@example.org';
        const accepting = { ...(await invite({ email })), password: PASSWORD };
        const both = (await actorFor(await acceptInvitation(as(participant), accepting)))!;
        expect(both).toMatchObject({ account: participant.account, participant: participant.participant });
        expect(both.posts.map(({ role, unit }) => [role, unit])).toEqual([['INSTRUCTOR', workshop]]);
        expect(await actorFor(await signInStaff(anyone(), { email, password: PASSWORD }))).toMatchObject({
          account: participant.account,
        });
        const own = { participant: participant.participant, groupStaff: true, environmentStaff: true };
        expect(permitted(both, 'checklist.markAsInstructor', own)).toMatchObject({ code: 'OWN_CASE' });
      });

      it('of somebody who is staff already adds the role to the same account, with the password they have', async () => {
        const school = await makeUnit(house, { kind: 'SCHOOL', name: 'Esimerkkiopisto' });
        const head = await makeStaff(house, school, ['COORDINATOR']);
        const email = 'tuula@example.org';
        const first = await invite({ email, role: 'INSTRUCTOR' });
        const account = (await actorFor(await acceptInvitation(anyone(), { ...first, password: PASSWORD })))!;
        const second = await asked(head, { unit: school, role: 'TEACHER', name: 'Tuula', email });
        expect(await refused(acceptInvitation(anyone(), { ...second, password: 'another password' }))).toBe(
          'SIGN_IN_FAILED',
        );
        const both = (await actorFor(await acceptInvitation(anyone(), { ...second, password: PASSWORD })))!;
        expect(both.account).toBe(account.account);
        expect(both.posts.map((post) => post.role).sort()).toEqual(['INSTRUCTOR', 'TEACHER']);
      });

      it('is no way to try the password of its e-mail without end', async () => {
        const email = 'vahti@example.org';
        await acceptInvitation(anyone(), { ...(await invite({ email })), password: PASSWORD });
        const { code } = await invite({ email, role: 'COORDINATOR' });
        const answers = [];
        for (let n = 0; n < 6; n++) {
          answers.push(await refused(acceptInvitation(anyone(), { code, password: `wrong password ${n}` })));
        }
        expect(answers).toEqual([
          ...Array(4).fill('SIGN_IN_FAILED'),
          'TOO_MANY_ATTEMPTS',
          'TOO_MANY_ATTEMPTS',
        ]);
        expect(await refused(signInStaff(anyone(), { email, password: PASSWORD }))).toBe('TOO_MANY_ATTEMPTS');
      });

      it('is good for seven days, and a mistyped code is told apart from a used one', async () => {
        const { code } = await invite();
        later(7 * DAY);
        expect(await refused(acceptInvitation(anyone(), { code, password: PASSWORD }))).toBe('CODE_INVALID');
        const mistyped = `${code.slice(0, -1)}${code.endsWith('A') ? 'C' : 'A'}`;
        expect(await refused(acceptInvitation(anyone(), { code: mistyped, password: PASSWORD }))).toBe(
          'CODE_MISTYPED',
        );
      });

      it('is not used up by a password that is too weak', async () => {
        const { code } = await invite();
        expect(await refused(acceptInvitation(anyone(), { code, password: 'short' }))).toBe('WEAK_SECRET');
        expect(await acceptInvitation(anyone(), { code, password: PASSWORD })).toHaveProperty('accessToken');
      });

      it('used by two at once is used by one', async () => {
        const { code } = await invite();
        const answers = await Promise.allSettled([
          acceptInvitation(anyone(), { code, password: PASSWORD }),
          acceptInvitation(anyone(), { code, password: PASSWORD }),
        ]);
        expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
      });

      it('is made by the unit’s coordinator alone, for a role that fits the unit', async () => {
        const someone = { unit: workshop, role: 'INSTRUCTOR', name: 'A B', email: 'a@b.fi' } as const;
        expect(await refused(inviteStaff(as(instructor), someone))).toBe('NOT_FOUND');
        expect(await refused(invite({ role: 'DECIDER' }))).toBe('INVALID_INPUT');
        expect(await refused(invite({ email: 'not an address' }))).toBe('INVALID_INPUT');
        expect(await refused(invite({ name: 'N1mi' }))).toBe('INVALID_INPUT');
      });
    });

    describe('signing in', () => {
      it('with what nobody has, or with a wrong password, fails in the same words', async () => {
        await acceptInvitation(anyone(), {
          ...(await invite({ email: 'salla@example.org' })),
          password: PASSWORD,
        });
        expect(
          await refused(signInStaff(anyone(), { email: 'salla@example.org', password: 'wrong password' })),
        ).toBe('SIGN_IN_FAILED');
        expect(
          await refused(signInStaff(anyone(), { email: 'nobody@example.org', password: PASSWORD })),
        ).toBe('SIGN_IN_FAILED');
        const [row] = await house.database.sql
          .select()
          .from(account)
          .where(eq(account.emailHash, house.vault.lookup('email', 'salla@example.org')));
        await house.database.sql.update(account).set({ disabledAt: start }).where(eq(account.id, row!.id));
        expect(await refused(signInStaff(anyone(), { email: 'salla@example.org', password: PASSWORD }))).toBe(
          'SIGN_IN_FAILED',
        );
      });

      it('waits longer after each failure, and forgets them with a success', async () => {
        const { sql } = house.database;
        const attempt = () => claimAttempt(sql, 'subject', house.clock());
        for (let n = 0; n < 4; n++) await attempt();
        expect(await refused(attempt())).toBe('TOO_MANY_ATTEMPTS');
        later(MINUTE - 1);
        expect(await refused(attempt())).toBe('TOO_MANY_ATTEMPTS');
        later(MINUTE);
        await attempt();
        later(3 * MINUTE - 1);
        expect(await refused(attempt())).toBe('TOO_MANY_ATTEMPTS');
        later(3 * MINUTE);
        await attempt();
        await forgetFailures(sql, 'subject');
        for (let n = 0; n < 4; n++) await attempt();
        expect(await refused(attempt())).toBe('TOO_MANY_ATTEMPTS');
      });

      it('waits a day at most, however long the failures go on', async () => {
        const { sql } = house.database;
        await sql.insert(signInAttempt).values({ subjectHash: 'old', failures: 5000, lastAt: start });
        await claimAttempt(sql, 'old', start);
        const [row] = await sql.select().from(signInAttempt).where(eq(signInAttempt.subjectHash, 'old'));
        expect(row).toEqual({
          subjectHash: 'old',
          failures: 5001,
          lastAt: start,
          blockedUntil: new Date(start.getTime() + DAY),
        });
      });

      it('with twenty guesses sent at once lets four through', async () => {
        const answers = await Promise.allSettled(
          Array.from({ length: 20 }, () => claimAttempt(house.database.sql, 'burst', start)),
        );
        expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(4);
      });
    });

    describe('a session', () => {
      const signedIn = async () => acceptInvitation(anyone(), { ...(await invite()), password: PASSWORD });
      const refresh = (token: string) =>
        refreshSession(house.database.sql, { ...house, now: house.clock() }, token);

      it('is refreshed with a token that is good once', async () => {
        const first = await signedIn();
        later(5 * MINUTE);
        const second = await refresh(first.refreshToken);
        if (!('accessToken' in second)) throw new Error(second.code);
        expect(second.refreshToken).not.toBe(first.refreshToken);
        expect(second.accessTokenExpiresAt).toEqual(new Date(start.getTime() + 15 * MINUTE));
        expect(await actorFor(second)).toEqual(await actorFor(first));
      });

      it('ends when an old refresh token comes back: both the thief and the robbed sign in again', async () => {
        const first = await signedIn();
        const second = await refresh(first.refreshToken);
        if (!('accessToken' in second)) throw new Error(second.code);
        expect(await refused(refresh(first.refreshToken))).toBe('SIGN_IN_FAILED');
        expect(await actorFor(second)).toBeNull();
        expect(await refused(refresh(second.refreshToken))).toBe('SIGN_IN_FAILED');
        const [row] = await house.database.sql
          .select()
          .from(session)
          .where(eq(session.id, first.refreshToken.split('.')[0] as Id<'session'>));
        expect(row).toMatchObject({ endedAt: start, endedWhy: 'REFRESH_REUSED' });
      });

      it('refreshed twice at once goes on with one of the two', async () => {
        const { refreshToken } = await signedIn();
        const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
        expect(answers.filter((answer) => 'accessToken' in answer).length).toBeLessThanOrEqual(1);
        expect(answers.some((answer) => 'code' in answer)).toBe(true);
      });

      it.each(['', '.', 'ses_unknown.abc', 'nonsense'])('is not refreshed with %j', async (token) => {
        expect(await refused(refresh(token))).toBe('SIGN_IN_FAILED');
      });

      it('ends with signing out, for its tokens at once', async () => {
        const tokens = await signedIn();
        const actor = (await actorFor(tokens))!;
        await endSession(house.database.sql, actor.session, start);
        expect(await actorFor(tokens)).toBeNull();
        expect(await refused(refresh(tokens.refreshToken))).toBe('SIGN_IN_FAILED');
      });

      it('ends after fourteen days however often it is refreshed', async () => {
        const tokens = await signedIn();
        later(13 * DAY);
        const second = await refresh(tokens.refreshToken);
        if (!('accessToken' in second)) throw new Error(second.code);
        later(14 * DAY);
        expect(await refused(refresh(second.refreshToken))).toBe('SIGN_IN_FAILED');
      });

      it('no longer has a role that was ended, from its next request on', async () => {
        const tokens = await signedIn();
        const actor = (await actorFor(tokens))!;
        const { staff: member } = actor.posts[0]!;
        expect(await refused(endRole(as(instructor), { staff: member, role: 'INSTRUCTOR' }))).toBe(
          'NOT_FOUND',
        );
        await endRole(as(coordinator), { staff: member, role: 'INSTRUCTOR' });
        expect(await actorFor(tokens)).toEqual({ ...actor, posts: [] });
        expect(await refused(endRole(as(coordinator), { staff: member, role: 'INSTRUCTOR' }))).toBe(
          'NOT_FOUND',
        );
      });

      it('ends for an account that is disabled or a membership that has ended', async () => {
        const tokens = await signedIn();
        const actor = (await actorFor(tokens))!;
        const { sql } = house.database;
        await sql.update(staff).set({ endedAt: start }).where(eq(staff.id, actor.posts[0]!.staff));
        expect((await actorFor(tokens))!.posts).toEqual([]);
        await sql.update(account).set({ disabledAt: start }).where(eq(account.id, actor.account));
        expect(await actorFor(tokens)).toBeNull();
      });

      it('of one account is not another account’s', async () => {
        const one = (await actorFor(await signedIn()))!;
        const two = (await actorFor(await signedIn()))!;
        expect(
          await actorOf(house.database.sql, { account: one.account, session: two.session }, start),
        ).toBeNull();
      });
    });

    describe('an activation card', () => {
      const admit = async () => {
        const group = await makeGroup(house, workshop, [instructor], []);
        const admitted = await admitParticipant(as(instructor), {
          group,
          givenNames: ' Thị  Đặng ',
          familyName: 'Näkkäläjärvi',
          callingName: 'Thi',
          birthDate: '1991-05-14',
        });
        return { group, ...admitted };
      };

      it('opens the wallet once, joins the group and gives the number to sign in with', async () => {
        const card = await admit();
        expect(await isGroupStaffOf(house.database.sql, instructor, card.participant)).toBe(false);
        const opened = await activate(anyone(), { code: card.activationCode, pin: '284917' });
        expect((await actorFor(opened.tokens))!).toMatchObject({ participant: card.participant, posts: [] });
        expect(await isGroupStaffOf(house.database.sql, instructor, card.participant)).toBe(true);
        const again = await signInParticipant(anyone(), {
          walletNumber: opened.walletNumber.toLowerCase(),
          pin: '284917',
        });
        expect((await actorFor(again.tokens))!.participant).toBe(card.participant);
        expect(await refused(activate(anyone(), { code: card.activationCode, pin: '284917' }))).toBe(
          'CODE_INVALID',
        );
        expect(await readPerson(house.database.sql, house.vault, card.participant)).toEqual({
          participant: card.participant,
          givenNames: 'Thị Đặng',
          familyName: 'Näkkäläjärvi',
          callingName: 'Thi',
          birthDate: '1991-05-14',
          identityAssurance: 'SELF_STATED',
        });
      });

      it('is good for fourteen days, and not used up by a weak PIN', async () => {
        const card = await admit();
        expect(await refused(activate(anyone(), { code: card.activationCode, pin: '123456' }))).toBe(
          'WEAK_SECRET',
        );
        later(14 * DAY);
        expect(await refused(activate(anyone(), { code: card.activationCode, pin: '284917' }))).toBe(
          'CODE_INVALID',
        );
      });

      it('used by two at once opens one wallet session', async () => {
        const card = await admit();
        const answers = await Promise.allSettled([
          activate(anyone(), { code: card.activationCode, pin: '284917' }),
          activate(anyone(), { code: card.activationCode, pin: '719482' }),
        ]);
        expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
      });

      it('is made by the group’s own instructors for people of at least fifteen', async () => {
        const group = await makeGroup(house, workshop, [instructor], []);
        const stranger = await makeStaff(house, workshop, ['INSTRUCTOR']);
        const person = { group, givenNames: 'A', familyName: 'B', birthDate: '1991-05-14' };
        const before = await house.database.sql.$count(participant);
        expect(await refused(admitParticipant(as(stranger), person))).toBe('NOT_FOUND');
        expect(await refused(admitParticipant(as(instructor), { ...person, birthDate: '2012-01-01' }))).toBe(
          'UNDER_AGE',
        );
        expect(await refused(admitParticipant(as(instructor), { ...person, familyName: '010190-9' }))).toBe(
          'INVALID_INPUT',
        );
        expect(await house.database.sql.$count(participant)).toBe(before);
      });
    });

    describe('a group', () => {
      it('is joined with a code from the wallet, once and within the hour, and left at will', async () => {
        const person = await makeParticipant(house);
        const group = await makeGroup(house, workshop, [instructor], []);
        const sees = () => isGroupStaffOf(house.database.sql, instructor, person.participant);
        expect(await sees()).toBe(false);
        const { joinCode: code } = await createJoinCode(as(person));
        await joinGroup(as(instructor), { group, code });
        expect(await sees()).toBe(true);
        expect(await refused(joinGroup(as(instructor), { group, code }))).toBe('CODE_INVALID');
        await leaveGroup(as(person), { group });
        expect(await sees()).toBe(false);
        expect(await refused(leaveGroup(as(person), { group }))).toBe('NOT_FOUND');
        const again = await createJoinCode(as(person));
        await joinGroup(as(instructor), { group, code: again.joinCode });
        expect(await sees()).toBe(true);
        const late = await createJoinCode(as(person));
        later(60 * MINUTE);
        expect(await refused(joinGroup(as(instructor), { group, code: late.joinCode }))).toBe('CODE_INVALID');
      });

      it('is nobody else’s to take people into', async () => {
        const person = await makeParticipant(house);
        const group = await makeGroup(house, workshop, [instructor], []);
        const stranger = await makeStaff(house, workshop, ['INSTRUCTOR']);
        const { joinCode: code } = await createJoinCode(as(person));
        expect(await refused(joinGroup(as(stranger), { group, code }))).toBe('NOT_FOUND');
        expect(await refused(joinGroup(as(person), { group, code }))).toBe('NOT_FOUND');
        expect(await refused(createJoinCode(as(instructor)))).toBe('NOT_FOUND');
        await addGroupInstructor(as(instructor), { group, staff: stranger.posts[0]!.staff });
        expect(await joinGroup(as(stranger), { group, code })).toMatchObject({ id: group });
        const school = await makeUnit(house, { kind: 'SCHOOL', name: 'Koulu' });
        const teacher = await makeStaff(house, school, ['TEACHER']);
        expect(
          await refused(addGroupInstructor(as(instructor), { group, staff: teacher.posts[0]!.staff })),
        ).toBe('NOT_FOUND');
      });

      it('is made by the unit’s instructors and coordinators, with a name that holds no identity code', async () => {
        const made = await createGroup(as(instructor), { unit: workshop, name: ' Aamuryhmä ' });
        expect(made).toMatchObject({ name: 'Aamuryhmä', unit: workshop });
        const person = await makeParticipant(house);
        expect(await refused(createGroup(as(person), { unit: workshop, name: 'X' }))).toBe('NOT_FOUND');
        const code = `010190-900${'0123456789ABCDEFHJKLMNPRSTUVWXY'[10190900 % 31]}`;
        expect(await refused(createGroup(as(instructor), { unit: workshop, name: code }))).toBe(
          'PERSONAL_IDENTITY_CODE',
        );
      });
    });

    describe('an organisation', () => {
      it('is added by the provider’s coordinator, with a business id that adds up, once', async () => {
        const operator = await makeStaff(house, house.provider, ['COORDINATOR']);
        const input = { businessId: '7654321-2', name: { fi: 'Esimerkkiyhdistys' } };
        expect(await refused(addLegalPerson(as(coordinator), input))).toBe('NOT_ALLOWED');
        expect(await refused(addLegalPerson(as(operator), { ...input, businessId: '7654321-3' }))).toBe(
          'INVALID_BUSINESS_ID',
        );
        expect(await refused(addLegalPerson(as(operator), { ...input, name: {} }))).toBe('INVALID_INPUT');
        const legal = await addLegalPerson(as(operator), input);
        expect(await refused(addLegalPerson(as(operator), input))).toBe('ALREADY_EXISTS');
        const unit = {
          legalPerson: legal.id,
          kind: 'SCHOOL',
          name: { fi: 'Opisto' },
          issuerName: { fi: 'Esimerkkiopisto' },
          slug: 'esimerkkiopisto',
        } as const;
        const made = await addUnit(as(operator), unit);
        expect(await refused(addUnit(as(operator), unit))).toBe('ALREADY_EXISTS');
        for (const slug of ['', '-a', 'a-', 'Ä', 'a/b', '..', 'x'.repeat(64)]) {
          expect(await refused(addUnit(as(operator), { ...unit, slug }))).toBe('INVALID_INPUT');
        }
        expect((await house.vault.open(house.database.sql, [unitKey(made.id)])).has(unitKey(made.id))).toBe(
          true,
        );
        const issuer = (await issuerOfUnit(house.database.sql, made.id))!;
        await renameIssuer(as(operator), {
          issuer: issuer.id,
          name: { fi: 'Uusi opisto' },
          validFrom: '2027-01-01',
        });
        const nameOn = (day: string) => issuerNameOn(house.database.sql, issuer.id, day);
        expect(await nameOn('2026-12-31')).toEqual({ fi: 'Esimerkkiopisto' });
        expect(await nameOn('2027-01-01')).toEqual({ fi: 'Uusi opisto' });
        expect(await nameOn('2000-01-01')).toEqual({ fi: 'Esimerkkiopisto' });
      });
    });

    it('no name, e-mail, code, token or date of birth stands in clear in any table', async () => {
      const email = 'salainen.ohjaaja@example.org';
      const invited = await invite({ name: 'Sorsa Salainen', email });
      const tokens = await acceptInvitation(anyone(), { ...invited, password: PASSWORD });
      const group = await makeGroup(house, workshop, [instructor], []);
      const card = await admitParticipant(as(instructor), {
        group,
        givenNames: 'Pöllö Puupää',
        familyName: 'Näkymätön',
        callingName: 'Hiirihaukka',
        birthDate: '1987-11-23',
      });
      const opened = await activate(anyone(), { code: card.activationCode, pin: '284917' });
      const secrets = [
        'Sorsa',
        email,
        invited.code,
        invited.code.replaceAll('-', ''),
        PASSWORD,
        tokens.accessToken,
        tokens.refreshToken,
        'Pöllö',
        'Näkymätön',
        'Hiirihaukka',
        '1987-11-23',
        '284917',
        card.activationCode,
        card.activationCode.replaceAll('-', ''),
        opened.walletNumber,
        opened.walletNumber.replaceAll('-', ''),
      ];
      const tables = await dump(house.database);
      expect(tables.get('public.participant')).toContain(card.participant);
      for (const [table, text] of tables) {
        expect([
          table,
          secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase())),
        ]).toEqual([table, []]);
      }
      expect(await house.database.sql.$count(activation)).toBeGreaterThan(0);
      expect(await house.database.sql.$count(invitation)).toBeGreaterThan(0);
    });
  });
}
