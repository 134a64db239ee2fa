import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { ParticipantType } from '../access/participant.type.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { DateTime } from '../access/scalar.ts';
import { createMergeCode, mergeWallet } from './acts/merge-wallets.ts';

@ObjectType({ description: 'A one-time code to type in one’s other wallet.' })
export class MergeCodeCreated {
  @Field(() => String, { description: 'The code; shown only here.' })
  mergeCode!: string;

  @Field(() => DateTime, { description: 'Until when it can be used.' })
  expiresAt!: Date;
}

@InputType({ description: 'Another wallet of one’s own to merge into this one.' })
export class MergeWalletInput {
  @Field(() => String, { description: 'The code that the other wallet showed.' })
  code!: string;
}

@ObjectType({ description: 'The two wallets are one; the other’s number opens nothing any more.' })
export class WalletMerged {
  @Field(() => ParticipantType, { description: 'The participant whose wallet now holds everything.' })
  participant!: ParticipantType;
}

const CreateMergeCodeResult = resultUnion('CreateMergeCodeResult', MergeCodeCreated);
const MergeWalletResult = resultUnion('MergeWalletResult', WalletMerged);

@Resolver()
export class MergeResolver {
  @Mutation(() => CreateMergeCodeResult, {
    description:
      'A one-time code, good for ten minutes, with which this wallet is merged into another one of the same person. Needs a TRUSTED session.',
  })
  createMergeCode(@Ctx() context: Context) {
    return createMergeCode(context);
  }

  @Mutation(() => MergeWalletResult, {
    description:
      'Merges the wallet that made the code into this one. Both need a TRUSTED session; all at once or not at all.',
  })
  async mergeWallet(
    @Arg('input', () => MergeWalletInput, { description: 'The other wallet’s code.' })
    input: MergeWalletInput,
    @Ctx() context: Context,
  ) {
    return { participant: { id: await mergeWallet(context, input) } };
  }
}
