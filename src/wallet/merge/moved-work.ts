import { and, eq, inArray, sql } from 'drizzle-orm';
import { type MovedTable, movedTable, ofParticipant, type WalletMove } from '../../access/wallet-move.ts';
import {
  checklist,
  checklistPermission,
  evidence,
  mark,
  markAnswer,
  markWithdrawal,
} from '../../checklist/checklist.table.ts';
import { issuingBatchItem } from '../../checklist/issuing-batch.table.ts';
import { credential } from '../../credential/credential.table.ts';
import { decision, recognitionCase, review, statement } from '../../recognition/recognition.table.ts';

const checklistsOf = ({ tx, from }: WalletMove) =>
  tx.select({ id: checklist.id }).from(checklist).where(eq(checklist.participant, from.participant));
const marksOf = (move: WalletMove) =>
  move.tx
    .select({ id: mark.id })
    .from(mark)
    .where(inArray(mark.checklist, checklistsOf(move)));
const own = ({ into }: WalletMove) => ({ participant: into.participant });

/** What was the old account's own act becomes the staying one's: who made a mark may withdraw it. */
const byAccount = (name: string, table: typeof mark | typeof evidence): MovedTable =>
  movedTable(name, table, {
    rows: (move) => and(inArray(table.checklist, checklistsOf(move)), eq(table.author, move.from.account)),
    set: ({ into }) => ({ author: into.account }),
  });

/**
 * Checklists with all that stands on them, and what schools and workshops keep about them. Children come before the
 * checklists, by which they are found. What is sealed under a unit's key stays as it is; only the pseudonym changes.
 */
export const MOVED_WORK: readonly MovedTable[] = [
  movedTable('public.mark_withdrawal', markWithdrawal, {
    rows: (move) => inArray(markWithdrawal.mark, marksOf(move)),
    sealed: { reason: 'mark_withdrawal.reason' },
    key: 'mark',
  }),
  movedTable('public.mark_answer', markAnswer, {
    rows: (move) => inArray(markAnswer.mark, marksOf(move)),
    sealed: { text: 'mark_answer.text' },
  }),
  movedTable('public.mark', mark, {
    rows: (move) => inArray(mark.checklist, checklistsOf(move)),
    sealed: { note: 'mark.note' },
  }),
  byAccount('public.mark', mark),
  movedTable('public.evidence', evidence, {
    rows: (move) => inArray(evidence.checklist, checklistsOf(move)),
    sealed: { content: 'evidence.content' },
  }),
  byAccount('public.evidence', evidence),
  movedTable('public.checklist_permission', checklistPermission, {
    rows: (move) =>
      and(
        inArray(checklistPermission.checklist, checklistsOf(move)),
        eq(checklistPermission.grantedBy, move.from.account),
      ),
    set: ({ into }) => ({ grantedBy: into.account }),
  }),
  movedTable('public.checklist', checklist, {
    rows: (move) =>
      and(eq(checklist.participant, move.from.participant), eq(checklist.openedBy, move.from.account)),
    set: ({ into }) => ({ openedBy: into.account }),
  }),
  movedTable('public.checklist', checklist, {
    rows: ofParticipant(checklist.participant),
    // Whoever has read the checklist before has to read it again.
    set: (move) => ({ ...own(move), version: sql`${checklist.version} + 1` }),
    sealed: { endReason: 'checklist.end_reason' },
  }),
  movedTable('public.issuing_batch_item', issuingBatchItem, {
    rows: ofParticipant(issuingBatchItem.participant),
    set: own,
  }),
  movedTable('public.credential', credential, {
    rows: ofParticipant(credential.participant),
    set: own,
    sealed: { holderCopy: 'credential.holder_copy' },
  }),
  movedTable('public.recognition_case', recognitionCase, {
    rows: ofParticipant(recognitionCase.participant),
    set: own,
  }),
  movedTable('public.decision', decision, { rows: ofParticipant(decision.participant), set: own }),
  movedTable('public.statement', statement, { rows: ofParticipant(statement.participant), set: own }),
  movedTable('public.review', review, { rows: ofParticipant(review.participant), set: own }),
];
