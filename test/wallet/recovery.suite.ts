import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newActivationCard } from '../../src/access/activation-card.ts';
import type { Actor } from '../../src/access/actor.ts';
import { activate } from '../../src/access/acts/activate.ts';
import { admitParticipant, leaveGroup } from '../../src/access/acts/manage-group.ts';
import { printActivationCards } from '../../src/access/acts/print-activation-cards.ts';
import { createRecoveryCard, recoverWallet } from '../../src/access/acts/recover-wallet.ts';
import {
  confirmReissue,
  printReissuedCard,
  refuseReissue,
  requestReissue,
} from '../../src/access/acts/reissue-card.ts';
import { signInParticipant } from '../../src/access/acts/sign-in.ts';
import { cardNames } from '../../src/access/card-name.ts';
import { endCards } from '../../src/access/end-cards.ts';
import { newCode } from '../../src/access/one-time-code.ts';
import { participant } from '../../src/access/participant.table.ts';
import type { Person } from '../../src/access/person.ts';
import { recoveryCard } from '../../src/access/recovery.table.ts';
import { actorOf, type Tokens } from '../../src/access/session.ts';
import { readAccessToken } from '../../src/access/token.ts';
import { type Id, newId } from '../../src/base/id.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import type { Driver } from '../helpers/drivers.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeGroup, makeStaff, makeUnit } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';

const PIN = '314159';
const NEW_PIN = '271828';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Cards, recovery and re-issue, as they stand in a database. */
export function recoverySuite(driver: Driver): void {
  describe(`cards on ${driver.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    let workshop: Id<'unit'>;
    let group: Id<'group'>;
    let instructor: Actor;
    let colleague: Actor;
    let coordinator: Actor;
    const start = new Date('2026-03-02T10:00:00.000Z');
    const later = (milliseconds: number) => house.clock.set(new Date(start.getTime() + milliseconds));
    const as = (actor: Actor) => house.context(actor);
    const anyone = () => house.context(null);

    beforeAll(async () => {
      ({ house, close } = await driver.open());
      workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
      instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
      colleague = await makeStaff(house, workshop, ['INSTRUCTOR']);
      coordinator = await makeStaff(house, workshop, ['COORDINATOR']);
      group = await makeGroup(house, workshop, [instructor], []);
    });
    afterAll(() => close());
    beforeEach(() => house.clock.set(start));

    const admit = (names: { givenNames?: string; familyName?: string; callingName?: string } = {}) =>
      admitParticipant(as(instructor), {
        group,
        givenNames: 'Aino',
        familyName: 'Esimerkki',
        birthDate: '1991-05-14',
        ...names,
      });
    const print = (...participants: Id<'participant'>[]) =>
      printActivationCards(as(instructor), { group, participants });
    const actorFor = async (tokens: Tokens) => {
      const token = await readAccessToken(house.vault, tokens.accessToken, house.clock());
      if (typeof token === 'string') throw new Error(token);
      return actorOf(house.database.sql, token, house.clock());
    };
    /** Somebody with a wallet of their own, in the group, on a device that is known. */
    const holder = async (names = {}) => {
      const admitted = await admit(names);
      const opened = await activate(anyone(), {
        code: admitted.activationCode,
        pin: PIN,
        rememberDevice: true,
      });
      const actor = (await actorFor(opened.tokens)) as Actor & { participant: Id<'participant'> };
      return { ...opened, actor, participant: admitted.participant };
    };
    const recorded = async (act: string, about?: string) => {
      const rows = await house.database.sql
        .select()
        .from(recordEntry)
        .where(eq(recordEntry.act, act))
        .orderBy(recordEntry.position);
      return rows
        .map(({ body }) => JSON.parse(body) as { actor: string; unit: string; role: string; detail: object })
        .filter(({ detail }) => about === undefined || JSON.stringify(detail).includes(about))
        .map(({ actor, unit, role, detail }) => ({ actor, unit, role, detail }));
    };

    describe('an activation card', () => {
      it('is printed for those who wait, opens a wallet once, and is good for 14 days', async () => {
        const [one, two] = [await admit({ callingName: 'Ansku' }), await admit({ givenNames: 'Åke' })];
        const cards = await print(one.participant, two.participant);
        const expiresAt = new Date(start.getTime() + 14 * DAY);
        expect(cards).toEqual([
          {
            participant: one.participant,
            name: 'Ansku',
            code: expect.stringMatching(/^[\dA-Z-]{14}$/),
            expiresAt,
          },
          {
            participant: two.participant,
            name: 'Åke',
            code: expect.stringMatching(/^[\dA-Z-]{14}$/),
            expiresAt,
          },
        ]);
        const opened = await activate(anyone(), { code: cards[0]!.code, pin: PIN });
        expect((await actorFor(opened.tokens))?.participant).toBe(one.participant);
        expect(await recorded('ACTIVATION_CARDS_PRINTED', one.participant)).toEqual([
          {
            actor: instructor.account,
            unit: workshop,
            role: 'INSTRUCTOR',
            detail: { group, participants: [one.participant, two.participant] },
          },
        ]);
      });

      it('that was used, expired, voided by a newer one or mistyped opens nothing', async () => {
        const { participant: somebody, activationCode } = await admit();
        const [first] = await print(somebody);
        const [second] = await print(somebody);
        const use = (code: string) => refused(activate(anyone(), { code, pin: PIN }));
        expect(await use(activationCode)).toBe('CODE_INVALID');
        expect(await use(first!.code)).toBe('CODE_INVALID');
        const [head, ...rest] = second!.code;
        expect(await use((head === 'A' ? 'C' : 'A') + rest.join(''))).toBe('CODE_MISTYPED');
        later(14 * DAY);
        expect(await use(second!.code)).toBe('CODE_INVALID');
        later(14 * DAY - 1);
        await activate(anyone(), { code: second!.code.toLowerCase().replaceAll('-', ' '), pin: PIN });
        expect(await use(second!.code)).toBe('CODE_INVALID');
      });

      it('is not printed for somebody who has a wallet, has left, was never admitted, or twice at once', async () => {
        const { actor, participant: somebody } = await holder();
        expect(await refused(print(somebody))).toBe('ALREADY_ACTIVATED');
        await leaveGroup(as(actor), { group });
        expect(await refused(print(somebody))).toBe('NOT_FOUND');
        expect(await refused(print(newId('participant')))).toBe('NOT_FOUND');
        expect(await refused(print())).toBe('INVALID_INPUT');
        const { participant: other } = await admit();
        expect(await print(other, other)).toHaveLength(1);
      });

      it('is printed by an instructor of the group alone', async () => {
        const { participant: somebody } = await admit();
        const by = (actor: Actor) =>
          refused(printActivationCards(as(actor), { group, participants: [somebody] }));
        expect(await by(colleague)).toBe('NOT_FOUND');
        expect(await by(coordinator)).toBe('NOT_ALLOWED');
      });

      it('bears more of a name only where two would look alike', () => {
        const named = (givenNames: string, familyName: string, callingName: string | null = null) =>
          ({ givenNames, familyName, callingName }) as Person;
        const names = cardNames([
          named('Aino Maria', 'Virta', 'Aino'),
          named('Aino', 'Koski'),
          named('Ali', 'Koski'),
          named('Ali', 'Kallio'),
          named('Åke', 'Ö'),
        ]);
        expect(names).toEqual(['Aino V.', 'Aino K.', 'Ali Koski', 'Ali Kallio', 'Åke']);
      });
    });

    describe('a recovery card', () => {
      it('gives the wallet back: a new PIN, other sessions ended, devices forgotten, and on the record', async () => {
        const { actor, tokens, walletNumber, deviceSecret, participant: me } = await holder();
        const { code } = await createRecoveryCard(as(actor));
        later(90 * DAY);
        const recovered = await recoverWallet(anyone(), { code, pin: NEW_PIN });
        expect(recovered.walletNumber).toBe(walletNumber);
        expect(recovered.deviceSecret).toBeNull();
        expect(await actorFor(recovered.tokens)).toMatchObject({ participant: me, level: 'CARD_AND_PIN' });
        house.clock.set(start);
        expect(await actorFor(tokens)).toBeNull();
        const signIn = (pin: string) => signInParticipant(anyone(), { walletNumber, pin, deviceSecret });
        expect(await refused(signIn(PIN))).toBe('SIGN_IN_FAILED');
        expect(await actorFor((await signIn(NEW_PIN)).tokens)).toMatchObject({ level: 'CARD_AND_PIN' });
        expect(await recorded('WALLET_RECOVERED', me)).toEqual([
          {
            actor: actor.account,
            unit: house.provider,
            role: 'PARTICIPANT',
            detail: { participant: me, card: expect.stringMatching(/^rcv_/) },
          },
        ]);
      });

      it('on the holder’s own device gives a trusted session', async () => {
        const { actor } = await holder();
        const { code } = await createRecoveryCard(as(actor));
        const recovered = await recoverWallet(anyone(), { code, pin: NEW_PIN, rememberDevice: true });
        expect(await actorFor(recovered.tokens)).toMatchObject({ level: 'TRUSTED' });
        expect(recovered.deviceSecret).toMatch(/^dev_/);
      });

      it('ends the waiting that others’ guesses at the PIN have earned', async () => {
        const { actor, walletNumber } = await holder();
        const { code } = await createRecoveryCard(as(actor));
        for (let guess = 0; guess < 4; guess++) {
          await refused(signInParticipant(anyone(), { walletNumber, pin: '000111' }));
        }
        expect(await refused(signInParticipant(anyone(), { walletNumber, pin: PIN }))).toBe(
          'TOO_MANY_ATTEMPTS',
        );
        await recoverWallet(anyone(), { code, pin: NEW_PIN });
        await signInParticipant(anyone(), { walletNumber, pin: NEW_PIN });
      });

      it('that was used, is older than another, or mistyped opens nothing', async () => {
        const { actor } = await holder();
        const old = await createRecoveryCard(as(actor));
        const { code } = await createRecoveryCard(as(actor));
        const use = (given: string) => refused(recoverWallet(anyone(), { code: given, pin: NEW_PIN }));
        expect(await use(old.code)).toBe('CODE_INVALID');
        const [head, ...rest] = code;
        expect(await use((head === 'A' ? 'C' : 'A') + rest.join(''))).toBe('CODE_MISTYPED');
        await recoverWallet(anyone(), { code, pin: NEW_PIN });
        expect(await use(code)).toBe('CODE_INVALID');
      });

      it('is not tried without end by somebody who has seen the most of it', async () => {
        const { actor } = await holder();
        const { code } = await createRecoveryCard(as(actor));
        const before = (await recorded('ATTEMPT_REFUSED', 'recoverWallet')).length;
        const guesses = sameStart(code, 5);
        const answers = [];
        for (const guess of guesses)
          answers.push(await refused(recoverWallet(anyone(), { code: guess, pin: NEW_PIN })));
        expect(answers).toEqual([...Array(4).fill('CODE_INVALID'), 'TOO_MANY_ATTEMPTS']);
        expect(await refused(recoverWallet(anyone(), { code, pin: NEW_PIN }))).toBe('TOO_MANY_ATTEMPTS');
        expect((await recorded('ATTEMPT_REFUSED', 'recoverWallet')).length - before).toBe(6);
        later(61_000);
        await recoverWallet(anyone(), { code, pin: NEW_PIN });
      });

      it('is not tried on many cards from one address without end, and its holder elsewhere is not kept out', async () => {
        const { actor } = await holder();
        const { code } = await createRecoveryCard(as(actor));
        const from = (address: string) => house.context(null, { from: address });
        const guess = (address: string) =>
          refused(recoverWallet(from(address), { code: newCode(), pin: NEW_PIN }));
        const answers = [];
        for (let tried = 0; tried < 21; tried++) answers.push(await guess('198.51.100.7'));
        expect(answers).toEqual([...Array(20).fill('CODE_INVALID'), 'TOO_MANY_ATTEMPTS']);
        expect(await refused(recoverWallet(from('198.51.100.7'), { code, pin: NEW_PIN }))).toBe(
          'TOO_MANY_ATTEMPTS',
        );
        const locked = await recorded('SIGN_IN_LOCKED', '"kind":"ADDRESS"');
        expect(locked).toHaveLength(1);
        expect(JSON.stringify(locked)).not.toContain('198.51.100.7');
        expect(await guess('198.51.100.8')).toBe('CODE_INVALID');
        await recoverWallet(from('198.51.100.8'), { code, pin: NEW_PIN });
      });

      it('that is right takes back its own attempt at the address, and no other', async () => {
        const from = house.context(null, { from: '198.51.100.9' });
        const use = (code: string) => refused(recoverWallet(from, { code, pin: NEW_PIN }));
        for (let tried = 0; tried < 19; tried++) expect(await use(newCode())).toBe('CODE_INVALID');
        const { actor } = await holder();
        const { code } = await createRecoveryCard(as(actor));
        await recoverWallet(from, { code, pin: NEW_PIN });
        expect(await use(newCode())).toBe('CODE_INVALID');
        expect(await use(newCode())).toBe('TOO_MANY_ATTEMPTS');
      });

      it('used twice in the same moment opens once', async () => {
        const { actor } = await holder();
        const { code } = await createRecoveryCard(as(actor));
        const both = await Promise.allSettled([
          recoverWallet(anyone(), { code, pin: NEW_PIN }),
          recoverWallet(anyone(), { code, pin: PIN }),
        ]);
        expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      });

      it('is not made in a session that a card and a PIN are enough for, nor by who has no wallet', async () => {
        const { actor } = await holder();
        expect(await refused(createRecoveryCard(as({ ...actor, level: 'CARD_AND_PIN' })))).toBe(
          'LEVEL_TOO_LOW',
        );
        expect(await refused(createRecoveryCard(as(instructor)))).toBe('NOT_FOUND');
        expect(
          await house.database.sql.$count(recoveryCard, eq(recoveryCard.participant, actor.participant)),
        ).toBe(0);
      });

      it('keeps the wallet as it is where the new PIN is too easy', async () => {
        const { actor } = await holder();
        const { code } = await createRecoveryCard(as(actor));
        expect(await refused(recoverWallet(anyone(), { code, pin: '111111' }))).toBe('WEAK_SECRET');
        await recoverWallet(anyone(), { code, pin: NEW_PIN });
      });
    });

    describe('a re-issued card', () => {
      it('of two people is ready at once, and takes the wallet back', async () => {
        const {
          actor,
          tokens,
          walletNumber,
          deviceSecret,
          participant: me,
        } = await holder({ givenNames: 'Rauha' });
        const { id } = await requestReissue(as(instructor), { participant: me });
        await confirmReissue(as(colleague), { reissue: id });
        const card = await printReissuedCard(as(instructor), { reissue: id });
        expect(card).toEqual({
          participant: me,
          name: 'Rauha',
          code: expect.stringMatching(/^[\dA-Z-]{14}$/),
          expiresAt: new Date(start.getTime() + 14 * DAY),
        });
        const opened = await activate(anyone(), { code: card.code, pin: NEW_PIN });
        expect(opened.walletNumber).toBe(walletNumber);
        expect(await actorFor(tokens)).toBeNull();
        expect(await actorFor(opened.tokens)).toMatchObject({ participant: me, level: 'CARD_AND_PIN' });
        const again = await signInParticipant(anyone(), { walletNumber, pin: NEW_PIN, deviceSecret });
        expect(await actorFor(again.tokens)).toMatchObject({ level: 'CARD_AND_PIN' });
        expect(await refused(activate(anyone(), { code: card.code, pin: PIN }))).toBe('CODE_INVALID');
        expect(await recorded('WALLET_REISSUED', me)).toEqual([
          {
            actor: actor.account,
            unit: house.provider,
            role: 'PARTICIPANT',
            detail: { participant: me, reissue: id },
          },
        ]);
        const [row] = await house.database.sql.select().from(participant).where(eq(participant.id, me));
        expect(row!.activatedAt).toEqual(start);
      });

      it('of one person waits 48 hours', async () => {
        const { participant: me } = await holder();
        const { id } = await requestReissue(as(instructor), { participant: me });
        const printed = () => printReissuedCard(as(instructor), { reissue: id });
        later(48 * HOUR - 1);
        expect(await refused(printed())).toBe('REISSUE_WAITING');
        later(48 * HOUR);
        const { code } = await printed();
        const { code: newer } = await printed();
        expect(await refused(activate(anyone(), { code, pin: NEW_PIN }))).toBe('CODE_INVALID');
        await activate(anyone(), { code: newer, pin: NEW_PIN });
      });

      it('is refused by the participant in the old session, with whatever was printed', async () => {
        const { actor, participant: me } = await holder();
        const { id } = await requestReissue(as(instructor), { participant: me });
        await confirmReissue(as(coordinator), { reissue: id });
        const { code } = await printReissuedCard(as(instructor), { reissue: id });
        await refuseReissue(as({ ...actor, level: 'CARD_AND_PIN' }), { reissue: id });
        expect(await refused(activate(anyone(), { code, pin: NEW_PIN }))).toBe('CODE_INVALID');
        later(48 * HOUR);
        expect(await refused(printReissuedCard(as(instructor), { reissue: id }))).toBe('REISSUE_ENDED');
        expect(await refused(confirmReissue(as(colleague), { reissue: id }))).toBe('CONFLICT');
        expect(await refused(refuseReissue(as(actor), { reissue: id }))).toBe('REISSUE_ENDED');
        expect((await recorded('REISSUE_REFUSED', id)).map(({ unit }) => unit).sort()).toEqual(
          [workshop, house.provider].sort(),
        );
      });

      it('passes unused after 14 days, and another can be asked for', async () => {
        const { participant: me } = await holder();
        const { id } = await requestReissue(as(instructor), { participant: me });
        expect(await refused(requestReissue(as(instructor), { participant: me }))).toBe('ALREADY_EXISTS');
        later(14 * DAY);
        expect(await refused(printReissuedCard(as(instructor), { reissue: id }))).toBe('REISSUE_ENDED');
        expect((await requestReissue(as(instructor), { participant: me })).id).not.toBe(id);
      });

      it('by someone who should not is refused, and the attempt stands on the record', async () => {
        const { actor, participant: me } = await holder();
        const own = { ...instructor, participant: me };
        const ask = (by: Actor) => refused(requestReissue(as(by), { participant: me }));
        expect(await ask(colleague)).toBe('NOT_FOUND');
        expect(await ask(coordinator)).toBe('NOT_FOUND');
        expect(await ask(own)).toBe('OWN_CASE');
        const { id } = await requestReissue(as(instructor), { participant: me });
        const confirm = (by: Actor) => refused(confirmReissue(as(by), { reissue: id }));
        const far = await makeUnit(house, { kind: 'WORKSHOP', name: 'Toiset pajat' });
        const stranger = await makeStaff(house, far, ['INSTRUCTOR', 'COORDINATOR']);
        expect(await confirm(instructor)).toBe('SECOND_PERSON_NEEDED');
        expect(await confirm({ ...colleague, participant: me })).toBe('OWN_CASE');
        expect(await confirm(stranger)).toBe('NOT_FOUND');
        expect(await confirm(await makeStaff(house, workshop, ['TEACHER']))).toBe('NOT_FOUND');
        expect(await refused(printReissuedCard(as(instructor), { reissue: id }))).toBe('REISSUE_WAITING');
        await confirmReissue(as(colleague), { reissue: id });
        expect(await confirm(coordinator)).toBe('CONFLICT');
        expect(await refused(printReissuedCard(as(colleague), { reissue: id }))).toBe('NOT_FOUND');
        expect(await refused(printReissuedCard(as(own), { reissue: id }))).toBe('OWN_CASE');
        const { actor: somebodyElse } = await holder();
        expect(await refused(refuseReissue(as(somebodyElse), { reissue: id }))).toBe('NOT_FOUND');
        await leaveGroup(as(actor), { group });
        expect(await refused(printReissuedCard(as(instructor), { reissue: id }))).toBe('NOT_FOUND');

        const attempts = [
          ...(await recorded('ATTEMPT_REFUSED', me)),
          ...(await recorded('ATTEMPT_REFUSED', id)),
        ];
        expect(
          attempts.map(({ detail }) => Object.values(detail).filter((one) => !/^(par|rei)_/.test(one))),
        ).toEqual(
          [
            ['NOT_FOUND', 'requestReissue'],
            ['NOT_FOUND', 'requestReissue'],
            ['OWN_CASE', 'requestReissue'],
            ['SECOND_PERSON_NEEDED', 'confirmReissue'],
            ['OWN_CASE', 'confirmReissue'],
            ['NOT_FOUND', 'confirmReissue'],
            ['NOT_FOUND', 'confirmReissue'],
            ['REISSUE_WAITING', 'printReissuedCard'],
            ['CONFLICT', 'confirmReissue'],
            ['NOT_FOUND', 'printReissuedCard'],
            ['OWN_CASE', 'printReissuedCard'],
            ['NOT_FOUND', 'printReissuedCard'],
          ].map((pair) => expect.arrayContaining(pair)),
        );
        expect(attempts[0]).toMatchObject({ actor: colleague.account, unit: workshop, role: 'INSTRUCTOR' });
      });

      it('leaves nothing in the record but ids of ours, whatever was given as one', async () => {
        const given = 'Aino Esimerkki 010190-' as Id<'participant'>;
        expect(await refused(requestReissue(as(instructor), { participant: given }))).toBe('NOT_FOUND');
        const entries = await recorded('ATTEMPT_REFUSED');
        expect(JSON.stringify(entries)).not.toContain('Aino');
      });

      it.each([
        ['a name dressed as an id', 'par_Aino-Esimerkki-010190'],
        ['a name as long as an id', 'par_Aino_Esimerkki_0101901'],
        ['an id of another kind', newId('account')],
        ['an id of no kind', `xyz_${'A'.repeat(22)}`],
        ['an id with a line behind it', `${newId('participant')}\nAino`],
        ['an id with a megabyte behind it', `${newId('participant')}${'A'.repeat(1_000_000)}`],
        ['a name of the prototype', '__proto__'],
      ])('nobody writes into the record by what they give as an id: %s', async (_, given) => {
        const before = (await recorded('ATTEMPT_REFUSED')).length;
        const answer = requestReissue(as(instructor), { participant: given as Id<'participant'> });
        expect(await refused(answer)).toBe('NOT_FOUND');
        const entries = (await recorded('ATTEMPT_REFUSED')).slice(before);
        expect(entries.map(({ detail }) => detail)).toEqual([
          { attempt: 'requestReissue', code: 'NOT_FOUND', participant: null },
        ]);
      });

      it('an unknown id in its whole form stands in the record as it was given', async () => {
        const participant = newId('participant');
        expect(await refused(requestReissue(as(instructor), { participant }))).toBe('NOT_FOUND');
        expect((await recorded('ATTEMPT_REFUSED', participant)).map(({ detail }) => detail)).toEqual([
          { attempt: 'requestReissue', code: 'NOT_FOUND', participant },
        ]);
      });
    });

    it('no card opens a wallet that is gone', async () => {
      const { actor, participant: me } = await holder();
      const recovery = await createRecoveryCard(as(actor));
      const { id } = await requestReissue(as(instructor), { participant: me });
      await confirmReissue(as(colleague), { reissue: id });
      const { code } = await printReissuedCard(as(instructor), { reissue: id });
      await endCards(house.database.sql, me, start);
      expect(await refused(recoverWallet(anyone(), { code: recovery.code, pin: NEW_PIN }))).toBe(
        'CODE_INVALID',
      );
      expect(await refused(activate(anyone(), { code, pin: NEW_PIN }))).toBe('CODE_INVALID');
      expect(await refused(printReissuedCard(as(instructor), { reissue: id }))).toBe('REISSUE_ENDED');
    });

    it('a card made before a re-issue opens nothing after it', async () => {
      const { participant: me } = await holder();
      const context = as(instructor);
      const act = { tx: house.database.sql, now: start, newId, actor: instructor, context } as Parameters<
        typeof newActivationCard
      >[0];
      const stray = await newActivationCard(act, {
        participant: me,
        group,
        expiresAt: new Date(start.getTime() + DAY),
      });
      const { id } = await requestReissue(as(instructor), { participant: me });
      await confirmReissue(as(colleague), { reissue: id });
      await printReissuedCard(as(instructor), { reissue: id });
      expect(await refused(activate(anyone(), { code: stray, pin: NEW_PIN }))).toBe('CODE_INVALID');
    });

    it('leaves a record that verifies', async () => {
      expect((await verifyRecord(house.database.sql, house.clock())).intact).toBe(true);
    });
  });
}

/** Other codes that begin like this one and whose checksum fits. */
function sameStart(code: string, count: number): string[] {
  const alphabet = '3467ACDEFGHJKMNPRTUWXY9';
  const plain = code.replaceAll('-', '');
  const check = (body: string) =>
    alphabet[[...body].reduce((sum, one, at) => sum + (at + 1) * (alphabet.indexOf(one) + 1), 0) % 23]!;
  const found: string[] = [];
  for (const one of alphabet) {
    const body = `${plain.slice(0, 10)}${one}`;
    const made = `${body}${check(body)}`;
    if (made !== plain && found.length < count) found.push(made);
  }
  return found;
}
