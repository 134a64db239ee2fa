import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '../access/actor.ts';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { environmentInstructor } from '../environment/environment.table.ts';

/** Whether the actor is an instructor assigned to the environment now, be it withdrawn or not. */
export async function isAssignedTo(sql: Sql, actor: Actor, environment: Id<'environment'>): Promise<boolean> {
  const staff = actor.posts.filter((post) => post.role === 'INSTRUCTOR').map((post) => post.staff);
  if (staff.length === 0) return false;
  const rows = await sql
    .select({ staff: environmentInstructor.staff })
    .from(environmentInstructor)
    .where(
      and(
        eq(environmentInstructor.environment, environment),
        inArray(environmentInstructor.staff, staff),
        isNull(environmentInstructor.endedAt),
      ),
    );
  return rows.length > 0;
}
