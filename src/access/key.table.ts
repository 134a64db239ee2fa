import { pgSchema, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from '../database/column.ts';

/** Wrapped data keys stand in a schema of their own, so that they are backed up apart from what they open. */
export const keystore = pgSchema('keystore');

/** A data key, wrapped under the master key: a participant's own, or a controller unit's. */
export const dataKey = keystore.table(
  'data_key',
  {
    id: id('id', 'dataKey').primaryKey(),
    ownerKind: text('owner_kind').$type<'PARTICIPANT' | 'UNIT'>().notNull(),
    owner: text('owner').notNull(),
    /** Null once destroyed: what it sealed is then gone for good. */
    wrapped: text('wrapped'),
    createdAt: instant('created_at').notNull(),
    destroyedAt: instant('destroyed_at'),
  },
  (table) => [uniqueIndex('data_key_owner').on(table.ownerKind, table.owner)],
);
