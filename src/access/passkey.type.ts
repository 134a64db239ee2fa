import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Id } from '../base/id.ts';
import { DateTime } from './scalar.ts';

@ObjectType('Passkey', {
  description: 'A passkey: signs in without a password, on a device of its holder’s.',
})
export class PasskeyType {
  @Field(() => ID, { description: 'Its id.' })
  id!: Id<'passkey'>;

  @Field(() => String, { description: 'What its holder calls it.' })
  name!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When somebody last signed in with it.' })
  usedAt!: Date | null;
}

@ObjectType({ description: 'What a browser hands to the authenticator.' })
export class PasskeyAsked {
  @Field(() => String, {
    description:
      'JSON text (WebAuthn Level 3, `PublicKeyCredentialCreationOptionsJSON` or `…RequestOptionsJSON`): parse it and hand it to `navigator.credentials`, or to `@simplewebauthn/browser`.',
  })
  optionsJson!: string;

  @Field(() => DateTime, { description: 'Until when the answer is taken, once.' })
  expiresAt!: Date;
}

@InputType({ description: 'A passkey to make.' })
export class BeginPasskeyRegistrationInput {
  @Field(() => String, {
    description: 'What its holder will call it; the device shows it too. At most 60 characters.',
  })
  name!: string;
}

@InputType({ description: 'A passkey to make together with opening a wallet.' })
export class BeginPasskeyActivationInput {
  @Field(() => String, { description: 'The code on the activation card, with or without hyphens.' })
  code!: string;

  @Field(() => String, {
    description: 'What its holder will call it; the device shows it too. At most 60 characters.',
  })
  name!: string;
}

@InputType({ description: 'What an authenticator answered.' })
export class PasskeyResponseInput {
  @Field(() => String, {
    description: 'JSON text: what the browser’s credential gives by `toJSON()`.',
  })
  responseJson!: string;
}

@ObjectType({ description: 'The passkey is there.' })
export class PasskeyRegistered {
  @Field(() => PasskeyType, { description: 'It.' })
  passkey!: PasskeyType;
}

@InputType({ description: 'A passkey to take away.' })
export class RemovePasskeyInput {
  @Field(() => ID, { description: 'One of the viewer’s own.' })
  passkey!: Id<'passkey'>;
}

@ObjectType({ description: 'The passkey signs in no more.' })
export class PasskeyRemoved {
  @Field(() => ID, { description: 'The passkey.' })
  passkey!: Id<'passkey'>;
}
