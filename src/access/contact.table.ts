import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, sealed } from '../database/column.ts';
import { participant } from './participant.table.ts';

export const CONTACT_KINDS = ['EMAIL', 'PHONE'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** An e-mail address or a phone number that a participant chose to give. Nothing asks for one. */
export const contact = pgTable(
  'contact',
  {
    id: id('id', 'contact').primaryKey(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    kind: text('kind').$type<ContactKind>().notNull(),
    value: sealed('value').notNull(),
    /** Keyed with the participant: finds the same one in this wallet, and in no other. */
    valueHash: text('value_hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('contact_of_participant').on(table.participant, table.valueHash)],
);
