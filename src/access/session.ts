import { timingSafeEqual } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { type Id, idBeforeDot, type NewId } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { type Sql, touched } from '../database/database.ts';
import type { Actor, Post } from './actor.ts';
import type { SessionLevel } from './level.ts';
import { account, controllerUnit, staff, staffRole } from './organisation.table.ts';
import { participant, session } from './participant.table.ts';
import { ACCESS_MINUTES, newRefreshToken, refreshHash, signAccessToken } from './token.ts';
import type { Vault } from './vault.ts';

const REFRESH_DAYS = 14;

/** What a client holds after signing in. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessTokenExpiresAt: Date;
}

interface Keeping {
  readonly vault: Vault;
  readonly newId: NewId;
  readonly now: Date;
}

const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);

async function tokensOf(
  { vault, now }: Keeping,
  accountId: Id<'account'>,
  id: Id<'session'>,
  refreshToken: string,
): Promise<Tokens> {
  return {
    accessToken: await signAccessToken(vault, accountId, id, now),
    refreshToken,
    accessTokenExpiresAt: later(now, ACCESS_MINUTES),
  };
}

/** Begins a session of this level; it keeps the level that it began with. A helper beside its holder changes nothing in it. */
export async function startSession(
  tx: Sql,
  keeping: Keeping,
  accountId: Id<'account'>,
  level: SessionLevel,
  device: Id<'knownDevice'> | null = null,
  assisted = false,
): Promise<Tokens> {
  const id = keeping.newId('session');
  const refreshToken = newRefreshToken(id);
  await tx.insert(session).values({
    id,
    account: accountId,
    refreshHash: refreshHash(refreshToken),
    level,
    device,
    assisted,
    createdAt: keeping.now,
    refreshedAt: keeping.now,
    expiresAt: later(keeping.now, REFRESH_DAYS * 24 * 60),
  });
  return tokensOf(keeping, accountId, id, refreshToken);
}

/**
 * New tokens for a refresh token, which is then used up. One that was used before ends the whole session:
 * either it was stolen, or its thief is the one who used it first. Returns a `Refusal` instead of throwing, so that
 * the ending is kept.
 */
export async function refreshSession(
  sql: Sql,
  keeping: Keeping,
  refreshToken: string,
): Promise<Tokens | Refusal> {
  const id = idBeforeDot(refreshToken, 'session');
  const [row] = await sql.select().from(session).where(eq(session.id, id));
  if (!row || row.endedAt || row.expiresAt <= keeping.now) return new Refusal('SIGN_IN_FAILED');
  const given = Buffer.from(refreshHash(refreshToken));
  const kept = Buffer.from(row.refreshHash);
  if (!timingSafeEqual(given, kept)) {
    await sql
      .update(session)
      .set({ endedAt: keeping.now, endedWhy: 'REFRESH_REUSED' })
      .where(and(eq(session.id, id), isNull(session.endedAt)));
    return new Refusal('SIGN_IN_FAILED');
  }
  const next = newRefreshToken(id);
  const updated = await sql
    .update(session)
    .set({ refreshHash: refreshHash(next), refreshedAt: keeping.now })
    .where(and(eq(session.id, id), eq(session.refreshHash, row.refreshHash), isNull(session.endedAt)));
  if (touched(updated) === 0) return new Refusal('CONFLICT');
  return tokensOf(keeping, row.account, id, next);
}

export async function endSession(sql: Sql, id: Id<'session'>, now: Date): Promise<void> {
  await sql
    .update(session)
    .set({ endedAt: now, endedWhy: 'SIGNED_OUT' })
    .where(and(eq(session.id, id), isNull(session.endedAt)));
}

/** The actor of a living session, with the roles that stand right now; null where the session has ended. One statement. */
export async function actorOf(
  sql: Sql,
  token: { account: Id<'account'>; session: Id<'session'> },
  now: Date,
): Promise<Actor | null> {
  const rows = await sql
    .select({
      expiresAt: session.expiresAt,
      level: session.level,
      participant: participant.id,
      staff: staff.id,
      unit: controllerUnit.id,
      unitKind: controllerUnit.kind,
      role: staffRole.role,
    })
    .from(session)
    .innerJoin(account, and(eq(account.id, session.account), isNull(account.disabledAt)))
    .leftJoin(participant, and(eq(participant.account, account.id), isNull(participant.erasedAt)))
    .leftJoin(staff, and(eq(staff.account, account.id), isNull(staff.endedAt)))
    .leftJoin(controllerUnit, eq(controllerUnit.id, staff.unit))
    .leftJoin(staffRole, and(eq(staffRole.staff, staff.id), isNull(staffRole.endedAt)))
    .where(and(eq(session.id, token.session), eq(session.account, token.account), isNull(session.endedAt)));
  const [first] = rows;
  if (!first || first.expiresAt <= now) return null;
  const posts = rows.flatMap((row): Post[] =>
    row.staff && row.unit && row.unitKind && row.role
      ? [{ staff: row.staff, unit: row.unit, unitKind: row.unitKind, role: row.role }]
      : [],
  );
  const { level, participant: own } = first;
  return { account: token.account, session: token.session, level, participant: own, posts };
}
