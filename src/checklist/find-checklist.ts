import type { Actor, Post } from '../access/actor.ts';
import { type Context, loader, signedIn } from '../access/context.ts';
import { logReading } from '../access/participant.resolver.ts';
import { permitted, type ResourceFacts } from '../access/policy.ts';
import type { Id } from '../base/id.ts';
import { demand, Refusal } from '../base/refusal.ts';
import {
  type MarkView,
  makeChecklistFactsLoader,
  makeChecklistLoader,
  makeMarksByChecklistLoader,
} from './checklist.loader.ts';
import type { ChecklistRow } from './stored-checklist.ts';
import { readMark } from './stored-mark.ts';

/** Finds a checklist for those who may see it; everyone else's answers NOT_FOUND. Staff's opening is logged. */
export async function findChecklist(context: Context, id: Id<'checklist'>): Promise<ChecklistRow> {
  const row = await loader(context, makeChecklistLoader).load(id);
  if (!row) throw new Refusal('NOT_FOUND', ['id']);
  return seen(context, row);
}

/** The row, for somebody who may see it; the opening is logged. */
export async function seen(context: Context, row: ChecklistRow): Promise<ChecklistRow> {
  const actor = signedIn(context);
  const facts = await loader(context, makeChecklistFactsLoader).load(row);
  demand(permitted(actor, 'checklist.read', facts));
  logReading(context, actor, readingPost(actor, facts), row.participant, 'CHECKLIST');
  return row;
}

/** Those of the rows that the one who asks may see; each opening is logged. */
export async function visible(context: Context, rows: readonly ChecklistRow[]): Promise<ChecklistRow[]> {
  const answers = await Promise.all(
    rows.map((row) =>
      seen(context, row).catch((error: unknown) => (error instanceof Refusal ? null : Promise.reject(error))),
    ),
  );
  return answers.filter((row) => row !== null);
}

/** The role in which staff see a checklist: their school's where it is open to that, else the instructor's. */
export function readingPost(actor: Actor, facts: ResourceFacts): Post | undefined {
  const ofSchool = actor.posts.find(
    (post) => facts.schools?.includes(post.unit) && post.role !== 'COORDINATOR',
  );
  return ofSchool ?? actor.posts.find((post) => post.role === 'INSTRUCTOR');
}

/** Finds a mark for those who may see its checklist. */
export async function findMark(context: Context, id: Id<'mark'>): Promise<MarkView> {
  const { row } = await readMark(context.database.sql, id);
  await findChecklist(context, row.checklist);
  const marks = await loader(context, makeMarksByChecklistLoader).load(row.checklist);
  const found = marks.find((one) => one.id === id);
  if (!found) throw new Refusal('NOT_FOUND', ['id']);
  return found;
}
