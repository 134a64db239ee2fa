import { eq, sql as text } from 'drizzle-orm';
import { Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import { signInAttempt } from './organisation.table.ts';

const FREE = 4;
const LONGEST_MINUTES = 24 * 60;

/** Minutes to wait after so many failures in a row: none for four, then 1, 2, 4 ... up to a day. */
export const minutesAfter = (failures: number): number =>
  failures < FREE ? 0 : Math.min(2 ** (failures - FREE), LONGEST_MINUTES);

/** Throws TOO_MANY_ATTEMPTS while the subject (a keyed hash of what is tried) has to wait. */
export async function mayAttempt(sql: Sql, subjectHash: string, now: Date): Promise<void> {
  const [row] = await sql.select().from(signInAttempt).where(eq(signInAttempt.subjectHash, subjectHash));
  if (row?.blockedUntil && row.blockedUntil > now) throw new Refusal('TOO_MANY_ATTEMPTS');
}

/** Counts a failure, in a statement of its own: it stays counted although the act is refused. */
export async function countFailure(sql: Sql, subjectHash: string, now: Date): Promise<void> {
  const [row] = await sql
    .insert(signInAttempt)
    .values({ subjectHash, failures: 1, lastAt: now })
    .onConflictDoUpdate({
      target: signInAttempt.subjectHash,
      set: { failures: text`${signInAttempt.failures} + 1`, lastAt: now },
    })
    .returning({ failures: signInAttempt.failures });
  const minutes = minutesAfter(row?.failures ?? 1);
  if (minutes > 0) {
    await sql
      .update(signInAttempt)
      .set({ blockedUntil: new Date(now.getTime() + minutes * 60_000) })
      .where(eq(signInAttempt.subjectHash, subjectHash));
  }
}

export async function forgetFailures(sql: Sql, subjectHash: string): Promise<void> {
  await sql.delete(signInAttempt).where(eq(signInAttempt.subjectHash, subjectHash));
}
