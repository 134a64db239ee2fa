import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { beginPasskeyActivation } from './acts/activate-with-passkey.ts';
import { beginPasskeyRegistration, finishPasskeyRegistration, removePasskey } from './acts/keep-passkey.ts';
import { beginPasskeySignIn, finishPasskeySignIn } from './acts/sign-in-with-passkey.ts';
import { type Context, signedIn } from './context.ts';
import {
  BeginPasskeyActivationInput,
  BeginPasskeyRegistrationInput,
  PasskeyAsked,
  PasskeyRegistered,
  PasskeyRemoved,
  PasskeyResponseInput,
  PasskeyType,
  RemovePasskeyInput,
} from './passkey.type.ts';
import { resultUnion } from './refusal.type.ts';
import { SignInResult } from './sign-in.resolver.ts';
import { type Passkey, passkeysOf } from './stored-passkey.ts';
import { Viewer } from './viewer.resolver.ts';

const BeginPasskeyResult = resultUnion('BeginPasskeyResult', PasskeyAsked);
const FinishPasskeyRegistrationResult = resultUnion('FinishPasskeyRegistrationResult', PasskeyRegistered);
const RemovePasskeyResult = resultUnion('RemovePasskeyResult', PasskeyRemoved);

@Resolver(() => Viewer)
export class PasskeyResolver {
  @FieldResolver(() => [PasskeyType], { description: 'The passkeys with which the viewer can sign in.' })
  passkeys(@Ctx() context: Context): Promise<Passkey[]> {
    return passkeysOf(context.database.sql, context.vault, signedIn(context).account);
  }

  @Mutation(() => BeginPasskeyResult, {
    description:
      'What an authenticator is asked so as to make a passkey: in a TRUSTED session, or the one in which the wallet was opened.',
  })
  beginPasskeyRegistration(
    @Arg('input', () => BeginPasskeyRegistrationInput, { description: 'The passkey’s name.' })
    input: BeginPasskeyRegistrationInput,
    @Ctx() context: Context,
  ) {
    return beginPasskeyRegistration(context, input);
  }

  @Mutation(() => FinishPasskeyRegistrationResult, { description: 'Keeps the passkey that was made.' })
  async finishPasskeyRegistration(
    @Arg('input', () => PasskeyResponseInput, { description: 'What the authenticator answered.' })
    input: PasskeyResponseInput,
    @Ctx() context: Context,
  ) {
    return { passkey: await finishPasskeyRegistration(context, input) };
  }

  @Mutation(() => BeginPasskeyResult, {
    description:
      'What an authenticator is asked so as to make a passkey for `activate`; the card is not used yet. Public.',
  })
  beginPasskeyActivation(
    @Arg('input', () => BeginPasskeyActivationInput, {
      description: 'The card’s code and the passkey’s name.',
    })
    input: BeginPasskeyActivationInput,
    @Ctx() context: Context,
  ) {
    return beginPasskeyActivation(context, input);
  }

  @Mutation(() => BeginPasskeyResult, {
    description: 'What an authenticator is asked so as to sign in with any passkey of this address. Public.',
  })
  beginPasskeySignIn(@Ctx() context: Context) {
    return beginPasskeySignIn(context);
  }

  @Mutation(() => SignInResult, { description: 'Signs in with a passkey; the session is TRUSTED. Public.' })
  async finishPasskeySignIn(
    @Arg('input', () => PasskeyResponseInput, { description: 'What the authenticator answered.' })
    input: PasskeyResponseInput,
    @Ctx() context: Context,
  ) {
    return { tokens: await finishPasskeySignIn(context, input) };
  }

  @Mutation(() => RemovePasskeyResult, {
    description: 'Takes one of the viewer’s passkeys away, unless it is the last way in.',
  })
  removePasskey(
    @Arg('input', () => RemovePasskeyInput, { description: 'Which passkey.' }) input: RemovePasskeyInput,
    @Ctx() context: Context,
  ) {
    return removePasskey(context, input);
  }
}
