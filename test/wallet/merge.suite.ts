import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { addContact } from '../../src/access/acts/own-contacts.ts';
import { contact } from '../../src/access/contact.table.ts';
import { isGroupStaffOf } from '../../src/access/facts.ts';
import { account } from '../../src/access/organisation.table.ts';
import { participant, session } from '../../src/access/participant.table.ts';
import { readPerson } from '../../src/access/person.ts';
import { actorOf, startSession } from '../../src/access/session.ts';
import { participantKey } from '../../src/access/vault.ts';
import { walletsOf } from '../../src/access/wallet-move.ts';
import type { Id } from '../../src/base/id.ts';
import { addEvidence } from '../../src/checklist/acts/add-evidence.ts';
import { answerMark } from '../../src/checklist/acts/answer-mark.ts';
import { certifyCompetence } from '../../src/checklist/acts/certify-competence.ts';
import { endChecklist } from '../../src/checklist/acts/end-checklist.ts';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { openChecklist } from '../../src/checklist/acts/open-checklist.ts';
import { withdrawMark } from '../../src/checklist/acts/withdraw-mark.ts';
import {
  checklist as checklistTable,
  evidence,
  mark,
  markAnswer,
  markWithdrawal,
} from '../../src/checklist/checklist.table.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { readSigned } from '../../src/credential/stored-credential.ts';
import { askForReview } from '../../src/recognition/acts/review-decision.ts';
import { ErasureLedger } from '../../src/record/erasure-ledger.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { finishErasures } from '../../src/wallet/acts/finish-erasures.ts';
import { createMergeCode, mergeWallet } from '../../src/wallet/acts/merge-wallets.ts';
import { requestErasure } from '../../src/wallet/acts/request-erasure.ts';
import { answer, as, makeWorld, markedChecklist, type World } from '../checklist/world.ts';
import type { Driver } from '../helpers/drivers.ts';
import { dump } from '../helpers/dump.ts';
import { makeParticipant } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';
import { assess, configureRemedies, readyToAssess } from '../recognition/school.ts';

type Holder = Actor & { participant: Id<'participant'> };

/** Two wallets of one person becoming one, as it stands in a database. */
export function mergeSuite(driver: Driver): void {
  describe(`merging two wallets on ${driver.name}`, () => {
    let world: World;
    let close: () => Promise<void>;

    beforeAll(async () => {
      const opened = await driver.open();
      close = opened.close;
      world = await makeWorld(opened.house);
      await configureRemedies(world);
    });
    afterAll(() => close());

    /** A world of its own units and people in the same house, where the person has a second wallet. */
    const two = async (): Promise<{ here: World; old: Holder; kept: Holder }> => {
      const here = await makeWorld(world.house);
      await configureRemedies(here);
      return { here, old: here.participant, kept: await makeParticipant(world.house) };
    };
    const merge = async (here: World, old: Actor, kept: Actor) => {
      const { mergeCode } = await createMergeCode(as(here, old));
      return mergeWallet(as(here, kept), { code: mergeCode });
    };

    it('moves everything, sealed anew, and leaves nothing under the old key', async () => {
      const { here, old, kept } = await two();
      const { sql } = here.house.database;
      const list = await markedChecklist(here);
      const [requirement] = here.unit.requirements;
      const self = await markRequirement(as(here, old), {
        checklist: list,
        party: 'SELF',
        marks: [{ requirement: requirement!, level: 'WITH_GUIDANCE', note: 'Harjoittelin eilen.' }],
      });
      const [marked] = await sql.select().from(mark).where(eq(mark.checklist, list));
      await answerMark(as(here, old), { mark: marked!.id, text: 'Kiitos.' });
      await addEvidence(as(here, old), { checklist: list, text: 'Tein näin.' });
      const certified = await certifyCompetence(as(here, here.instructor), {
        checklist: list,
        environment: here.environment,
        language: 'fi',
      });
      const other = await openChecklist(as(here, old), { target: here.part.target });
      await endChecklist(as(here, old), { checklist: other.id, reason: 'Muutin mieleni.' });
      await addContact(as(here, old), { kind: 'EMAIL', value: 'sama@posti.example' });
      await addContact(as(here, old), { kind: 'PHONE', value: '0401234567' });
      await addContact(as(here, kept), { kind: 'EMAIL', value: 'sama@posti.example' });

      expect(await merge(here, old, kept)).toBe(kept.participant);

      const owner = participantKey(kept.participant);
      const keys = await here.house.vault.open(sql, [owner, participantKey(old.participant)]);
      expect(keys.has(participantKey(old.participant))).toBe(false);
      const notes = await sql.select().from(mark).where(eq(mark.id, self.marks[0]!.id));
      expect(keys.open(owner, 'mark.note', notes[0]!.note!)).toBe('Harjoittelin eilen.');
      const [said] = await sql.select().from(markAnswer).where(eq(markAnswer.mark, marked!.id));
      expect(keys.open(owner, 'mark_answer.text', said!.text)).toBe('Kiitos.');
      const [shown] = await sql.select().from(evidence).where(eq(evidence.checklist, list));
      expect([keys.open(owner, 'evidence.content', shown!.content), shown!.author]).toEqual([
        'Tein näin.',
        kept.account,
      ]);
      const [ended] = await sql.select().from(checklistTable).where(eq(checklistTable.id, other.id));
      expect(keys.open(owner, 'checklist.end_reason', ended!.endReason!)).toBe('Muutin mieleni.');
      const contacts = await sql.select().from(contact).where(eq(contact.participant, kept.participant));
      expect(contacts.map((row) => keys.open(owner, 'contact.value', row.value)).sort()).toEqual([
        '0401234567',
        'sama@posti.example',
      ]);
      const [proof] = await sql.select().from(credential).where(eq(credential.id, certified.id));
      expect(proof!.participant).toBe(kept.participant);
      expect(await readSigned(as(here, kept), proof!)).toEqual(
        await readSigned(as(here, here.instructor), proof!),
      );
      expect(await isGroupStaffOf(sql, here.instructor, kept.participant)).toBe(true);
      expect(await isGroupStaffOf(sql, here.instructor, old.participant)).toBe(false);
      expect(await walletsOf(sql, kept.participant)).toEqual([kept.participant, old.participant]);
      expect(await refused(readPerson(sql, here.house.vault, old.participant))).toBe('NOT_FOUND');

      // The work goes on where it was.
      await withdrawMark(as(here, kept), { mark: self.marks[0]!.id, reason: 'Ei ollutkaan niin.' });
      expect(await sql.$count(markWithdrawal, eq(markWithdrawal.mark, self.marks[0]!.id))).toBe(1);
      await markRequirement(as(here, here.instructor), {
        checklist: list,
        party: 'INSTRUCTOR',
        environment: here.environment,
        marks: [{ requirement: requirement!, level: 'INDEPENDENTLY' }],
      });
      const verdict = await verifyRecord(sql, here.house.clock());
      expect(verdict.intact).toBe(true);
    });

    it('keeps what the school decided, in whose chain it is told which pseudonym went into which', async () => {
      const { here, old, kept } = await two();
      const { sql } = here.house.database;
      const decided = await assess(here, await readyToAssess(here));
      await merge(here, old, kept);
      const entries = await sql
        .select()
        .from(recordEntry)
        .where(eq(recordEntry.act, 'WALLETS_MERGED'))
        .orderBy(recordEntry.position);
      const told = entries.flatMap((row) => {
        const { detail } = JSON.parse(row.body) as { detail: { from: string } };
        return detail.from === old.participant ? [[row.unit, detail]] : [];
      });
      const detail = { from: old.participant, into: kept.participant };
      expect(told.sort()).toEqual(
        [here.house.provider, here.workshop, here.school].map((unit) => [unit, detail]).sort(),
      );
      const asked = await askForReview(as(here, kept), {
        decision: decided.id,
        reason: 'Pyydän tarkistamaan.',
      });
      expect(asked.participant).toBe(kept.participant);
    });

    it('goes for good with the wallet that it went into, and a backup from before does not bring it back', async () => {
      const { here, old, kept } = await two();
      const { sql } = here.house.database;
      await merge(here, old, kept);
      const folder = mkdtempSync(join(tmpdir(), 'pateva-merged-'));
      const ledger = new ErasureLedger(join(folder, 'erasures.ledger'));
      ledger.begin(here.house.provider);
      await requestErasure(as(here, kept));
      const now = here.house.clock();
      const later = new Date(now.getTime() + 15 * 86_400_000);
      await finishErasures({ ...here.house, clock: () => later, erasureLedger: ledger });
      const wallets = await sql
        .select()
        .from(participant)
        .where(inArray(participant.id, [old.participant, kept.participant]));
      expect(wallets.map(({ erasedAt }) => erasedAt)).toEqual([later, later]);
      const on = later.toISOString().slice(0, 10);
      expect(ledger.read().erased).toEqual([
        expect.objectContaining({ participant: kept.participant, on }),
        expect.objectContaining({ participant: old.participant, on, receiptCode: null }),
      ]);
      rmSync(folder, { recursive: true, force: true });
    });

    it('lets the old wallet in no more: neither its number nor its sessions', async () => {
      const { here, old, kept } = await two();
      const { sql } = here.house.database;
      await sql
        .update(account)
        .set({ walletNumberHash: old.account, pinHash: 'x' })
        .where(eq(account.id, old.account));
      await sql.transaction((tx) =>
        startSession(tx, { ...here.house, now: here.house.clock() }, old.account, 'TRUSTED', null, true),
      );
      const [open] = await sql.select().from(session).where(eq(session.account, old.account));
      const token = { account: old.account, session: open!.id };
      expect(await actorOf(sql, token, here.house.clock())).not.toBeNull();
      await merge(here, old, kept);
      expect(await actorOf(sql, token, here.house.clock())).toBeNull();
      expect(await actorOf(sql, { ...token, account: kept.account }, here.house.clock())).toBeNull();
      const [row] = await sql.select().from(account).where(eq(account.id, old.account));
      expect(row).toMatchObject({ walletNumberHash: null, pinHash: null, disabledAt: here.house.clock() });
      const [ended] = await sql.select().from(session).where(eq(session.id, open!.id));
      expect(ended).toMatchObject({ account: kept.account, endedWhy: 'MERGED', assisted: true });
    });

    describe('is refused, and nothing changes, where', () => {
      const refusedWhole = async (here: World, old: Actor, kept: Actor) => {
        const { mergeCode } = await createMergeCode(as(here, old));
        const before = await dump(here.house.database);
        const code = await refused(mergeWallet(as(here, kept), { code: mergeCode }));
        expect(await dump(here.house.database)).toEqual(before);
        return code;
      };

      it('the names or the dates of birth differ', async () => {
        const { here, old } = await two();
        expect(await refusedWhole(here, old, here.somebodyElse)).toBe('MERGE_NOT_SAME_PERSON');
        const younger = await makeParticipant(here.house, { birthDate: '1991-05-15' });
        expect(await refusedWhole(here, old, younger)).toBe('MERGE_NOT_SAME_PERSON');
      });

      it('both have an open checklist for the same target', async () => {
        const { here, old, kept } = await two();
        const mine = await openChecklist(as(here, old), { target: here.unit.target });
        await openChecklist(as(here, kept), { target: here.unit.target });
        expect(await refusedWhole(here, old, kept)).toBe('MERGE_OPEN_CHECKLIST');
        await endChecklist(as(here, old), { checklist: mine.id, reason: 'Sama kahdesti.' });
        expect(await merge(here, old, kept)).toBe(kept.participant);
      });

      it('one has acted as staff about the other', async () => {
        const { here, old, kept } = await two();
        await markedChecklist(here);
        await here.house.database.sql
          .update(mark)
          .set({ author: kept.account })
          .where(eq(mark.author, here.instructor.account));
        expect(await refusedWhole(here, old, kept)).toBe('MERGE_STAFF');
      });

      it('the code is used, of the same wallet, too old, or another kind of code', async () => {
        const { here, old, kept } = await two();
        const { mergeCode: code } = await createMergeCode(as(here, old));
        expect(await refused(mergeWallet(as(here, old), { code }))).toBe('CODE_INVALID');
        const weak = { ...kept, level: 'CARD_AND_PIN' as const };
        expect(await refused(mergeWallet(as(here, weak), { code }))).toBe('LEVEL_TOO_LOW');
        expect(await refused(createMergeCode(as(here, weak)))).toBe('LEVEL_TOO_LOW');
        const start = here.house.clock();
        here.house.clock.set(new Date(start.getTime() + 10 * 60_000));
        expect(await refused(mergeWallet(as(here, kept), { code }))).toBe('CODE_INVALID');
        here.house.clock.set(start);
        await mergeWallet(as(here, kept), { code });
        expect(await refused(mergeWallet(as(here, here.somebodyElse), { code }))).toBe('CODE_INVALID');
      });
    });

    describe('at once', () => {
      const settled = async (acts: Promise<unknown>[]) =>
        (await Promise.all(acts.map((act) => answer(act)))).map((one) =>
          typeof one === 'string' && /^[A-Z_]+$/.test(one) ? one : 'done',
        );

      it('each into the other is done one way', async () => {
        const { here, old, kept } = await two();
        const [first, second] = [await createMergeCode(as(here, old)), await createMergeCode(as(here, kept))];
        const answers = await settled([
          mergeWallet(as(here, kept), { code: first.mergeCode }),
          mergeWallet(as(here, old), { code: second.mergeCode }),
        ]);
        expect(answers.filter((one) => one === 'done')).toHaveLength(1);
        const { sql } = here.house.database;
        const rows = await sql.select().from(participant);
        const merged = rows.filter(
          (row) => [old.participant, kept.participant].includes(row.id) && row.mergedInto,
        );
        expect(merged).toHaveLength(1);
      });

      it('with marks of an instructor loses none of them', async () => {
        const { here, old, kept } = await two();
        const list = await markedChecklist(here);
        const { mergeCode } = await createMergeCode(as(here, old));
        const noted = () =>
          markRequirement(as(here, here.instructor), {
            checklist: list,
            party: 'INSTRUCTOR',
            environment: here.environment,
            marks: [{ requirement: here.unit.requirements[0]!, level: 'INDEPENDENTLY', note: 'Hyvin meni.' }],
          });
        const answers = await settled([
          noted(),
          mergeWallet(as(here, kept), { code: mergeCode }),
          addEvidence(as(here, here.instructor), { checklist: list, text: 'Näin tämän.' }),
          noted(),
        ]);
        expect(answers.filter((one) => !['done', 'CONFLICT'].includes(one))).toEqual([]);
        const { sql } = here.house.database;
        const [row] = await sql.select().from(checklistTable).where(eq(checklistTable.id, list));
        const owner = participantKey(row!.participant);
        const keys = await here.house.vault.open(sql, [owner]);
        for (const one of await sql.select().from(mark).where(eq(mark.checklist, list)))
          if (one.note) expect(keys.open(owner, 'mark.note', one.note)).toBe('Hyvin meni.');
        for (const one of await sql.select().from(evidence).where(eq(evidence.checklist, list)))
          expect(keys.open(owner, 'evidence.content', one.content)).toBe('Näin tämän.');
      });
    });
  });
}
