import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import { sendToSchool as rule } from '../checklist.ts';
import { demandSchool } from '../school.ts';
import {
  actorOn,
  type ChecklistRow,
  checklistRow,
  readChecklist,
  saveChecklist,
} from '../stored-checklist.ts';
import { countStaffMarks } from '../stored-mark.ts';

/** The participant sends the checklist to a school, or an instructor of theirs whom they have permitted it. */
export const sendToSchool = (
  context: Context,
  input: { readonly checklist: Id<'checklist'>; readonly school: Id<'unit'> },
): Promise<ChecklistRow> =>
  perform(context, async (act) => {
    const stored = await readChecklist(act.tx, act.actor, input.checklist);
    act.may('checklist.send', stored.facts);
    await demandSchool(act.tx, input.school);
    const by = actorOn(act.actor, stored.row);
    const marks = await countStaffMarks(act.tx, stored.row.id);
    const next = demand(rule(stored.rules, by, input.school, marks));
    await saveChecklist(act.tx, stored, next, { ...act, account: act.actor.account });

    const detail = { checklist: stored.row.id, school: input.school, round: next.round };
    act.record(context.provider, 'CHECKLIST_SENT', by.as, detail);
    act.record(input.school, 'CHECKLIST_SENT', by.as, detail);
    return checklistRow(act.tx, stored.row.id);
  });
