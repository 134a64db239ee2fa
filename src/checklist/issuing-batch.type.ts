import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../access/connection.type.ts';
import { LanguageEnum } from '../access/language.type.ts';
import { Node } from '../access/node.type.ts';
import { RefusalCodeEnum } from '../access/refusal.type.ts';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import type { RefusalCode } from '../base/refusal.ts';
import { describedEnum } from './described-enum.type.ts';
import { ISSUING_STATES, type IssuingState } from './issuing-batch.ts';

export const IssuingStateEnum = describedEnum(
  'IssuingState',
  'Where one checklist of an issuing batch is.',
  ISSUING_STATES,
);

@ObjectType('IssuingBatch', {
  implements: Node,
  description: 'Certificates of competence for a whole group, asked for at once.',
})
export class IssuingBatchType extends Node {
  @Field(() => String, { description: 'What the caller named the request.' })
  requestId!: string;

  @Field(() => LanguageEnum, { description: 'The language of the certificates.' })
  language!: Language;

  @Field(() => DateTime, { description: 'When it was first asked for.' })
  startedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last of it was done; null while some waits. Asking again goes on with it.',
  })
  endedAt!: Date | null;
}

@ObjectType('IssuingBatchItem', {
  description: 'One checklist of an issuing batch, or a participant who has none to certify.',
})
export class IssuingBatchItemType {
  @Field(() => IssuingStateEnum, { description: 'Where it is.' })
  state!: IssuingState;

  @Field(() => RefusalCodeEnum, { nullable: true, description: 'Why it was refused.' })
  code!: RefusalCode | null;
}

export const IssuingBatchItemConnection = connectionOf('IssuingBatchItem', IssuingBatchItemType);
export const IssuingBatchConnection = connectionOf('IssuingBatch', IssuingBatchType);

@ObjectType({ description: 'The batch as far as it was done; where nothing of it waits, it is done.' })
export class CertificatesIssued {
  @Field(() => IssuingBatchType, { description: 'It.' })
  batch!: IssuingBatchType;
}

@InputType({ description: 'A group to certify, and how.' })
export class IssueCertificatesInput {
  @Field(() => ID, { description: 'The group; at most 2,000 checklists.' })
  group!: Id<'group'>;

  @Field(() => ID, { description: 'An environment of the workshop that certifies.' })
  environment!: Id<'environment'>;

  @Field(() => ID, {
    nullable: true,
    description: 'This target alone; every checklist that has not ended where left out.',
  })
  target?: Id<'target'> | null;

  @Field(() => LanguageEnum, { description: 'The language of the certificates.' })
  language!: Language;

  @Field(() => Boolean, { nullable: true, description: 'Leave out the environment’s name.' })
  withoutEnvironment?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Leave out the dates of birth.' })
  withoutBirthDate?: boolean;

  @Field(() => String, {
    description:
      'A UUID of the caller’s own choice. The same one asks for the same batch: it goes on, and nothing is done twice.',
  })
  requestId!: string;
}
