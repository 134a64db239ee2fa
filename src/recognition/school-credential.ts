import { and, eq } from 'drizzle-orm';
import type { Act } from '../access/context.ts';
import { issuerOfUnit } from '../access/organisation.loader.ts';
import { readPerson } from '../access/person.ts';
import { dayOf } from '../base/day.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { awardedRequirements } from '../checklist/awarded-requirements.ts';
import { issueCredential } from '../credential/acts/issue-credential.ts';
import type { Holder, RecognisedCompetenceAward } from '../credential/award.ts';
import { awardedTarget } from '../qualification/awarded-target.ts';
import type { DecisionWords } from './decision-words.ts';
import type { Decision } from './dossier.ts';
import { gradeOnScale } from './grade-name.ts';
import { caseConfirmation, type decisionDecider } from './recognition.table.ts';
import { actingRole, type CaseRow, type StoredDossier } from './stored-dossier.ts';

export type DeciderRole = (typeof decisionDecider.$inferSelect)['role'];

/** The holder as a school's credential names them: with the date of birth, and the school's own word on who they are. */
export async function holderFor(act: Act, row: CaseRow): Promise<Holder> {
  const person = await readPerson(act.tx, act.context.vault, row.participant);
  const confirmed = await act.tx
    .select()
    .from(caseConfirmation)
    .where(and(eq(caseConfirmation.case, row.id), eq(caseConfirmation.fact, 'IDENTITY')));
  const source = confirmed.at(-1)?.source;
  return {
    participant: row.participant,
    givenNames: person.givenNames,
    familyName: person.familyName,
    birthDate: person.birthDate,
    identityAssurance: source ? ASSURANCE[source] : person.identityAssurance,
  };
}

const ASSURANCE = {
  IDENTITY_DOCUMENT_SEEN: 'SEEN_BY_STAFF',
  STRONG_IDENTIFICATION: 'STRONG',
  STUDENT_REGISTER: 'SCHOOL_REGISTER',
  STUDY_REGISTER: 'SCHOOL_REGISTER',
} as const;

/** The school's issuer; throws NOT_FOUND where it has none. */
export async function schoolIssuer(act: Act, school: Id<'unit'>): Promise<Id<'issuer'>> {
  const issuer = await issuerOfUnit(act.tx, school);
  if (!issuer) throw new Refusal('NOT_FOUND', ['school']);
  return issuer.id;
}

/** Issues the school's information on what the decision recognises; never a workshop's marks or places. */
export async function issueRecognition(
  act: Act,
  stored: StoredDossier,
  row: CaseRow,
  made: Decision,
  words: Pick<DecisionWords, 'language' | 'deviationCodes'>,
  roles: readonly DeciderRole[],
): Promise<Id<'credential'>> {
  const target = await awardedTarget(act.tx, stored.checklist.row.target);
  if (!target || !made.route || !made.scope) throw new Refusal('NOT_FOUND');
  const { requirements, groupSizes } = await awardedRequirements(act.tx, target.id);
  const award: RecognisedCompetenceAward = {
    kind: 'RECOGNISED_COMPETENCE',
    issuer: await schoolIssuer(act, made.school),
    language: words.language,
    holder: await holderFor(act, row),
    target,
    scope: made.scope,
    requirements: requirements.filter((one) => made.requirements.has(one.id)),
    requirementsInTarget: requirements.length,
    groupSizes,
    ...(made.grade === null ? {} : { grade: gradeOnScale(stored.scale, made.grade) }),
    route: made.route,
    decidedOn: dayOf(act.now),
    deviationCodes: words.deviationCodes,
    confirmedBy: roles,
  };
  const issued = await issueCredential(act, award, actingRole(act, made.school));
  return issued.id;
}
