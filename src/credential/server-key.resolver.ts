import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { rotateServerKey } from './acts/rotate-server-key.ts';

@InputType({ description: 'How the server’s key ends.' })
export class RotateServerKeyInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'It fell into other hands: nothing that it signed verifies from now on.',
  })
  compromised!: boolean;
}

@ObjectType({ description: 'The server has a new key of its own.' })
export class ServerKeyRotated {
  @Field(() => String, { description: 'The server’s DID; its document names the keys.' })
  did!: string;
}

const RotateServerKeyResult = resultUnion('RotateServerKeyResult', ServerKeyRotated);

@Resolver()
export class ServerKeyResolver {
  @Mutation(() => RotateServerKeyResult, {
    description:
      'Gives the server a new key for what it signs in its own name, receipts above all; older receipts keep verifying (the provider’s coordinator).',
  })
  rotateServerKey(
    @Arg('input', () => RotateServerKeyInput, { description: 'How the one before ends.' })
    input: RotateServerKeyInput,
    @Ctx() context: Context,
  ) {
    return rotateServerKey(context, input);
  }
}
