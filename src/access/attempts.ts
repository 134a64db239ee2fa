import { and, eq, isNull, lt, or, sql as text } from 'drizzle-orm';
import { Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import { signInAttempt } from './organisation.table.ts';

const FREE = 4;
const LONGEST_MINUTES = 24 * 60;
const HOUR = 3_600_000;
const KEPT_DAYS = 7;

/** How failures at a subject are counted. */
export interface Counting {
  /** The failure from which on each one makes the next wait. */
  readonly free: number;
  /** Hours after which one failure is forgotten; absent: only a success forgets, and all of them. */
  readonly forgetsEachHours?: number;
}

/** A wallet, an account or a known device: its holder forgets the failures by signing in. */
export const OF_HOLDER: Counting = { free: FREE };
/** An address, which a whole workshop may share: more are free, one is forgotten each hour, and no success wipes them. */
export const OF_ADDRESS: Counting = { free: 20, forgetsEachHours: 1 };

/** Minutes to wait after so many failures in a row: none for three, after the fourth 1, then 2, 4 ... up to a day. */
export const minutesAfter = (failures: number, { free }: Counting = OF_HOLDER): number =>
  failures < free ? 0 : Math.min(2 ** Math.min(failures - free, 20), LONGEST_MINUTES);

/** What a claim came to. */
export interface Claimed {
  readonly failures: number;
  /** Minutes for which nothing more can be tried; 0 where the next attempt is free. */
  readonly minutes: number;
}

/** A wait as a person reads it, in any language: minutes, or hours where they are many. */
export const waitInWords = (milliseconds: number): string => {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
};

const tooMany = (until: Date, now: Date) =>
  new Refusal('TOO_MANY_ATTEMPTS', [], { wait: waitInWords(until.getTime() - now.getTime()) });

/** The failures that still count now, and from when the next one is forgotten. */
function standing(
  row: { failures: number; lastAt: Date },
  now: Date,
  { forgetsEachHours }: Counting,
): { failures: number; since: Date } {
  if (forgetsEachHours === undefined) return { failures: row.failures, since: now };
  const each = forgetsEachHours * HOUR;
  const gone = Math.max(0, Math.floor((now.getTime() - row.lastAt.getTime()) / each));
  if (gone >= row.failures) return { failures: 0, since: now };
  // Part of an hour goes on counting, else an address that is always in use would never be forgiven.
  return { failures: row.failures - gone, since: new Date(row.lastAt.getTime() + gone * each) };
}

/**
 * Claims one attempt at a subject (a keyed hash of what is tried), in a transaction of its own: it stays counted as
 * a failure until `forgetFailures` or `takeBackClaim`, so that guesses sent at once are counted one by one.
 * `locking` is done in the same transaction where this attempt makes the next ones wait.
 * Throws TOO_MANY_ATTEMPTS, with the wait in its detail, while the subject has to wait.
 */
export const claimAttempt = (
  sql: Sql,
  subjectHash: string,
  now: Date,
  counting: Counting = OF_HOLDER,
  locking?: (tx: Sql, claimed: Claimed) => Promise<void>,
): Promise<Claimed> =>
  sql.transaction(async (tx) => {
    const subject = eq(signInAttempt.subjectHash, subjectHash);
    await tx.insert(signInAttempt).values({ subjectHash, failures: 0, lastAt: now }).onConflictDoNothing();
    const [row] = await tx.select().from(signInAttempt).where(subject).for('update');
    if (row?.blockedUntil && row.blockedUntil > now) throw tooMany(row.blockedUntil, now);
    const before = standing(row ?? { failures: 0, lastAt: now }, now, counting);
    const failures = before.failures + 1;
    const minutes = minutesAfter(failures, counting);
    await tx
      .update(signInAttempt)
      .set({
        failures,
        lastAt: before.since,
        blockedUntil: minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : null,
      })
      .where(subject);
    if (minutes > 0) await locking?.(tx, { failures, minutes });
    return { failures, minutes };
  });

export async function forgetFailures(sql: Sql, subjectHash: string): Promise<void> {
  await sql.delete(signInAttempt).where(eq(signInAttempt.subjectHash, subjectHash));
}

/** Takes back one claim that turned out right, and no more: what else failed at the subject stays counted. */
export async function takeBackClaim(sql: Sql, subjectHash: string, claimed: Claimed): Promise<void> {
  await sql
    .update(signInAttempt)
    .set({
      failures: text`greatest(${signInAttempt.failures} - 1, 0)`,
      // Nobody else has claimed since: the wait that this claim began falls away with it.
      blockedUntil: text`case when ${signInAttempt.failures} = ${claimed.failures} then null else ${signInAttempt.blockedUntil} end`,
    })
    .where(eq(signInAttempt.subjectHash, subjectHash));
}

/** Removes the counts of what nobody has tried for a week. */
export async function sweepAttempts(sql: Sql, now: Date): Promise<void> {
  await sql
    .delete(signInAttempt)
    .where(
      and(
        lt(signInAttempt.lastAt, new Date(now.getTime() - KEPT_DAYS * 24 * HOUR)),
        or(isNull(signInAttempt.blockedUntil), lt(signInAttempt.blockedUntil, now)),
      ),
    );
}
