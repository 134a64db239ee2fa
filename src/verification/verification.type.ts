import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Day } from '../access/scalar.ts';
import type { ReasonCode } from './check.text.ts';
import { CHECK_NAMES, type Check, type CheckName, OUTCOMES, type Outcome } from './check.ts';
import { ProofDocument } from './proof-document.type.ts';

const enumOf = <Key extends string>(descriptions: Readonly<Record<Key, string>>) =>
  Object.fromEntries(Object.keys(descriptions).map((key) => [key, key])) as { [K in Key]: K };

const described = (descriptions: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(descriptions).map(([key, description]) => [key, { description }]));

export const CheckNameEnum = enumOf(CHECK_NAMES);
registerEnumType(CheckNameEnum, {
  name: 'CheckName',
  description: 'What is asked of a proof, one by one; what does not apply is not listed.',
  valuesConfig: described(CHECK_NAMES),
});

export const OutcomeEnum = enumOf(OUTCOMES);
registerEnumType(OutcomeEnum, {
  name: 'Outcome',
  description: 'The answer of a check, and of all of them together.',
  valuesConfig: described(OUTCOMES),
});

@InputType({ description: 'A proof to check: exactly one of the fields.' })
export class ProofInput {
  @Field(() => String, {
    nullable: true,
    description: 'The credential’s text: JSON, or a token (JWT, SD-JWT).',
  })
  text?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A file (JSON, a token, PDF, PNG or SVG) in base64, 10 MB at most.',
  })
  fileBase64?: string;
}

@ObjectType('Check', { description: 'One check of a proof.' })
export class CheckType {
  @Field(() => CheckNameEnum, { description: 'What was asked.' })
  name!: CheckName;

  @Field(() => OutcomeEnum, { description: 'The answer.' })
  outcome!: Outcome;

  @Field(() => String, { description: 'Which of the possible answers; stable, the same in every language.' })
  code!: ReasonCode;
}

@ObjectType({ description: 'What a proof says, from its signed claims; only where its signature holds.' })
export class ProofSummaryType {
  @Field(() => String, { description: 'The issuer’s DID.' })
  issuerId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The issuer’s name from our own register, never from the proof.',
  })
  issuerName!: string | null;

  @Field(() => String, { nullable: true, description: 'What the proof calls its issuer: its own word.' })
  issuerStatedName!: string | null;

  @Field(() => String, { nullable: true, description: 'Whose it is.' })
  holderName!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  achievementName!: string | null;

  @Field(() => Day, { nullable: true, description: 'When it was issued.' })
  issuedOn!: string | null;

  @Field(() => ProofDocument, {
    nullable: true,
    description: 'Everything on it, where it is of a kind that we issue.',
  })
  document!: ProofDocument | null;
}

@ObjectType('Verdict', { description: 'The checks of a proof and what follows from them.' })
export class VerdictType {
  @Field(() => OutcomeEnum, {
    description: 'Any INVALID makes INVALID; else any UNKNOWN but ISSUER_TRUST’s makes UNKNOWN; else VALID.',
  })
  outcome!: Outcome;

  @Field(() => [CheckType], { description: 'Each check that applies, with its reason.' })
  checks!: readonly Check[];

  @Field(() => ProofSummaryType, { nullable: true, description: 'What it says, where its signature holds.' })
  proof!: ProofSummaryType | null;
}
