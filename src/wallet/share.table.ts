import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { participant } from '../access/participant.table.ts';
import type { Language } from '../base/language.ts';
import { id, instant, sealed } from '../database/column.ts';
import type { HoldingId } from './holding.ts';

/** A link to a chosen set. Its token stands here as a keyed hash, and sealed for its holder, who may lose it. */
export const share = pgTable(
  'share',
  {
    id: id('id', 'share').primaryKey(),
    unit: id('unit', 'unit').notNull(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    tokenHash: text('token_hash').notNull().unique(),
    token: sealed('token').notNull(),
    collection: id('collection', 'collection'),
    introduction: sealed('introduction'),
    language: text('language').$type<Language>().notNull(),
    /** Of the one-time code that it opens with; null where it needs none. */
    codeHash: text('code_hash'),
    codeUsedAt: instant('code_used_at'),
    codeFailures: integer('code_failures').notNull().default(0),
    lockedAt: instant('locked_at'),
    expiresAt: instant('expires_at').notNull(),
    mostOpenings: integer('most_openings').notNull(),
    openings: integer('openings').notNull().default(0),
    /** How often somebody tried it in vain once it was closed. */
    refused: integer('refused').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [index('share_participant').on(table.participant, table.createdAt)],
);

/** What is shared: a whole proof, or what was chosen of one. */
export const shareItem = pgTable(
  'share_item',
  {
    share: id('share', 'share')
      .notNull()
      .references(() => share.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    holding: text('holding').$type<HoldingId>().notNull(),
    whole: boolean('whole').notNull(),
    /** The chosen claims and requirements. */
    choice: sealed('choice'),
  },
  (table) => [primaryKey({ columns: [table.share, table.position] })],
);

/** When it was opened; never by whom, from where or with what. */
export const shareOpening = pgTable(
  'share_opening',
  {
    id: id('id', 'shareOpening').primaryKey(),
    share: id('share', 'share')
      .notNull()
      .references(() => share.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
  },
  (table) => [index('share_opening_share').on(table.share, table.at)],
);
