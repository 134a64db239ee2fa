import { and, eq, isNull } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { demandThat } from '../../base/refusal.ts';
import { ownActor } from '../own-actor.ts';
import { share } from '../share.table.ts';
import { shareState } from '../share.ts';
import { newShareCode, shareCodeHash } from '../share-token.ts';

/** The participant withdraws a share: from this moment on it opens nothing. To withdraw it again changes nothing. */
export const withdrawShare = (context: Context, input: { share: Id<'share'> }): Promise<Id<'share'>> =>
  perform(context, async (act) => {
    const row = await demandOwn(act, 'share.withdraw', input.share);
    const withdrawn = await act.tx
      .update(share)
      .set({ withdrawnAt: act.now })
      .where(and(eq(share.id, row.id), isNull(share.withdrawnAt)))
      .returning({ id: share.id });
    if (withdrawn.length > 0)
      act.record(context.provider, 'SHARE_WITHDRAWN', 'PARTICIPANT', { share: row.id });
    return row.id;
  });

/**
 * The participant makes a new one-time code for a share: the one before is worthless, and a locked share can be opened
 * again. Throws SHARE_CLOSED where it cannot be opened any more, with any code.
 */
export const createShareCode = (
  context: Context,
  input: { share: Id<'share'> },
): Promise<{ readonly id: Id<'share'>; readonly code: string }> =>
  perform(context, async (act) => {
    const row = await demandOwn(act, 'share.create', input.share);
    demandThat(['OPEN', 'LOCKED'].includes(shareState(row, act.now)), 'SHARE_CLOSED', ['share']);
    const code = newShareCode();
    await act.tx
      .update(share)
      .set({
        codeHash: shareCodeHash(context.vault, row.id, code),
        codeUsedAt: null,
        codeFailures: 0,
        lockedAt: null,
      })
      .where(eq(share.id, row.id));
    act.record(context.provider, 'SHARE_CODE_CREATED', 'PARTICIPANT', { share: row.id });
    return { id: row.id, code };
  });

async function demandOwn(act: Act, action: 'share.create' | 'share.withdraw', id: Id<'share'>) {
  const facts = ownActor(act.actor);
  act.may(action, facts);
  const [row] = await act.tx.select().from(share).where(eq(share.id, id)).for('update');
  demandThat(row && row.participant === facts.participant, 'NOT_FOUND', ['share']);
  return row;
}
