import { Field, ObjectType } from 'type-graphql';
import { DateTime, Day } from '../access/scalar.ts';
import type { Check, Outcome } from './check.ts';
import { CheckType, OutcomeEnum } from './verification.type.ts';

@ObjectType('ErasureSaid', {
  description: 'What a genuine receipt of an erasure says: days, and nobody’s name.',
})
export class ErasureSaidType {
  @Field(() => DateTime, { description: 'When it was signed.' })
  signedAt!: Date;

  @Field(() => Day, { description: 'The day on which the erasure was asked for.' })
  askedOn!: string;

  @Field(() => Day, { description: 'The day on which the wallet was erased.' })
  erasedOn!: string;

  @Field(() => Day, { description: 'The day from which no backup holds the wallet any more.' })
  backupsGoneOn!: string;
}

@ObjectType('ErasureReceiptVerdict', { description: 'The receipt of an erasure, checked.' })
export class ErasureReceiptVerdictType {
  @Field(() => OutcomeEnum.values, {
    description: 'Whether the receipt is what a server signed; says nothing about who keeps that server.',
  })
  genuine!: Outcome;

  @Field(() => [CheckType], { description: 'What was asked of the receipt itself.' })
  checks!: readonly Check[];

  @Field(() => String, { nullable: true, description: 'The DID of the server that signed it.' })
  server!: string | null;

  @Field(() => Boolean, { description: 'Whether that is this server.' })
  isThisServer!: boolean;

  @Field(() => ErasureSaidType, { nullable: true, description: 'What it says; null unless it is genuine.' })
  said!: ErasureSaidType | null;
}
