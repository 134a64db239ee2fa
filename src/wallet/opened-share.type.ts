import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import { DateTime } from '../access/scalar.ts';
import type { Language } from '../base/language.ts';
import type { Outcome } from '../verification/check.ts';
import { ProofFact, ProofRequirement } from '../verification/proof-document.type.ts';
import { CredentialVerdictType, OutcomeEnum, VerdictType } from '../verification/verification.type.ts';

@ObjectType('ShownParts', { description: 'What is shown of a proof of which its holder left something out.' })
export class ShownPartsType {
  @Field(() => LanguageEnum, { description: 'The language that it was signed in.' })
  language!: Language;

  @Field(() => String, { description: 'What kind of document it is, and of what.' })
  title!: string;

  @Field(() => [ProofFact], { description: 'The facts that are shown, with their labels.' })
  facts!: readonly ProofFact[];

  @Field(() => [ProofRequirement], {
    description: 'The requirements that are shown, in the order of the qualification requirements.',
  })
  requirements!: readonly ProofRequirement[];
}

@ObjectType({ description: 'What was found of the signed file that a covered copy was made of.' })
export class CoveredOriginal {
  @Field(() => DateTime, { description: 'When it was found.' })
  at!: Date;

  @Field(() => OutcomeEnum.values, { description: 'The verdict then, in one word.' })
  outcome!: Outcome;

  @Field(() => CredentialVerdictType, {
    description: 'The verdict then. It cannot be found again from the copy.',
  })
  verdict!: CredentialVerdictType;
}

@ObjectType('SharedFile', { description: 'A file that whoever was given the link may keep.' })
export class SharedFileType {
  @Field(() => String, { description: 'What to call it.' })
  fileName!: string;

  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string;
}

@ObjectType('SharedProof', { description: 'One proof as it is shown.' })
export class SharedProofType {
  @Field(() => VerdictType, {
    nullable: true,
    description: 'What is found of it now; null for a covered copy, which carries no signature.',
  })
  verdict!: VerdictType | null;

  @Field(() => CoveredOriginal, {
    nullable: true,
    description: 'Of a copy in which a personal identity code is covered: what was found of the original.',
  })
  original!: CoveredOriginal | null;

  @Field(() => ShownPartsType, {
    nullable: true,
    description: 'What is shown where the holder chose parts. What they left out is not in the file either.',
  })
  parts!: ShownPartsType | null;

  @Field(() => [SharedFileType], { description: 'The files: signed bytes as they are, or the chosen parts.' })
  files!: readonly SharedFileType[];
}

@ObjectType({ description: 'What a link shows.' })
export class ShareOpened {
  @Field(() => String, { nullable: true, description: 'What its holder says before it.' })
  introduction!: string | null;

  @Field(() => LanguageEnum, { description: 'The language that its holder chose.' })
  language!: Language;

  @Field(() => DateTime, { description: 'Until when the link works.' })
  expiresAt!: Date;

  @Field(() => [SharedProofType], { description: 'The proofs, in the holder’s order.' })
  items!: readonly SharedProofType[];

  @Field(() => String, {
    description:
      'Lets the files be fetched by `sharedFile` for half an hour without counting another opening.',
  })
  ticket!: string;
}

@InputType({ description: 'A link to open.' })
export class OpenShareInput {
  @Field(() => String, { description: 'What the link ends in.' })
  token!: string;

  @Field(() => String, { nullable: true, description: 'The one-time code, where its holder told one.' })
  code?: string;
}

@InputType({ description: 'A file of a link that was just opened.' })
export class SharedFileInput {
  @Field(() => String, { description: 'What the link ends in.' })
  token!: string;

  @Field(() => String, { description: 'The opening’s ticket.' })
  ticket!: string;

  @Field(() => Int, { description: 'Which proof, counted from 0.' })
  item!: number;

  @Field(() => Int, { description: 'Which of its files, counted from 0.' })
  file!: number;
}
