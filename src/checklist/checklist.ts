import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';

/** A checklist's states, each with what it means. */
export const CHECKLIST_STATES = {
  NOT_STARTED: 'Opened, nothing marked yet (Aloittamatta).',
  IN_PROGRESS: 'Marks are being gathered (Aloitettu).',
  WITH_SCHOOL: 'Sent to a school that has not decided yet (Käsittelyssä).',
  RETURNED: 'The school returned it with reasons (Palautettu).',
  PARTLY_RECOGNISED: 'Some of its requirements are recognised by a decision (Osittain tunnustettu).',
  RECOGNISED: 'The whole target is recognised by a decision (Valmis).',
  DECLINED: 'The school declined to recognise, with reasons (Ei tunnustettu).',
  ENDED: 'Ended without completing; what is marked stays and can be certified (Päättynyt).',
} as const satisfies Record<string, string>;

export type ChecklistState = keyof typeof CHECKLIST_STATES;

/** What the participant lets happen, always for one named school. */
export const PERMISSION_KINDS = {
  SEE: 'The school sees the checklist, and its teachers may mark.',
  SEND: 'An instructor may send the checklist to the school.',
} as const satisfies Record<string, string>;

export type PermissionKind = keyof typeof PERMISSION_KINDS;

/** A permission that stands; a withdrawn one is not listed here. */
export interface Permission {
  readonly kind: PermissionKind;
  readonly school: Id<'unit'>;
}

/** A checklist as its rules see it. `requirements` are all of its target's; `recognised` those in a decision in force. */
export interface Checklist {
  readonly participant: Id<'participant'>;
  readonly state: ChecklistState;
  readonly requirements: ReadonlySet<Id<'requirement'>>;
  readonly recognised: ReadonlySet<Id<'requirement'>>;
  /** The school that has it, while it is with one. */
  readonly school: Id<'unit'> | null;
  /** How many times it has been sent: what a school does in one round dies with that round. */
  readonly round: number;
  readonly permissions: readonly Permission[];
  /** Schools that have decided about it: their permission can no longer be taken back. */
  readonly decidedBy: ReadonlySet<Id<'unit'>>;
}

/** Who acts on a checklist: its participant, or an instructor (with the participation of the same account, if any). */
export type ChecklistActor =
  | { readonly as: 'PARTICIPANT'; readonly participant: Id<'participant'> }
  | { readonly as: 'INSTRUCTOR'; readonly ownParticipation: Id<'participant'> | null };

/** WRONG_STATE unless the checklist is in one of the states. */
export function refuseOutside(checklist: Checklist, states: readonly ChecklistState[]): Refusal | null {
  return states.includes(checklist.state) ? null : new Refusal('WRONG_STATE', [], { state: checklist.state });
}

/** NOT_FOUND for another participant, OWN_CASE for staff about themself. */
export function refuseActor(checklist: Checklist, by: ChecklistActor): Refusal | null {
  if (by.as === 'PARTICIPANT')
    return by.participant === checklist.participant ? null : new Refusal('NOT_FOUND');
  return by.ownParticipation === checklist.participant ? new Refusal('OWN_CASE') : null;
}

/** True where a standing permission lets the school's staff know that the checklist exists. */
export const isOpenTo = (checklist: Pick<Checklist, 'permissions'>, school: Id<'unit'>): boolean =>
  checklist.permissions.some((p) => p.kind === 'SEE' && p.school === school);

/** A new checklist, unless the participant has one for the same target (and so the same version) that has not ended. */
export function openChecklist(
  participant: Id<'participant'>,
  requirements: ReadonlySet<Id<'requirement'>>,
  othersForTarget: readonly ChecklistState[],
): Checklist | Refusal {
  if (othersForTarget.some((state) => state !== 'ENDED')) return new Refusal('CHECKLIST_OPEN');
  return {
    participant,
    state: 'NOT_STARTED',
    requirements,
    recognised: new Set(),
    school: null,
    round: 0,
    permissions: [],
    decidedBy: new Set(),
  };
}

/** The participant lets a school see the checklist, or an instructor send it there. Twice is once. */
export function permit(
  checklist: Checklist,
  by: ChecklistActor,
  permission: Permission,
): Checklist | Refusal {
  if (by.as !== 'PARTICIPANT') return new Refusal('NOT_ALLOWED');
  const refused = refuseActor(checklist, by) ?? refuseOutside(checklist, notEnded);
  return refused ?? withPermission(checklist, permission);
}

/** The participant takes a permission back: until that school has decided, and not while it has the checklist. */
export function withdrawPermission(
  checklist: Checklist,
  by: ChecklistActor,
  permission: Permission,
): Checklist | Refusal {
  if (by.as !== 'PARTICIPANT') return new Refusal('NOT_ALLOWED');
  const refused = refuseActor(checklist, by);
  if (refused) return refused;
  if (!checklist.permissions.some((p) => isSame(p, permission))) return new Refusal('PERMISSION_MISSING');
  if (permission.kind === 'SEE') {
    if (checklist.decidedBy.has(permission.school)) return new Refusal('ALREADY_DECIDED');
    if (checklist.school === permission.school)
      return new Refusal('WRONG_STATE', [], { state: checklist.state });
  }
  return { ...checklist, permissions: checklist.permissions.filter((p) => !isSame(p, permission)) };
}

/**
 * Sends the checklist to a school and opens it to that school. The participant may; an instructor only with the
 * participant's permission for this checklist and school. Gaps do not block; one standing mark of staff is needed.
 */
export function sendToSchool(
  checklist: Checklist,
  by: ChecklistActor,
  school: Id<'unit'>,
  standingStaffMarks: number,
): Checklist | Refusal {
  const refused = refuseActor(checklist, by);
  if (refused) return refused;
  const permitted = checklist.permissions.some((p) => p.kind === 'SEND' && p.school === school);
  if (by.as === 'INSTRUCTOR' && !permitted) return new Refusal('PERMISSION_MISSING');
  const wrongState = refuseOutside(checklist, ['IN_PROGRESS', 'RETURNED', 'PARTLY_RECOGNISED', 'DECLINED']);
  if (wrongState) return wrongState;
  if (standingStaffMarks < 1) return new Refusal('NO_STANDING_MARK');
  return {
    ...withPermission(checklist, { kind: 'SEE', school }),
    state: 'WITH_SCHOOL',
    school,
    round: checklist.round + 1,
  };
}

/**
 * The participant takes the checklist back from the school that has it. That school's permission goes with it, unless
 * the school has decided about an earlier round: what it decided, it goes on seeing.
 */
export function takeBack(checklist: Checklist, by: ChecklistActor): Checklist | Refusal {
  if (by.as !== 'PARTICIPANT') return new Refusal('NOT_ALLOWED');
  const refused = refuseActor(checklist, by);
  if (refused) return refused;
  const school = checklist.school;
  if (checklist.state !== 'WITH_SCHOOL' || !school) {
    const decided = ['PARTLY_RECOGNISED', 'RECOGNISED', 'DECLINED'].includes(checklist.state);
    return decided
      ? new Refusal('ALREADY_DECIDED')
      : new Refusal('WRONG_STATE', [], { state: checklist.state });
  }
  const kept = checklist.permissions.filter(
    (p) => p.school !== school || (p.kind === 'SEE' && checklist.decidedBy.has(school)),
  );
  return { ...checklist, state: 'IN_PROGRESS', school: null, permissions: kept };
}

/** Ends a checklist that is not recognised; an instructor says why. */
export function endChecklist(checklist: Checklist, by: ChecklistActor, reason: string): Checklist | Refusal {
  const refused =
    refuseActor(checklist, by) ??
    refuseOutside(
      checklist,
      notEnded.filter((s) => s !== 'RECOGNISED'),
    );
  if (refused) return refused;
  if (by.as === 'INSTRUCTOR' && reason.trim() === '') return new Refusal('REASON_MISSING', ['reason']);
  return { ...checklist, state: 'ENDED', school: null };
}

const notEnded = (Object.keys(CHECKLIST_STATES) as ChecklistState[]).filter((state) => state !== 'ENDED');

const isSame = (a: Permission, b: Permission): boolean => a.kind === b.kind && a.school === b.school;

function withPermission(checklist: Checklist, permission: Permission): Checklist {
  if (checklist.permissions.some((p) => isSame(p, permission))) return checklist;
  return { ...checklist, permissions: [...checklist.permissions, permission] };
}
