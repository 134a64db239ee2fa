import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../access/context.ts';
import { LocalizedTextType } from '../access/language.type.ts';
import { Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import {
  makeRequirementLoader,
  makeRequirementsByTargetLoader,
  makeTargetLoader,
} from '../qualification/loaders.ts';
import { Requirement, Target } from '../qualification/qualification.type.ts';
import { EnvironmentCoverage, EnvironmentTask, LearningEnvironment } from './environment.type.ts';
import { coverageView, taskView } from './environment.view.ts';
import { publicNameOn } from './find-environments.ts';
import {
  type IdentificationReport,
  identificationReport,
  type ReportedRequirement as ReportedRequirementRow,
} from './identification-report.ts';
import {
  IdentificationReportType,
  ReportedRequirement,
  ReportedTarget,
} from './identification-report.type.ts';

type ReportedTargetRow = IdentificationReport['targets'][number];

@Resolver(() => IdentificationReportType)
export class IdentificationReportResolver {
  @Query(() => IdentificationReportType, {
    nullable: true,
    description: 'The public report of a learning environment. Open to everyone.',
  })
  identificationReport(
    @Arg('environment', () => ID, { description: 'The environment.' }) environment: Id<'environment'>,
    @Ctx() context: Context,
    @Arg('on', () => Day, { nullable: true, description: 'Today, if not given, or an earlier day.' })
    on: string | null,
  ): Promise<IdentificationReport> {
    return identificationReport(context, environment, on ?? undefined);
  }

  @FieldResolver(() => LearningEnvironment, { description: 'The environment.' })
  environment(@Root() report: IdentificationReport) {
    return report.environment;
  }

  @FieldResolver(() => LocalizedTextType, {
    nullable: true,
    description: 'The organisation that keeps it, by its public name on that day.',
  })
  organisation(@Root() report: IdentificationReport, @Ctx() context: Context) {
    return publicNameOn(context, report.environment.unit, report.on);
  }

  @FieldResolver(() => [ReportedTarget], { description: 'What it covers, by target.' })
  targets(@Root() report: IdentificationReport) {
    return report.targets;
  }
}

@Resolver(() => ReportedTarget)
export class ReportedTargetResolver {
  @FieldResolver(() => Target, { description: 'The target.' })
  target(@Root() reported: ReportedTargetRow, @Ctx() context: Context) {
    return loader(context, makeTargetLoader).load(reported.target);
  }

  @FieldResolver(() => Int, { description: 'How many requirements the target has in all.' })
  async requirementsInTarget(@Root() reported: ReportedTargetRow, @Ctx() context: Context): Promise<number> {
    return (await loader(context, makeRequirementsByTargetLoader).load(reported.target)).length;
  }

  @FieldResolver(() => [ReportedRequirement], {
    description: 'Those that the environment covers, in their order.',
  })
  covered(@Root() reported: ReportedTargetRow) {
    return reported.covered;
  }
}

@Resolver(() => ReportedRequirement)
export class ReportedRequirementResolver {
  @FieldResolver(() => Requirement, { description: 'The requirement.' })
  requirement(@Root() reported: ReportedRequirementRow, @Ctx() context: Context) {
    return loader(context, makeRequirementLoader).load(reported.requirement);
  }

  @FieldResolver(() => EnvironmentCoverage, {
    description: 'On what it rests, how far it reaches and until when.',
  })
  coverage(@Root() reported: ReportedRequirementRow) {
    return coverageView(reported);
  }

  @FieldResolver(() => [EnvironmentTask], { description: 'The tasks through which it is learnt.' })
  tasks(@Root() reported: ReportedRequirementRow) {
    return reported.tasks.map(taskView);
  }
}
