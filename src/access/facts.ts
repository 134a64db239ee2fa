import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import type { Actor, Post } from './actor.ts';
import { groupInstructor, groupMember, workGroup } from './participant.table.ts';

/** The post in which the actor instructs each of these participants: joined, not left. Those they do not are absent. One statement. */
export async function groupPostsOver(
  sql: Sql,
  actor: Actor,
  participants: readonly Id<'participant'>[],
): Promise<Map<Id<'participant'>, Post>> {
  const posts = new Map(
    actor.posts.filter((post) => post.role === 'INSTRUCTOR').map((post) => [post.staff, post]),
  );
  if (posts.size === 0 || participants.length === 0) return new Map();
  const rows = await sql
    .selectDistinct({ participant: groupMember.participant, staff: groupInstructor.staff })
    .from(groupMember)
    .innerJoin(groupInstructor, eq(groupInstructor.group, groupMember.group))
    .innerJoin(workGroup, eq(workGroup.id, groupMember.group))
    .where(
      and(
        inArray(groupMember.participant, [...participants]),
        inArray(groupInstructor.staff, [...posts.keys()]),
        isNull(groupMember.leftAt),
        isNull(workGroup.endedAt),
      ),
    );
  return new Map(rows.map((row) => [row.participant, posts.get(row.staff)!]));
}

/** Which of these participants have joined (and not left) a group that the actor instructs. One statement. */
export async function participantsInGroupsOf(
  sql: Sql,
  actor: Actor,
  participants: readonly Id<'participant'>[],
): Promise<Set<Id<'participant'>>> {
  return new Set((await groupPostsOver(sql, actor, participants)).keys());
}

/** Whether the actor instructs a group that this participant has joined and not left. */
export async function isGroupStaffOf(
  sql: Sql,
  actor: Actor,
  participant: Id<'participant'>,
): Promise<boolean> {
  return (await participantsInGroupsOf(sql, actor, [participant])).has(participant);
}
