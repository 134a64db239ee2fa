import { and, eq } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { demandThat } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import type { House } from './context.ts';
import { linkedIdentity } from './oidc/oidc.table.ts';
import { account } from './organisation.table.ts';
import { participant } from './participant.table.ts';
import { passkey, passkeyChallenge } from './passkey.table.ts';

/**
 * Throws LAST_WAY_IN unless the account can still be entered: by a PIN, a password, a passkey or an identity. To be
 * called after one was taken away, in the same transaction. The account's row is held, so that two that are taken
 * away at once are looked at one after the other.
 */
export async function demandWayIn(
  tx: Sql,
  house: Pick<House, 'passwordsOff'>,
  id: Id<'account'>,
): Promise<void> {
  const [row] = await tx.select().from(account).where(eq(account.id, id));
  const others =
    (await tx.$count(passkey, eq(passkey.account, id))) +
    (await tx.$count(linkedIdentity, eq(linkedIdentity.account, id)));
  const byCard = row?.pinHash != null && row.walletNumberHash != null;
  const byPassword = row?.passwordHash != null && row.emailHash != null && !house.passwordsOff;
  demandThat(byCard || byPassword || others > 0, 'LAST_WAY_IN');
}

/** Holds an account's row until the transaction ends. */
export async function holdAccount(tx: Sql, id: Id<'account'>): Promise<void> {
  await tx.select({ id: account.id }).from(account).where(eq(account.id, id)).for('update');
}

/**
 * Takes every passkey and identity of an account away, and what was under way to new ones: for an account that ends.
 * PIN and password stand in the account's own row.
 */
export async function forgetWaysIn(tx: Sql, id: Id<'account'>): Promise<void> {
  await tx.delete(passkeyChallenge).where(eq(passkeyChallenge.account, id));
  await tx.delete(passkey).where(eq(passkey.account, id));
  await tx.delete(linkedIdentity).where(eq(linkedIdentity.account, id));
}

/** The participant of an account, where it has one. */
export async function participantOf(tx: Sql, id: Id<'account'>): Promise<Id<'participant'> | null> {
  const [row] = await tx
    .select({ id: participant.id })
    .from(participant)
    .where(and(eq(participant.account, id)));
  return row?.id ?? null;
}
