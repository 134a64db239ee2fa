import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { voidCards } from './activation-card.ts';
import { recoveryCard, reissue } from './recovery.table.ts';

/** Makes every card worthless that could still open a participant's wallet: where it is erased, or merged into another. */
export async function endCards(tx: Sql, participant: Id<'participant'>, now: Date): Promise<void> {
  await voidCards(tx, participant, now);
  await tx
    .update(recoveryCard)
    .set({ voidedAt: now })
    .where(
      and(
        eq(recoveryCard.participant, participant),
        isNull(recoveryCard.usedAt),
        isNull(recoveryCard.voidedAt),
      ),
    );
  await tx
    .update(reissue)
    .set({ endedAt: now, endedWhy: 'EXPIRED' })
    .where(and(eq(reissue.participant, participant), isNull(reissue.endedAt)));
}
