import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { participant } from '../access/participant.table.ts';
import { id, instant } from '../database/column.ts';
import type { SecretBox } from './private-box.ts';

/** A participant's private part. After two wallets were merged there are two, each under the secret that it had. */
export const privatePart = pgTable(
  'private_part',
  {
    id: id('id', 'privatePart').primaryKey(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    salt: text('salt').notNull(),
    /** The part's random key, under the key that the second secret gives, and under nothing else. */
    wrapped: text('wrapped').$type<SecretBox>().notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [index('private_part_participant').on(table.participant)],
);

/** An entry of the private part: whose and when is all that stands outside the box. */
export const privateEntry = pgTable(
  'private_entry',
  {
    id: id('id', 'privateEntry').primaryKey(),
    part: id('part', 'privatePart')
      .notNull()
      .references(() => privatePart.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    sealed: text('sealed').$type<SecretBox>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('private_entry_part').on(table.part),
    index('private_entry_participant').on(table.participant),
  ],
);
