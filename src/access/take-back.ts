import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { account, signInAttempt } from './organisation.table.ts';
import { knownDevice, session } from './participant.table.ts';
import { passkey } from './passkey.table.ts';

/**
 * Takes the account back for whoever has just proved that it is theirs: a new PIN (or none), every session ended, every
 * device and passkey forgotten. The waiting that others' guesses have earned the wallet number ends too.
 */
export async function takeBack(
  tx: Sql,
  { now }: { readonly now: Date },
  owner: Id<'account'>,
  pinHash: string | null,
): Promise<void> {
  const [row] = await tx.update(account).set({ pinHash }).where(eq(account.id, owner)).returning();
  await tx
    .update(session)
    .set({ endedAt: now, endedWhy: 'WALLET_RECOVERED' })
    .where(and(eq(session.account, owner), isNull(session.endedAt)));
  await tx
    .update(knownDevice)
    .set({ forgottenAt: now })
    .where(and(eq(knownDevice.account, owner), isNull(knownDevice.forgottenAt)));
  await tx.delete(passkey).where(eq(passkey.account, owner));
  if (row?.walletNumberHash) {
    await tx.delete(signInAttempt).where(eq(signInAttempt.subjectHash, row.walletNumberHash));
  }
}
