import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { LocalizedTextInput } from '../access/language.type.ts';
import { Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { WithdrawalReason } from './acts/withdraw-coverage.ts';
import { COVERAGE_ENDS, type ReachableLevel } from './environment.ts';
import { EnvironmentTask, LearningEnvironment, ReachableLevelEnum } from './environment.type.ts';

export const WithdrawalReasonEnum = {
  WORK_CHANGED: 'WORK_CHANGED',
  REQUIREMENTS_CHANGED: 'REQUIREMENTS_CHANGED',
  MISTAKE: 'MISTAKE',
} as const satisfies { [R in WithdrawalReason]: R };
registerEnumType(WithdrawalReasonEnum, {
  name: 'CoverageWithdrawalReason',
  description: 'Why somebody withdraws a coverage.',
  valuesConfig: {
    WORK_CHANGED: { description: COVERAGE_ENDS.WORK_CHANGED },
    REQUIREMENTS_CHANGED: { description: COVERAGE_ENDS.REQUIREMENTS_CHANGED },
    MISTAKE: { description: COVERAGE_ENDS.MISTAKE },
  },
});

@ObjectType({ description: 'An environment as the act left it.' })
export class EnvironmentChanged {
  @Field(() => LearningEnvironment, { description: 'The environment.' })
  environment!: LearningEnvironment;
}

@ObjectType({ description: 'A task as the act left it.' })
export class EnvironmentTaskChanged {
  @Field(() => EnvironmentTask, { description: 'The task that stands now.' })
  task!: EnvironmentTask;

  @Field(() => LearningEnvironment, { description: 'The environment that it stands in.' })
  environment!: LearningEnvironment;
}

@InputType({ description: 'A learning environment to describe.' })
export class DescribeEnvironmentInput {
  @Field(() => ID, { description: 'The unit that keeps it.' })
  unit!: Id<'unit'>;

  @Field(() => LocalizedTextInput, {
    description: 'Its name for the world: what is done there, at most 120 characters.',
  })
  publicName!: LocalizedTextInput;

  @Field(() => String, { nullable: true, description: 'A town or a district.' })
  place!: string | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What is done there, at most 2000 characters.',
  })
  description!: LocalizedTextInput | null;
}

@InputType({ description: 'A new description, whole: what is left out is gone.' })
export class RedescribeEnvironmentInput {
  @Field(() => ID, { description: 'The environment.' })
  environment!: Id<'environment'>;

  @Field(() => LocalizedTextInput, { description: 'Its name for the world.' })
  publicName!: LocalizedTextInput;

  @Field(() => String, { nullable: true, description: 'A town or a district.' })
  place!: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What is done there.' })
  description!: LocalizedTextInput | null;
}

@InputType({ description: 'An environment.' })
export class WithdrawEnvironmentInput {
  @Field(() => ID, { description: 'The environment to withdraw.' })
  environment!: Id<'environment'>;
}

@InputType({ description: 'A task to add.' })
export class AddEnvironmentTaskInput {
  @Field(() => ID, { description: 'The environment.' })
  environment!: Id<'environment'>;

  @Field(() => LocalizedTextInput, { description: 'One plain sentence, at most 200 characters.' })
  sentence!: LocalizedTextInput;

  @Field(() => [ID], { description: 'The requirements that it is an instance of; at least one.' })
  requirements!: Id<'requirement'>[];
}

@InputType({ description: 'What a task is to say instead.' })
export class ChangeEnvironmentTaskInput {
  @Field(() => ID, { description: 'The task.' })
  task!: Id<'task'>;

  @Field(() => LocalizedTextInput, { description: 'One plain sentence, at most 200 characters.' })
  sentence!: LocalizedTextInput;

  @Field(() => [ID], { description: 'The requirements that it is an instance of; at least one.' })
  requirements!: Id<'requirement'>[];
}

@InputType({ description: 'A task to withdraw.' })
export class WithdrawEnvironmentTaskInput {
  @Field(() => ID, { description: 'The task.' })
  task!: Id<'task'>;
}

@InputType({ description: 'What the organisation itself vouches for.' })
export class CoverRequirementsInput {
  @Field(() => ID, { description: 'The environment.' })
  environment!: Id<'environment'>;

  @Field(() => ID, { nullable: true, description: 'The whole of this target, as far as tasks teach it.' })
  target!: Id<'target'> | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'These requirements. Without them and without a target: all that tasks teach.',
  })
  requirements!: Id<'requirement'>[] | null;

  @Field(() => ReachableLevelEnum, { description: 'How far the competence can be learnt there.' })
  level!: ReachableLevel;

  @Field(() => Day, { description: 'The last day on which it holds; at most five years away.' })
  reviewOn!: string;
}

@InputType({ description: 'What an expert has reviewed.' })
export class ReviewCoverageInput extends CoverRequirementsInput {
  @Field(() => LocalizedTextInput, { description: 'The expert’s role, never a name.' })
  reviewerRole!: LocalizedTextInput;
}

@InputType({ description: 'What a school’s teacher approves, in whole or in part.' })
export class ApproveCoverageInput extends CoverRequirementsInput {
  @Field(() => ID, { description: 'The school, one that was asked.' })
  school!: Id<'unit'>;
}

@InputType({ description: 'A school to be asked.' })
export class RequestCoverageApprovalInput {
  @Field(() => ID, { description: 'The environment.' })
  environment!: Id<'environment'>;

  @Field(() => ID, { description: 'The school.' })
  school!: Id<'unit'>;
}

@InputType({ description: 'A coverage to withdraw.' })
export class WithdrawCoverageInput {
  @Field(() => ID, { description: 'The coverage.' })
  coverage!: Id<'coverage'>;

  @Field(() => WithdrawalReasonEnum, { description: 'Why.' })
  reason!: WithdrawalReason;
}

@InputType({ description: 'An instructor and an environment.' })
export class EnvironmentInstructorInput {
  @Field(() => ID, { description: 'The environment.' })
  environment!: Id<'environment'>;

  @Field(() => ID, { description: 'The instructor, of the same unit.' })
  staff!: Id<'staff'>;
}

@InputType({ description: 'A group and an environment.' })
export class EnvironmentGroupInput {
  @Field(() => ID, { description: 'The environment.' })
  environment!: Id<'environment'>;

  @Field(() => ID, { description: 'The group, of the same unit.' })
  group!: Id<'group'>;
}

@InputType({ description: 'A copy of an environment for another group.' })
export class CopyEnvironmentInput {
  @Field(() => ID, { description: 'The environment to copy.' })
  environment!: Id<'environment'>;

  @Field(() => ID, { description: 'The group that will work in the copy.' })
  group!: Id<'group'>;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'The copy’s public name; the old one’s if not given.',
  })
  publicName!: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: 'The copy’s place; the old one’s if not given.' })
  place!: string | null;
}
