import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { controllerUnit } from '../../access/organisation.table.ts';
import { participant } from '../../access/participant.table.ts';
import type { Language } from '../../base/language.ts';
import { id, instant } from '../../database/column.ts';

/** A link to take everything: good for minutes, once, and only while the session that asked for it lives. */
export const exportLink = pgTable(
  'export_link',
  {
    id: id('id', 'exportLink').primaryKey(),
    /** The controller: the keeper of the wallets. */
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    /** The session that asked for it; the link ends with it. */
    session: id('session', 'session').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    language: text('language').$type<Language>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('export_link_participant').on(table.participant)],
);
