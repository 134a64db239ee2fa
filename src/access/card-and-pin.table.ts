import { pgTable } from 'drizzle-orm/pg-core';
import { id, instant, localized } from '../database/column.ts';
import { account, controllerUnit } from './organisation.table.ts';

/** Why a unit lets its participants in with card and PIN alone; printed in the privacy notice. */
export const cardAndPinReason = pgTable('card_and_pin_reason', {
  unit: id('unit', 'unit')
    .primaryKey()
    .references(() => controllerUnit.id),
  reason: localized('reason').notNull(),
  recordedBy: id('recorded_by', 'account')
    .notNull()
    .references(() => account.id),
  recordedAt: instant('recorded_at').notNull(),
});
