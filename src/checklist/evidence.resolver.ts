import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../access/context.ts';
import { participantKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import { makeParticipantKeysLoader } from './checklist.loader.ts';
import type { evidence } from './checklist.table.ts';
import { EvidenceType } from './checklist.type.ts';

export type EvidenceView = typeof evidence.$inferSelect & { readonly participant: Id<'participant'> };

@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @FieldResolver(() => ID, { nullable: true, description: 'The mark that it belongs to, if to one.' })
  mark(@Root() view: EvidenceView): Id<'mark'> | null {
    return view.mark;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The text, where it is one.' })
  async text(@Root() view: EvidenceView, @Ctx() context: Context): Promise<string | null> {
    return view.mediaType === 'text/plain'
      ? ((await content(view, context))?.toString('utf8') ?? null)
      : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The photo in Base64, where it is one.' })
  async photoBase64(@Root() view: EvidenceView, @Ctx() context: Context): Promise<string | null> {
    return view.mediaType === 'text/plain'
      ? null
      : ((await content(view, context))?.toString('base64') ?? null);
  }
}

async function content(view: EvidenceView, context: Context): Promise<Buffer | null> {
  const keys = await loader(context, makeParticipantKeysLoader).load(view.participant);
  return keys?.openBytes(participantKey(view.participant), 'evidence.content', view.content) ?? null;
}
