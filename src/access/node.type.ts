import { Field, ID, InterfaceType } from 'type-graphql';
import { type IdKind, kindOf } from '../base/id.ts';

/** The GraphQL type that each kind of id names, for the kinds that can be looked up by `node(id)`. */
export const NODE_TYPES = {
  participant: 'Participant',
  group: 'WorkGroup',
  unit: 'ControllerUnit',
  issuer: 'Issuer',
  qualification: 'Qualification',
  qualificationUnit: 'QualificationUnit',
  unitPart: 'UnitPart',
  target: 'Target',
  requirement: 'Requirement',
  environment: 'LearningEnvironment',
  checklist: 'Checklist',
  mark: 'Mark',
  recognitionCase: 'RecognitionCase',
  decision: 'Decision',
  statement: 'Statement',
  credential: 'Credential',
  issuingBatch: 'IssuingBatch',
} as const satisfies Partial<Record<IdKind, string>>;

@InterfaceType('Node', {
  description: 'Anything with a global id.',
  resolveType: (value: { id: string }) => NODE_TYPES[kindOf(value.id) as keyof typeof NODE_TYPES],
})
export abstract class Node {
  @Field(() => ID, { description: 'The global id: opaque, never reused.' })
  id!: string;
}
