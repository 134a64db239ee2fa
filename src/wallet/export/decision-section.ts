import { asc, eq } from 'drizzle-orm';
import { type Context, loader } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { checklist } from '../../checklist/checklist.table.ts';
import { dayText } from '../../credential/wording.ts';
import { requirementsOf } from '../../qualification/awarded-target.ts';
import { type DecisionRow, openedForUnit, type StatementRow } from '../../recognition/find-decision.ts';
import {
  makeCasesByChecklistLoader,
  makeDecidersLoader,
  makeDecisionsByChecklistLoader,
  makeEndingLoader,
  makeRemedyLoader,
  makeReturnByCaseLoader,
  makeReviewsLoader,
  makeStatementsByChecklistLoader,
} from '../../recognition/recognition.loader.ts';
import { momentText } from '../moment-text.ts';
import { publicNameOf } from '../unit-name.ts';
import { DECISION, EXPORT_TEXT, HEADING } from './export.text.ts';
import { dataFile, type ExportSection } from './export-file.ts';

type Requirements = ReadonlyMap<Id<'requirement'>, unknown>;

/** What schools decided, stated, returned and reviewed about the holder, as the holder may read it. */
export const decisionSection: ExportSection = {
  heading: HEADING.decisions,
  async *files({ context, participant }) {
    const { language } = context;
    const text = EXPORT_TEXT[language];
    const rows = await context.database.sql
      .select({ id: checklist.id, target: checklist.target })
      .from(checklist)
      .where(eq(checklist.participant, participant))
      .orderBy(asc(checklist.openedAt), asc(checklist.id));
    for (const [at, { id, target }] of rows.entries()) {
      const own: Context = { ...context, loaders: new Map() };
      const { requirements } = await requirementsOf(context.database.sql, target);
      const texts: Requirements = new Map(requirements.map((one) => [one.id, one.text]));
      const decisions = await loader(own, makeDecisionsByChecklistLoader).load(id);
      const statements = await loader(own, makeStatementsByChecklistLoader).load(id);
      const told = {
        decisions: await Promise.all(decisions.map((row) => decisionOf(own, row, texts))),
        statements: await Promise.all(statements.map((row) => statementOf(own, row, texts))),
        returns: await returnsOf(own, id),
      };
      const table = tableOf(own, told);
      if (table.length === 0) continue;
      const title = `${HEADING.decisions[language]} ${at + 1}`;
      const columns = [text.when, text.school, text.decision, text.grade, text.grounds];
      yield dataFile(
        {
          path: `checklists/${at + 1}/decisions.json`,
          what: 'DECISIONS',
          title,
          tables: [{ caption: title, columns, rows: table }],
        },
        told,
      );
    }
  },
};

const said = (texts: Requirements, ids: readonly Id<'requirement'>[]) =>
  ids.map((id) => texts.get(id) ?? null);

async function decisionOf(context: Context, row: DecisionRow, texts: Requirements) {
  const ending = await loader(context, makeEndingLoader).load(row.id);
  const remedy = await loader(context, makeRemedyLoader).load(row.remedy);
  const deciders = await loader(context, makeDecidersLoader).load(row.id);
  const reviews = await loader(context, makeReviewsLoader).load(row.id);
  const record = await openedForUnit(context, row.unit, 'decision.official_record', row.officialRecord);
  return {
    id: row.id,
    school: await publicNameOf(context, row.unit, row.language),
    kind: row.kind,
    route: row.route,
    scope: row.scope,
    requirements: said(texts, row.requirements),
    grade: row.grade,
    grounds: await openedForUnit(context, row.unit, 'decision.grounds', row.grounds),
    deviationCodes: row.deviationCodes,
    officialRecord: record === null ? null : (JSON.parse(record) as unknown),
    language: row.language,
    decidedAt: row.decidedAt,
    servedOn: row.servedOn,
    reviewUntil: row.reviewUntil,
    remedy: remedy?.text ?? null,
    standing: ending?.how ?? 'IN_FORCE',
    deciders: await Promise.all(
      deciders.map(async ({ role, unit, name }) => ({
        role,
        name: await openedForUnit(context, unit, 'decision_decider.name', name),
      })),
    ),
    reviews: await Promise.all(
      reviews.map(async (one) => ({
        askedAt: one.askedAt,
        reason: await openedForUnit(context, one.unit, 'review.reason', one.reason),
        outcome: one.outcome,
        grounds: await openedForUnit(context, one.unit, 'review.grounds', one.grounds),
        settledAt: one.settledAt,
      })),
    ),
  };
}

async function statementOf(context: Context, row: StatementRow, texts: Requirements) {
  return {
    id: row.id,
    school: await publicNameOf(context, row.unit, row.language),
    accepted: said(texts, row.accepted),
    missing: said(texts, row.missing),
    text: await openedForUnit(context, row.unit, 'statement.text', row.text),
    language: row.language,
    at: row.at,
  };
}

async function returnsOf(context: Context, id: Id<'checklist'>) {
  const cases = await loader(context, makeCasesByChecklistLoader).load(id);
  const returned = await Promise.all(
    cases.map(async (one) => ({ one, row: await loader(context, makeReturnByCaseLoader).load(one.id) })),
  );
  return Promise.all(
    returned.flatMap(({ one, row }) =>
      row
        ? (async () => ({
            school: await publicNameOf(context, one.unit, context.language),
            grounds: await openedForUnit(context, one.unit, 'case_return.grounds', row.grounds),
            at: row.at,
          }))()
        : [],
    ),
  );
}

interface Told {
  readonly decisions: readonly Awaited<ReturnType<typeof decisionOf>>[];
  readonly statements: readonly Awaited<ReturnType<typeof statementOf>>[];
  readonly returns: Awaited<ReturnType<typeof returnsOf>>;
}

/** In the order of time: when, who, what, which grade, why. */
function tableOf({ language, now }: Context, { decisions, statements, returns }: Told): string[][] {
  const reviews = decisions.flatMap(({ school, reviews: asked }) =>
    asked.map((one) => ({ at: one.askedAt, school, what: 'REVIEW' as const, grade: null, why: one.reason })),
  );
  const lines = [
    ...decisions.map((one) => ({
      at: one.decidedAt,
      school: one.school,
      what: one.kind === 'DECLINE' ? ('DECLINE' as const) : (one.scope ?? ('WHOLE' as const)),
      grade: one.grade,
      why: `${one.grounds ?? ''} (${dayText(one.servedOn, language)})`,
    })),
    ...statements.map((one) => ({ ...one, what: 'STATEMENT' as const, grade: null, why: one.text })),
    ...returns.map((one) => ({ ...one, what: 'RETURN' as const, grade: null, why: one.grounds })),
    ...reviews,
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return lines.map(({ at, school, what, grade, why }) => [
    momentText(at, now, language),
    school,
    DECISION[what][language],
    grade ?? '–',
    why ?? '–',
  ]);
}
