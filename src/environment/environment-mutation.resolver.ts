import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { type LocalizedTextInput, localizedFrom } from '../access/language.type.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { assignInstructor, unassignInstructor } from './acts/assign-instructor.ts';
import { copyEnvironment } from './acts/copy-environment.ts';
import { describeEnvironment } from './acts/describe-environment.ts';
import { linkGroup, unlinkGroup } from './acts/link-group.ts';
import { redescribeEnvironment } from './acts/redescribe-environment.ts';
import { withdrawEnvironment } from './acts/withdraw-environment.ts';
import {
  CopyEnvironmentInput,
  DescribeEnvironmentInput,
  EnvironmentChanged,
  EnvironmentGroupInput,
  EnvironmentInstructorInput,
  RedescribeEnvironmentInput,
  WithdrawEnvironmentInput,
} from './environment-input.type.ts';

const texts = (input: { publicName: LocalizedTextInput; description: LocalizedTextInput | null }) => ({
  publicName: localizedFrom(input.publicName),
  description: input.description ? localizedFrom(input.description) : null,
});

const DescribeEnvironmentResult = resultUnion('DescribeEnvironmentResult', EnvironmentChanged);
const RedescribeEnvironmentResult = resultUnion('RedescribeEnvironmentResult', EnvironmentChanged);
const CopyEnvironmentResult = resultUnion('CopyEnvironmentResult', EnvironmentChanged);
const WithdrawEnvironmentResult = resultUnion('WithdrawEnvironmentResult', EnvironmentChanged);
const AssignInstructorResult = resultUnion('AssignInstructorResult', EnvironmentChanged);
const UnassignInstructorResult = resultUnion('UnassignInstructorResult', EnvironmentChanged);
const LinkGroupToEnvironmentResult = resultUnion('LinkGroupToEnvironmentResult', EnvironmentChanged);
const UnlinkGroupFromEnvironmentResult = resultUnion('UnlinkGroupFromEnvironmentResult', EnvironmentChanged);

@Resolver()
export class EnvironmentMutations {
  @Mutation(() => DescribeEnvironmentResult, {
    description:
      'Describes a learning environment; an instructor who does so is assigned to it (an instructor or a coordinator of the unit).',
  })
  async describeEnvironment(
    @Arg('input', () => DescribeEnvironmentInput, { description: 'See its fields.' })
    input: DescribeEnvironmentInput,
    @Ctx() context: Context,
  ) {
    const environment = await describeEnvironment(context, { ...input, ...texts(input) });
    return { environment };
  }

  @Mutation(() => RedescribeEnvironmentResult, {
    description: 'Describes an environment anew (its instructors, a coordinator of the unit).',
  })
  async redescribeEnvironment(
    @Arg('input', () => RedescribeEnvironmentInput, { description: 'See its fields.' })
    input: RedescribeEnvironmentInput,
    @Ctx() context: Context,
  ) {
    const environment = await redescribeEnvironment(context, { ...input, ...texts(input) });
    return { environment };
  }

  @Mutation(() => CopyEnvironmentResult, {
    description:
      'Copies an environment for another group, with its tasks; what is covered comes along on the organisation’s own basis.',
  })
  async copyEnvironment(
    @Arg('input', () => CopyEnvironmentInput, { description: 'See its fields.' }) input: CopyEnvironmentInput,
    @Ctx() context: Context,
  ) {
    const publicName = input.publicName ? localizedFrom(input.publicName) : null;
    return { environment: await copyEnvironment(context, { ...input, publicName }) };
  }

  @Mutation(() => WithdrawEnvironmentResult, {
    description:
      'Withdraws an environment for good: no new marks; old marks stay (its instructors, a coordinator of the unit).',
  })
  async withdrawEnvironment(
    @Arg('input', () => WithdrawEnvironmentInput, { description: 'See its fields.' })
    input: WithdrawEnvironmentInput,
    @Ctx() context: Context,
  ) {
    return { environment: await withdrawEnvironment(context, input) };
  }

  @Mutation(() => AssignInstructorResult, {
    description: 'Assigns an instructor, who may then mark there (a coordinator of the unit).',
  })
  async assignInstructor(
    @Arg('input', () => EnvironmentInstructorInput, { description: 'See its fields.' })
    input: EnvironmentInstructorInput,
    @Ctx() context: Context,
  ) {
    return { environment: await assignInstructor(context, input) };
  }

  @Mutation(() => UnassignInstructorResult, {
    description: 'Ends an instructor’s assignment (a coordinator of the unit).',
  })
  async unassignInstructor(
    @Arg('input', () => EnvironmentInstructorInput, { description: 'See its fields.' })
    input: EnvironmentInstructorInput,
    @Ctx() context: Context,
  ) {
    return { environment: await unassignInstructor(context, input) };
  }

  @Mutation(() => LinkGroupToEnvironmentResult, {
    description:
      'Says that a group of the unit works in the environment (its instructors, a coordinator of the unit).',
  })
  async linkGroupToEnvironment(
    @Arg('input', () => EnvironmentGroupInput, { description: 'See its fields.' })
    input: EnvironmentGroupInput,
    @Ctx() context: Context,
  ) {
    return { environment: await linkGroup(context, input) };
  }

  @Mutation(() => UnlinkGroupFromEnvironmentResult, {
    description: 'Says that the group works there no longer (its instructors, a coordinator of the unit).',
  })
  async unlinkGroupFromEnvironment(
    @Arg('input', () => EnvironmentGroupInput, { description: 'See its fields.' })
    input: EnvironmentGroupInput,
    @Ctx() context: Context,
  ) {
    return { environment: await unlinkGroup(context, input) };
  }
}
