import { eq } from 'drizzle-orm';
import { Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import { signInAttempt } from './organisation.table.ts';

const FREE = 4;
const LONGEST_MINUTES = 24 * 60;

/** Minutes to wait after so many failures in a row: none for three, after the fourth 1, then 2, 4 ... up to a day. */
export const minutesAfter = (failures: number): number =>
  failures < FREE ? 0 : Math.min(2 ** (failures - FREE), LONGEST_MINUTES);

/**
 * Claims one attempt at a subject (a keyed hash of what is tried), in a transaction of its own: it stays counted as
 * a failure until `forgetFailures`, so that guesses sent at once are counted one by one.
 * Throws TOO_MANY_ATTEMPTS while the subject has to wait.
 */
export const claimAttempt = (sql: Sql, subjectHash: string, now: Date): Promise<void> =>
  sql.transaction(async (tx) => {
    const subject = eq(signInAttempt.subjectHash, subjectHash);
    await tx.insert(signInAttempt).values({ subjectHash, failures: 0, lastAt: now }).onConflictDoNothing();
    const [row] = await tx.select().from(signInAttempt).where(subject).for('update');
    if (row?.blockedUntil && row.blockedUntil > now) throw new Refusal('TOO_MANY_ATTEMPTS');
    const failures = (row?.failures ?? 0) + 1;
    const minutes = minutesAfter(failures);
    await tx
      .update(signInAttempt)
      .set({
        failures,
        lastAt: now,
        blockedUntil: minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : null,
      })
      .where(subject);
  });

export async function forgetFailures(sql: Sql, subjectHash: string): Promise<void> {
  await sql.delete(signInAttempt).where(eq(signInAttempt.subjectHash, subjectHash));
}
