import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sealed } from '../database/column.ts';
import { type Sql, touched } from '../database/database.ts';
import { append } from '../record/append.ts';
import type { Context } from './context.ts';
import { passkeyChallenge } from './passkey.table.ts';
import { CHALLENGE_MINUTES } from './passkey.ts';

const KEPT_MILLISECONDS = 86_400_000;

type Purpose = (typeof passkeyChallenge.$inferSelect)['purpose'];

/** A challenge that stands from now on. */
export interface Challenge {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly expiresAt: Date;
}

/** Makes a challenge of 256 random bits, and forgets those that a replay could no longer be told by. */
export async function makeChallenge(
  tx: Sql,
  { vault, newId, now }: Context,
  purpose: Purpose,
  passkey: { account?: Id<'account'>; unit?: Id<'unit'> | null; name?: Sealed } = {},
): Promise<Challenge> {
  const bytes = new Uint8Array(randomBytes(32));
  const expiresAt = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
  await tx
    .delete(passkeyChallenge)
    .where(lt(passkeyChallenge.expiresAt, new Date(now.getTime() - KEPT_MILLISECONDS)));
  await tx.insert(passkeyChallenge).values({
    id: newId('passkeyChallenge'),
    challengeHash: vault.lookup('passkey-challenge', Buffer.from(bytes).toString('base64url')),
    purpose,
    ...passkey,
    createdAt: now,
    expiresAt,
  });
  return { bytes, expiresAt };
}

/**
 * Uses a challenge up, in a statement of its own: whatever comes of the answer, it is answered once. Throws
 * PASSKEY_CHALLENGE_GONE where it was not made for this purpose and account, is used or is too old; an answer that
 * comes back is put on the record once.
 */
export async function useChallenge(
  { database: { sql }, vault, now, provider }: Context,
  challenge: string,
  purpose: Purpose,
  account?: Id<'account'>,
): Promise<typeof passkeyChallenge.$inferSelect> {
  const challengeHash = vault.lookup('passkey-challenge', challenge);
  const made = and(
    eq(passkeyChallenge.challengeHash, challengeHash),
    eq(passkeyChallenge.purpose, purpose),
    account === undefined ? undefined : eq(passkeyChallenge.account, account),
  );
  const [row] = await sql
    .update(passkeyChallenge)
    .set({ usedAt: now })
    .where(and(made, isNull(passkeyChallenge.usedAt), gt(passkeyChallenge.expiresAt, now)))
    .returning();
  if (row) return row;
  await sql.transaction(async (tx) => {
    const replayed = await tx
      .update(passkeyChallenge)
      .set({ replayedAt: now })
      .where(
        and(
          eq(passkeyChallenge.challengeHash, challengeHash),
          isNotNull(passkeyChallenge.usedAt),
          isNull(passkeyChallenge.replayedAt),
        ),
      );
    if (touched(replayed) === 0) return;
    await append(tx, now, [
      {
        unit: provider,
        act: 'PASSKEY_REPLAY_REFUSED',
        actor: 'system',
        role: 'SYSTEM',
        detail: { purpose, challenge: challengeHash },
      },
    ]);
  });
  throw new Refusal('PASSKEY_CHALLENGE_GONE');
}
