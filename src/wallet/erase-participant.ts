import { and, eq, isNull } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { participant } from '../access/participant.table.ts';
import { participantKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { append } from '../record/append.ts';
import type { Erased } from '../record/erasure-ledger.ts';
import { erasure } from './erasure.table.ts';
import { eraseWalletRows, type Leaver } from './erasure-steps.ts';
import { keepSubjects } from './record-subject.ts';

/** The leaver, with their row locked until the transaction ends; null where there is no such participant. */
export async function lockLeaver(tx: Sql, id: Id<'participant'>, now: Date): Promise<Leaver | null> {
  const [row] = await tx.select().from(participant).where(eq(participant.id, id)).for('update');
  return row ? { participant: row.id, account: row.account, now } : null;
}

/**
 * Erases a participant within the transaction: leaves with each controller what is that controller's record, takes
 * away everything that is only the wallet's, destroys the participant's key, and writes it into the record. Doing it
 * again takes away what an act that was under way at that moment still wrote.
 */
export async function eraseParticipant(
  tx: Sql,
  { vault, provider }: Pick<House, 'vault' | 'provider'>,
  leaver: Leaver,
  erased: Erased,
): Promise<void> {
  const units = await keepSubjects(tx, vault, leaver);
  await eraseWalletRows(tx, leaver);
  await vault.destroy(tx, participantKey(leaver.participant), leaver.now);
  const done = await tx
    .update(erasure)
    .set({ finishedAt: leaver.now })
    .where(and(eq(erasure.id, erased.erasure), isNull(erasure.finishedAt)))
    .returning({ id: erasure.id });
  if (done.length === 0) return;
  await append(
    tx,
    leaver.now,
    [...new Set([provider, ...units])].map((unit) => ({
      unit,
      act: 'PARTICIPANT_ERASED',
      actor: 'system',
      role: 'SYSTEM',
      detail: { participant: leaver.participant, erasure: erased.erasure },
    })),
  );
}
