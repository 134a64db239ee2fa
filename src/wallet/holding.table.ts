import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { participant } from '../access/participant.table.ts';
import { id, instant, sealed } from '../database/column.ts';
import type { Outcome } from '../verification/check.ts';
import type { HoldingId } from './holding.ts';

/** A proof that the participant has brought; those from us stand in `credential`. */
export const holding = pgTable(
  'holding',
  {
    id: id('id', 'holding').primaryKey(),
    unit: id('unit', 'unit').notNull(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    mediaType: text('media_type').notNull(),
    bytes: integer('bytes').notNull(),
    content: sealed('content').notNull(),
    /** Of the file as it was brought, so that the same one is not kept twice. */
    fileHash: text('file_hash').notNull(),
    /** A copy whose personal identity code is covered: what is kept is no signed file any more. */
    covered: boolean('covered').notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    /** Checks, reasons and what the proof says. */
    verdict: sealed('verdict').notNull(),
    checkedAt: instant('checked_at').notNull(),
    broughtAt: instant('brought_at').notNull(),
  },
  (table) => [
    uniqueIndex('holding_file').on(table.participant, table.fileHash),
    index('holding_participant').on(table.participant, table.broughtAt),
  ],
);

/** What its holder calls a proof, ours or brought, and whether they have put it out of sight. */
export const holdingLabel = pgTable(
  'holding_label',
  {
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    unit: id('unit', 'unit').notNull(),
    holding: text('holding').$type<HoldingId>().notNull(),
    name: sealed('name'),
    hiddenAt: instant('hidden_at'),
  },
  (table) => [primaryKey({ columns: [table.participant, table.holding] })],
);
