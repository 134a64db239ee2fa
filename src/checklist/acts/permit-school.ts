import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import { type PermissionKind, permit, withdrawPermission as withdraw } from '../checklist.ts';
import { demandSchool } from '../school.ts';
import {
  actorOn,
  type ChecklistRow,
  checklistRow,
  readChecklist,
  saveChecklist,
} from '../stored-checklist.ts';

export interface PermitSchool {
  readonly checklist: Id<'checklist'>;
  readonly school: Id<'unit'>;
  readonly kind: PermissionKind;
}

/** The participant lets a school see the checklist, or an instructor send it there. */
export const permitSchool = (context: Context, input: PermitSchool): Promise<ChecklistRow> =>
  change(context, input, 'PERMISSION_GIVEN', permit);

/** The participant takes such a permission back. */
export const withdrawPermission = (context: Context, input: PermitSchool): Promise<ChecklistRow> =>
  change(context, input, 'PERMISSION_WITHDRAWN', withdraw);

const change = (
  context: Context,
  input: PermitSchool,
  name: string,
  rule: typeof permit,
): Promise<ChecklistRow> =>
  perform(context, async (act) => {
    const stored = await readChecklist(act.tx, act.actor, input.checklist);
    act.may('checklist.permit', stored.facts);
    await demandSchool(act.tx, input.school);
    const next = demand(rule(stored.rules, actorOn(act.actor, stored.row), input));
    await saveChecklist(act.tx, stored, next, { ...act, account: act.actor.account });

    const detail = { checklist: stored.row.id, school: input.school, kind: input.kind };
    act.record(context.provider, name, 'PARTICIPANT', detail);
    if (input.kind === 'SEE') act.record(input.school, name, 'PARTICIPANT', detail);
    return checklistRow(act.tx, stored.row.id);
  });
