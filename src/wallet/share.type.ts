import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { describedEnum } from '../verification/described-enum.ts';
import type { HoldingId } from './holding.ts';
import { SHARE_STATES } from './share.ts';
import { SHARE_CLAIMS, type ShareClaim } from './share-choice.ts';

export const ShareStateEnum = describedEnum(SHARE_STATES);
registerEnumType(ShareStateEnum.values, {
  name: 'ShareState',
  description: 'How a share stands; only its holder is told.',
  valuesConfig: ShareStateEnum.descriptions,
});

export const ShareClaimEnum = describedEnum(SHARE_CLAIMS);
registerEnumType(ShareClaimEnum.values, {
  name: 'ShareClaim',
  description:
    'What of a proof can be left out. What kind of document it is, of what, by whom, whole or in part, and any deviation always show.',
  valuesConfig: ShareClaimEnum.descriptions,
});

@ObjectType('ShareOpening', { description: 'One opening of a share: when, and nothing of who or where.' })
export class ShareOpeningType {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType('Share', { description: 'A link to chosen proofs, which its holder can withdraw at once.' })
export class ShareType {
  @Field(() => ID, { description: 'Names it for its holder; it is no part of the link.' })
  id!: Id<'share'>;

  @Field(() => LanguageEnum, { description: 'The language of its paper.' })
  language!: Language;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: Date | null;

  @Field(() => Int, { description: 'How often it may be opened.' })
  mostOpenings!: number;

  @Field(() => Int, { description: 'How often somebody tried it in vain once it was closed.' })
  refused!: number;

  @Field(() => Int, { description: 'How many wrong codes were given since the last right one.' })
  codeFailures!: number;
}

@ObjectType('ShareItem', { description: 'One proof in a share, as its holder chose it.' })
export class ShareItemType {
  @Field(() => Boolean, { description: 'Whether all of it is shown.' })
  whole!: boolean;

  @Field(() => [ShareClaimEnum.values], { description: 'What is shown of one in part.' })
  claims!: readonly ShareClaim[];

  @Field(() => [ID], { description: 'The requirements that are shown of one in part.' })
  requirements!: readonly Id<'requirement'>[];
}

@InputType({
  description: 'A proof to share: the whole, or chosen claims and requirements of one from here.',
})
export class ShareItemInput {
  @Field(() => ID, { description: 'Which proof.' })
  holding!: HoldingId;

  @Field(() => Boolean, { description: 'All of it. A brought proof is shared whole.' })
  whole!: boolean;

  @Field(() => [ShareClaimEnum.values], {
    nullable: true,
    description: 'Of a proof in part: what is shown. What is not named is not sent.',
  })
  claims?: ShareClaim[];

  @Field(() => [ID], { nullable: true, description: 'Of a proof in part: which requirements are shown.' })
  requirements?: Id<'requirement'>[];
}

@InputType({ description: 'A link to make.' })
export class CreateShareInput {
  @Field(() => [ShareItemInput], { description: 'The proofs in their order; 1 to 20.' })
  items!: ShareItemInput[];

  @Field(() => ID, { nullable: true, description: 'The set that it was made of, to find it again.' })
  collection?: Id<'collection'>;

  @Field(() => String, {
    nullable: true,
    description:
      'What the viewer of the link reads first; at most 2,000 characters. Do not write about health or social care here.',
  })
  introduction?: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when: 30 days unless said, a year at most; for somebody under 18 never more than 30 days.',
  })
  expiresAt?: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'How often it may be opened: 100 unless said, 1,000 at most.',
  })
  mostOpenings?: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it opens with a one-time code told by voice.',
  })
  withCode?: boolean;

  @Field(() => LanguageEnum, { description: 'The language of its paper.' })
  language!: Language;
}

@InputType({ description: 'One of the viewer’s own shares.' })
export class ShareInput {
  @Field(() => ID, { description: 'Which one.' })
  share!: Id<'share'>;
}

@ObjectType({ description: 'The share as it now is.' })
export class ShareChanged {
  @Field(() => ShareType, { description: 'It.' })
  share!: ShareType;
}

@ObjectType({ description: 'A share that was just made.' })
export class ShareCreated {
  @Field(() => ShareType, { description: 'It, with its link.' })
  share!: ShareType;

  @Field(() => String, {
    name: 'shareCode',
    nullable: true,
    description: 'The one-time code to tell by voice, six digits; shown only here.',
  })
  code!: string | null;
}

@ObjectType({ description: 'A share has a new one-time code; the one before is worthless.' })
export class ShareCodeCreated {
  @Field(() => ShareType, { description: 'It.' })
  share!: ShareType;

  // Not `code`, which a Refusal has in the same answer.
  @Field(() => String, {
    name: 'shareCode',
    description: 'The one-time code to tell by voice, six digits; shown only here.',
  })
  code!: string;
}
