import { type Context, loader, signedIn } from '../access/context.ts';
import { logReading } from '../access/participant.resolver.ts';
import { unitKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { makeChecklistFactsLoader, makeChecklistLoader } from '../checklist/checklist.loader.ts';
import { readingPost } from '../checklist/find-checklist.ts';
import type { ChecklistRow } from '../checklist/stored-checklist.ts';
import type { Sealed } from '../database/column.ts';
import {
  makeCaseLoader,
  makeDecisionLoader,
  makeStatementLoader,
  makeUnitKeysLoader,
} from './recognition.loader.ts';
import type { decision, statement } from './recognition.table.ts';
import type { CaseRow } from './stored-dossier.ts';

export type DecisionRow = typeof decision.$inferSelect;
export type StatementRow = typeof statement.$inferSelect;

/**
 * Whose record about a checklist the viewer may read: everyone's, where it is about them; as staff or as a named
 * assessor their own school's, while the checklist is open to it. An instructor reads no school's record.
 */
export async function readableSchools(
  context: Context,
  row: ChecklistRow,
): Promise<(school: Id<'unit'>) => boolean> {
  const actor = signedIn(context);
  if (actor.participant === row.participant) return () => true;
  const facts = await loader(context, makeChecklistFactsLoader).load(row);
  return (school) =>
    (facts.schools ?? []).includes(school) &&
    actor.posts.some(
      (post) =>
        post.unit === school &&
        (post.role === 'TEACHER' ||
          post.role === 'DECIDER' ||
          (post.role === 'ASSESSOR' && facts.namedAssessor)),
    );
}

/** The rows of schools whose record the viewer may read; a staff member's opening is logged. */
export async function readable<Row extends { readonly unit: Id<'unit'> }>(
  context: Context,
  checklist: ChecklistRow,
  rows: readonly Row[],
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const may = await readableSchools(context, checklist);
  const found = rows.filter((row) => may(row.unit));
  const actor = signedIn(context);
  const facts = await loader(context, makeChecklistFactsLoader).load(checklist);
  if (found.length > 0)
    logReading(context, actor, readingPost(actor, facts), checklist.participant, 'RECOGNITION_CASE');
  return found;
}

async function find<Row extends { readonly unit: Id<'unit'>; readonly checklist: Id<'checklist'> }>(
  context: Context,
  row: Row | null,
): Promise<Row> {
  const checklist = row && (await loader(context, makeChecklistLoader).load(row.checklist));
  const [found] = row && checklist ? await readable(context, checklist, [row]) : [];
  if (!found) throw new Refusal('NOT_FOUND', ['id']);
  return found;
}

export const findDecision = async (context: Context, id: Id<'decision'>): Promise<DecisionRow> =>
  find(context, await loader(context, makeDecisionLoader).load(id));

export const findStatement = async (context: Context, id: Id<'statement'>): Promise<StatementRow> =>
  find(context, await loader(context, makeStatementLoader).load(id));

export const findCase = async (context: Context, id: Id<'recognitionCase'>): Promise<CaseRow> =>
  find(context, await loader(context, makeCaseLoader).load(id));

/** A sealed text of the school's record, opened; null where there is none or the key is destroyed. */
export async function openedForUnit(
  context: Context,
  unit: Id<'unit'>,
  column: string,
  box: Sealed | null | undefined,
): Promise<string | null> {
  if (!box) return null;
  const keys = await loader(context, makeUnitKeysLoader).load(unit);
  return keys?.open(unitKey(unit), column, box) ?? null;
}
