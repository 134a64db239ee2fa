import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../access/actor.ts';
import type { Act } from '../access/context.ts';
import type { ResourceFacts } from '../access/policy.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { isOpenTo } from '../checklist/checklist.ts';
import { readChecklist, type StoredChecklist, saveChecklist } from '../checklist/stored-checklist.ts';
import { type Sql, touched } from '../database/database.ts';
import { scaleOf, type TargetScale } from '../qualification/awarded-target.ts';
import { target } from '../qualification/qualification.table.ts';
import type { Assessment, Decision, Dossier } from './dossier.ts';
import { type GradeScaleValues, PASSED } from './grade.ts';
import {
  annulmentProposal,
  assessment,
  assessmentConfirmation,
  caseAssessor,
  caseConfirmation,
  decision,
  decisionEnding,
  recognitionCase,
  review,
} from './recognition.table.ts';
import { newCase, type SchoolActor } from './recognition-case.ts';

export type CaseRow = typeof recognitionCase.$inferSelect;
export type AssessmentRow = typeof assessment.$inferSelect;

/** A dossier as it is stored, with what its rules and the policy ask about it. */
export interface StoredDossier {
  readonly checklist: StoredChecklist;
  readonly school: Id<'unit'>;
  /** Null until the school first acts in the round. */
  readonly row: CaseRow | null;
  readonly rules: Dossier;
  readonly by: SchoolActor;
  readonly facts: ResourceFacts;
  readonly scale: TargetScale | null;
  readonly scaleValues: GradeScaleValues;
  readonly pending: AssessmentRow | null;
}

/** Decisions about a checklist as the rules see them, oldest first. Three statements. */
export async function readDecisions(sql: Sql, checklist: Id<'checklist'>): Promise<Decision[]> {
  const rows = await sql
    .select({
      row: decision,
      ended: decisionEnding.how,
      annulmentProposedBy: annulmentProposal.by,
      review: review.id,
    })
    .from(decision)
    .leftJoin(decisionEnding, eq(decisionEnding.decision, decision.id))
    .leftJoin(annulmentProposal, eq(annulmentProposal.decision, decision.id))
    .leftJoin(review, and(eq(review.decision, decision.id), isNull(review.settledAt)))
    .where(eq(decision.checklist, checklist))
    .orderBy(asc(decision.position));
  return rows.map(({ row, ...rest }) => ({
    id: row.id,
    kind: row.kind,
    school: row.unit,
    round: row.round,
    route: row.route,
    scope: row.scope,
    requirements: new Set(row.requirements),
    grade: row.grade,
    deciders: [],
    ended: rest.ended,
    annulmentProposedBy: rest.annulmentProposedBy,
    reviewOpen: rest.review !== null,
  }));
}

/**
 * Reads the dossier of a checklist for somebody of a school. In which of its rounds: the current one, or the one in
 * which the given decision was made. A checklist that was not opened to any school of the actor is NOT_FOUND.
 */
export async function readDossier(
  act: Act,
  of: { readonly checklist: Id<'checklist'> } | { readonly decision: Id<'decision'> },
): Promise<StoredDossier> {
  const { tx, actor } = act;
  const made = 'decision' in of ? await decisionRow(tx, of.decision) : null;
  const checklist = await readChecklist(
    tx,
    actor,
    made ? made.checklist : (of as { checklist: Id<'checklist'> }).checklist,
  );
  const school = made?.unit ?? schoolOf(actor, checklist);
  const round = made?.round ?? checklist.row.round;
  const found = await tx
    .select()
    .from(recognitionCase)
    .where(and(eq(recognitionCase.checklist, checklist.row.id), eq(recognitionCase.round, round)));
  const row = found.find((one) => one.unit === school) ?? null;
  const { case: rules, pending } = row
    ? await readCase(tx, row)
    : { case: newCase(school, round), pending: null };
  const [aimed] = await tx
    .select({ kind: target.kind })
    .from(target)
    .where(eq(target.id, checklist.row.target));
  const scale = await scaleOf(tx, checklist.row.target);
  return {
    checklist,
    school,
    row,
    rules: {
      checklist: checklist.rules,
      targetKind: aimed?.kind === 'UNIT' ? 'UNIT' : 'UNIT_PART',
      case: rules,
      decisions: await readDecisions(tx, checklist.row.id),
    },
    by: {
      account: actor.account,
      ownParticipation: actor.participant,
      school,
      decides: actor.posts.some((post) => post.unit === school && post.role === 'DECIDER'),
    },
    facts: {
      ...checklist.facts,
      schools: isOpenTo(checklist.rules, school) ? [school] : [],
      groupStaff: false,
      namedAssessor:
        isOpenTo(checklist.rules, school) && rules.assessors.some((one) => one.account === actor.account),
    },
    scale,
    scaleValues: scale ? scale.values.map((value) => value.value) : [PASSED],
    pending,
  };
}

/** The decision's row; throws NOT_FOUND where there is none. */
export async function decisionRow(sql: Sql, id: Id<'decision'>): Promise<typeof decision.$inferSelect> {
  const [row] = await sql.select().from(decision).where(eq(decision.id, id));
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/**
 * Takes the turn in the case: makes its row at the school's first act, else moves its version on. Of two acts at once
 * the later one gets CONFLICT.
 */
export async function takeTurn(
  act: Act,
  dossier: StoredDossier,
  set: Partial<Pick<CaseRow, 'twoOfSchoolReason'>> = {},
): Promise<CaseRow> {
  const { row, checklist, school } = dossier;
  if (row) {
    const moved = await act.tx
      .update(recognitionCase)
      .set({ version: row.version + 1, ...set })
      .where(and(eq(recognitionCase.id, row.id), eq(recognitionCase.version, row.version)));
    if (touched(moved) === 0) throw new Refusal('CONFLICT');
    return { ...row, ...set, version: row.version + 1 };
  }
  const [begun] = await act.tx
    .insert(recognitionCase)
    .values({
      id: act.newId('recognitionCase'),
      unit: school,
      checklist: checklist.row.id,
      participant: checklist.row.participant,
      round: dossier.rules.case.round,
      version: 1,
      openedAt: act.now,
      ...set,
    })
    .onConflictDoNothing()
    .returning();
  if (!begun) throw new Refusal('CONFLICT');
  return begun;
}

/** Saves what the rules made of the checklist; CONFLICT where it has changed since it was read. */
export const saveState = (act: Act, dossier: StoredDossier, next: Dossier): Promise<void> =>
  saveChecklist(act.tx, dossier.checklist, next.checklist, { ...act, account: act.actor.account });

/** The role in which the actor acts for the school, for the record. */
export function actingRole(act: Act, school: Id<'unit'>): 'DECIDER' | 'TEACHER' | 'ASSESSOR' {
  const roles = act.actor.posts.filter((post) => post.unit === school).map((post) => post.role);
  return (['DECIDER', 'TEACHER'] as const).find((role) => roles.includes(role)) ?? 'ASSESSOR';
}

/**
 * The school on whose behalf the actor acts: the one that has the checklist, else one that sees it. The participant is
 * told that this is their own case; to everyone else there is nothing here.
 */
function schoolOf(actor: Actor, { row, facts }: StoredChecklist): Id<'unit'> {
  const open = facts.schools ?? [];
  const nearest = [...open].sort((a, b) => Number(b === row.school) - Number(a === row.school));
  const school = nearest.find((one) => actor.posts.some((post) => post.unit === one));
  if (school) return school;
  throw new Refusal(actor.participant === row.participant ? 'OWN_CASE' : 'NOT_FOUND');
}

async function readCase(
  tx: Sql,
  row: CaseRow,
): Promise<{ case: Dossier['case']; pending: AssessmentRow | null }> {
  const confirmed = await tx.select().from(caseConfirmation).where(eq(caseConfirmation.case, row.id));
  const assessors = await tx
    .select()
    .from(caseAssessor)
    .where(and(eq(caseAssessor.case, row.id), isNull(caseAssessor.replacedAt)));
  const [pending] = await tx
    .select()
    .from(assessment)
    .where(and(eq(assessment.case, row.id), isNull(assessment.closedAt)));
  const confirmations = pending
    ? await tx
        .select()
        .from(assessmentConfirmation)
        .where(eq(assessmentConfirmation.assessment, pending.id))
        .orderBy(asc(assessmentConfirmation.at))
    : [];
  return {
    pending: pending ?? null,
    case: {
      school: row.unit,
      round: row.round,
      identityConfirmed: confirmed.some((one) => one.fact === 'IDENTITY'),
      studyRightConfirmed: confirmed.some((one) => one.fact === 'STUDY_RIGHT'),
      assessors: assessors.map(({ account, represents }) => ({ account, represents })),
      // What it says stays sealed: the rules ask only whether there is one.
      twoOfSchoolReason: row.twoOfSchoolReason,
      pending: pending
        ? pendingOf(
            pending,
            confirmations.map((one) => one.account),
          )
        : null,
    },
  };
}

const pendingOf = (row: AssessmentRow, confirmedBy: readonly Id<'account'>[]): Assessment => ({
  id: row.id,
  purpose: row.purpose === 'DECIDE' || !row.of ? { kind: 'DECIDE' } : { kind: row.purpose, of: row.of },
  route: row.route,
  requirements: row.requirements ? new Set(row.requirements) : null,
  grade: row.grade,
  confirmedBy,
});
