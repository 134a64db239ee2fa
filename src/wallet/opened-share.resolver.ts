import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { Refusal } from '../base/refusal.ts';
import { verdictFor } from '../verification/verdict-for.ts';
import { fetchSharedFile, openShare } from './acts/open-share.ts';
import { OpenShareInput, SharedFileInput, SharedFileType, ShareOpened } from './opened-share.type.ts';
import type { SharedFile, SharedItem } from './shared-item.ts';

const OpenShareResult = resultUnion('OpenShareResult', ShareOpened);

@Resolver()
export class OpenedShareResolver {
  @Mutation(() => OpenShareResult, {
    description:
      'Opens a link that somebody was given: it is counted, and its proofs are checked now. Unknown, withdrawn, expired, used up and locked links all answer SHARE_CLOSED. Public.',
  })
  async openShare(
    @Arg('input', () => OpenShareInput, { description: 'The link’s token, and a code where there is one.' })
    input: OpenShareInput,
    @Ctx() context: Context,
  ) {
    const opened = await openShare(context, input);
    if (opened instanceof Refusal) return opened;
    return { ...opened, items: opened.items.map((one) => shownTo(context, one)) };
  }

  @Query(() => SharedFileType, {
    nullable: true,
    description:
      'A file of a link that was opened less than half an hour ago; not counted. Null where there is none, or not any more. Public.',
  })
  async sharedFile(
    @Arg('input', () => SharedFileInput, { description: 'Which one.' }) input: SharedFileInput,
    @Ctx() context: Context,
  ): Promise<SharedFile | null> {
    const file = await fetchSharedFile(context, input);
    return file instanceof Refusal ? null : file;
  }
}

@Resolver(() => SharedFileType)
export class SharedFileResolver {
  @FieldResolver(() => String, { description: 'Its bytes in base64.' })
  async base64(@Root() file: SharedFile): Promise<string> {
    return Buffer.from(await file.bytes()).toString('base64');
  }
}

/** What a viewer is told of one proof, in their language. */
const shownTo = (context: Context, { verdict, original, ...rest }: SharedItem) => ({
  ...rest,
  verdict: verdict && verdictFor(verdict, context),
  original: original && {
    at: original.at,
    outcome: original.verdict.outcome,
    verdict: verdictFor(original.verdict, context),
  },
});
