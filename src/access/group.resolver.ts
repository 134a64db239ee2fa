import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Id } from '../base/id.ts';
import { demand, Refusal } from '../base/refusal.ts';
import { postsOf } from './actor.ts';
import { addGroupInstructor, createGroup, joinGroup } from './acts/manage-group.ts';
import { type Context, loader, signedIn } from './context.ts';
import { makeUnitLoader } from './organisation.loader.ts';
import { ControllerUnitType } from './organisation.type.ts';
import { logReading, type ParticipantRoot } from './participant.resolver.ts';
import { groupInstructor, groupMember, workGroup } from './participant.table.ts';
import {
  AddGroupInstructorInput,
  CreateGroupInput,
  GroupChanged,
  JoinGroupInput,
  ParticipantType,
  WorkGroupType,
} from './participant.type.ts';
import { permitted } from './policy.ts';
import { resultUnion } from './refusal.type.ts';

export type GroupRow = typeof workGroup.$inferSelect;

const GroupResult = resultUnion('GroupResult', GroupChanged);

/** Finds a group that the actor instructs. */
export async function findGroup(context: Context, id: Id<'group'>): Promise<GroupRow> {
  const actor = signedIn(context);
  const { sql } = context.database;
  const [row] = await sql.select().from(workGroup).where(eq(workGroup.id, id));
  if (!row) throw new Refusal('NOT_FOUND', ['id']);
  const mine = actor.posts
    .filter((post) => post.role === 'INSTRUCTOR' && post.unit === row.unit)
    .map((post) => post.staff);
  const [instructs] =
    mine.length === 0
      ? []
      : await sql
          .select()
          .from(groupInstructor)
          .where(and(eq(groupInstructor.group, id), inArray(groupInstructor.staff, mine)));
  demand(permitted(actor, 'group.read', { unit: row.unit, groupStaff: instructs !== undefined }));
  return row;
}

@Resolver(() => WorkGroupType)
export class WorkGroupResolver {
  @Query(() => WorkGroupType, { nullable: true, description: 'A group that one instructs.' })
  group(
    @Arg('id', () => ID, { description: 'The group’s id.' }) id: Id<'group'>,
    @Ctx() context: Context,
  ): Promise<GroupRow> {
    return findGroup(context, id);
  }

  @FieldResolver(() => ControllerUnitType, { description: 'The unit that it belongs to.' })
  unit(@Root() group: GroupRow, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(group.unit);
  }

  @FieldResolver(() => [ParticipantType], {
    description: 'Those who have joined and not left; each opening is logged.',
  })
  async participants(@Root() group: GroupRow, @Ctx() context: Context): Promise<ParticipantRoot[]> {
    await findGroup(context, group.id);
    const rows = await context.database.sql
      .select({ id: groupMember.participant })
      .from(groupMember)
      .where(and(eq(groupMember.group, group.id), isNull(groupMember.leftAt)))
      .orderBy(asc(groupMember.joinedAt), asc(groupMember.participant));
    const actor = signedIn(context);
    const [post] = postsOf(actor, 'INSTRUCTOR', group.unit);
    for (const { id } of rows) logReading(context, actor, post, id, 'PERSON');
    return rows;
  }

  @Mutation(() => GroupResult, { description: 'Makes a group; an instructor who makes it instructs it.' })
  async createGroup(
    @Arg('input', () => CreateGroupInput, { description: 'Where, and its name.' }) input: CreateGroupInput,
    @Ctx() context: Context,
  ) {
    return { group: await createGroup(context, input) };
  }

  @Mutation(() => GroupResult, { description: 'Lets another instructor of the unit instruct the group.' })
  async addGroupInstructor(
    @Arg('input', () => AddGroupInstructorInput, { description: 'Who, and which group.' })
    input: AddGroupInstructorInput,
    @Ctx() context: Context,
  ) {
    return { group: await addGroupInstructor(context, input) };
  }

  @Mutation(() => GroupResult, { description: 'Takes a participant into the group with their join code.' })
  async joinGroup(
    @Arg('input', () => JoinGroupInput, { description: 'The group and the code.' }) input: JoinGroupInput,
    @Ctx() context: Context,
  ) {
    return { group: await joinGroup(context, input) };
  }
}
