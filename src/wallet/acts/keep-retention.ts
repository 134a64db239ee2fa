import {
  and,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  notExists,
  or,
  type SQL,
  sql as text,
} from 'drizzle-orm';
import { alias, type PgTable } from 'drizzle-orm/pg-core';
import type { House } from '../../access/context.ts';
import { LEAVING } from '../../access/leaving.ts';
import { oidcArrival, oidcJourney } from '../../access/oidc/oidc.table.ts';
import { invitation, signInAttempt } from '../../access/organisation.table.ts';
import { activation, joinCode, participant, session } from '../../access/participant.table.ts';
import { passkeyChallenge } from '../../access/passkey.table.ts';
import { walletCode } from '../../access/wallet-code.table.ts';
import type { Id } from '../../base/id.ts';
import { type Database, rowsOf, touched } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import { pruneReadings } from '../../record/prune-readings.ts';
import { reading } from '../../record/record.table.ts';
import { badgeHost, badgeHostConsent } from '../badge-host/badge-host.table.ts';
import { erasure, unusedWallet } from '../erasure.table.ts';
import { dueAt } from '../erasure.ts';
import { exportLink } from '../export/export-link.table.ts';
import { identification } from '../identification/identification.table.ts';
import { whoRequest } from '../knowing/who-request.table.ts';
import { usedNonce } from '../offer/credential-offer.table.ts';
import { openDecisions } from '../open-decisions.ts';

const DAY = 86_400_000;
/** How long a code that is worthless stays, so that somebody who asks can be told what became of it. */
const CODE_DAYS = 30;
const SESSION_DAYS = 90;
/** How long after its warning an unused wallet is erased, where that is configured. */
const WARNED_DAYS = 90;
/** How long the notice stays once the wallet is used again. */
const NOTICE_DAYS = 14;

const newer = alias(session, 'newer');

/** Rows that are worthless after a time. A table of one-time rows has its line here. */
const WORTHLESS: readonly {
  readonly table: PgTable;
  readonly days: number;
  readonly rows: (before: Date, database: Database) => SQL | undefined;
}[] = [
  { table: activation, days: CODE_DAYS, rows: (before) => lt(activation.expiresAt, before) },
  { table: joinCode, days: CODE_DAYS, rows: (before) => lt(joinCode.expiresAt, before) },
  { table: walletCode, days: CODE_DAYS, rows: (before) => lt(walletCode.expiresAt, before) },
  { table: passkeyChallenge, days: 1, rows: (before) => lt(passkeyChallenge.expiresAt, before) },
  { table: oidcJourney, days: 1, rows: (before) => lt(oidcJourney.expiresAt, before) },
  // It may hold a name, of somebody who came and did not stay.
  { table: oidcArrival, days: 1, rows: (before) => lt(oidcArrival.expiresAt, before) },
  { table: identification, days: 1, rows: (before) => lt(identification.expiresAt, before) },
  { table: exportLink, days: CODE_DAYS, rows: (before) => lt(exportLink.expiresAt, before) },
  { table: usedNonce, days: 1, rows: (before) => lt(usedNonce.expiresAt, before) },
  {
    table: badgeHost,
    days: CODE_DAYS,
    // Nobody has ever let it read.
    rows: (before, { sql }) =>
      and(
        lt(badgeHost.registeredAt, before),
        notExists(
          sql
            .select({ id: badgeHostConsent.id })
            .from(badgeHostConsent)
            .where(eq(badgeHostConsent.host, badgeHost.id)),
        ),
      ),
  },
  { table: invitation, days: CODE_DAYS, rows: (before) => lt(invitation.expiresAt, before) },
  {
    table: signInAttempt,
    days: CODE_DAYS,
    rows: (before) =>
      and(
        lt(signInAttempt.lastAt, before),
        or(isNull(signInAttempt.blockedUntil), lt(signInAttempt.blockedUntil, before)),
      ),
  },
  {
    table: session,
    days: SESSION_DAYS,
    // The last one stays: it tells since when a wallet is unused.
    rows: (before, { sql }) =>
      and(
        lt(session.expiresAt, before),
        exists(
          sql
            .select({ id: newer.id })
            .from(newer)
            .where(and(eq(newer.account, session.account), gt(newer.createdAt, session.createdAt))),
        ),
      ),
  },
];

export interface Retained {
  /** Rows that were worthless and went. */
  readonly swept: number;
  /** Rows of the reading log past their time. */
  readonly readings: number;
  readonly warned: number;
  /** Unused wallets whose erasure begins now. */
  readonly ending: number;
}

/** Ends what has had its time: worthless rows, old readings, wallets that nobody uses. Daily; done again, it finds nothing. */
export async function keepRetention(house: House): Promise<Retained> {
  const { database } = house;
  const now = house.clock();
  const { logYears } = house.leaving ?? LEAVING;
  let swept = 0;
  for (const { table, days, rows } of WORTHLESS) {
    const before = new Date(now.getTime() - days * DAY);
    swept += touched(await database.sql.delete(table).where(rows(before, database)));
  }
  const since = new Date(now);
  since.setUTCFullYear(since.getUTCFullYear() - logYears);
  await database.sql
    .delete(whoRequest)
    .where(
      inArray(
        whoRequest.reading,
        database.sql.select({ id: reading.id }).from(reading).where(lt(reading.at, since)),
      ),
    );
  const readings = await pruneReadings(database.sql, now, since);
  return { swept, readings, ...(await dealWithUnused(house, now)) };
}

/** When each wallet that is open was last used, where that is before an instant. One statement. */
async function lastUses(house: House, before: Date) {
  const rows = await rowsOf<{ id: Id<'participant'>; used: string }>(
    house.database.sql,
    text`select ${participant.id} as id,
        to_char(greatest(${participant.createdAt}, coalesce(max(${session.refreshedAt}), ${participant.createdAt}))
          at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as used
      from ${participant} left join ${session} on ${session.account} = ${participant.account}
      where ${participant.erasedAt} is null
      group by ${participant.id}
      having greatest(${participant.createdAt}, coalesce(max(${session.refreshedAt}), ${participant.createdAt}))
        < ${before.toISOString()}::timestamptz`,
  );
  return new Map(rows.map(({ id, used }) => [id, new Date(used)]));
}

async function dealWithUnused(house: House, now: Date): Promise<{ warned: number; ending: number }> {
  const { sql } = house.database;
  const { unusedMonths, unusedWallets, graceDays } = house.leaving ?? LEAVING;
  const threshold = new Date(now);
  threshold.setUTCMonth(threshold.getUTCMonth() - unusedMonths);
  const unused = await lastUses(house, threshold);
  const known = await sql.select().from(unusedWallet);
  const usedSince = await lastUses(house, new Date(now.getTime() - NOTICE_DAYS * DAY));

  // Used again for a while: the warning has been seen.
  const over = known.filter((row) => {
    const used = usedSince.get(row.participant);
    return used !== undefined && used > row.warnedAt;
  });
  if (over.length > 0)
    await sql.delete(unusedWallet).where(
      inArray(
        unusedWallet.participant,
        over.map((row) => row.participant),
      ),
    );
  // Signing in is using: what began only because nobody did ends by it.
  await sql
    .update(erasure)
    .set({ cancelledAt: now })
    .where(
      and(
        eq(erasure.askedBy, 'UNUSED'),
        isNull(erasure.cancelledAt),
        isNull(erasure.finishedAt),
        exists(
          sql
            .select({ id: session.id })
            .from(session)
            .innerJoin(participant, eq(participant.account, session.account))
            .where(and(eq(participant.id, erasure.participant), gt(session.refreshedAt, erasure.askedAt))),
        ),
      ),
    );

  const warnedBefore = new Set(known.map((row) => row.participant));
  const fresh = [...unused.keys()].filter((id) => !warnedBefore.has(id));
  for (const id of fresh) {
    await sql.transaction(async (tx) => {
      const warned = await tx
        .insert(unusedWallet)
        .values({ participant: id, unit: house.provider, warnedAt: now })
        .onConflictDoNothing();
      if (touched(warned) === 1) await append(tx, now, [entry(house, 'UNUSED_WALLET_WARNED', id)]);
    });
  }
  if (unusedWallets === 'keep') return { warned: fresh.length, ending: 0 };

  const ripe = await sql
    .select()
    .from(unusedWallet)
    .where(lte(unusedWallet.warnedAt, new Date(now.getTime() - WARNED_DAYS * DAY)));
  let ending = 0;
  for (const { participant: id, warnedAt } of ripe) {
    const used = unused.get(id);
    if (!used || used > warnedAt || (await openDecisions(sql, id)).length > 0) continue;
    await sql.transaction(async (tx) => {
      const begun = await tx
        .insert(erasure)
        .values({
          id: house.newId('erasure'),
          unit: house.provider,
          participant: id,
          askedBy: 'UNUSED',
          askedAt: now,
          dueAt: dueAt(now, graceDays),
        })
        .onConflictDoNothing();
      if (touched(begun) === 0) return;
      ending += 1;
      await append(tx, now, [entry(house, 'UNUSED_WALLET_ENDING', id)]);
    });
  }
  return { warned: fresh.length, ending };
}

const entry = ({ provider }: House, act: string, id: Id<'participant'>) => ({
  unit: provider,
  act,
  actor: 'system',
  role: 'SYSTEM',
  detail: { participant: id },
});
