import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../src/base/id.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { revoke } from '../../src/credential/acts/end-credential.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { bringCredential } from '../../src/wallet/acts/bring-credential.ts';
import { createShare } from '../../src/wallet/acts/create-share.ts';
import { fetchSharedFile, type OpenedShare, openShare } from '../../src/wallet/acts/open-share.ts';
import { createShareCode, withdrawShare } from '../../src/wallet/acts/withdraw-share.ts';
import { share, shareOpening } from '../../src/wallet/share.table.ts';
import { as } from '../checklist/world.ts';
import type { Driver } from '../helpers/drivers.ts';
import { dump } from '../helpers/dump.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeParticipant, makeStaff } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';
import { anotherCertificate, makeWallet, stranger, type Wallet, wholeShare } from './wallet-world.ts';

/** Sharing on one of the two databases. */
export function shareSuite(driver: Driver) {
  describe(`sharing on ${driver.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    let wallet: Wallet;
    beforeAll(async () => {
      ({ house, close } = await driver.open());
      wallet = await makeWallet(house);
    });
    afterAll(async () => {
      await close();
    });

    const NOW = '2026-03-22T10:00:00.000Z';
    const open = (token: string, code?: string) =>
      openShare(stranger(wallet.world), { token, ...(code ? { code } : {}) });
    const opened = async (token: string, code?: string): Promise<OpenedShare> => {
      const answer = await open(token, code);
      if (answer instanceof Refusal) throw new Error(`refused: ${answer.code}`);
      return answer;
    };
    const mine = () => as(wallet.world, wallet.world.participant);
    const rowOf = async (id: Id<'share'>) =>
      (await house.database.sql.select().from(share)).find((row) => row.id === id)!;
    const actsOf = async (id: string) =>
      (await house.database.sql.select().from(recordEntry).orderBy(recordEntry.position))
        .filter(({ body }) => body.includes(id))
        .map(({ act }) => act);

    it('a link shows the proof, its verdict and the same signed bytes, and counts the opening', async () => {
      house.clock.set(NOW);
      const { id, token } = await wholeShare(wallet, { introduction: 'Hei! Tässä on todistukseni.' });
      const answer = await opened(token);
      expect({ ...answer, items: answer.items.map(({ verdict }) => verdict?.outcome), ticket: '' }).toEqual({
        introduction: 'Hei! Tässä on todistukseni.',
        language: 'fi',
        expiresAt: new Date('2026-04-21T10:00:00.000Z'),
        items: ['VALID'],
        ticket: '',
      });
      const [pdf, json] = answer.items[0]!.files;
      expect([pdf!.fileName, json!.fileName]).toEqual(['osaamistodistus.pdf', 'osaamistodistus.json']);
      const signed = await wallet.signed(wallet.certificate);
      expect(Buffer.from(await json!.bytes()).toString()).toBe(signed);
      expect(Buffer.from(await pdf!.bytes()).includes(Buffer.from(signed))).toBe(true);
      expect((await rowOf(id)).openings).toBe(1);
      expect(await actsOf(id)).toEqual(['SHARE_CREATED', 'SHARE_OPENED']);
    });

    it('what the holder left out is in no byte of the answer and of the file', async () => {
      const { requirements } = wallet.world.unit;
      const { token } = await createShare(mine(), {
        items: [
          { holding: wallet.certificate, whole: false, claims: ['DATES'], requirements: [requirements[1]!] },
          { holding: wallet.recognised, whole: false, claims: ['NAME'], requirements: [] },
        ],
        language: 'fi',
      });
      const answer = await opened(token);
      expect(
        answer.items.map(({ verdict, files }) => [verdict?.outcome, files.map((one) => one.mediaType)]),
      ).toEqual([
        ['VALID', ['application/dc+sd-jwt']],
        ['VALID', ['application/dc+sd-jwt']],
      ]);
      const [certificate, recognised] = answer.items;
      const bytesOf = async (item: (typeof answer.items)[number]) => {
        const token = Buffer.from(await item.files[0]!.bytes()).toString();
        const [jws = '', ...disclosures] = token.split('~');
        const decoded = [...jws.split('.').slice(0, 2), ...disclosures].map((one) =>
          Buffer.from(one, 'base64url').toString(),
        );
        return [token, ...decoded, JSON.stringify(item)].join('\n');
      };
      const first = await bytesOf(certificate!);
      expect(first).toContain('osaa asian 2');
      expect(first).not.toMatch(
        /Näkkäläjärvi|Aino|1991|osaa asian 1|Polkupyöräpaja|Esimerkkilä|SELF_STATED|PATEVA-1/,
      );
      const second = await bytesOf(recognised!);
      expect(second).toContain('Näkkäläjärvi');
      expect(second).not.toMatch(/1991|osaa asian|LetterGrade|ext:route|ext:confirmed/);
      expect(certificate!.parts).toEqual({
        language: 'fi',
        title: 'Osaamistodistus: Polkupyörän huolto',
        facts: [{ label: 'Ajalta', value: '2.3.2026' }],
        requirements: [
          {
            text: 'osaa asian 2',
            language: null,
            level: 'osaa itsenäisesti',
            note: '2.3.2026, ohjaajan havainto',
          },
        ],
      });
    });

    it('a share opened after withdrawal, in the same second, is refused', async () => {
      const { id, token } = await wholeShare(wallet);
      await withdrawShare(mine(), { share: id });
      expect(await refused(open(token))).toBe('SHARE_CLOSED');
      expect((await rowOf(id)).openings).toBe(0);
      expect(await actsOf(id)).toEqual(['SHARE_CREATED', 'SHARE_WITHDRAWN', 'SHARE_REFUSED']);
    });

    it('a share opened before withdrawal, in the same second, was opened, and its files are gone with it', async () => {
      const { id, token } = await wholeShare(wallet);
      const { ticket } = await opened(token);
      const file = { token, ticket, item: 0, file: 1 };
      expect(await fetchSharedFile(stranger(wallet.world), file)).toMatchObject({
        fileName: 'osaamistodistus.json',
      });
      await withdrawShare(mine(), { share: id });
      expect(await refused(fetchSharedFile(stranger(wallet.world), file))).toBe('SHARE_CLOSED');
      expect(await refused(open(token))).toBe('SHARE_CLOSED');
      expect((await rowOf(id)).openings).toBe(1);
    });

    it('withdrawn and opened at once: whatever comes first, nothing is opened after it', async () => {
      for (let round = 0; round < 5; round++) {
        const { id, token } = await wholeShare(wallet);
        const tries = [open(token), withdrawShare(mine(), { share: id }), open(token)];
        await Promise.all(tries);
        const { openings } = await rowOf(id);
        expect(openings).toBeLessThanOrEqual(2);
        expect(await refused(open(token))).toBe('SHARE_CLOSED');
        expect((await rowOf(id)).openings).toBe(openings);
      }
    });

    it('many at once do not open it more often than it may be', async () => {
      const { id, token } = await wholeShare(wallet, { mostOpenings: 2 });
      const answers = await Promise.all(Array.from({ length: 6 }, () => open(token)));
      const closed = answers.filter((answer) => answer instanceof Refusal);
      expect([answers.length - closed.length, closed.length]).toEqual([2, 4]);
      expect((await rowOf(id)).openings).toBe(2);
      expect(await house.database.sql.$count(shareOpening)).toBeGreaterThanOrEqual(2);
    });

    it('an expired, a used up, a withdrawn and an unknown link answer with the same words', async () => {
      const short = await wholeShare(wallet, { expiresAt: new Date('2026-03-22T11:00:00Z') });
      const once = await wholeShare(wallet, { mostOpenings: 1 });
      const gone = await wholeShare(wallet);
      await opened(once.token);
      await withdrawShare(mine(), { share: gone.id });
      house.clock.set('2026-03-22T11:00:00Z');
      const answers = await Promise.all(
        [short.token, once.token, gone.token, 'A'.repeat(43), '', '../'].map((token) => open(token)),
      );
      house.clock.set(NOW);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toEqual(new Refusal('SHARE_CLOSED'));
    });

    it('a revoked proof shows its verdict', async () => {
      const certificate = await anotherCertificate(wallet);
      const coordinator = await makeStaff(house, wallet.world.workshop, ['COORDINATOR']);
      const { token } = await wholeShare({ world: wallet.world, certificate });
      await revoke(as(wallet.world, coordinator), { credential: certificate, reason: 'WRONG_CONTENT' });
      const answer = await opened(token);
      expect(answer.items.map(({ verdict }) => verdict?.outcome)).toEqual(['INVALID']);
    });
    describe('with a one-time code', () => {
      it('opens once with it, and again only with a new one', async () => {
        const { id, token, code } = await wholeShare(wallet, { withCode: true });
        expect(code).toMatch(/^\d{6}$/);
        expect(await refused(open(token))).toBe('SHARE_CODE_NEEDED');
        expect((await opened(token, `${code!.slice(0, 3)} ${code!.slice(3)}`)).items).toHaveLength(1);
        expect(await refused(open(token, code!))).toBe('CODE_INVALID');
        const next = await createShareCode(mine(), { share: id });
        expect((await opened(token, next.code)).items).toHaveLength(1);
        expect((await rowOf(id)).openings).toBe(2);
      });

      it('guessed five times, one after the other or at once, it is locked until its holder makes a new one', async () => {
        const { id, token, code } = await wholeShare(wallet, { withCode: true });
        const wrong = code === '000000' ? '000001' : '000000';
        const guesses = await Promise.all(Array.from({ length: 9 }, () => refused(open(token, wrong))));
        expect(guesses.filter((one) => one === 'CODE_INVALID')).toHaveLength(5);
        expect(await refused(open(token, code!))).toBe('SHARE_CLOSED');
        expect(await rowOf(id)).toMatchObject({ openings: 0, codeFailures: 5, lockedAt: new Date(NOW) });
        expect(await actsOf(id)).toContain('SHARE_LOCKED');
        const next = await createShareCode(mine(), { share: id });
        expect((await opened(token, next.code)).items).toHaveLength(1);
      });
    });

    describe('bounds', () => {
      it('a share is open for a year at most', async () => {
        const act = wholeShare(wallet, { expiresAt: new Date('2027-03-23T10:00:00Z') });
        expect(await refused(act)).toBe('INVALID_INPUT');
        expect(await refused(wholeShare(wallet, { expiresAt: new Date('2026-03-22T10:00:00Z') }))).toBe(
          'INVALID_INPUT',
        );
        expect(await refused(wholeShare(wallet, { mostOpenings: 1001 }))).toBe('INVALID_INPUT');
      });

      it('somebody under 18 shares for 30 days at most', async () => {
        const young = await makeParticipant(house, { birthDate: '2009-05-14' });
        const context = as(wallet.world, young);
        const { holding } = await bringCredential(context, { text: await wallet.signed(wallet.certificate) });
        const items = [{ holding: holding!, whole: true }];
        const until = (expiresAt: string) =>
          createShare(context, { items, language: 'fi', expiresAt: new Date(expiresAt) });
        expect(await refused(until('2026-04-21T10:00:00.001Z'))).toBe('INVALID_INPUT');
        expect(await until('2026-04-21T10:00:00.000Z')).toMatchObject({ code: null });
      });

      it('an act above the session’s level: card and PIN are not enough to share', async () => {
        const weak = { ...wallet.world.participant, level: 'CARD_AND_PIN' as const };
        expect(await refused(wholeShare(wallet, {}, weak))).toBe('LEVEL_TOO_LOW');
      });

      it('another’s proof is shared no more than one that is not there', async () => {
        const other = wallet.world.somebodyElse;
        expect(await refused(wholeShare(wallet, {}, other))).toBe('NOT_FOUND');
        const { id } = await wholeShare(wallet);
        expect(await refused(withdrawShare(as(wallet.world, other), { share: id }))).toBe('NOT_FOUND');
      });
    });

    it('neither a token nor a code nor a text of it stands in clear in any table', async () => {
      const { token, code } = await wholeShare(wallet, { withCode: true, introduction: 'Salainen esittely' });
      const tables = [...(await dump(house.database)).values()].join('\n');
      expect(tables).not.toContain(token);
      expect(tables).not.toContain('Salainen esittely');
      expect(tables).not.toMatch(new RegExp(`(?<![\\d-])${code}(?!\\d)`));
    });

    it('the record of acts holds', async () => {
      expect(await verifyRecord(house.database.sql, house.clock())).toMatchObject({ intact: true });
    });
  });
}
