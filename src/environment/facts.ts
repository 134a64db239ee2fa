import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '../access/actor.ts';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import {
  environmentApprovalRequest,
  environmentInstructor,
  learningEnvironment,
} from './environment.table.ts';

/** The environments, not withdrawn, that the actor is assigned to as an instructor. One statement. */
export async function environmentsOfActor(sql: Sql, actor: Actor): Promise<Id<'environment'>[]> {
  const staff = actor.posts.filter((post) => post.role === 'INSTRUCTOR').map((post) => post.staff);
  if (staff.length === 0) return [];
  const rows = await sql
    .selectDistinct({ environment: environmentInstructor.environment })
    .from(environmentInstructor)
    .innerJoin(learningEnvironment, eq(learningEnvironment.id, environmentInstructor.environment))
    .where(
      and(
        inArray(environmentInstructor.staff, staff),
        isNull(environmentInstructor.endedAt),
        isNull(learningEnvironment.withdrawnAt),
      ),
    );
  return rows.map((row) => row.environment);
}

/** The schools that the workshop has asked to approve the environment. */
export async function schoolsAsked(sql: Sql, environment: Id<'environment'>): Promise<Id<'unit'>[]> {
  const rows = await sql
    .select({ school: environmentApprovalRequest.school })
    .from(environmentApprovalRequest)
    .where(eq(environmentApprovalRequest.environment, environment));
  return rows.map((row) => row.school);
}
