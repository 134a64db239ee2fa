import { and, asc, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { type SessionEnd, session } from './participant.table.ts';

export type SessionRow = typeof session.$inferSelect;

const living = (account: Id<'account'>, now: Date) =>
  and(eq(session.account, account), isNull(session.endedAt), gt(session.expiresAt, now));

/** The account's sessions that live now, the newest first. */
export const livingSessions = (sql: Sql, account: Id<'account'>, now: Date): Promise<SessionRow[]> =>
  sql.select().from(session).where(living(account, now)).orderBy(desc(session.createdAt), asc(session.id));

/** What narrows down which of an account's sessions end. */
export interface Which {
  readonly only?: Id<'session'>;
  readonly but?: Id<'session'>;
  readonly on?: Id<'knownDevice'>;
}

/** Ends those of the account's living sessions; which they were. */
export async function endSessions(
  tx: Sql,
  account: Id<'account'>,
  now: Date,
  why: SessionEnd,
  { only, but, on }: Which = {},
): Promise<Id<'session'>[]> {
  const rows = await tx
    .update(session)
    .set({ endedAt: now, endedWhy: why })
    .where(
      and(
        living(account, now),
        only === undefined ? undefined : eq(session.id, only),
        but === undefined ? undefined : ne(session.id, but),
        on === undefined ? undefined : eq(session.device, on),
      ),
    )
    .returning({ id: session.id });
  return rows.map((row) => row.id);
}

/**
 * Sessions of the account that ended because a used refresh token came back, newest first: either it was stolen, or
 * its thief was first. They are told until their holder has seen them.
 */
export const alertsOf = (sql: Sql, account: Id<'account'>): Promise<SessionRow[]> =>
  sql
    .select()
    .from(session)
    .where(
      and(eq(session.account, account), eq(session.endedWhy, 'REFRESH_REUSED'), isNull(session.alertSeenAt)),
    )
    .orderBy(desc(session.endedAt), asc(session.id));

/** The sessions of the account in which somebody helped, newest first: when each began and when it ended, if it has. */
export const assistedSessions = (
  sql: Sql,
  account: Id<'account'>,
): Promise<{ readonly id: Id<'session'>; readonly at: Date; readonly endedAt: Date | null }[]> =>
  sql
    .select({ id: session.id, at: session.createdAt, endedAt: session.endedAt })
    .from(session)
    .where(and(eq(session.account, account), eq(session.assisted, true)))
    .orderBy(desc(session.createdAt), asc(session.id));
