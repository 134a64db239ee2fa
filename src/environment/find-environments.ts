import { and, desc, eq, inArray, isNull, or, type SQL, sql as text } from 'drizzle-orm';
import type { Actor } from '../access/actor.ts';
import { type Context, loader, signedIn } from '../access/context.ts';
import { groupMember } from '../access/participant.table.ts';
import { permitted } from '../access/policy.ts';
import { dayOf } from '../base/day.ts';
import { type Id, kindOf } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { demand, demandThat } from '../base/refusal.ts';
import { environmentApprovalRequest, environmentGroup, learningEnvironment } from './environment.table.ts';
import { makeEnvironmentLoader, makePublicNamesLoader } from './loaders.ts';
import type { EnvironmentRow } from './open-environment.ts';

/** An environment for somebody signed in. Throws NOT_FOUND. */
export async function findEnvironment(context: Context, id: Id<'environment'>): Promise<EnvironmentRow> {
  demand(permitted(signedIn(context), 'environment.read'));
  return publishedEnvironment(context, id);
}

/** An environment for anyone: what is published about it. Throws NOT_FOUND. */
export async function publishedEnvironment(context: Context, id: Id<'environment'>): Promise<EnvironmentRow> {
  const row = kindOf(id) === 'environment' ? await loader(context, makeEnvironmentLoader).load(id) : null;
  demandThat(row, 'NOT_FOUND', ['id']);
  return row;
}

/** Environments of the actor's units, those that their schools were asked to approve, and those of the groups that they have joined. */
function ofActor(context: Context, actor: Actor): SQL | undefined {
  const { sql } = context.database;
  const units = [...new Set(actor.posts.map((post) => post.unit))];
  const asked = sql
    .select({ id: environmentApprovalRequest.environment })
    .from(environmentApprovalRequest)
    .where(inArray(environmentApprovalRequest.school, units));
  const joined = sql
    .select({ id: environmentGroup.environment })
    .from(environmentGroup)
    .innerJoin(groupMember, eq(groupMember.group, environmentGroup.group))
    .where(
      and(
        eq(groupMember.participant, actor.participant ?? ('' as Id<'participant'>)),
        isNull(groupMember.leftAt),
        isNull(environmentGroup.endedAt),
      ),
    );
  return or(
    inArray(learningEnvironment.unit, units),
    inArray(learningEnvironment.id, asked),
    inArray(learningEnvironment.id, joined),
  );
}

/** A page of the environments that concern the one who asks, the newest first. */
export async function environmentsFor(
  context: Context,
  asked: { readonly withdrawn: boolean; readonly offset: number; readonly limit: number },
): Promise<{ rows: EnvironmentRow[]; total: number }> {
  const actor = signedIn(context);
  demand(permitted(actor, 'environment.read'));
  const { sql } = context.database;
  const wanted = and(
    ofActor(context, actor),
    asked.withdrawn ? undefined : isNull(learningEnvironment.withdrawnAt),
  );
  const [counted] = await sql
    .select({ total: text<number>`count(*)`.mapWith(Number) })
    .from(learningEnvironment)
    .where(wanted);
  const rows = await sql
    .select()
    .from(learningEnvironment)
    .where(wanted)
    .orderBy(desc(learningEnvironment.createdAt), desc(learningEnvironment.id))
    .limit(asked.limit)
    .offset(asked.offset);
  return { rows, total: counted?.total ?? 0 };
}

/** The public name of a unit's issuer on a day, its first one before that; null where it has none. */
export async function publicNameOn(
  context: Context,
  unit: Id<'unit'>,
  on: string = dayOf(context.now),
): Promise<LocalizedText | null> {
  const names = await loader(context, makePublicNamesLoader).load(unit);
  return (names.filter((row) => row.validFrom <= on).at(-1) ?? names[0])?.name ?? null;
}
