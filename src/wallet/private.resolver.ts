import { asc, eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { type Context, signedIn } from '../access/context.ts';
import { FREE_TEXT_NOTE } from '../access/free-text.text.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import {
  changePrivateSecret,
  setPrivateSecret,
  startPrivatePartAnew,
  unlockPrivatePart,
} from './acts/set-private-secret.ts';
import { removePrivateEntry, writePrivateEntry } from './acts/write-private-entry.ts';
import { privateEntry, privatePart } from './private.table.ts';
import { LOST_WITH_SECRET } from './private.text.ts';
import {
  ChangePrivateSecretInput,
  PrivateEntryRemoved,
  PrivateEntryType,
  PrivateEntryWritten,
  PrivateKindEnum,
  PrivatePartStartedAnew,
  PrivatePartType,
  PrivatePartUnlocked,
  PrivateSecretSet,
  RemovePrivateEntryInput,
  SetPrivateSecretInput,
  UnlockPrivatePartInput,
  WritePrivateEntryInput,
} from './private.type.ts';
import { type PrivateKind, readPrivateEntries } from './private-entry.ts';

const SetPrivateSecretResult = resultUnion('SetPrivateSecretResult', PrivateSecretSet);
const UnlockPrivatePartResult = resultUnion('UnlockPrivatePartResult', PrivatePartUnlocked);
const StartPrivatePartAnewResult = resultUnion('StartPrivatePartAnewResult', PrivatePartStartedAnew);
const WritePrivateEntryResult = resultUnion('WritePrivateEntryResult', PrivateEntryWritten);
const RemovePrivateEntryResult = resultUnion('RemovePrivateEntryResult', PrivateEntryRemoved);

@Resolver()
export class PrivateMutations {
  @Mutation(() => SetPrivateSecretResult, {
    description: `Sets the second secret, under which the diary, notes and self-assessments stand that nobody else sees (a TRUSTED session). ${LOST_WITH_SECRET.en}`,
  })
  async setPrivateSecret(
    @Arg('input', () => SetPrivateSecretInput, {
      description: 'The secret, and that its loss is understood.',
    })
    input: SetPrivateSecretInput,
    @Ctx() context: Context,
  ) {
    const unlocked = await setPrivateSecret(context, input);
    return { ...unlocked, lostWithSecret: LOST_WITH_SECRET[context.language] };
  }

  @Mutation(() => UnlockPrivatePartResult, {
    description: 'Puts another second secret in the place of the old one; entries stay.',
  })
  changePrivateSecret(
    @Arg('input', () => ChangePrivateSecretInput, { description: 'The old one and the new one.' })
    input: ChangePrivateSecretInput,
    @Ctx() context: Context,
  ) {
    return changePrivateSecret(context, input);
  }

  @Mutation(() => UnlockPrivatePartResult, {
    description: 'Opens the private part for 15 minutes of this session; wrong secrets meet growing delays.',
  })
  unlockPrivatePart(
    @Arg('input', () => UnlockPrivatePartInput, { description: 'The secret.' }) input: UnlockPrivatePartInput,
    @Ctx() context: Context,
  ) {
    return unlockPrivatePart(context, input);
  }

  @Mutation(() => StartPrivatePartAnewResult, {
    description:
      'For a forgotten secret: deletes the private part with every entry, and begins an empty one. Nothing brings the old one back.',
  })
  async startPrivatePartAnew(
    @Arg('input', () => SetPrivateSecretInput, {
      description: 'The new secret, and that the loss is understood.',
    })
    input: SetPrivateSecretInput,
    @Ctx() context: Context,
  ) {
    const anew = await startPrivatePartAnew(context, input);
    return { ...anew, lostWithSecret: LOST_WITH_SECRET[context.language] };
  }

  @Mutation(() => WritePrivateEntryResult, {
    description: `Writes into the private part that is open. ${FREE_TEXT_NOTE.en}`,
  })
  async writePrivateEntry(
    @Arg('input', () => WritePrivateEntryInput, { description: 'What.' }) input: WritePrivateEntryInput,
    @Ctx() context: Context,
  ) {
    return { entry: await writePrivateEntry(context, input) };
  }

  @Mutation(() => RemovePrivateEntryResult, { description: 'Deletes an entry of the private part for good.' })
  async removePrivateEntry(
    @Arg('input', () => RemovePrivateEntryInput, { description: 'Which.' }) input: RemovePrivateEntryInput,
    @Ctx() context: Context,
  ) {
    return { entry: await removePrivateEntry(context, input) };
  }
}

@Resolver(() => Viewer)
export class ViewerPrivateResolver {
  @FieldResolver(() => PrivatePartType, {
    nullable: true,
    description:
      'That there is a private part, and nothing of what is in it; null where no second secret is set.',
  })
  async privatePart(@Ctx() context: Context) {
    const me = signedIn(context).participant;
    if (!me) return null;
    const { sql } = context.database;
    const [part] = await sql
      .select()
      .from(privatePart)
      .where(eq(privatePart.participant, me))
      .orderBy(asc(privatePart.createdAt));
    if (!part) return null;
    return { ...part, entryCount: await sql.$count(privateEntry, eq(privateEntry.participant, me)) };
  }

  @FieldResolver(() => [PrivateEntryType], {
    description: 'The entries of the private part that is open, newest first (a TRUSTED session).',
  })
  privateEntries(
    @Arg('unlocked', () => String, { description: 'What unlocking gave.' }) unlocked: string,
    @Ctx() context: Context,
    @Arg('kind', () => PrivateKindEnum, { nullable: true, description: 'One kind only.' }) kind?: PrivateKind,
  ) {
    return readPrivateEntries(context, unlocked, kind ?? null);
  }

  @FieldResolver(() => String, {
    description: 'What stands beside every field for free text, in the reader’s language.',
  })
  freeTextNote(@Ctx() context: Context): string {
    return FREE_TEXT_NOTE[context.language];
  }

  @FieldResolver(() => String, {
    description: 'What is said before a second secret is set, in the reader’s language.',
  })
  lostWithSecret(@Ctx() context: Context): string {
    return LOST_WITH_SECRET[context.language];
  }
}
