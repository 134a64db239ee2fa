import DataLoader from 'dataloader';
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { type Id, kindOf } from '../base/id.ts';
import { demand, demandThat, Refusal } from '../base/refusal.ts';
import { reading } from '../record/record.table.ts';
import { type Actor, type Post, postsOf } from './actor.ts';
import {
  addGroupInstructor,
  admitParticipant,
  createGroup,
  createJoinCode,
  joinGroup,
  leaveGroup,
} from './acts/manage-group.ts';
import { connection, connectionOf, pageOf } from './connection.type.ts';
import { type Context, loader, signedIn } from './context.ts';
import { groupPostsOver } from './facts.ts';
import { makeUnitLoader } from './organisation.loader.ts';
import { ControllerUnitType, PostType } from './organisation.type.ts';
import { groupInstructor, groupMember, workGroup } from './participant.table.ts';
import {
  AddGroupInstructorInput,
  AdmitParticipantInput,
  CreateGroupInput,
  GroupChanged,
  GroupLeft,
  IdentityAssuranceEnum,
  JoinCodeCreated,
  JoinGroupInput,
  LeaveGroupInput,
  ParticipantAdmitted,
  ParticipantType,
  ReadingType,
  WorkGroupType,
} from './participant.type.ts';
import { type Person, readPeople } from './person.ts';
import { permitted } from './policy.ts';
import { resultUnion } from './refusal.type.ts';
import { Day } from './scalar.ts';

type GroupRow = typeof workGroup.$inferSelect;
type ReadingRow = typeof reading.$inferSelect;

/** A participant as a source object: the id, and the person behind it when somebody who may asks for it. */
export interface ParticipantRoot {
  readonly id: Id<'participant'>;
}

const makePersonLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'participant'>[]) => {
    const people = await readPeople(context.database.sql, context.vault, ids);
    return ids.map((id) => people.get(id) ?? null);
  });

const makeGroupPostLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'participant'>[]) => {
    const posts = await groupPostsOver(context.database.sql, signedIn(context), ids);
    return ids.map((id) => posts.get(id));
  });

/** Finds a participant whom the actor may see; everyone else's answers NOT_FOUND. Staff's opening is logged. */
export async function findParticipant(context: Context, id: Id<'participant'>): Promise<ParticipantRoot> {
  const actor = signedIn(context);
  if (kindOf(id) !== 'participant') throw new Refusal('NOT_FOUND', ['id']);
  const post = actor.participant === id ? undefined : await loader(context, makeGroupPostLoader).load(id);
  demand(permitted(actor, 'participant.read', { participant: id, groupStaff: post !== undefined }));
  if (!(await loader(context, makePersonLoader).load(id))) throw new Refusal('NOT_FOUND', ['id']);
  logReading(context, actor, post, id, 'PERSON');
  return { id };
}

/** Opens a person's name for somebody who already sees the thing that it stands on; logs it where staff asks. */
async function person(context: Context, root: ParticipantRoot): Promise<Person> {
  const found = await loader(context, makePersonLoader).load(root.id);
  demandThat(found, 'NOT_FOUND');
  return found;
}

/** Logs that the actor, as staff, opened a participant's data; the participant's own reading is not logged. */
export function logReading(
  context: Context,
  actor: Actor,
  post: Post | undefined,
  participant: Id<'participant'>,
  what: string,
): void {
  if (actor.participant === participant || !post) return;
  context.readings.add({
    unit: post.unit,
    reader: actor.account,
    role: post.role,
    participant,
    what,
    why: context.operation,
  });
}

const AdmitParticipantResult = resultUnion('AdmitParticipantResult', ParticipantAdmitted);
const CreateJoinCodeResult = resultUnion('CreateJoinCodeResult', JoinCodeCreated);
const LeaveGroupResult = resultUnion('LeaveGroupResult', GroupLeft);

@Resolver(() => ParticipantType)
export class ParticipantResolver {
  @Query(() => ParticipantType, {
    nullable: true,
    description: 'A participant of one’s own groups, or oneself.',
  })
  participant(
    @Arg('id', () => ID, { description: 'The participant’s id.' }) id: Id<'participant'>,
    @Ctx() context: Context,
  ): Promise<ParticipantRoot> {
    return findParticipant(context, id);
  }

  @FieldResolver(() => String, { description: 'Given names.' })
  async givenNames(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).givenNames;
  }

  @FieldResolver(() => String, { description: 'Family name.' })
  async familyName(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).familyName;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The name that they are called by.' })
  async callingName(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).callingName;
  }

  @FieldResolver(() => Day, { description: 'Date of birth; tells namesakes apart.' })
  async birthDate(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).birthDate;
  }

  @FieldResolver(() => IdentityAssuranceEnum, { description: 'How it is known who they are.' })
  async identityAssurance(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).identityAssurance;
  }

  @Mutation(() => AdmitParticipantResult, {
    description:
      'Makes a wallet for a new participant and the code for their activation card (the group’s instructor).',
  })
  admitParticipant(
    @Arg('input', () => AdmitParticipantInput, { description: 'Who, and into which group.' })
    input: AdmitParticipantInput,
    @Ctx() context: Context,
  ) {
    return admitParticipant(context, input);
  }

  @Mutation(() => CreateJoinCodeResult, {
    description: 'A one-time code with which an instructor takes the participant into a group.',
  })
  createJoinCode(@Ctx() context: Context) {
    return createJoinCode(context);
  }

  @Mutation(() => LeaveGroupResult, {
    description: 'The participant leaves a group; its staff see them no more.',
  })
  async leaveGroup(
    @Arg('input', () => LeaveGroupInput, { description: 'Which group.' }) input: LeaveGroupInput,
    @Ctx() context: Context,
  ) {
    return { group: (await leaveGroup(context, input)).id };
  }
}

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

const ReadingConnection = connectionOf('Reading', ReadingType);

@ObjectType({ description: 'Who is asking.' })
export class Viewer {
  @Field(() => ParticipantType, {
    nullable: true,
    description: 'The viewer’s own participation, where they have one.',
  })
  participant!: ParticipantRoot | null;

  @Field(() => [PostType], { description: 'The viewer’s roles.' })
  posts!: readonly Post[];
}

@Resolver(() => PostType)
export class PostResolver {
  @FieldResolver(() => ControllerUnitType, { description: 'The unit.' })
  unit(@Root() post: Post, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(post.unit);
  }
}

@Resolver(() => ReadingType)
export class ReadingResolver {
  @FieldResolver(() => ControllerUnitType, {
    description: 'The organisation; a person’s name is not shown here.',
  })
  unit(@Root() row: ReadingRow, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(row.unit);
  }
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, {
    nullable: true,
    description: 'Who is asking; null when nobody is signed in. Public.',
  })
  viewer(@Ctx() context: Context): Viewer | null {
    const { actor } = context;
    return (
      actor &&
      ({
        participant: actor.participant ? { id: actor.participant } : null,
        posts: actor.posts,
      } as Viewer | null)
    );
  }

  @FieldResolver(() => [WorkGroupType], { description: 'The groups that the viewer instructs.' })
  async groups(@Ctx() context: Context): Promise<GroupRow[]> {
    const staff = signedIn(context)
      .posts.filter((post) => post.role === 'INSTRUCTOR')
      .map((post) => post.staff);
    if (staff.length === 0) return [];
    const rows = await context.database.sql
      .select({ group: workGroup })
      .from(groupInstructor)
      .innerJoin(workGroup, eq(workGroup.id, groupInstructor.group))
      .where(and(inArray(groupInstructor.staff, staff), isNull(workGroup.endedAt)))
      .orderBy(asc(workGroup.createdAt));
    return rows.map((row) => row.group);
  }

  @FieldResolver(() => ReadingConnection, {
    description: 'Who has opened the viewer’s own data, newest first.',
  })
  async readings(
    @Ctx() context: Context,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless said, 200 at most.' })
    first?: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' })
    after?: string,
  ) {
    const { offset, limit } = pageOf(first, after);
    const me = signedIn(context).participant;
    if (!me) return connection([], 0, 0);
    const { sql } = context.database;
    const rows = await sql
      .select()
      .from(reading)
      .where(eq(reading.participant, me))
      .orderBy(desc(reading.at), asc(reading.id))
      .offset(offset)
      .limit(limit);
    return connection(rows, offset, await sql.$count(reading, eq(reading.participant, me)));
  }
}
