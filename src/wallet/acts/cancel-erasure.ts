import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { erasure } from '../erasure.table.ts';

/** The participant stays after all; the receipt's code is worth nothing any more. Throws ERASURE_NOT_ASKED. */
export const cancelErasure = (context: Context): Promise<{ readonly id: Id<'erasure'> }> =>
  perform(context, async (act) => {
    const own = act.actor.participant;
    act.may('wallet.keep', own ? { participant: own } : {});
    const [row] = await act.tx
      .update(erasure)
      .set({ cancelledAt: act.now, receiptCodeHash: null })
      .where(and(eq(erasure.participant, own!), isNull(erasure.cancelledAt), isNull(erasure.finishedAt)))
      .returning({ id: erasure.id });
    if (!row) throw new Refusal('ERASURE_NOT_ASKED');
    act.record(context.provider, 'ERASURE_CANCELLED', 'PARTICIPANT', { participant: own!, erasure: row.id });
    return row;
  });
