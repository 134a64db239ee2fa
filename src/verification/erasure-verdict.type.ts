import { Field, ObjectType } from 'type-graphql';
import { DateTime, Day } from '../access/scalar.ts';
import { ReceiptVerdictType } from './receipt-verdict.type.ts';

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
export class ErasureReceiptVerdictType extends ReceiptVerdictType {
  @Field(() => ErasureSaidType, { nullable: true, description: 'What it says; null unless it is genuine.' })
  said!: ErasureSaidType | null;
}
