import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account, controllerUnit } from '../access/organisation.table.ts';
import { participant } from '../access/participant.table.ts';
import type { Id } from '../base/id.ts';
import type { CoverageBasis } from '../credential/award.ts';
import { id, instant, sealed } from '../database/column.ts';
import { learningEnvironment } from '../environment/environment.table.ts';
import { requirement, target } from '../qualification/qualification.table.ts';
import type { ChecklistState, PermissionKind } from './checklist.ts';
import type { MarkLevel, MarkParty } from './mark.ts';

/** What a participant has taken up. Everything written about them here is under their own key. */
export const checklist = pgTable(
  'checklist',
  {
    id: id('id', 'checklist').primaryKey(),
    /** The controller: the keeper of the wallets. */
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    /** A target belongs to one version of one document, so the checklist stays on what it was begun on. */
    target: id('target', 'target')
      .notNull()
      .references(() => target.id),
    state: text('state').$type<ChecklistState>().notNull(),
    /** Rises with every change of the row; who writes names the version that they read. */
    version: integer('version').notNull(),
    school: id('school', 'unit').references(() => controllerUnit.id),
    /** How many times it has been sent to a school. */
    round: integer('round').notNull(),
    /** Requirements that a decision in force recognises. */
    recognised: jsonb('recognised').$type<Id<'requirement'>[]>().notNull(),
    openedAt: instant('opened_at').notNull(),
    openedBy: id('opened_by', 'account')
      .notNull()
      .references(() => account.id),
    endedAt: instant('ended_at'),
    endReason: sealed('end_reason'),
  },
  (table) => [
    uniqueIndex('checklist_one_open')
      .on(table.participant, table.target)
      .where(sql`${table.state} <> 'ENDED'`),
    index('checklist_school').on(table.school),
  ],
);

/** A mark: inserted, never updated and never deleted. */
export const mark = pgTable(
  'mark',
  {
    id: id('id', 'mark').primaryKey(),
    checklist: id('checklist', 'checklist')
      .notNull()
      .references(() => checklist.id),
    requirement: id('requirement', 'requirement')
      .notNull()
      .references(() => requirement.id),
    party: text('party').$type<MarkParty>().notNull(),
    level: text('level').$type<MarkLevel>().notNull(),
    author: id('author', 'account')
      .notNull()
      .references(() => account.id),
    /** The controller: the workshop or school that the author marked for; the keeper of the wallets for one's own. */
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    environment: id('environment', 'environment').references(() => learningEnvironment.id),
    /** What the environment's coverage of the requirement rested on when the mark was made. */
    basis: text('basis').$type<CoverageBasis>(),
    at: instant('at').notNull(),
    /** Order among marks of the same instant. */
    position: integer('position').notNull(),
    note: sealed('note'),
  },
  (table) => [index('mark_checklist').on(table.checklist, table.requirement)],
);

/** That its author withdrew a mark, once, and why. */
export const markWithdrawal = pgTable('mark_withdrawal', {
  mark: id('mark', 'mark')
    .primaryKey()
    .references(() => mark.id),
  unit: id('unit', 'unit').notNull(),
  at: instant('at').notNull(),
  reason: sealed('reason').notNull(),
});

/** What the participant says to a mark about them. */
export const markAnswer = pgTable(
  'mark_answer',
  {
    id: id('id', 'markAnswer').primaryKey(),
    mark: id('mark', 'mark')
      .notNull()
      .references(() => mark.id),
    unit: id('unit', 'unit').notNull(),
    at: instant('at').notNull(),
    text: sealed('text').notNull(),
  },
  (table) => [index('mark_answer_mark').on(table.mark)],
);

/** What shows the competence: a text or a photo, on the checklist or on one mark. */
export const evidence = pgTable(
  'evidence',
  {
    id: id('id', 'evidence').primaryKey(),
    checklist: id('checklist', 'checklist')
      .notNull()
      .references(() => checklist.id),
    mark: id('mark', 'mark').references(() => mark.id),
    unit: id('unit', 'unit').notNull(),
    author: id('author', 'account')
      .notNull()
      .references(() => account.id),
    mediaType: text('media_type').notNull(),
    bytes: integer('bytes').notNull(),
    content: sealed('content').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('evidence_checklist').on(table.checklist)],
);

/** A permission of the participant for one school: given, and perhaps withdrawn. */
export const checklistPermission = pgTable(
  'checklist_permission',
  {
    id: id('id', 'permission').primaryKey(),
    checklist: id('checklist', 'checklist')
      .notNull()
      .references(() => checklist.id),
    school: id('school', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    kind: text('kind').$type<PermissionKind>().notNull(),
    unit: id('unit', 'unit').notNull(),
    grantedAt: instant('granted_at').notNull(),
    /** The participant; or the instructor who sent under the participant's permission. */
    grantedBy: id('granted_by', 'account')
      .notNull()
      .references(() => account.id),
    /** Set once the school has decided: from then on it cannot be withdrawn. */
    decidedAt: instant('decided_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('checklist_permission_standing')
      .on(table.checklist, table.school, table.kind)
      .where(sql`${table.withdrawnAt} is null`),
    index('checklist_permission_school').on(table.school),
  ],
);

/** Somebody outside the staff whom a school that sees the checklist has named for it; they see it for that school. */
export const checklistReader = pgTable(
  'checklist_reader',
  {
    checklist: id('checklist', 'checklist')
      .notNull()
      .references(() => checklist.id),
    school: id('school', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
  },
  (table) => [primaryKey({ columns: [table.checklist, table.school, table.account] })],
);

/** The workshop's certificates that were issued from a checklist. */
export const checklistCertificate = pgTable(
  'checklist_certificate',
  {
    credential: id('credential', 'credential').primaryKey(),
    checklist: id('checklist', 'checklist')
      .notNull()
      .references(() => checklist.id),
    /** The workshop. */
    unit: id('unit', 'unit').notNull(),
    issuedAt: instant('issued_at').notNull(),
    /** A keyed hash of all that the certificate says, so that a batch never says the same twice. */
    content: text('content'),
  },
  (table) => [index('checklist_certificate_checklist').on(table.checklist)],
);
