import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Actor } from '../../access/actor.ts';
import { type Context, perform } from '../../access/context.ts';
import { session } from '../../access/participant.table.ts';
import { actorOf } from '../../access/session.ts';
import { Refusal } from '../../base/refusal.ts';
import { append } from '../../record/append.ts';
import { exportLink } from './export-link.table.ts';

/** How long a link is good. */
const LINK_MINUTES = 10;

/** Under which path the download stands. */
export const EXPORT_PATH = '/wallet/export';

/** 256 random bits need no slow hash. */
const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * A link with which the participant's browser fetches everything, once, within minutes. A link from before that was not
 * used is good no more. Throws NOT_FOUND (not a participant), LEVEL_TOO_LOW.
 */
export const prepareExport = (context: Context): Promise<{ url: string; expiresAt: Date }> =>
  perform(context, async (act) => {
    const { participant, session: asking } = act.actor;
    act.may('wallet.export', participant ? { participant } : {});
    if (!participant) throw new Refusal('NOT_FOUND');
    await act.tx
      .delete(exportLink)
      .where(and(eq(exportLink.participant, participant), isNull(exportLink.usedAt)));
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(act.now.getTime() + LINK_MINUTES * 60_000);
    const id = act.newId('exportLink');
    await act.tx.insert(exportLink).values({
      id,
      unit: context.provider,
      participant,
      session: asking,
      tokenHash: tokenHash(token),
      language: context.language,
      createdAt: act.now,
      expiresAt,
    });
    act.record(context.provider, 'EXPORT_PREPARED', 'PARTICIPANT', { link: id });
    return { url: `${context.baseUrl}${EXPORT_PATH}/${token}`, expiresAt };
  });

/**
 * Uses a link up: the context of the participant who asked for it, in the language of then. Throws EXPORT_LINK_ENDED
 * where it is unknown, used or too old, or where the session that asked for it has ended.
 */
export async function useExportLink(context: Context, token: string): Promise<Context> {
  const { actor, language } = await context.database.sql.transaction(async (tx) => {
    const [link] = await tx
      .update(exportLink)
      .set({ usedAt: context.now })
      .where(
        and(
          eq(exportLink.tokenHash, tokenHash(token)),
          isNull(exportLink.usedAt),
          gt(exportLink.expiresAt, context.now),
        ),
      )
      .returning();
    const [of] = link ? await tx.select().from(session).where(eq(session.id, link.session)) : [];
    const found: Actor | null = of
      ? await actorOf(tx, { account: of.account, session: of.id }, context.now)
      : null;
    if (!link || found?.participant !== link.participant) throw new Refusal('EXPORT_LINK_ENDED');
    await append(tx, context.now, [
      {
        unit: context.provider,
        act: 'WALLET_EXPORTED',
        actor: found.account,
        role: 'PARTICIPANT',
        detail: { link: link.id },
      },
    ]);
    // What is taken is the participant's own; posts of the same account see nothing through it.
    return { actor: { ...found, posts: [] }, language: link.language };
  });
  return { ...context, actor, language };
}
