import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { reading } from '../record/record.table.ts';
import type { Post } from './actor.ts';
import { connection, connectionOf, pageOf } from './connection.type.ts';
import { type Context, loader, signedIn } from './context.ts';
import type { GroupRow } from './group.resolver.ts';
import type { SessionLevel } from './level.ts';
import { makeUnitLoader } from './organisation.loader.ts';
import { ControllerUnitType, PostType } from './organisation.type.ts';
import type { ParticipantRoot } from './participant.resolver.ts';
import { groupInstructor, workGroup } from './participant.table.ts';
import { ParticipantType, ReadingType, WorkGroupType } from './participant.type.ts';
import { SessionLevelEnum } from './session.type.ts';
import { walletsOf } from './wallet-move.ts';

type ReadingRow = typeof reading.$inferSelect;

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

  @Field(() => SessionLevelEnum, { description: 'How surely the session is the viewer’s own.' })
  level!: SessionLevel;
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
        level: actor.level,
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
    const mine = inArray(reading.participant, await walletsOf(sql, me));
    const rows = await sql
      .select()
      .from(reading)
      .where(mine)
      .orderBy(desc(reading.at), asc(reading.id))
      .offset(offset)
      .limit(limit);
    return connection(rows, offset, await sql.$count(reading, mine));
  }
}
