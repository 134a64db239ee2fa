import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import { markAnswer } from '../checklist.table.ts';
import { answerMark as rule } from '../mark.ts';
import { type ChecklistRow, checklistRow, readChecklist, saveChecklist } from '../stored-checklist.ts';
import { readMark } from '../stored-mark.ts';

/** The participant answers a mark about them. */
export const answerMark = (
  context: Context,
  input: { readonly mark: Id<'mark'>; readonly text: string },
): Promise<ChecklistRow> =>
  perform(context, async (act) => {
    const marked = await readMark(act.tx, input.mark);
    const stored = await readChecklist(act.tx, act.actor, marked.row.checklist, true);
    act.may('checklist.answerMark', stored.facts);
    const text = freeText(input.text, ['text']);
    const next = demand(rule(stored.rules, marked.rules, stored.row.participant, text));

    const owner = participantKey(stored.row.participant);
    const keys = await act.keys(owner);
    const id = act.newId('markAnswer');
    await act.tx.insert(markAnswer).values({
      id,
      mark: marked.row.id,
      unit: context.provider,
      at: act.now,
      text: keys.seal(owner, 'mark_answer.text', text),
    });
    await saveChecklist(act.tx, stored, next, { ...act, account: act.actor.account });

    act.record(context.provider, 'MARK_ANSWERED', 'PARTICIPANT', {
      checklist: stored.row.id,
      mark: marked.row.id,
      answer: id,
      text: context.vault.lookup('mark_answer.text', text),
    });
    return checklistRow(act.tx, stored.row.id);
  });
