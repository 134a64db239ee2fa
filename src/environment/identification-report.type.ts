import { Field, ObjectType } from 'type-graphql';
import { Day } from '../access/scalar.ts';

@ObjectType('IdentificationReport', {
  description:
    'What can be learnt in an environment on a day and on what that rests (tunnistamisraportti). Organisations and roles, no people.',
})
export class IdentificationReportType {
  @Field(() => Day, { description: 'The day that it speaks of.' })
  on!: string;
}

@ObjectType('ReportedTarget', { description: 'A target of which the environment covers something that day.' })
export class ReportedTarget {}

@ObjectType('ReportedRequirement', { description: 'A requirement that the environment covers that day.' })
export class ReportedRequirement {}
