import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import type { Actor } from './actor.ts';
import { groupInstructor, groupMember, workGroup } from './participant.table.ts';

/** Which of these participants have joined (and not left) a group that the actor instructs. One statement. */
export async function participantsInGroupsOf(
  sql: Sql,
  actor: Actor,
  participants: readonly Id<'participant'>[],
): Promise<Set<Id<'participant'>>> {
  const staff = actor.posts.filter((post) => post.role === 'INSTRUCTOR').map((post) => post.staff);
  if (staff.length === 0 || participants.length === 0) return new Set();
  const rows = await sql
    .selectDistinct({ participant: groupMember.participant })
    .from(groupMember)
    .innerJoin(groupInstructor, eq(groupInstructor.group, groupMember.group))
    .innerJoin(workGroup, eq(workGroup.id, groupMember.group))
    .where(
      and(
        inArray(groupMember.participant, [...participants]),
        inArray(groupInstructor.staff, staff),
        isNull(groupMember.leftAt),
        isNull(workGroup.endedAt),
      ),
    );
  return new Set(rows.map((row) => row.participant));
}

/** Whether the actor instructs a group that this participant has joined and not left. */
export async function isGroupStaffOf(
  sql: Sql,
  actor: Actor,
  participant: Id<'participant'>,
): Promise<boolean> {
  return (await participantsInGroupsOf(sql, actor, [participant])).has(participant);
}
