import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account, controllerUnit } from '../../access/organisation.table.ts';
import { participant } from '../../access/participant.table.ts';
import { id, instant, sealed } from '../../database/column.ts';
import { reading } from '../../record/record.table.ts';

/** "Kysy, kuka": a participant asks a controller who of its staff opened their data. */
export const whoRequest = pgTable(
  'who_request',
  {
    id: id('id', 'whoRequest').primaryKey(),
    /** The controller that is asked: the reader's unit. */
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    reading: id('reading', 'reading')
      .notNull()
      .references(() => reading.id),
    askedAt: instant('asked_at').notNull(),
    outcome: text('outcome').$type<'ANSWERED' | 'REFUSED'>(),
    answeredAt: instant('answered_at'),
    answeredBy: id('answered_by', 'account').references(() => account.id),
    /** The answer, or the grounds for none, under the participant's key; and the controller's own copy. */
    answer: sealed('answer'),
    unitAnswer: sealed('unit_answer'),
  },
  (table) => [
    uniqueIndex('who_request_open').on(table.reading).where(sql`${table.answeredAt} is null`),
    index('who_request_unit').on(table.unit, table.askedAt),
    index('who_request_participant').on(table.participant),
  ],
);
