import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Day } from '../access/scalar.ts';
import type { ReasonCode } from './check.text.ts';
import { CHECK_NAMES, type Check, type CheckName, OUTCOMES, type Outcome } from './check.ts';
import { describedEnum } from './described-enum.ts';
import { ISSUER_REGISTERS, type IssuerRegister } from './issuer-registers.ts';
import { ProofDocument } from './proof-document.type.ts';

export const CheckNameEnum = describedEnum(CHECK_NAMES);
registerEnumType(CheckNameEnum.values, {
  name: 'CheckName',
  description: 'What is asked of a proof, one by one; what does not apply is not listed.',
  valuesConfig: CheckNameEnum.descriptions,
});

export const OutcomeEnum = describedEnum(OUTCOMES);
registerEnumType(OutcomeEnum.values, {
  name: 'Outcome',
  description: 'The answer of a check, and of all of them together.',
  valuesConfig: OutcomeEnum.descriptions,
});

export const IssuerRegisterEnum = describedEnum(ISSUER_REGISTERS);
registerEnumType(IssuerRegisterEnum.values, {
  name: 'IssuerRegister',
  description: 'Which register knows an issuer.',
  valuesConfig: IssuerRegisterEnum.descriptions,
});

@InputType({
  description:
    'A proof to check: exactly one of `text` and `fileBase64`; a receipt beside it is compared with it.',
})
export class ProofInput {
  @Field(() => String, {
    nullable: true,
    description: 'The credential’s text: JSON, or a token (JWT, SD-JWT); or a receipt by itself.',
  })
  text?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A file (JSON, a token, PDF, PNG or SVG) in base64, 10 MB at most.',
  })
  fileBase64?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A receipt of an earlier check: `earlier` then tells whether it is of this very proof.',
  })
  receipt?: string;
}

@ObjectType('Check', { description: 'One check of a proof.' })
export class CheckType {
  @Field(() => CheckNameEnum.values, { description: 'What was asked.' })
  name!: CheckName;

  @Field(() => OutcomeEnum.values, { description: 'The answer.' })
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
    description: 'The issuer’s name from a register, never from the proof.',
  })
  issuerName!: string | null;

  @Field(() => IssuerRegisterEnum.values, {
    nullable: true,
    description: 'Which register knows the issuer; null where none does.',
  })
  issuerRegister!: IssuerRegister | null;

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

@ObjectType('CredentialVerdict', { description: 'The verdict on one credential of a presentation.' })
export class CredentialVerdictType {
  @Field(() => OutcomeEnum.values, {
    description: 'Any INVALID makes INVALID; else any UNKNOWN but ISSUER_TRUST’s makes UNKNOWN; else VALID.',
  })
  outcome!: Outcome;

  @Field(() => [CheckType], { description: 'Each check that applies, with its reason.' })
  checks!: readonly Check[];

  @Field(() => ProofSummaryType, { nullable: true, description: 'What it says, where its signature holds.' })
  proof!: ProofSummaryType | null;
}

@ObjectType('Verdict', { description: 'The checks of a proof and what follows from them.' })
export class VerdictType extends CredentialVerdictType {
  @Field(() => [CredentialVerdictType], {
    description:
      'Each credential by itself. Where a presentation holds several, the checks above are each at their worst.',
  })
  credentials!: readonly CredentialVerdictType[];
}
