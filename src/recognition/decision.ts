import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { type ChecklistState, refuseOutside } from '../checklist/checklist.ts';
import type { Decision, DecisionEnd, Dossier, Proposal } from './dossier.ts';
import { type GradeScaleValues, isHigher, refuseGrade } from './grade.ts';
import { refuseUnlessWithSchool } from './recognition-case.ts';

/** The decision in force with this id that may still be changed: a whole one hides the partial ones under it. */
export function changeable(dossier: Dossier, id: Id<'decision'>): Decision | Refusal {
  const refused = refuseOutside(dossier.checklist, ['RECOGNISED', 'PARTLY_RECOGNISED']);
  if (refused) return refused;
  const standing = inForce(dossier.decisions);
  const found = standing.find((decision) => decision.id === id && decision.school === dossier.case.school);
  const hidden = standing.some((decision) => decision.scope === 'WHOLE') && found?.scope === 'PART';
  return found && !hidden ? found : new Refusal('NO_RECORD_OF_DECISION');
}

/** The decisions that recognise something and still do. */
export const inForce = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter((decision) => decision.kind === 'RECOGNITION' && decision.ended === null);

/** Refuses a proposal that no decision can be made of: state, confirmations, requirements, grade. */
export function refuseProposal(
  dossier: Dossier,
  proposal: Proposal,
  scale: GradeScaleValues,
): Refusal | null {
  const { checklist, case: round } = dossier;
  const { purpose, requirements, grade } = proposal;
  const replaced = purpose.kind === 'DECIDE' ? null : changeable(dossier, purpose.of);
  if (replaced instanceof Refusal) return replaced;
  const wrongState = replaced ? null : refuseUnlessWithSchool(dossier);
  if (wrongState) return wrongState;
  if (replaced && replaced.round !== round.round) return new Refusal('NO_RECORD_OF_DECISION');
  if (!round.identityConfirmed) return new Refusal('IDENTITY_NOT_CONFIRMED');
  if (!round.studyRightConfirmed) return new Refusal('STUDY_RIGHT_NOT_CONFIRMED');

  for (const requirement of requirements ?? []) {
    if (!checklist.requirements.has(requirement))
      return new Refusal('REQUIREMENT_NOT_IN_TARGET', ['requirements']);
    if (!replaced && checklist.recognised.has(requirement))
      return new Refusal('REQUIREMENT_RECOGNISED', ['requirements']);
  }
  if (requirements?.size === 0)
    return new Refusal('INVALID_INPUT', ['requirements'], { field: 'requirements', expected: '1' });

  if (grade === null) {
    const whole = scopeOf(dossier, proposal) === 'WHOLE';
    if (whole) return new Refusal('GRADE_NOT_ON_SCALE', ['grade'], { expected: scale.join(', ') });
  } else {
    const notOnScale = refuseGrade(grade, scale, proposal.route === 'DIRECT');
    if (notOnScale) return notOnScale;
  }
  if (purpose.kind === 'RAISE' && !isHigher(grade, replaced?.grade ?? null, scale))
    return new Refusal('GRADE_NOT_HIGHER', ['grade']);
  return null;
}

/** Makes the decision of a proposal that `refuseProposal` lets through. Raising keeps what the raised one recognised. */
export function decide(
  dossier: Dossier,
  proposal: Proposal,
  id: Id<'decision'>,
  deciders: readonly Id<'account'>[],
): Dossier {
  const { purpose } = proposal;
  const scope = scopeOf(dossier, proposal);
  const replaced = purpose.kind === 'DECIDE' ? null : dossier.decisions.find((d) => d.id === purpose.of);
  const asked = purpose.kind === 'RAISE' ? replaced?.requirements : proposal.requirements;
  const decision: Decision = {
    ...blankDecision(dossier, id, deciders),
    kind: 'RECOGNITION',
    route: proposal.route,
    scope,
    requirements:
      scope === 'WHOLE' ? dossier.checklist.requirements : (asked ?? dossier.checklist.requirements),
    grade: proposal.grade,
  };
  const end = purpose.kind === 'RAISE' ? 'RAISED' : 'CORRECTED';
  const earlier = dossier.decisions.map((d) => (d === replaced ? { ...d, ended: end as DecisionEnd } : d));
  return settled(dossier, [...earlier, decision]);
}

/** The dossier with its decisions changed and the checklist's state following from what they recognise. */
export function settled(dossier: Dossier, decisions: readonly Decision[], state?: ChecklistState): Dossier {
  const recognised = new Set(inForce(decisions).flatMap((decision) => [...decision.requirements]));
  const whole = [...dossier.checklist.requirements].every((requirement) => recognised.has(requirement));
  const next = state ?? (whole ? 'RECOGNISED' : 'PARTLY_RECOGNISED');
  const checklist = { ...dossier.checklist, recognised };
  return moved(
    withDecider({ ...dossier, checklist, decisions, case: { ...dossier.case, pending: null } }),
    next,
  );
}

/** The dossier with its checklist in another state, and no longer with the school. */
export const moved = (dossier: Dossier, state: ChecklistState): Dossier => ({
  ...dossier,
  checklist: { ...dossier.checklist, state, school: null },
});

/** The dossier with the case's school among those that have decided. */
export const withDecider = (dossier: Dossier): Dossier => ({
  ...dossier,
  checklist: {
    ...dossier.checklist,
    decidedBy: new Set([...dossier.checklist.decidedBy, dossier.case.school]),
  },
});

/** WHOLE where the proposal, with what stays in force beside it, leaves no requirement unrecognised. */
function scopeOf(dossier: Dossier, { purpose, requirements }: Proposal): 'WHOLE' | 'PART' {
  const replaced = purpose.kind === 'DECIDE' ? null : purpose.of;
  if (purpose.kind === 'RAISE') return dossier.decisions.find((d) => d.id === replaced)?.scope ?? 'PART';
  if (requirements === null) return 'WHOLE';
  const beside = inForce(dossier.decisions).filter((decision) => decision.id !== replaced);
  const recognised = new Set([...requirements, ...beside.flatMap((decision) => [...decision.requirements])]);
  return recognised.size === dossier.checklist.requirements.size ? 'WHOLE' : 'PART';
}

/** A decision of the case's school that recognises nothing yet. */
export function blankDecision(
  dossier: Dossier,
  id: Id<'decision'>,
  deciders: readonly Id<'account'>[],
): Decision {
  return {
    id,
    kind: 'RECOGNITION',
    school: dossier.case.school,
    round: dossier.case.round,
    route: null,
    scope: null,
    requirements: new Set(),
    grade: null,
    deciders,
    ended: null,
    annulmentProposedBy: null,
    reviewOpen: false,
  };
}
