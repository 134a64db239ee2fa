import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { LEAVING } from '../../access/leaving.ts';
import { newCode, readCode } from '../../access/one-time-code.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { lockLeaver } from '../erase-participant.ts';
import { erasure } from '../erasure.table.ts';
import { dueAt, type ErasureRow } from '../erasure.ts';
import { decisionOpen, openDecisions } from '../open-decisions.ts';

/** An erasure that was asked for, and the code with which its receipt is fetched once the account is gone. */
export interface ErasureRequest {
  readonly row: ErasureRow;
  /** Shown once; only its keyed hash is kept. */
  readonly receiptCode: string;
}

/**
 * The participant asks to leave for good. It is done after the grace period; until then the wallet works and it can be
 * undone. Throws LEVEL_TOO_LOW, DECISION_OPEN, ERASURE_ASKED.
 */
export const requestErasure = (context: Context): Promise<ErasureRequest> =>
  perform(context, async (act) => {
    const own = act.actor.participant;
    act.may('wallet.erase', own ? { participant: own } : {});
    const leaver = own && (await lockLeaver(act.tx, own, act.now));
    if (!leaver) throw new Refusal('NOT_FOUND');
    const [standing] = await act.tx
      .select({ id: erasure.id })
      .from(erasure)
      .where(and(eq(erasure.participant, leaver.participant), isNull(erasure.cancelledAt)));
    demandThat(!standing, 'ERASURE_ASKED');
    const open = await openDecisions(act.tx, leaver.participant);
    if (open.length > 0) throw decisionOpen(open, context.language);

    const receiptCode = newCode();
    const [row] = await act.tx
      .insert(erasure)
      .values({
        id: act.newId('erasure'),
        unit: context.provider,
        participant: leaver.participant,
        askedBy: 'PARTICIPANT',
        askedAt: act.now,
        dueAt: dueAt(act.now, (context.leaving ?? LEAVING).graceDays),
        receiptCodeHash: context.vault.lookup('erasure-receipt', demand(readCode(receiptCode))),
      })
      .returning();
    act.record(context.provider, 'ERASURE_ASKED', 'PARTICIPANT', {
      participant: leaver.participant,
      erasure: row!.id,
    });
    return { row: row!, receiptCode };
  });
