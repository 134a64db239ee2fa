import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Id } from '../base/id.ts';
import type { Language, LocalizedText } from '../base/language.ts';
import { allowCardAndPin } from './acts/allow-card-and-pin.ts';
import { type Context, loader } from './context.ts';
import { LanguageEnum, LocalizedTextInput, LocalizedTextType, localizedFrom } from './language.type.ts';
import { makeUnitLoader } from './organisation.loader.ts';
import { ControllerUnitType } from './organisation.type.ts';
import { privacyNotice } from './privacy-notice.ts';
import { resultUnion } from './refusal.type.ts';

@ObjectType('NoticeSection', { description: 'A part of the privacy notice.' })
export class NoticeSectionType {
  @Field(() => String, { description: 'Its heading.' })
  heading!: string;

  @Field(() => [String], { description: 'Its paragraphs.' })
  paragraphs!: readonly string[];
}

@ObjectType('CardAndPinReason', {
  description: 'Why an organisation lets its participants in with card and PIN alone.',
})
export class CardAndPinReasonType {
  @Field(() => String, { description: 'The organisation’s public name.' })
  unit!: string;

  @Field(() => String, { description: 'Its reason.' })
  reason!: string;
}

@ObjectType('PrivacyNotice', {
  description: 'What is kept, whose it is, how long, and what one can do; in plain words.',
})
export class PrivacyNoticeType {
  @Field(() => String, { description: 'The title.' })
  title!: string;

  @Field(() => String, { description: 'Who keeps the wallets.' })
  provider!: string;

  @Field(() => LanguageEnum, { description: 'The language that it is in.' })
  language!: Language;

  @Field(() => [NoticeSectionType], { description: 'Its parts, in order; the last one prints the reasons.' })
  sections!: readonly NoticeSectionType[];

  @Field(() => [CardAndPinReasonType], { description: 'The organisations’ reasons by themselves.' })
  reasons!: readonly CardAndPinReasonType[];
}

@InputType({ description: 'A reason to record.' })
export class AllowCardAndPinInput {
  @Field(() => ID, { description: 'The unit.' })
  unit!: Id<'unit'>;

  @Field(() => LocalizedTextInput, { description: 'Why card and PIN are enough there; published.' })
  reason!: LocalizedTextInput;
}

@ObjectType({
  description: 'The unit lets its participants in with card and PIN, for the reason that it gave.',
})
export class CardAndPinAllowed {
  @Field(() => ControllerUnitType, { description: 'The unit.' })
  unit!: ControllerUnitType;

  @Field(() => LocalizedTextType, { description: 'The reason as it is printed.' })
  reason!: LocalizedText;
}

const AllowCardAndPinResult = resultUnion('AllowCardAndPinResult', CardAndPinAllowed);

@Resolver()
export class PrivacyNoticeResolver {
  @Query(() => PrivacyNoticeType, { description: 'The privacy notice of this installation. Public.' })
  privacyNotice(
    @Ctx() context: Context,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'The request’s own unless said.' })
    language?: Language,
  ) {
    return privacyNotice(context, language ?? context.language, context.now);
  }

  @Mutation(() => AllowCardAndPinResult, {
    description:
      'Records why a unit lets its participants in with card and PIN alone (its coordinator); it admits nobody before.',
  })
  async allowCardAndPin(
    @Arg('input', () => AllowCardAndPinInput, { description: 'The unit and its reason.' })
    input: AllowCardAndPinInput,
    @Ctx() context: Context,
  ) {
    const { unit, reason } = await allowCardAndPin(context, {
      unit: input.unit,
      reason: localizedFrom(input.reason),
    });
    return { unit: await loader(context, makeUnitLoader).load(unit), reason };
  }
}
