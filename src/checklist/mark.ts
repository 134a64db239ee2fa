import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { type Checklist, type ChecklistState, isOpenTo, refuseOutside } from './checklist.ts';

/** The three who leave marks of their own. */
export const MARK_PARTIES = {
  SELF: 'The participant’s self-assessment (itsearviointi).',
  INSTRUCTOR: 'An instructor’s observation (ohjaajan havainto).',
  TEACHER: 'A teacher’s note (opettajan merkintä).',
} as const satisfies Record<string, string>;

export type MarkParty = keyof typeof MARK_PARTIES;

/** The scale that workshops use, lowest first. Never a grade. */
export const MARK_LEVELS = {
  WITH_GUIDANCE: 'Can do it with guidance (osaa ohjatusti).',
  INDEPENDENTLY: 'Can do it independently (osaa itsenäisesti).',
} as const satisfies Record<string, string>;

export type MarkLevel = keyof typeof MARK_LEVELS;

/** Who marks, with the facts that decide whether they may. */
export type Marker =
  | { readonly party: 'SELF'; readonly participant: Id<'participant'> }
  | {
      readonly party: 'INSTRUCTOR';
      readonly ownParticipation: Id<'participant'> | null;
      /** Requirements that the environment covers today, and whether the instructor is assigned to it. */
      readonly assigned: boolean;
      readonly covered: ReadonlySet<Id<'requirement'>>;
      /** Requirements whose coverage there is withdrawn or past its review date. */
      readonly coverageEnded: ReadonlySet<Id<'requirement'>>;
    }
  | {
      readonly party: 'TEACHER';
      readonly ownParticipation: Id<'participant'> | null;
      readonly schools: readonly Id<'unit'>[];
    };

/** A mark as its rules see it. Marks are added; the only thing that ever happens to one is that its author withdraws it. */
export interface Mark {
  readonly id: Id<'mark'>;
  readonly requirement: Id<'requirement'>;
  readonly party: MarkParty;
  readonly author: Id<'account'>;
  readonly level: MarkLevel;
  readonly at: Date;
  readonly withdrawn: boolean;
}

/** The checklist after marks on the requirements by the marker, or why not; `path` names the requirement's place. */
export function mark(
  checklist: Checklist,
  marker: Marker,
  requirements: readonly Id<'requirement'>[],
): Checklist | Refusal {
  const refused = refuseMarker(checklist, marker) ?? refuseOutside(checklist, MARKABLE);
  if (refused) return refused;
  if (requirements.length === 0)
    return new Refusal('INVALID_INPUT', ['marks'], { field: 'marks', expected: '1' });
  for (const [index, requirement] of requirements.entries()) {
    const path = ['marks', String(index), 'requirement'];
    if (!checklist.requirements.has(requirement)) return new Refusal('REQUIREMENT_NOT_IN_TARGET', path);
    if (checklist.recognised.has(requirement)) return new Refusal('REQUIREMENT_RECOGNISED', path);
    if (marker.party === 'INSTRUCTOR' && !marker.covered.has(requirement))
      return new Refusal(marker.coverageEnded.has(requirement) ? 'COVERAGE_ENDED' : 'COVERAGE_MISSING', path);
  }
  return touched(checklist);
}

/** The checklist and the mark after its author withdrew it, with a reason. */
export function withdrawMark(
  checklist: Checklist,
  marked: Mark,
  author: Id<'account'>,
  reason: string,
): { checklist: Checklist; mark: Mark } | Refusal {
  if (marked.author !== author) return new Refusal('NOT_ALLOWED');
  const refused = refuseOutside(checklist, MARKABLE);
  if (refused) return refused;
  if (marked.withdrawn) return new Refusal('CONFLICT');
  if (checklist.recognised.has(marked.requirement)) return new Refusal('REQUIREMENT_RECOGNISED');
  if (reason.trim() === '') return new Refusal('REASON_MISSING', ['reason']);
  return { checklist: touched(checklist), mark: { ...marked, withdrawn: true } };
}

/** The checklist after its participant answered a mark about them. */
export function answerMark(
  checklist: Checklist,
  marked: Mark,
  participant: Id<'participant'>,
  text: string,
): Checklist | Refusal {
  if (participant !== checklist.participant) return new Refusal('NOT_FOUND');
  const refused = refuseOutside(checklist, MARKABLE);
  if (refused) return refused;
  if (checklist.recognised.has(marked.requirement)) return new Refusal('REQUIREMENT_RECOGNISED');
  if (text.trim() === '') return new Refusal('INVALID_INPUT', ['text'], { field: 'text', expected: '1' });
  return touched(checklist);
}

/** The newest standing mark of each party on each requirement. */
export function lastMarks<M extends Pick<Mark, 'requirement' | 'party' | 'at' | 'withdrawn'>>(
  marks: readonly M[],
): Map<Id<'requirement'>, Partial<Record<MarkParty, M>>> {
  const last = new Map<Id<'requirement'>, Partial<Record<MarkParty, M>>>();
  for (const made of marks) {
    if (made.withdrawn) continue;
    const parties = last.get(made.requirement) ?? {};
    const before = parties[made.party];
    if (!before || made.at.getTime() >= before.at.getTime()) parties[made.party] = made;
    last.set(made.requirement, parties);
  }
  return last;
}

/** How many marks of instructors and teachers stand: what sending and certifying rest on. */
export const standingStaffMarks = (marks: readonly Pick<Mark, 'party' | 'withdrawn'>[]): number =>
  marks.filter((made) => made.party !== 'SELF' && !made.withdrawn).length;

/** States in which marks are added, withdrawn and answered. */
export const MARKABLE: readonly ChecklistState[] = [
  'NOT_STARTED',
  'IN_PROGRESS',
  'WITH_SCHOOL',
  'RETURNED',
  'PARTLY_RECOGNISED',
  'DECLINED',
];

function refuseMarker(checklist: Checklist, marker: Marker): Refusal | null {
  if (marker.party === 'SELF')
    return marker.participant === checklist.participant ? null : new Refusal('NOT_FOUND');
  if (marker.ownParticipation === checklist.participant) return new Refusal('OWN_CASE');
  if (marker.party === 'INSTRUCTOR') return marker.assigned ? null : new Refusal('NOT_ALLOWED');
  return marker.schools.some((school) => isOpenTo(checklist, school)) ? null : new Refusal('NOT_FOUND');
}

function touched(checklist: Checklist): Checklist {
  const stays = checklist.state === 'WITH_SCHOOL' || checklist.state === 'PARTLY_RECOGNISED';
  return stays ? checklist : { ...checklist, state: 'IN_PROGRESS' };
}
