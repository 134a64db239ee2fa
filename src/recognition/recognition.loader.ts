import DataLoader from 'dataloader';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Context } from '../access/context.ts';
import { grouped, inOrder } from '../access/organisation.loader.ts';
import { type Keys, unitKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import {
  annulmentProposal,
  assessment,
  assessmentConfirmation,
  caseAssessor,
  caseConfirmation,
  caseReturn,
  decision,
  decisionDecider,
  decisionEnding,
  recognitionCase,
  remedyText,
  review,
  statement,
} from './recognition.table.ts';

/** One row per key, or null; one statement per request however many keys. */
const one =
  <K, Row>(keyOf: (row: Row) => K, load: (context: Context, keys: K[]) => PromiseLike<Row[]>) =>
  (context: Context) =>
    new DataLoader<K, Row | null>(async (keys) => inOrder(keys, await load(context, [...keys]), keyOf));

/** All rows per key, in the order of the statement. */
const many =
  <K, Row>(keyOf: (row: Row) => K, load: (context: Context, keys: K[]) => PromiseLike<Row[]>) =>
  (context: Context) =>
    new DataLoader<K, Row[]>(async (keys) => grouped(keys, await load(context, [...keys]), keyOf));

const among = <K>(column: PgColumn, keys: K[]) => inArray(column, keys);

export const makeCaseLoader = one(
  (row: typeof recognitionCase.$inferSelect) => row.id,
  ({ database: { sql } }, keys: Id<'recognitionCase'>[]) =>
    sql.select().from(recognitionCase).where(among(recognitionCase.id, keys)),
);

export const makeCasesByChecklistLoader = many(
  (row: typeof recognitionCase.$inferSelect) => row.checklist,
  ({ database: { sql } }, keys: Id<'checklist'>[]) =>
    sql
      .select()
      .from(recognitionCase)
      .where(among(recognitionCase.checklist, keys))
      .orderBy(asc(recognitionCase.round)),
);

export const makeConfirmationsByCaseLoader = many(
  (row: typeof caseConfirmation.$inferSelect) => row.case,
  ({ database: { sql } }, keys: Id<'recognitionCase'>[]) =>
    sql
      .select()
      .from(caseConfirmation)
      .where(among(caseConfirmation.case, keys))
      .orderBy(asc(caseConfirmation.at)),
);

export const makeAssessorsByCaseLoader = many(
  (row: typeof caseAssessor.$inferSelect) => row.case,
  ({ database: { sql } }, keys: Id<'recognitionCase'>[]) =>
    sql
      .select()
      .from(caseAssessor)
      .where(and(among(caseAssessor.case, keys), isNull(caseAssessor.replacedAt)))
      .orderBy(asc(caseAssessor.represents), asc(caseAssessor.id)),
);

export const makePendingByCaseLoader = one(
  (row: typeof assessment.$inferSelect) => row.case,
  ({ database: { sql } }, keys: Id<'recognitionCase'>[]) =>
    sql
      .select()
      .from(assessment)
      .where(and(among(assessment.case, keys), isNull(assessment.closedAt))),
);

export const makeReturnByCaseLoader = one(
  (row: typeof caseReturn.$inferSelect) => row.case,
  ({ database: { sql } }, keys: Id<'recognitionCase'>[]) =>
    sql.select().from(caseReturn).where(among(caseReturn.case, keys)),
);

export const makeAssessmentLoader = one(
  (row: typeof assessment.$inferSelect) => row.id,
  ({ database: { sql } }, keys: Id<'assessment'>[]) =>
    sql.select().from(assessment).where(among(assessment.id, keys)),
);

/** Confirmations with the name under which each assessor was named. */
export const makeConfirmationsByAssessmentLoader = many(
  (row: { assessment: Id<'assessment'> }) => row.assessment,
  ({ database: { sql } }, keys: Id<'assessment'>[]) =>
    sql
      .selectDistinctOn([assessmentConfirmation.at, assessmentConfirmation.account], {
        assessment: assessmentConfirmation.assessment,
        grade: assessmentConfirmation.grade,
        at: assessmentConfirmation.at,
        unit: assessmentConfirmation.unit,
        name: caseAssessor.name,
      })
      .from(assessmentConfirmation)
      .innerJoin(assessment, eq(assessment.id, assessmentConfirmation.assessment))
      .innerJoin(
        caseAssessor,
        and(eq(caseAssessor.case, assessment.case), eq(caseAssessor.account, assessmentConfirmation.account)),
      )
      .where(among(assessmentConfirmation.assessment, keys))
      .orderBy(asc(assessmentConfirmation.at), asc(assessmentConfirmation.account)),
);

export const makeDecisionLoader = one(
  (row: typeof decision.$inferSelect) => row.id,
  ({ database: { sql } }, keys: Id<'decision'>[]) =>
    sql.select().from(decision).where(among(decision.id, keys)),
);

export const makeDecisionsByChecklistLoader = many(
  (row: typeof decision.$inferSelect) => row.checklist,
  ({ database: { sql } }, keys: Id<'checklist'>[]) =>
    sql.select().from(decision).where(among(decision.checklist, keys)).orderBy(asc(decision.position)),
);

export const makeEndingLoader = one(
  (row: typeof decisionEnding.$inferSelect) => row.decision,
  ({ database: { sql } }, keys: Id<'decision'>[]) =>
    sql.select().from(decisionEnding).where(among(decisionEnding.decision, keys)),
);

export const makeAnnulmentLoader = one(
  (row: typeof annulmentProposal.$inferSelect) => row.decision,
  ({ database: { sql } }, keys: Id<'decision'>[]) =>
    sql.select().from(annulmentProposal).where(among(annulmentProposal.decision, keys)),
);

export const makeDecidersLoader = many(
  (row: typeof decisionDecider.$inferSelect) => row.decision,
  ({ database: { sql } }, keys: Id<'decision'>[]) =>
    sql
      .select()
      .from(decisionDecider)
      .where(among(decisionDecider.decision, keys))
      .orderBy(asc(decisionDecider.role), asc(decisionDecider.account)),
);

export const makeReviewsLoader = many(
  (row: typeof review.$inferSelect) => row.decision,
  ({ database: { sql } }, keys: Id<'decision'>[]) =>
    sql.select().from(review).where(among(review.decision, keys)).orderBy(asc(review.askedAt)),
);

export const makeRemedyLoader = one(
  (row: typeof remedyText.$inferSelect) => row.id,
  ({ database: { sql } }, keys: Id<'remedy'>[]) =>
    sql.select().from(remedyText).where(among(remedyText.id, keys)),
);

export const makeStatementLoader = one(
  (row: typeof statement.$inferSelect) => row.id,
  ({ database: { sql } }, keys: Id<'statement'>[]) =>
    sql.select().from(statement).where(among(statement.id, keys)),
);

export const makeStatementsByChecklistLoader = many(
  (row: typeof statement.$inferSelect) => row.checklist,
  ({ database: { sql } }, keys: Id<'checklist'>[]) =>
    sql.select().from(statement).where(among(statement.checklist, keys)).orderBy(asc(statement.at)),
);

/** Opened keys of schools' units; null where a key is destroyed. */
export const makeUnitKeysLoader = (context: Context) =>
  new DataLoader<Id<'unit'>, Keys | null>(async (ids) => {
    const keys = await context.vault.open(context.database.sql, ids.map(unitKey));
    return ids.map((id) => (keys.has(unitKey(id)) ? keys : null));
  });
