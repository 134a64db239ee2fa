import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, sealed } from '../../database/column.ts';
import type { RequestedProof } from './presentation-request.ts';

/** A proof that a member of staff asked a wallet for. What was shown is the unit's, and not for long. */
export const presentationRequest = pgTable(
  'presentation_request',
  {
    id: id('id', 'presentationRequest').primaryKey(),
    unit: id('unit', 'unit').notNull(),
    account: id('account', 'account').notNull(),
    what: text('what').$type<RequestedProof>().notNull(),
    linkHash: text('link_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    answeredAt: instant('answered_at'),
    keptUntil: instant('kept_until'),
    presented: sealed('presented'),
  },
  (table) => [
    // What is to be forgotten.
    index('presentation_request_kept').on(table.keptUntil).where(sql`${table.presented} is not null`),
  ],
);
