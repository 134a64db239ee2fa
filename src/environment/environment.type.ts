import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../access/connection.type.ts';
import { LocalizedTextType } from '../access/language.type.ts';
import { Node } from '../access/node.type.ts';
import { DateTime, Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import {
  COVERAGE_BASES,
  COVERAGE_ENDS,
  type CoverageBasis,
  type CoverageEnd,
  REACHABLE_LEVELS,
  type ReachableLevel,
} from './environment.ts';

const described = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([value, description]) => [value, { description }]));

const namesOf = <V extends string>(values: Readonly<Record<V, string>>) =>
  Object.fromEntries(Object.keys(values).map((value) => [value, value])) as { [Value in V]: Value };

export const CoverageBasisEnum = namesOf<CoverageBasis>(COVERAGE_BASES);
registerEnumType(CoverageBasisEnum, {
  name: 'CoverageBasis',
  description: 'What a learning environment’s coverage rests on.',
  valuesConfig: described(COVERAGE_BASES),
});

export const ReachableLevelEnum = namesOf<ReachableLevel>(REACHABLE_LEVELS);
registerEnumType(ReachableLevelEnum, {
  name: 'ReachableLevel',
  description: 'How far a competence can be learnt in an environment.',
  valuesConfig: described(REACHABLE_LEVELS),
});

export const CoverageEndEnum = namesOf<CoverageEnd>(COVERAGE_ENDS);
registerEnumType(CoverageEndEnum, {
  name: 'CoverageEnd',
  description: 'Why a coverage ended before its review date.',
  valuesConfig: described(COVERAGE_ENDS),
});

export const CoverageStateEnum = { CURRENT: 'CURRENT', ENDED: 'ENDED' } as const;
registerEnumType(CoverageStateEnum, {
  name: 'CoverageState',
  description: 'Whether new marks may rest on a coverage.',
  valuesConfig: {
    CURRENT: { description: 'It takes new marks.' },
    ENDED: { description: 'Withdrawn, or past its review date: old marks stand, new ones are not taken.' },
  },
});

@ObjectType('LearningEnvironment', {
  implements: Node,
  description:
    'A place where competence is learnt (oppimisympäristö). What stands here is public, except people.',
})
export class LearningEnvironment extends Node {
  @Field(() => LocalizedTextType, { description: 'Its name for the world, such as “Bicycle workshop”.' })
  publicName!: LocalizedText;

  @Field(() => String, { nullable: true, description: 'Where it is: a town or a district.' })
  place!: string | null;

  @Field(() => LocalizedTextType, { nullable: true, description: 'What is done there.' })
  description!: LocalizedText | null;

  @Field(() => DateTime, { description: 'When it was described.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was withdrawn; since then it takes no new marks.',
  })
  withdrawnAt!: Date | null;
}

@ObjectType('EnvironmentTask', { description: 'A task done there, in one plain sentence.' })
export class EnvironmentTask {
  @Field(() => ID, { description: 'The id. A changed task is a new task with a new id.' })
  id!: Id<'task'>;

  @Field(() => LocalizedTextType, { description: 'The sentence, in each language that it was written in.' })
  sentence!: LocalizedText;

  @Field(() => Int, { description: 'Its place among the environment’s tasks, from 0.' })
  position!: number;

  @Field(() => ID, { nullable: true, description: 'The task whose place it took when that was changed.' })
  replaces!: Id<'task'> | null;
}

@ObjectType('EnvironmentCoverage', {
  description: 'That an environment covers a requirement, and on what that rests.',
})
export class EnvironmentCoverage {
  @Field(() => ID, { description: 'The id.' })
  id!: Id<'coverage'>;

  @Field(() => CoverageBasisEnum, { description: 'What it rests on.' })
  basis!: CoverageBasis;

  @Field(() => ReachableLevelEnum, { description: 'How far the competence can be learnt there.' })
  level!: ReachableLevel;

  @Field(() => LocalizedTextType, { nullable: true, description: 'The role of the expert who reviewed it.' })
  reviewerRole!: LocalizedText | null;

  @Field(() => Day, { description: 'The last day on which it holds without a new look.' })
  reviewOn!: string;

  @Field(() => DateTime, { description: 'When it was given.' })
  approvedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: Date | null;

  @Field(() => CoverageEndEnum, { nullable: true, description: 'Why it was withdrawn.' })
  withdrawnWhy!: CoverageEnd | null;

  @Field(() => CoverageStateEnum, { description: 'Whether it holds on the day that was asked about.' })
  state!: 'CURRENT' | 'ENDED';
}

@ObjectType('EnvironmentGroup', { description: 'A group that works in an environment, by name alone.' })
export class EnvironmentGroup {
  @Field(() => ID, { description: 'The group’s id.' })
  id!: Id<'group'>;

  @Field(() => String, { description: 'The group’s name among staff.' })
  name!: string;

  @Field(() => DateTime, { description: 'Since when it works there.' })
  linkedAt!: Date;
}

export const LearningEnvironmentConnection = connectionOf('LearningEnvironment', LearningEnvironment);
