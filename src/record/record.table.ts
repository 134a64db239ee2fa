import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../database/column.ts';

/**
 * The record of acts: one hash chain per controller unit. `body` is the canonical text that was hashed; the other
 * columns repeat what is in it so that it can be looked up. It holds ids, codes and keyed hashes, never free text.
 */
export const recordEntry = pgTable(
  'record_entry',
  {
    unit: id('unit', 'unit').notNull(),
    sequence: integer('sequence').notNull(),
    at: instant('at').notNull(),
    act: text('act').notNull(),
    body: text('body').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    /** The outbox's cursor over all chains. */
    position: bigint('position', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.unit, table.sequence] }),
    index('record_entry_position').on(table.position),
  ],
);

/** Where each chain stands. Locked last in an act's transaction, in the order of unit ids. */
export const recordHead = pgTable('record_head', {
  unit: id('unit', 'unit').primaryKey(),
  sequence: integer('sequence').notNull(),
  hash: text('hash').notNull(),
});

/** The reading log: which staff opened whose data, when, in which role and for which act. */
export const reading = pgTable(
  'reading',
  {
    id: id('id', 'reading').primaryKey(),
    at: instant('at').notNull(),
    /** The reader's controller unit, whose log this row is. */
    unit: id('unit', 'unit').notNull(),
    reader: id('reader', 'account').notNull(),
    role: text('role').notNull(),
    participant: id('participant', 'participant').notNull(),
    what: text('what').notNull(),
    why: text('why').notNull(),
    /** The chain entry that sealed this row; null until the next sealing. */
    sealedBy: integer('sealed_by'),
  },
  (table) => [
    index('reading_participant').on(table.participant, table.at),
    index('reading_unit_seal').on(table.unit, table.sealedBy),
  ],
);
