import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { decide, refuseProposal } from './decision.ts';
import type { Assessment, Dossier } from './dossier.ts';
import type { GradeScaleValues } from './grade.ts';
import { refusePanel, refuseSchoolActor } from './recognition-case.ts';

/** When, where and how the competence was demonstrated. */
export interface Demonstration {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly place: string;
  readonly what: string;
}

/** An assessor who acts. What they assess for is the school of the case that named them. */
export interface ActingAssessor {
  readonly account: Id<'account'>;
  readonly ownParticipation: Id<'participant'> | null;
  /** Said by the assessor in this very act. */
  readonly notDisqualified: boolean;
}

/** What an assessor records; the recorder's own confirmation is in it. */
export interface AssessmentInput extends Omit<Assessment, 'confirmedBy'> {
  readonly demonstration: Demonstration | null;
}

/**
 * A named assessor records an assessment. Where one assessor is enough it is decided at once (under `decision`), else
 * it waits for the others. Recording anew replaces what waits.
 */
export function recordAssessment(
  dossier: Dossier,
  by: ActingAssessor,
  { demonstration, ...proposal }: AssessmentInput,
  scale: GradeScaleValues,
  decision: Id<'decision'>,
  today: string,
): Dossier | Refusal {
  const refused = refuseAssessor(dossier, by) ?? refuseProposal(dossier, proposal, scale);
  if (refused) return refused;
  const notDemonstrated = refuseDemonstration(proposal.route, demonstration, today);
  if (notDemonstrated) return notDemonstrated;
  return confirmed(dossier, { ...proposal, confirmedBy: [by.account] }, decision);
}

/** Another named assessor confirms what waits, with the same grade; the last one's confirmation decides. */
export function confirmAssessment(
  dossier: Dossier,
  by: ActingAssessor,
  assessment: Id<'assessment'>,
  grade: string | null,
  scale: GradeScaleValues,
  decision: Id<'decision'>,
): Dossier | Refusal {
  const refused = refuseAssessor(dossier, by);
  if (refused) return refused;
  const pending = dossier.case.pending;
  if (pending?.id !== assessment) return new Refusal('CONFLICT');
  if (pending.confirmedBy.includes(by.account)) return new Refusal('SECOND_PERSON_NEEDED');
  if (grade !== pending.grade) return new Refusal('GRADES_DIFFER', ['grade']);
  const refusedProposal = refuseProposal(dossier, pending, scale);
  if (refusedProposal) return refusedProposal;
  return confirmed(dossier, { ...pending, confirmedBy: [...pending.confirmedBy, by.account] }, decision);
}

function confirmed(dossier: Dossier, assessment: Assessment, decision: Id<'decision'>): Dossier {
  const waiting = { ...dossier, case: { ...dossier.case, pending: assessment } };
  const panel = dossier.case.assessors.filter(({ account }) => assessment.confirmedBy.includes(account));
  const short = refusePanel(dossier.targetKind, panel, dossier.case.twoOfSchoolReason);
  return short ? waiting : decide(waiting, assessment, decision, assessment.confirmedBy);
}

function refuseAssessor(dossier: Dossier, by: ActingAssessor): Refusal | null {
  const refused = refuseSchoolActor(dossier, { ...by, school: dossier.case.school });
  if (refused) return refused;
  if (!dossier.case.assessors.some(({ account }) => account === by.account))
    return new Refusal('ASSESSOR_NOT_NAMED');
  return by.notDisqualified ? null : new Refusal('DISQUALIFICATION_NOT_DECLARED', ['notDisqualified']);
}

function refuseDemonstration(
  route: string,
  demonstration: Demonstration | null,
  today: string,
): Refusal | null {
  if (route !== 'DEMONSTRATION') {
    if (!demonstration) return null;
    return new Refusal('INVALID_INPUT', ['demonstration'], { field: 'demonstration', expected: 'null' });
  }
  const day = demonstration?.on ?? '';
  const missing =
    (day > today || !/^\d{4}-\d{2}-\d{2}$/.test(day) ? 'on' : null) ??
    (demonstration?.place.trim() ? null : 'place') ??
    (demonstration?.what.trim() ? null : 'what');
  if (!missing) return null;
  const expected = { on: 'YYYY-MM-DD', place: '…', what: '…' }[missing] ?? '';
  return new Refusal('INVALID_INPUT', ['demonstration', missing], { field: missing, expected });
}
