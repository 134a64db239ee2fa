import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { blankDecision, moved, withDecider } from './decision.ts';
import type { Decision, Dossier } from './dossier.ts';
import { refuseSchoolActor, refuseUnlessWithSchool, type SchoolActor } from './recognition-case.ts';

/** The school declines or returns the checklist, with grounds. A return is no decision: nothing is added to them. */
export function turnDown(
  dossier: Dossier,
  by: SchoolActor,
  how: { readonly kind: 'DECLINE'; readonly id: Id<'decision'> } | { readonly kind: 'RETURN' },
  grounds: string,
): Dossier | Refusal {
  const refused = refuseSchoolActor(dossier, by) ?? refuseUnlessWithSchool(dossier);
  if (refused) return refused;
  if (grounds.trim() === '') return new Refusal('REASON_MISSING', ['grounds']);
  const leaving = { ...dossier, case: { ...dossier.case, pending: null } };
  if (how.kind === 'RETURN') return moved(leaving, 'RETURNED');
  const declined: Decision = { ...blankDecision(dossier, how.id, [by.account]), kind: 'DECLINE' };
  const decided = { ...leaving, decisions: [...dossier.decisions, declined] };
  return moved(withDecider(decided), 'DECLINED');
}

/** Gives the checklist back to its participant with a statement: which requirements would be accepted as shown. */
export function giveStatement(
  dossier: Dossier,
  by: SchoolActor,
  accepted: ReadonlySet<Id<'requirement'>>,
): Dossier | Refusal {
  const refused = refuseSchoolActor(dossier, by) ?? refuseUnlessWithSchool(dossier);
  if (refused) return refused;
  for (const requirement of accepted)
    if (!dossier.checklist.requirements.has(requirement))
      return new Refusal('REQUIREMENT_NOT_IN_TARGET', ['accepted']);
  return moved({ ...dossier, case: { ...dossier.case, pending: null } }, 'IN_PROGRESS');
}
