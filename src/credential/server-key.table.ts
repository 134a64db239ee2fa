import { sql } from 'drizzle-orm';
import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant, sealed } from '../database/column.ts';

/**
 * The server's own keys through time, for what it says in its own name: receipts, and what the VC-API signs. Wrapped
 * under the master key; a destroyed private half is null.
 */
export const serverKey = pgTable(
  'server_key',
  {
    /** The part after # in the key's DID URL. */
    fragment: text('fragment').primaryKey(),
    publicKeyMultibase: text('public_key_multibase').notNull(),
    privateKey: sealed('private_key'),
    /** By what the signer process knows it, where there is one; then nothing stands in the column before. */
    signerHandle: text('signer_handle'),
    state: text('state').$type<'ACTIVE' | 'RETIRED' | 'COMPROMISED'>().notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  // Several processes that start at once on one database make one key between them.
  (table) => [uniqueIndex('server_key_active').on(table.state).where(sql`${table.state} = 'ACTIVE'`)],
);
