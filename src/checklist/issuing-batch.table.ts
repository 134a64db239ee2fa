import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account, controllerUnit } from '../access/organisation.table.ts';
import { participant, workGroup } from '../access/participant.table.ts';
import type { Language } from '../base/language.ts';
import type { RefusalCode } from '../base/refusal.ts';
import { credential } from '../credential/credential.table.ts';
import { id, instant } from '../database/column.ts';
import { learningEnvironment } from '../environment/environment.table.ts';
import { target } from '../qualification/qualification.table.ts';
import { checklist } from './checklist.table.ts';
import type { IssuingState } from './issuing-batch.ts';

/** Certificates for a whole group, asked for at once. */
export const issuingBatch = pgTable(
  'issuing_batch',
  {
    id: id('id', 'issuingBatch').primaryKey(),
    /** The workshop that certifies. */
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    group: id('group_id', 'group')
      .notNull()
      .references(() => workGroup.id),
    environment: id('environment', 'environment')
      .notNull()
      .references(() => learningEnvironment.id),
    /** The one target that was asked for; null for all. */
    target: id('target', 'target').references(() => target.id),
    language: text('language').$type<Language>().notNull(),
    withoutEnvironment: boolean('without_environment').notNull(),
    withoutBirthDate: boolean('without_birth_date').notNull(),
    /** A UUID that the caller chose: asking again with it goes on where it stopped. */
    requestId: text('request_id').notNull(),
    startedBy: id('started_by', 'account')
      .notNull()
      .references(() => account.id),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('issuing_batch_request').on(table.startedBy, table.requestId),
    index('issuing_batch_group').on(table.group, table.startedAt),
  ],
);

/**
 * One checklist of a batch, or a participant without any; written once when the batch is made, once when done. A row is
 * locked by whoever is at it.
 */
export const issuingBatchItem = pgTable(
  'issuing_batch_item',
  {
    batch: id('batch', 'issuingBatch')
      .notNull()
      .references(() => issuingBatch.id),
    position: integer('position').notNull(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    checklist: id('checklist', 'checklist').references(() => checklist.id),
    state: text('state').$type<IssuingState>().notNull(),
    code: text('code').$type<RefusalCode>(),
    credential: id('credential', 'credential').references(() => credential.id),
  },
  (table) => [primaryKey({ columns: [table.batch, table.position] })],
);
