import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { connection, pageOf } from '../access/connection.type.ts';
import { type Context, loader } from '../access/context.ts';
import { LocalizedTextType } from '../access/language.type.ts';
import { makeUnitLoader } from '../access/organisation.loader.ts';
import { ControllerUnitType, StaffMemberType } from '../access/organisation.type.ts';
import { permitted } from '../access/policy.ts';
import { Day } from '../access/scalar.ts';
import { dayOf } from '../base/day.ts';
import type { Id } from '../base/id.ts';
import { makeRequirementLoader, makeTargetLoader } from '../qualification/loaders.ts';
import { Requirement, Target } from '../qualification/qualification.type.ts';
import {
  EnvironmentCoverage,
  EnvironmentGroup,
  EnvironmentTask,
  LearningEnvironment,
  LearningEnvironmentConnection,
} from './environment.type.ts';
import { type CoverageView, coverageView, taskView } from './environment.view.ts';
import { environmentsFor, findEnvironment, publicNameOn } from './find-environments.ts';
import { coverageThatDay } from './identification-report.ts';
import {
  makeEnvironmentLoader,
  makeGroupsByEnvironmentLoader,
  makeInstructorsByEnvironmentLoader,
  makeSchoolsAskedLoader,
  makeTasksByEnvironmentLoader,
} from './loaders.ts';
import type { EnvironmentRow } from './open-environment.ts';
import type { TaskView } from './tasks.ts';

const seesPeople = (context: Context, row: EnvironmentRow): boolean =>
  context.actor !== null && permitted(context.actor, 'environment.readPeople', { unit: row.unit }) === true;

@Resolver(() => LearningEnvironment)
export class LearningEnvironmentResolver {
  @Query(() => LearningEnvironment, {
    nullable: true,
    description: 'A learning environment; for everyone who is signed in.',
  })
  environment(
    @Arg('id', () => ID, { description: 'Its id.' }) id: Id<'environment'>,
    @Ctx() context: Context,
  ): Promise<EnvironmentRow> {
    return findEnvironment(context, id);
  }

  @Query(() => LearningEnvironmentConnection, {
    description:
      'The environments that concern the viewer, the newest first: of their units, those that their school was asked to approve, and of the groups that they joined.',
  })
  async environments(
    @Ctx() context: Context,
    @Arg('withdrawn', () => Boolean, { defaultValue: false, description: 'Withdrawn ones as well.' })
    withdrawn: boolean,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1–200; 20 if not given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null,
  ) {
    const page = pageOf(first, after);
    const { rows, total } = await environmentsFor(context, { withdrawn, ...page });
    return connection(rows, page.offset, total);
  }

  @FieldResolver(() => LocalizedTextType, {
    nullable: true,
    description: 'The organisation that keeps it, by its public name today.',
  })
  organisation(@Root() row: EnvironmentRow, @Ctx() context: Context) {
    return publicNameOn(context, row.unit);
  }

  @FieldResolver(() => LearningEnvironment, {
    nullable: true,
    description: 'The environment that it was copied from.',
  })
  copiedFrom(@Root() row: EnvironmentRow, @Ctx() context: Context) {
    return row.copiedFrom && loader(context, makeEnvironmentLoader).load(row.copiedFrom);
  }

  @FieldResolver(() => [EnvironmentTask], { description: 'The tasks that stand today, in their order.' })
  async tasks(
    @Root() row: EnvironmentRow,
    @Ctx() context: Context,
    @Arg('requirement', () => ID, { nullable: true, description: 'Only those that teach this requirement.' })
    requirement: Id<'requirement'> | null,
  ): Promise<TaskView[]> {
    const all = await loader(context, makeTasksByEnvironmentLoader).load(row.id);
    return all
      .filter(({ task }) => !task.withdrawnAt)
      .filter((task) => !requirement || task.requirements.includes(requirement))
      .map(taskView);
  }

  @FieldResolver(() => [EnvironmentCoverage], {
    description: 'What it covers or has covered: per requirement the coverage that speaks for it on the day.',
  })
  async coverage(
    @Root() row: EnvironmentRow,
    @Ctx() context: Context,
    @Arg('target', () => ID, { nullable: true, description: 'Only requirements of this target.' })
    target: Id<'target'> | null,
    @Arg('on', () => Day, { nullable: true, description: 'The day; today if not given.' }) on: string | null,
  ): Promise<CoverageView[]> {
    const days = await coverageThatDay(context, row.id, on ?? dayOf(context.now));
    return days.filter((one) => !target || one.coverage.row.target === target).map(coverageView);
  }

  @FieldResolver(() => ControllerUnitType, {
    nullable: true,
    description: 'The unit that keeps it; null for others than its own staff.',
  })
  unit(@Root() row: EnvironmentRow, @Ctx() context: Context) {
    return seesPeople(context, row) ? loader(context, makeUnitLoader).load(row.unit) : null;
  }

  @FieldResolver(() => [StaffMemberType], {
    nullable: true,
    description: 'The instructors assigned to it now; null for others than the unit’s own staff.',
  })
  instructors(@Root() row: EnvironmentRow, @Ctx() context: Context) {
    return seesPeople(context, row) ? loader(context, makeInstructorsByEnvironmentLoader).load(row.id) : null;
  }

  @FieldResolver(() => [EnvironmentGroup], {
    nullable: true,
    description: 'The groups that work there now; null for others than the unit’s own staff.',
  })
  groups(@Root() row: EnvironmentRow, @Ctx() context: Context) {
    return seesPeople(context, row) ? loader(context, makeGroupsByEnvironmentLoader).load(row.id) : null;
  }

  @FieldResolver(() => [ControllerUnitType], {
    nullable: true,
    description: 'The schools asked to approve what it covers; null for others than the unit’s own staff.',
  })
  async schoolsAsked(@Root() row: EnvironmentRow, @Ctx() context: Context) {
    if (!seesPeople(context, row)) return null;
    return (await loader(context, makeSchoolsAskedLoader).load(row.id)).map((asked) => asked.school);
  }
}

@Resolver(() => EnvironmentTask)
export class EnvironmentTaskResolver {
  @FieldResolver(() => [Requirement], { description: 'The requirements that the task is an instance of.' })
  requirements(@Root() task: TaskView, @Ctx() context: Context) {
    return loader(context, makeRequirementLoader).loadMany([...task.requirements]);
  }
}

@Resolver(() => EnvironmentCoverage)
export class EnvironmentCoverageResolver {
  @FieldResolver(() => Requirement, { description: 'What it covers.' })
  requirement(@Root() coverage: CoverageView, @Ctx() context: Context) {
    return loader(context, makeRequirementLoader).load(coverage.requirement);
  }

  @FieldResolver(() => Target, { description: 'The target that the requirement belongs to.' })
  target(@Root() coverage: CoverageView, @Ctx() context: Context) {
    return loader(context, makeTargetLoader).load(coverage.target);
  }

  @FieldResolver(() => LocalizedTextType, {
    nullable: true,
    description: 'The school whose teacher approved it, by its public name on that day.',
  })
  approvedBy(@Root() coverage: CoverageView, @Ctx() context: Context) {
    return coverage.approvedBy && publicNameOn(context, coverage.approvedBy, dayOf(coverage.approvedAt));
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether tasks of this requirement were added, changed or withdrawn after it was given.',
  })
  async tasksChangedSince(@Root() coverage: CoverageView, @Ctx() context: Context): Promise<boolean> {
    const tasks = await loader(context, makeTasksByEnvironmentLoader).load(coverage.environment);
    return tasks.some(
      ({ task, requirements }) =>
        requirements.includes(coverage.requirement) &&
        (task.createdAt > coverage.approvedAt ||
          (task.withdrawnAt !== null && task.withdrawnAt > coverage.approvedAt)),
    );
  }
}
