import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { type Context, loader, signedIn } from '../access/context.ts';
import { findGroup } from '../access/group.resolver.ts';
import { logReading, type ParticipantRoot } from '../access/participant.resolver.ts';
import { groupMember, type workGroup } from '../access/participant.table.ts';
import { ParticipantType, WorkGroupType } from '../access/participant.type.ts';
import type { Id } from '../base/id.ts';
import {
  makeRequirementsByTargetLoader,
  makeTargetLoader,
  type RequirementRow,
} from '../qualification/loaders.ts';
import { Requirement, Target } from '../qualification/qualification.type.ts';
import { type MarkView, makeMarksByChecklistLoader } from './checklist.loader.ts';
import { checklist } from './checklist.table.ts';
import { ChecklistType, ParticipantProgress, ProgressCell, TargetProgress } from './checklist.type.ts';
import { lastMarks } from './mark.ts';
import type { ChecklistRow } from './stored-checklist.ts';

interface TargetView {
  readonly target: Id<'target'>;
  readonly checklists: readonly ChecklistRow[];
}

@Resolver(() => WorkGroupType)
export class GroupProgressResolver {
  @FieldResolver(() => [TargetProgress], {
    description:
      'The group’s participants by the requirements that they have taken up; checklists that ended are left out.',
  })
  async progress(
    @Root() group: typeof workGroup.$inferSelect,
    @Ctx() context: Context,
    @Arg('target', () => ID, { nullable: true, description: 'One target alone.' })
    target?: Id<'target'> | null,
  ): Promise<TargetView[]> {
    await findGroup(context, group.id);
    const { sql } = context.database;
    const rows = await sql
      .select({ checklist })
      .from(groupMember)
      .innerJoin(checklist, eq(checklist.participant, groupMember.participant))
      .where(
        and(
          eq(groupMember.group, group.id),
          isNull(groupMember.leftAt),
          ne(checklist.state, 'ENDED'),
          target ? eq(checklist.target, target) : undefined,
        ),
      )
      .orderBy(asc(groupMember.joinedAt), asc(groupMember.participant));
    const actor = signedIn(context);
    const post = actor.posts.find((one) => one.role === 'INSTRUCTOR' && one.unit === group.unit);
    const views = new Map<Id<'target'>, ChecklistRow[]>();
    for (const { checklist: row } of rows) {
      logReading(context, actor, post, row.participant, 'GROUP_PROGRESS');
      views.set(row.target, [...(views.get(row.target) ?? []), row]);
    }
    return [...views].map(([aim, checklists]) => ({ target: aim, checklists }));
  }
}

@Resolver(() => TargetProgress)
export class TargetProgressResolver {
  @FieldResolver(() => Target, { description: 'What they have taken up.' })
  target(@Root() view: TargetView, @Ctx() context: Context) {
    return loader(context, makeTargetLoader).load(view.target);
  }

  @FieldResolver(() => [Requirement], { description: 'The columns: its requirements, in their order.' })
  requirements(@Root() view: TargetView, @Ctx() context: Context): Promise<RequirementRow[]> {
    return loader(context, makeRequirementsByTargetLoader).load(view.target);
  }

  @FieldResolver(() => [ParticipantProgress], { description: 'The rows: one per participant.' })
  participants(@Root() view: TargetView): readonly ChecklistRow[] {
    return view.checklists;
  }
}

@Resolver(() => ParticipantProgress)
export class ParticipantProgressResolver {
  @FieldResolver(() => ParticipantType, { description: 'Who.' })
  participant(@Root() row: ChecklistRow): ParticipantRoot {
    return { id: row.participant };
  }

  @FieldResolver(() => ChecklistType, { description: 'Their checklist.' })
  checklist(@Root() row: ChecklistRow): ChecklistRow {
    return row;
  }

  @FieldResolver(() => [ProgressCell], { description: 'One cell per requirement, in the columns’ order.' })
  async cells(@Root() row: ChecklistRow, @Ctx() context: Context): Promise<ProgressCell[]> {
    const requirements = await loader(context, makeRequirementsByTargetLoader).load(row.target);
    const marks: MarkView[] = await loader(context, makeMarksByChecklistLoader).load(row.id);
    const last = lastMarks(marks.map((made) => ({ ...made, withdrawn: made.withdrawal !== null })));
    const recognised = new Set(row.recognised);
    return requirements.map(({ id }) => {
      const parties = last.get(id);
      return {
        requirement: id,
        self: parties?.SELF?.level ?? null,
        instructor: parties?.INSTRUCTOR?.level ?? null,
        teacher: parties?.TEACHER?.level ?? null,
        recognised: recognised.has(id),
      };
    });
  }
}
