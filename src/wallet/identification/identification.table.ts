import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../../database/column.ts';

/** A session whose holder sets out to show who they are by another wallet. What was shown is compared and not kept. */
export const identification = pgTable(
  'identification',
  {
    id: id('id', 'identification').primaryKey(),
    unit: id('unit', 'unit').notNull(),
    participant: id('participant', 'participant').notNull(),
    /** Nobody else goes on with it. */
    session: id('session', 'session').notNull(),
    linkHash: text('link_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Whether the wallet showed the same person; null before it answered. */
    same: boolean('same'),
    usedAt: instant('used_at'),
  },
  (table) => [
    index('identification_session').on(table.session),
    index('identification_expires').on(table.expiresAt),
  ],
);
