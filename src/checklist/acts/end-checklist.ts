import { type Context, perform } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import { endChecklist as rule } from '../checklist.ts';
import {
  actorOn,
  type ChecklistRow,
  checklistRow,
  readChecklist,
  saveChecklist,
} from '../stored-checklist.ts';

/** Ends a checklist that is not recognised. What is marked stays and can be certified. */
export const endChecklist = (
  context: Context,
  input: { readonly checklist: Id<'checklist'>; readonly reason?: string | null },
): Promise<ChecklistRow> =>
  perform(context, async (act) => {
    const stored = await readChecklist(act.tx, act.actor, input.checklist);
    act.may('checklist.end', stored.facts);
    const by = actorOn(act.actor, stored.row);
    const reason = optionalText(input.reason, ['reason']);
    const next = demand(rule(stored.rules, by, reason ?? ''));

    const owner = participantKey(stored.row.participant);
    const keys = await act.keys(owner);
    const endReason = reason === null ? null : keys.seal(owner, 'checklist.end_reason', reason);
    const ended = { endedAt: act.now, endReason };
    await saveChecklist(act.tx, stored, next, { ...act, account: act.actor.account }, ended);

    const detail = {
      checklist: stored.row.id,
      reason: reason === null ? null : context.vault.lookup('checklist.end_reason', reason),
    };
    act.record(context.provider, 'CHECKLIST_ENDED', by.as, detail);
    if (stored.row.school) act.record(stored.row.school, 'CHECKLIST_ENDED', by.as, detail);
    return checklistRow(act.tx, stored.row.id);
  });
