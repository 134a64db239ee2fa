import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import { REISSUE_STATES, type ReissueState } from '../access/reissue.ts';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { describedEnum } from '../checklist/described-enum.type.ts';

export const ReissueStateEnum = describedEnum('ReissueState', 'Where a re-issue stands.', REISSUE_STATES);

@ObjectType('Reissue', {
  description: 'Staff’s request for a new card for a participant who has lost PIN and card.',
})
export class ReissueType {
  @Field(() => ID, { description: 'The id.' })
  id!: Id<'reissue'>;

  @Field(() => ID, { description: 'For whom.' })
  participant!: Id<'participant'>;

  @Field(() => ReissueStateEnum, { description: 'Where it stands.' })
  state!: ReissueState;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => DateTime, {
    description:
      'From when its card can be printed: at once with two people, else 48 hours after the request.',
  })
  readyFrom!: Date;

  @Field(() => DateTime, { description: 'Until when its card can be used.' })
  expiresAt!: Date;
}

export const RECOVERY_WAYS = {
  RECOVERY_CARD: 'With the recovery card that the participant had printed.',
  REISSUED_CARD: 'With a card that staff had issued anew.',
} as const satisfies Record<string, string>;
export type RecoveryWay = keyof typeof RECOVERY_WAYS;

export const RecoveryWayEnum = describedEnum('RecoveryWay', 'How a wallet was taken back.', RECOVERY_WAYS);

@ObjectType('Recovery', {
  description:
    'The wallet was taken back: a new PIN was set, sessions ended, devices forgotten. Whoever did not do it themself asks for help at once.',
})
export class RecoveryType {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => RecoveryWayEnum, { description: 'How.' })
  way!: RecoveryWay;
}

@InputType({ description: 'A participant who needs a new card.' })
export class RequestReissueInput {
  @Field(() => ID, { description: 'The participant, of a group that the caller instructs.' })
  participant!: Id<'participant'>;
}

@InputType({ description: 'A re-issue to confirm as the second person.' })
export class ConfirmReissueInput {
  @Field(() => ID, { description: 'The re-issue.' })
  reissue!: Id<'reissue'>;
}

@InputType({ description: 'A re-issue that the participant refuses.' })
export class RefuseReissueInput {
  @Field(() => ID, { description: 'The re-issue.' })
  reissue!: Id<'reissue'>;
}

@InputType({ description: 'A re-issued card to print.' })
export class PrintReissuedCardInput {
  @Field(() => ID, { description: 'The re-issue, which is READY.' })
  reissue!: Id<'reissue'>;

  @Field(() => LanguageEnum, { description: 'The language of the card.' })
  language!: Language;
}

@ObjectType({ description: 'The re-issue as it now stands.' })
export class ReissueChanged {
  @Field(() => ReissueType, { description: 'It.' })
  reissue!: ReissueType;
}

@ObjectType({ description: 'A card to hand over; one that was printed before is void.' })
export class ReissuedCardPrinted {
  @Field(() => String, {
    description:
      'The PDF in Base64, one A4 sheet. Using the card sets the PIN, ends sessions and forgets devices.',
  })
  pdfBase64!: string;

  @Field(() => DateTime, { description: 'Until when the card can be used.' })
  expiresAt!: Date;
}
