import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { controllerUnit } from '../access/organisation.table.ts';
import { participant } from '../access/participant.table.ts';
import { id, instant, sealed } from '../database/column.ts';

/** That somebody leaves for good: asked for, undone within the grace period, or done. Also the ledger's copy. */
export const erasure = pgTable(
  'erasure',
  {
    id: id('id', 'erasure').primaryKey(),
    /** The controller: the keeper of the wallets. */
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    /** Who asked: the participant, or the installation because the wallet was long unused. */
    askedBy: text('asked_by').$type<'PARTICIPANT' | 'UNUSED'>().notNull(),
    askedAt: instant('asked_at').notNull(),
    /** From when on it is done, unless it is undone before. */
    dueAt: instant('due_at').notNull(),
    cancelledAt: instant('cancelled_at'),
    finishedAt: instant('finished_at'),
    receiptCodeHash: text('receipt_code_hash').unique(),
  },
  (table) => [
    uniqueIndex('erasure_standing').on(table.participant).where(sql`${table.cancelledAt} is null`),
    index('erasure_due').on(table.dueAt),
  ],
);

/**
 * About whom a unit's record is, kept by the unit once the person has left. A workshop's certificates say it
 * themselves; of a school's decisions not all made a credential, so their person stands here.
 */
export const recordSubject = pgTable(
  'record_subject',
  {
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    /** Names and date of birth, as JSON. */
    person: sealed('person'),
    leftAt: instant('left_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.unit, table.participant] })],
);

/** That a long unused wallet was warned. The row goes once the wallet is used again. */
export const unusedWallet = pgTable('unused_wallet', {
  participant: id('participant', 'participant')
    .primaryKey()
    .references(() => participant.id),
  unit: id('unit', 'unit').notNull(),
  warnedAt: instant('warned_at').notNull(),
});
