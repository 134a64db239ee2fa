import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { isOpenTo, refuseOutside } from '../checklist/checklist.ts';
import type { Assessor, Dossier, RecognitionCase } from './dossier.ts';

/** A school's person who acts, with what the school has let them do. */
export interface SchoolActor {
  readonly account: Id<'account'>;
  readonly ownParticipation: Id<'participant'> | null;
  readonly school: Id<'unit'>;
  /** Authorised by the school to decide. */
  readonly decides: boolean;
}

/** A case that has just begun: nothing confirmed, nobody named. */
export const newCase = (school: Id<'unit'>, round: number): RecognitionCase => ({
  school,
  round,
  identityConfirmed: false,
  studyRightConfirmed: false,
  assessors: [],
  twoOfSchoolReason: null,
  pending: null,
});

/** NOT_FOUND where the checklist is not open to the actor's school or the case is another's; OWN_CASE about oneself. */
export function refuseSchoolActor(dossier: Dossier, by: Omit<SchoolActor, 'decides'>): Refusal | null {
  if (!isOpenTo(dossier.checklist, by.school) || dossier.case.school !== by.school)
    return new Refusal('NOT_FOUND');
  return by.ownParticipation === dossier.checklist.participant ? new Refusal('OWN_CASE') : null;
}

/**
 * Refuses unless the checklist is with the case's school, in the case's round: CONFLICT where somebody has decided in
 * this very round already, so that of two deciders at once the later one learns it.
 */
export function refuseUnlessWithSchool({
  checklist,
  decisions,
  case: { school, round },
}: Dossier): Refusal | null {
  if (checklist.state === 'WITH_SCHOOL' && checklist.school === school && checklist.round === round)
    return null;
  const decided = decisions.some((made) => made.school === school && made.round === round);
  return decided ? new Refusal('CONFLICT') : new Refusal('WRONG_STATE', [], { state: checklist.state });
}

/** The school has checked who the person is, or that they have a study right there. */
export function confirmFact(
  dossier: Dossier,
  by: SchoolActor,
  fact: 'identityConfirmed' | 'studyRightConfirmed',
): Dossier | Refusal {
  const refused = refuseSchoolActor(dossier, by) ?? refuseUnlessWithSchool(dossier);
  return refused ?? { ...dossier, case: { ...dossier.case, [fact]: true } };
}

/**
 * Names who assesses: for a vocational unit two different people, one of the school and one of working life, or two of
 * the school with the reason; for a part of a common unit one teacher. Naming anew drops what is not yet decided.
 * Possible while the checklist is with the school, and afterwards for raising or correcting.
 */
export function nameAssessors(
  dossier: Dossier,
  by: SchoolActor,
  named: readonly (Assessor & { readonly ownParticipation: Id<'participant'> | null })[],
  twoOfSchoolReason: string | null,
): Dossier | Refusal {
  const refused = refuseSchoolActor(dossier, by) ?? refuseUnlessDecidable(dossier);
  if (refused) return refused;
  if (named.some((assessor) => assessor.ownParticipation === dossier.checklist.participant))
    return new Refusal('OWN_CASE', ['assessors']);
  const reason = twoOfSchoolReason?.trim() || null;
  const wrongPanel = refusePanel(dossier.targetKind, named, reason);
  if (wrongPanel) return wrongPanel;
  const assessors = named.map(({ account, represents }) => ({ account, represents }));
  return { ...dossier, case: { ...dossier.case, assessors, twoOfSchoolReason: reason, pending: null } };
}

/** ASSESSORS_MISSING or REASON_MISSING unless these are the assessors that the kind of target demands. */
export function refusePanel(
  targetKind: Dossier['targetKind'],
  panel: readonly Assessor[],
  twoOfSchoolReason: string | null,
): Refusal | null {
  const missing = new Refusal('ASSESSORS_MISSING', ['assessors'], { expected: EXPECTED_PANEL[targetKind] });
  const ofSchool = panel.filter((assessor) => assessor.represents === 'SCHOOL').length;
  if (targetKind === 'UNIT_PART') return panel.length === 1 && ofSchool === 1 ? null : missing;
  const different = new Set(panel.map((assessor) => assessor.account)).size;
  if (panel.length !== 2 || different !== 2 || ofSchool === 0) return missing;
  return ofSchool === 2 && !twoOfSchoolReason ? new Refusal('REASON_MISSING', ['twoOfSchoolReason']) : null;
}

/** Refuses unless a decision can be made in this case, or one made in it can be raised or corrected. */
function refuseUnlessDecidable(dossier: Dossier): Refusal | null {
  if (dossier.checklist.state === 'WITH_SCHOOL') return refuseUnlessWithSchool(dossier);
  return refuseOutside(dossier.checklist, ['RECOGNISED', 'PARTLY_RECOGNISED']);
}

const EXPECTED_PANEL = { UNIT: 'SCHOOL + WORKING_LIFE', UNIT_PART: 'SCHOOL' } as const;
