import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../database/column.ts';
import { account } from './organisation.table.ts';

/** What a code from the open wallet is for: to make another device known, or to merge this wallet into another. */
export type WalletCodePurpose = 'DEVICE' | 'MERGE';

/** A one-time code that a trusted session shows, to be typed somewhere else within minutes. */
export const walletCode = pgTable(
  'wallet_code',
  {
    id: id('id', 'walletCode').primaryKey(),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    purpose: text('purpose').$type<WalletCodePurpose>().notNull(),
    codeHash: text('code_hash').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('wallet_code_account').on(table.account)],
);
