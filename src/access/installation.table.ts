import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../database/column.ts';
import { controllerUnit } from './organisation.table.ts';

/** The one row about this installation. */
export const installation = pgTable('installation', {
  id: integer('id').primaryKey(),
  provider: id('provider', 'unit')
    .notNull()
    .references(() => controllerUnit.id),
  /** A keyed hash of a constant: shows at start whether the master key is the one that this database was made with. */
  keyCheck: text('key_check').notNull(),
  createdAt: instant('created_at').notNull(),
});
