import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, loader } from '../access/context.ts';
import { localizedFrom } from '../access/language.type.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { addTask } from './acts/add-task.ts';
import { approveCoverage } from './acts/approve-coverage.ts';
import { changeTask } from './acts/change-task.ts';
import { coverRequirements } from './acts/cover-requirements.ts';
import { requestApproval } from './acts/request-approval.ts';
import { reviewCoverage } from './acts/review-coverage.ts';
import { withdrawCoverage } from './acts/withdraw-coverage.ts';
import { withdrawTask } from './acts/withdraw-task.ts';
import {
  AddEnvironmentTaskInput,
  ApproveCoverageInput,
  ChangeEnvironmentTaskInput,
  CoverRequirementsInput,
  EnvironmentChanged,
  EnvironmentTaskChanged,
  RequestCoverageApprovalInput,
  ReviewCoverageInput,
  WithdrawCoverageInput,
  WithdrawEnvironmentTaskInput,
} from './environment-input.type.ts';
import { makeEnvironmentLoader } from './loaders.ts';
import type { TaskView } from './tasks.ts';

const taskResult = async (context: Context, task: TaskView) => ({
  task,
  environment: await loader(context, makeEnvironmentLoader).load(task.environment),
});

const CoverRequirementsResult = resultUnion('CoverRequirementsResult', EnvironmentChanged);
const ReviewCoverageResult = resultUnion('ReviewCoverageResult', EnvironmentChanged);
const RequestCoverageApprovalResult = resultUnion('RequestCoverageApprovalResult', EnvironmentChanged);
const ApproveCoverageResult = resultUnion('ApproveCoverageResult', EnvironmentChanged);
const WithdrawCoverageResult = resultUnion('WithdrawCoverageResult', EnvironmentChanged);
const AddEnvironmentTaskResult = resultUnion('AddEnvironmentTaskResult', EnvironmentTaskChanged);
const ChangeEnvironmentTaskResult = resultUnion('ChangeEnvironmentTaskResult', EnvironmentTaskChanged);
const WithdrawEnvironmentTaskResult = resultUnion('WithdrawEnvironmentTaskResult', EnvironmentChanged);

@Resolver()
export class CoverageMutations {
  @Mutation(() => CoverRequirementsResult, {
    description:
      'The organisation itself vouches for what can be learnt there (its instructors, a coordinator of the unit).',
  })
  async coverRequirements(
    @Arg('input', () => CoverRequirementsInput, { description: 'See its fields.' })
    input: CoverRequirementsInput,
    @Ctx() context: Context,
  ) {
    return { environment: await coverRequirements(context, input) };
  }

  @Mutation(() => ReviewCoverageResult, {
    description: 'Stores an expert’s review of what can be learnt there (a coordinator of the unit).',
  })
  async reviewCoverage(
    @Arg('input', () => ReviewCoverageInput, { description: 'See its fields.' }) input: ReviewCoverageInput,
    @Ctx() context: Context,
  ) {
    const reviewerRole = localizedFrom(input.reviewerRole);
    return { environment: await reviewCoverage(context, { ...input, reviewerRole }) };
  }

  @Mutation(() => RequestCoverageApprovalResult, {
    description:
      'Asks a school to approve what the environment covers (its instructors, a coordinator of the unit).',
  })
  async requestCoverageApproval(
    @Arg('input', () => RequestCoverageApprovalInput, { description: 'See its fields.' })
    input: RequestCoverageApprovalInput,
    @Ctx() context: Context,
  ) {
    return { environment: await requestApproval(context, input) };
  }

  @Mutation(() => ApproveCoverageResult, {
    description:
      'Approves what can be learnt there, in whole or in part (a teacher of a school that was asked).',
  })
  async approveCoverage(
    @Arg('input', () => ApproveCoverageInput, { description: 'See its fields.' }) input: ApproveCoverageInput,
    @Ctx() context: Context,
  ) {
    return { environment: await approveCoverage(context, input) };
  }

  @Mutation(() => WithdrawCoverageResult, {
    description:
      'Withdraws a coverage: no new marks rest on it; old marks stay (its instructors, a coordinator of the unit, a teacher of the school that approved it).',
  })
  async withdrawCoverage(
    @Arg('input', () => WithdrawCoverageInput, { description: 'See its fields.' })
    input: WithdrawCoverageInput,
    @Ctx() context: Context,
  ) {
    return { environment: await withdrawCoverage(context, input) };
  }

  @Mutation(() => AddEnvironmentTaskResult, {
    description: 'Adds a task (the environment’s instructors, a coordinator of the unit).',
  })
  async addEnvironmentTask(
    @Arg('input', () => AddEnvironmentTaskInput, { description: 'See its fields.' })
    input: AddEnvironmentTaskInput,
    @Ctx() context: Context,
  ) {
    return taskResult(context, await addTask(context, { ...input, sentence: localizedFrom(input.sentence) }));
  }

  @Mutation(() => ChangeEnvironmentTaskResult, {
    description:
      'Puts a new task in an old one’s place; coverage that no task teaches any more ends (the environment’s instructors, a coordinator of the unit).',
  })
  async changeEnvironmentTask(
    @Arg('input', () => ChangeEnvironmentTaskInput, { description: 'See its fields.' })
    input: ChangeEnvironmentTaskInput,
    @Ctx() context: Context,
  ) {
    return taskResult(
      context,
      await changeTask(context, { ...input, sentence: localizedFrom(input.sentence) }),
    );
  }

  @Mutation(() => WithdrawEnvironmentTaskResult, {
    description:
      'Withdraws a task; coverage that no task teaches any more ends (the environment’s instructors, a coordinator of the unit).',
  })
  async withdrawEnvironmentTask(
    @Arg('input', () => WithdrawEnvironmentTaskInput, { description: 'See its fields.' })
    input: WithdrawEnvironmentTaskInput,
    @Ctx() context: Context,
  ) {
    return { environment: await withdrawTask(context, input) };
  }
}
