import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../access/scalar.ts';
import type { CheckName, Outcome } from './check.ts';
import { ReceiptVerdictType } from './receipt-verdict.type.ts';
import { CheckNameEnum, OutcomeEnum } from './verification.type.ts';

@ObjectType('EarlierCheck', { description: 'One check as a receipt keeps it.' })
export class EarlierCheckType {
  @Field(() => CheckNameEnum.values, { description: 'What was asked.' })
  name!: CheckName;

  @Field(() => OutcomeEnum.values, { description: 'The answer then.' })
  outcome!: Outcome;

  @Field(() => String, { description: 'Which of the possible answers it was.' })
  code!: string;
}

@ObjectType('EarlierFinding', { description: 'What a genuine receipt says was found.' })
export class EarlierFindingType {
  @Field(() => OutcomeEnum.values, { description: 'The verdict then.' })
  outcome!: Outcome;

  @Field(() => DateTime, { description: 'When it was checked.' })
  at!: Date;

  @Field(() => [EarlierCheckType], { description: 'Each check, without words.' })
  checks!: readonly EarlierCheckType[];

  @Field(() => [String], { description: 'The DIDs of the issuers whose signatures held.' })
  issuers!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file that was checked, in hexadecimal; null where a text was pasted.',
  })
  fileSha256!: string | null;
}

@ObjectType('EarlierVerdict', { description: 'A receipt of an earlier check, checked itself.' })
export class EarlierVerdictType extends ReceiptVerdictType {
  @Field(() => EarlierFindingType, {
    nullable: true,
    description: 'What it says; null unless it is genuine.',
  })
  found!: EarlierFindingType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is of the proof given beside it; null where none was, or it is not genuine.',
  })
  isOfThisProof!: boolean | null;
}
