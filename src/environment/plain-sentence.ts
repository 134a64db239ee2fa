import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import type { Sql } from '../database/database.ts';
import { environmentTask, environmentTaskRequirement } from './environment.table.ts';

/** What a requirement means at one place: a task said in one plain sentence. */
export interface PlainSentence {
  readonly environment: Id<'environment'>;
  readonly requirement: Id<'requirement'>;
  readonly task: Id<'task'>;
  readonly sentence: LocalizedText;
}

/** The standing tasks of these environments that teach these requirements, in the environment's own order. One statement. */
export async function plainSentences(
  sql: Sql,
  environments: Id<'environment'> | readonly Id<'environment'>[],
  requirements: readonly Id<'requirement'>[],
): Promise<PlainSentence[]> {
  const places = typeof environments === 'string' ? [environments] : [...environments];
  if (places.length === 0 || requirements.length === 0) return [];
  return sql
    .select({
      environment: environmentTask.environment,
      requirement: environmentTaskRequirement.requirement,
      task: environmentTask.id,
      sentence: environmentTask.sentence,
    })
    .from(environmentTask)
    .innerJoin(environmentTaskRequirement, eq(environmentTaskRequirement.task, environmentTask.id))
    .where(
      and(
        inArray(environmentTask.environment, places),
        inArray(environmentTaskRequirement.requirement, [...requirements]),
        isNull(environmentTask.withdrawnAt),
      ),
    )
    .orderBy(
      asc(environmentTask.position),
      asc(environmentTask.id),
      asc(environmentTaskRequirement.requirement),
    );
}
