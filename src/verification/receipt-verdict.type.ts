import { Field, ObjectType } from 'type-graphql';
import type { Check, Outcome } from './check.ts';
import { CheckType, OutcomeEnum } from './verification.type.ts';

/** What is said of any receipt that a server signed, whatever it is a receipt of. */
@ObjectType()
export abstract class ReceiptVerdictType {
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
}
