import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import { DateTime } from '../access/scalar.ts';
import { Tokens } from '../access/sign-in.type.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';

@InputType({ description: 'Activation cards to print.' })
export class PrintActivationCardsInput {
  @Field(() => ID, { description: 'The group that using the card joins; the caller instructs it.' })
  group!: Id<'group'>;

  @Field(() => [ID], {
    description: 'Participants who were admitted to the group and have not opened their wallets; 1–100.',
  })
  participants!: Id<'participant'>[];

  @Field(() => LanguageEnum, { description: 'The language of the cards.' })
  language!: Language;
}

@ObjectType('PrintedCard', {
  description: 'Whose card stands on the sheet, and until when it can be used. The code is on paper only.',
})
export class PrintedCardType {
  @Field(() => ID, { description: 'The participant’s id.' })
  participant!: Id<'participant'>;

  @Field(() => DateTime, { description: 'Until when the card can be used.' })
  expiresAt!: Date;
}

@ObjectType({
  description:
    'A sheet of activation cards to print and cut; whatever these participants had before is void.',
})
export class ActivationCardsPrinted {
  @Field(() => String, {
    description: 'The PDF in Base64: eight cards to an A4 sheet, in the order asked for.',
  })
  pdfBase64!: string;

  @Field(() => [PrintedCardType], { description: 'Each card in the order of the sheet.' })
  cards!: PrintedCardType[];
}

@InputType({ description: 'A recovery card to print.' })
export class CreateRecoveryCardInput {
  @Field(() => LanguageEnum, {
    nullable: true,
    description: 'The language of the card; the request’s unless said.',
  })
  language?: Language;
}

@ObjectType({ description: 'The participant’s recovery card; the one before is void.' })
export class RecoveryCardCreated {
  @Field(() => String, { description: 'The PDF in Base64, one A4 page. Shown only here.' })
  pdfBase64!: string;

  @Field(() => String, {
    description: 'The code on the card, to be written down where nothing prints. Shown only here.',
  })
  recoveryCode!: string;
}

@InputType({ description: 'A wallet to take back with its recovery card.' })
export class RecoverWalletInput {
  @Field(() => String, { description: 'The code on the recovery card, with or without hyphens.' })
  code!: string;

  @Field(() => String, { description: 'The PIN to set: six digits, neither all the same nor a run.' })
  pin!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether this is the holder’s own device, to be known from now on; no unless said.',
  })
  rememberDevice?: boolean;
}

@ObjectType({
  description:
    'The wallet is its holder’s again: the PIN is new, every other session has ended, every device is forgotten. The private part stays under its own secret.',
})
export class WalletRecovered {
  @Field(() => Tokens, { description: 'The tokens.' })
  tokens!: Tokens;

  @Field(() => String, { description: 'With this number and the PIN the participant signs in from now on.' })
  walletNumber!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the device keeps, where `rememberDevice` was asked for. Shown only here.',
  })
  deviceSecret!: string | null;

  @Field(() => String, {
    description: 'Says in the reader’s language that the card is used up and a new one is needed.',
  })
  nextStep!: string;
}

@ObjectType('RecoveryCard', {
  description: 'The recovery card that stands: kept at home, seen by nobody here.',
})
export class RecoveryCardType {
  @Field(() => DateTime, { description: 'When it was printed.' })
  createdAt!: Date;
}
