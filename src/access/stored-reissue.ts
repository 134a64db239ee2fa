import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { type Sql, touched } from '../database/database.ts';
import { type Actor, type Post, postsOf } from './actor.ts';
import { groupInstructor, groupMember, workGroup } from './participant.table.ts';
import { reissue } from './recovery.table.ts';
import type { ReissueEnd } from './reissue.ts';

export type ReissueRow = typeof reissue.$inferSelect;

/** A re-issue, held until the transaction ends. Throws NOT_FOUND. */
export async function readReissue(tx: Sql, id: Id<'reissue'>): Promise<ReissueRow> {
  const [row] = await tx.select().from(reissue).where(eq(reissue.id, id)).for('update');
  if (!row) throw new Refusal('NOT_FOUND', ['reissue']);
  return row;
}

/** Ends an open re-issue; false where it has ended already. */
export async function endReissue(
  tx: Sql,
  id: Id<'reissue'>,
  endedWhy: ReissueEnd,
  now: Date,
): Promise<boolean> {
  const ended = await tx
    .update(reissue)
    .set({ endedAt: now, endedWhy })
    .where(and(eq(reissue.id, id), isNull(reissue.endedAt)));
  return touched(ended) === 1;
}

/** A group that the participant has joined and the actor instructs, in a unit where one is named, and the post in which. */
export async function sharedGroup(
  tx: Sql,
  actor: Actor,
  participant: Id<'participant'>,
  unit?: Id<'unit'>,
): Promise<{ readonly id: Id<'group'>; readonly unit: Id<'unit'>; readonly post: Post } | undefined> {
  const rows = await tx
    .select({ id: workGroup.id, unit: workGroup.unit, staff: groupInstructor.staff })
    .from(groupMember)
    .innerJoin(workGroup, and(eq(workGroup.id, groupMember.group), isNull(workGroup.endedAt)))
    .innerJoin(groupInstructor, eq(groupInstructor.group, workGroup.id))
    .where(and(eq(groupMember.participant, participant), isNull(groupMember.leftAt)));
  const posts = postsOf(actor, 'INSTRUCTOR', unit);
  for (const row of rows) {
    const post = posts.find((one) => one.staff === row.staff);
    if (post) return { id: row.id, unit: row.unit, post };
  }
  return undefined;
}
