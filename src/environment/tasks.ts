import { and, eq, inArray, isNull, notInArray, sql as text } from 'drizzle-orm';
import type { Act } from '../access/context.ts';
import { freeText } from '../access/free-text.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { demand, Refusal } from '../base/refusal.ts';
import { requirement } from '../qualification/qualification.table.ts';
import { environmentCoverage, environmentTask, environmentTaskRequirement } from './environment.table.ts';
import { readToCover } from './open-environment.ts';
import { LONGEST_SENTENCE, taskSentence } from './task.ts';

export type TaskRow = typeof environmentTask.$inferSelect;

/** A task with the requirements that it is an instance of. */
export type TaskView = TaskRow & { readonly requirements: readonly Id<'requirement'>[] };

export interface TaskWords {
  readonly sentence: LocalizedText;
  /** The requirements that the task is an instance of; at least one. */
  readonly requirements: readonly Id<'requirement'>[];
}

/** Writes a task with its ties. Throws NOT_ONE_SENTENCE, INVALID_INPUT, or NOT_FOUND for an unknown requirement. */
export async function insertTask(
  act: Act,
  environment: Id<'environment'>,
  words: TaskWords,
  at: { readonly position: number; readonly replaces: Id<'task'> | null },
): Promise<TaskView> {
  const sentence = demand(taskSentence(words.sentence));
  for (const [language, said] of Object.entries(sentence))
    freeText(said, ['sentence', language], LONGEST_SENTENCE);
  const row: TaskRow = {
    id: act.newId('task'),
    environment,
    sentence,
    ...at,
    createdAt: act.now,
    withdrawnAt: null,
  };
  const requirements = await knownRequirements(act, words.requirements);
  await act.tx.insert(environmentTask).values(row);
  await act.tx
    .insert(environmentTaskRequirement)
    .values(requirements.map((one) => ({ task: row.id, requirement: one })));
  return { ...row, requirements };
}

async function knownRequirements(
  act: Act,
  wanted: readonly Id<'requirement'>[],
): Promise<Id<'requirement'>[]> {
  const requirements = [...new Set(wanted)];
  if (requirements.length === 0) {
    throw new Refusal('INVALID_INPUT', ['requirements'], { field: 'requirements', expected: '1–' });
  }
  const rows = await act.tx
    .select({ id: requirement.id })
    .from(requirement)
    .where(inArray(requirement.id, requirements));
  const known = new Set(rows.map((row) => row.id));
  const unknown = wanted.findIndex((one) => !known.has(one));
  if (unknown >= 0) throw new Refusal('NOT_FOUND', ['requirements', String(unknown)]);
  return requirements;
}

/** A task of the environment that stands. Throws NOT_FOUND, or CONFLICT where it is withdrawn already. */
export async function standingTask(act: Act, id: Id<'task'>): Promise<TaskRow> {
  const [row] = await act.tx.select().from(environmentTask).where(eq(environmentTask.id, id));
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** Withdraws a task; CONFLICT where somebody did so before. */
export async function endTask(act: Act, id: Id<'task'>): Promise<void> {
  const ended = await act.tx
    .update(environmentTask)
    .set({ withdrawnAt: act.now })
    .where(and(eq(environmentTask.id, id), isNull(environmentTask.withdrawnAt)))
    .returning({ id: environmentTask.id });
  if (ended.length === 0) throw new Refusal('CONFLICT');
}

/** Ends the coverage of requirements that no standing task teaches any more; gives the ended ones. */
export async function endUntaughtCoverage(
  act: Act,
  environment: Id<'environment'>,
): Promise<Id<'coverage'>[]> {
  const { taught } = await readToCover(act.tx, environment);
  const ended = await act.tx
    .update(environmentCoverage)
    .set({ withdrawnAt: act.now, withdrawnWhy: 'TASKS_GONE' })
    .where(
      and(
        eq(environmentCoverage.environment, environment),
        isNull(environmentCoverage.withdrawnAt),
        taught.size > 0 ? notInArray(environmentCoverage.requirement, [...taught]) : undefined,
      ),
    )
    .returning({ id: environmentCoverage.id });
  return ended.map((row) => row.id).sort();
}

/** The place after the last task that ever stood there. */
export async function nextPosition(act: Act, environment: Id<'environment'>): Promise<number> {
  const [row] = await act.tx
    .select({ last: text<number>`coalesce(max(${environmentTask.position}), -1)`.mapWith(Number) })
    .from(environmentTask)
    .where(eq(environmentTask.environment, environment));
  return (row?.last ?? -1) + 1;
}
