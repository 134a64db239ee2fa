import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from '../database/column.ts';
import { account, controllerUnit } from './organisation.table.ts';
import { participant } from './participant.table.ts';
import type { ReissueEnd } from './reissue.ts';

/** A card that the participant printed and keeps at home; at most one stands. */
export const recoveryCard = pgTable(
  'recovery_card',
  {
    id: id('id', 'recoveryCard').primaryKey(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    codeHash: text('code_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
    voidedAt: instant('voided_at'),
  },
  (table) => [
    uniqueIndex('recovery_card_standing')
      .on(table.participant)
      .where(sql`${table.usedAt} is null and ${table.voidedAt} is null`),
  ],
);

/** Staff's request for a new card for somebody who has lost PIN and card; at most one is open in a unit. */
export const reissue = pgTable(
  'reissue',
  {
    id: id('id', 'reissue').primaryKey(),
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    group: id('group_id', 'group').notNull(),
    requestedBy: id('requested_by', 'account')
      .notNull()
      .references(() => account.id),
    requestedAt: instant('requested_at').notNull(),
    confirmedBy: id('confirmed_by', 'account').references(() => account.id),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    endedWhy: text('ended_why').$type<ReissueEnd>(),
  },
  (table) => [
    uniqueIndex('reissue_open').on(table.participant, table.unit).where(sql`${table.endedAt} is null`),
    index('reissue_participant').on(table.participant),
  ],
);
