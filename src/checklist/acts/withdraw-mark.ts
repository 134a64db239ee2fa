import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand, Refusal } from '../../base/refusal.ts';
import { markWithdrawal } from '../checklist.table.ts';
import { withdrawMark as rule } from '../mark.ts';
import { type ChecklistRow, checklistRow, readChecklist, saveChecklist } from '../stored-checklist.ts';
import { readMark } from '../stored-mark.ts';

/** The author of a mark withdraws it with a reason. The mark stays where it is and counts no longer. */
export const withdrawMark = (
  context: Context,
  input: { readonly mark: Id<'mark'>; readonly reason: string },
): Promise<ChecklistRow> =>
  perform(context, async (act) => {
    const marked = await readMark(act.tx, input.mark);
    const stored = await readChecklist(act.tx, act.actor, marked.row.checklist, true);
    act.may('checklist.read', stored.facts);
    const { checklist: next } = demand(rule(stored.rules, marked.rules, act.actor.account, input.reason));
    const reason = freeText(input.reason, ['reason']);

    const owner = participantKey(stored.row.participant);
    const keys = await act.keys(owner);
    const [withdrawn] = await act.tx
      .insert(markWithdrawal)
      .values({
        mark: marked.row.id,
        unit: marked.row.unit,
        at: act.now,
        reason: keys.seal(owner, 'mark_withdrawal.reason', reason),
      })
      .onConflictDoNothing()
      .returning();
    if (!withdrawn) throw new Refusal('CONFLICT');
    await saveChecklist(act.tx, stored, next, { ...act, account: act.actor.account });

    act.record(
      marked.row.unit,
      'MARK_WITHDRAWN',
      marked.row.party === 'SELF' ? 'PARTICIPANT' : marked.row.party,
      {
        checklist: stored.row.id,
        mark: marked.row.id,
        reason: context.vault.lookup('mark_withdrawal.reason', reason),
      },
    );
    return checklistRow(act.tx, stored.row.id);
  });
