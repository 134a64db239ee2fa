import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { participant } from '../access/participant.table.ts';
import { id, instant, sealed } from '../database/column.ts';
import type { CollectionPurpose } from './collection.ts';
import type { HoldingId } from './holding.ts';

/** A chosen set of proofs. */
export const collection = pgTable(
  'collection',
  {
    id: id('id', 'collection').primaryKey(),
    unit: id('unit', 'unit').notNull(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    purpose: text('purpose').$type<CollectionPurpose>().notNull(),
    name: sealed('name').notNull(),
    introduction: sealed('introduction'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [index('collection_participant').on(table.participant, table.createdAt)],
);

/** What is in it, in the order of `position`. */
export const collectionItem = pgTable(
  'collection_item',
  {
    collection: id('collection', 'collection')
      .notNull()
      .references(() => collection.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    holding: text('holding').$type<HoldingId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.collection, table.position] })],
);
