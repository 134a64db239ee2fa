import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import type { Sql } from '../database/database.ts';
import type { Erased } from '../record/erasure-ledger.ts';
import { eraseParticipant, lockLeaver } from './erase-participant.ts';
import { erasure } from './erasure.table.ts';

/**
 * Erases again, within the transaction, whoever the ledger says has left and this database does not: it was restored
 * from a backup that is older. Returns how many.
 */
export async function replayLedger(
  tx: Sql,
  house: Pick<House, 'vault' | 'provider'>,
  erased: readonly Erased[],
): Promise<number> {
  const finished = await tx.select({ id: erasure.id }).from(erasure).where(isNotNull(erasure.finishedAt));
  const known = new Set(finished.map((row) => row.id));
  let again = 0;
  for (const one of erased) {
    if (known.has(one.erasure)) continue;
    const leaver = await lockLeaver(tx, one.participant, new Date(`${one.on}T12:00:00Z`));
    // They came after the backup, and are not in it.
    if (!leaver) continue;
    const { participant, now } = leaver;
    await tx
      .update(erasure)
      .set({ cancelledAt: now, receiptCodeHash: null })
      .where(
        and(eq(erasure.participant, participant), ne(erasure.id, one.erasure), isNull(erasure.cancelledAt)),
      );
    await tx
      .insert(erasure)
      .values({
        id: one.erasure,
        unit: house.provider,
        participant,
        askedBy: 'PARTICIPANT',
        askedAt: now,
        dueAt: now,
        receiptCodeHash: one.receiptCode,
      })
      .onConflictDoNothing();
    await eraseParticipant(tx, house, leaver, one);
    again += 1;
  }
  return again;
}
