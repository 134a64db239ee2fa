import { Field, ObjectType } from 'type-graphql';
import { ChecklistType } from '../checklist/checklist.type.ts';
import { CredentialType } from '../credential/credential.type.ts';
import {
  AssessmentType,
  DecisionType,
  RecognitionCaseType,
  RemedyTextType,
  ReviewType,
  StatementType,
} from './recognition.type.ts';

@ObjectType({ description: 'The case as the act left it.' })
export class CaseChanged {
  @Field(() => RecognitionCaseType, { description: 'The case.' })
  case!: RecognitionCaseType;

  @Field(() => ChecklistType, { description: 'The checklist as it now is.' })
  checklist!: ChecklistType;
}

@ObjectType({
  description: 'An assessment was recorded or confirmed; the last confirmation makes the decision.',
})
export class AssessmentRecorded {
  @Field(() => ChecklistType, { description: 'The checklist as it now is.' })
  checklist!: ChecklistType;

  @Field(() => AssessmentType, {
    nullable: true,
    description: 'The assessment; null where it was done directly.',
  })
  assessment!: AssessmentType | null;

  @Field(() => DecisionType, {
    nullable: true,
    description: 'The decision; null while another assessor has still to confirm.',
  })
  decision!: DecisionType | null;

  @Field(() => CredentialType, { nullable: true, description: 'The credential that the decision issued.' })
  credential!: CredentialType | null;
}

@ObjectType({ description: 'A decision as the act left it.' })
export class DecisionMade {
  @Field(() => ChecklistType, { description: 'The checklist as it now is.' })
  checklist!: ChecklistType;

  @Field(() => DecisionType, { description: 'The decision.' })
  decision!: DecisionType;

  @Field(() => CredentialType, { nullable: true, description: 'Its credential, where it recognises.' })
  credential!: CredentialType | null;
}

@ObjectType({ description: 'A statement was given.' })
export class StatementGiven {
  @Field(() => ChecklistType, { description: 'The checklist as it now is.' })
  checklist!: ChecklistType;

  @Field(() => StatementType, { description: 'The statement.' })
  statement!: StatementType;

  @Field(() => CredentialType, { description: 'Its credential.' })
  credential!: CredentialType;
}

@ObjectType({ description: 'A review as the act left it.' })
export class ReviewChanged {
  @Field(() => ReviewType, { description: 'The review.' })
  review!: ReviewType;
}

@ObjectType({ description: 'A remedy text is stored.' })
export class RemedyConfigured {
  @Field(() => RemedyTextType, { description: 'It.' })
  remedy!: RemedyTextType;
}
