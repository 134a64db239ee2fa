import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { demand, Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import type { Act, Context } from './context.ts';
import { newCode, readCode } from './one-time-code.ts';
import { type WalletCodePurpose, walletCode } from './wallet-code.table.ts';

export const WALLET_CODE_MINUTES = 10;

const hashOf = (context: Context, purpose: WalletCodePurpose, plain: string) =>
  context.vault.lookup(`wallet-code-${purpose}`, plain);

/** Makes a one-time code of the actor's own wallet; shown once, good for ten minutes. */
export async function makeWalletCode(
  act: Act,
  purpose: WalletCodePurpose,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  const code = newCode();
  const expiresAt = new Date(act.now.getTime() + WALLET_CODE_MINUTES * 60_000);
  await act.tx.insert(walletCode).values({
    id: act.newId('walletCode'),
    account: act.actor.account,
    purpose,
    codeHash: hashOf(act.context, purpose, demand(readCode(code))),
    expiresAt,
    createdAt: act.now,
  });
  return { code, expiresAt };
}

/** Uses a code up, of this account where one is named; whose it is. Throws CODE_MISTYPED, CODE_INVALID. */
export async function useWalletCode(
  tx: Sql,
  context: Context,
  purpose: WalletCodePurpose,
  typed: string,
  of?: Id<'account'>,
): Promise<Id<'account'>> {
  const plain = demand(readCode(typed));
  const [used] = await tx
    .update(walletCode)
    .set({ usedAt: context.now })
    .where(
      and(
        eq(walletCode.codeHash, hashOf(context, purpose, plain)),
        eq(walletCode.purpose, purpose),
        of === undefined ? undefined : eq(walletCode.account, of),
        isNull(walletCode.usedAt),
        gt(walletCode.expiresAt, context.now),
      ),
    )
    .returning({ account: walletCode.account });
  if (!used) throw new Refusal('CODE_INVALID', ['code']);
  return used.account;
}
