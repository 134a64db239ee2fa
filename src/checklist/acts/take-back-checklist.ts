import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import { takeBack } from '../checklist.ts';
import {
  actorOn,
  type ChecklistRow,
  checklistRow,
  readChecklist,
  saveChecklist,
} from '../stored-checklist.ts';

/** The participant takes the checklist back from the school that has not decided yet. */
export const takeBackChecklist = (
  context: Context,
  input: { readonly checklist: Id<'checklist'> },
): Promise<ChecklistRow> =>
  perform(context, async (act) => {
    const stored = await readChecklist(act.tx, act.actor, input.checklist);
    act.may('checklist.takeBack', stored.facts);
    const next = demand(takeBack(stored.rules, actorOn(act.actor, stored.row)));
    await saveChecklist(act.tx, stored, next, { ...act, account: act.actor.account });

    const detail = { checklist: stored.row.id, school: stored.row.school, round: stored.row.round };
    act.record(context.provider, 'CHECKLIST_TAKEN_BACK', 'PARTICIPANT', detail);
    if (stored.row.school) act.record(stored.row.school, 'CHECKLIST_TAKEN_BACK', 'PARTICIPANT', detail);
    return checklistRow(act.tx, stored.row.id);
  });
