import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account, controllerUnit } from '../access/organisation.table.ts';
import { participant } from '../access/participant.table.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { checklist } from '../checklist/checklist.table.ts';
import { day, id, instant, sealed } from '../database/column.ts';
import type { ConfirmedFact, FactSource } from './confirmation.ts';
import type { DecisionEnd, DeviationCode, Purpose, Represents, Route } from './dossier.ts';
import type { RemedyKind } from './remedy.ts';
import type { ReviewOutcome } from './review.ts';

/** The school's record: every row belongs to the school's unit, and what is sealed here is under that unit's key. */
const school = () =>
  id('unit', 'unit')
    .notNull()
    .references(() => controllerUnit.id);

const requirementIds = (name: string) => jsonb(name).$type<Id<'requirement'>[]>();

/** One round of a school with a checklist: from being sent to being decided, returned or taken back. */
export const recognitionCase = pgTable(
  'recognition_case',
  {
    id: id('id', 'recognitionCase').primaryKey(),
    unit: school(),
    checklist: id('checklist', 'checklist')
      .notNull()
      .references(() => checklist.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    round: integer('round').notNull(),
    /** Rises with every act in the case; who writes names the version that they read. */
    version: integer('version').notNull(),
    twoOfSchoolReason: sealed('two_of_school_reason'),
    openedAt: instant('opened_at').notNull(),
  },
  (table) => [uniqueIndex('recognition_case_round').on(table.checklist, table.round)],
);

/** That the school checked the identity or the study right: how and when, never a number or a document. */
export const caseConfirmation = pgTable(
  'case_confirmation',
  {
    id: id('id', 'confirmation').primaryKey(),
    case: id('recognition_case', 'recognitionCase')
      .notNull()
      .references(() => recognitionCase.id),
    unit: school(),
    fact: text('fact').$type<ConfirmedFact>().notNull(),
    source: text('source').$type<FactSource>().notNull(),
    on: day('on_day').notNull(),
    role: text('role').$type<'TEACHER' | 'DECIDER'>().notNull(),
    by: id('by_account', 'account')
      .notNull()
      .references(() => account.id),
    at: instant('at').notNull(),
  },
  (table) => [index('case_confirmation_case').on(table.case)],
);

/** Whom the school named to assess; a later naming replaces an earlier one. */
export const caseAssessor = pgTable(
  'case_assessor',
  {
    id: id('id', 'assessor').primaryKey(),
    case: id('recognition_case', 'recognitionCase')
      .notNull()
      .references(() => recognitionCase.id),
    unit: school(),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    represents: text('represents').$type<Represents>().notNull(),
    name: sealed('name').notNull(),
    namedBy: id('named_by', 'account')
      .notNull()
      .references(() => account.id),
    namedAt: instant('named_at').notNull(),
    replacedAt: instant('replaced_at'),
  },
  (table) => [
    uniqueIndex('case_assessor_standing')
      .on(table.case, table.account)
      .where(sql`${table.replacedAt} is null`),
  ],
);

/** What an assessor recorded. It waits until every assessor has confirmed it, or is dropped by a later one. */
export const assessment = pgTable(
  'assessment',
  {
    id: id('id', 'assessment').primaryKey(),
    case: id('recognition_case', 'recognitionCase')
      .notNull()
      .references(() => recognitionCase.id),
    unit: school(),
    purpose: text('purpose').$type<Purpose['kind']>().notNull(),
    /** The decision that it would raise or correct. */
    of: id('of_decision', 'decision'),
    route: text('route').$type<'ASSESSORS' | 'DEMONSTRATION'>().notNull(),
    /** Null means the whole target. */
    requirements: requirementIds('requirements'),
    grade: text('grade'),
    demonstratedOn: day('demonstrated_on'),
    demonstrationPlace: sealed('demonstration_place'),
    demonstrationWhat: sealed('demonstration_what'),
    grounds: sealed('grounds').notNull(),
    deviationCodes: jsonb('deviation_codes').$type<DeviationCode[]>().notNull(),
    language: text('language').$type<Language>().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** Set when it was decided on, or dropped. */
    closedAt: instant('closed_at'),
  },
  (table) => [uniqueIndex('assessment_waiting').on(table.case).where(sql`${table.closedAt} is null`)],
);

/** One assessor's own confirmation, with what they said about disqualification. */
export const assessmentConfirmation = pgTable(
  'assessment_confirmation',
  {
    assessment: id('assessment', 'assessment')
      .notNull()
      .references(() => assessment.id),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    unit: school(),
    grade: text('grade'),
    notDisqualified: boolean('not_disqualified').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.assessment, table.account] })],
);

/** A decision: inserted, never updated and never deleted. How it ended stands in `decision_ending`. */
export const decision = pgTable(
  'decision',
  {
    id: id('id', 'decision').primaryKey(),
    case: id('recognition_case', 'recognitionCase')
      .notNull()
      .references(() => recognitionCase.id),
    unit: school(),
    checklist: id('checklist', 'checklist')
      .notNull()
      .references(() => checklist.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    round: integer('round').notNull(),
    /** Order among the decisions about a checklist. */
    position: integer('position').notNull(),
    kind: text('kind').$type<'RECOGNITION' | 'DECLINE'>().notNull(),
    route: text('route').$type<Route>(),
    scope: text('scope').$type<'WHOLE' | 'PART'>(),
    requirements: requirementIds('requirements').notNull(),
    grade: text('grade'),
    grounds: sealed('grounds').notNull(),
    deviationCodes: jsonb('deviation_codes').$type<DeviationCode[]>().notNull(),
    /** The earlier official record of a direct recognition, as JSON. */
    officialRecord: sealed('official_record'),
    assessment: id('assessment', 'assessment').references(() => assessment.id),
    replaces: id('replaces', 'decision'),
    language: text('language').$type<Language>().notNull(),
    decidedAt: instant('decided_at').notNull(),
    servedOn: day('served_on').notNull(),
    /** The last day on which a review can be asked for. */
    reviewUntil: day('review_until').notNull(),
    remedy: id('remedy', 'remedy')
      .notNull()
      .references(() => remedyText.id),
    credential: id('credential', 'credential'),
  },
  (table) => [uniqueIndex('decision_position').on(table.checklist, table.position)],
);

/** Who decided: role, and the name in the school's record. */
export const decisionDecider = pgTable(
  'decision_decider',
  {
    decision: id('decision', 'decision')
      .notNull()
      .references(() => decision.id),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    unit: school(),
    role: text('role').$type<'TEACHER' | 'AUTHORISED_DECIDER' | 'WORKING_LIFE_ASSESSOR'>().notNull(),
    name: sealed('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.decision, table.account] })],
);

/** That a decision is no longer in force: raised or corrected by another, or annulled. */
export const decisionEnding = pgTable('decision_ending', {
  decision: id('decision', 'decision')
    .primaryKey()
    .references(() => decision.id),
  unit: school(),
  how: text('how').$type<DecisionEnd>().notNull(),
  by: id('by_decision', 'decision').references(() => decision.id),
  at: instant('at').notNull(),
});

/** The first of the two who annul, and why. A later proposal replaces an earlier one. */
export const annulmentProposal = pgTable('annulment_proposal', {
  decision: id('decision', 'decision')
    .primaryKey()
    .references(() => decision.id),
  unit: school(),
  by: id('by_account', 'account')
    .notNull()
    .references(() => account.id),
  reason: sealed('reason').notNull(),
  at: instant('at').notNull(),
});

/** A checklist given back for more, with grounds. */
export const caseReturn = pgTable('case_return', {
  case: id('recognition_case', 'recognitionCase')
    .primaryKey()
    .references(() => recognitionCase.id),
  unit: school(),
  grounds: sealed('grounds').notNull(),
  by: id('by_account', 'account')
    .notNull()
    .references(() => account.id),
  at: instant('at').notNull(),
});

/** What the school would accept as shown; no grade, no points. */
export const statement = pgTable(
  'statement',
  {
    id: id('id', 'statement').primaryKey(),
    case: id('recognition_case', 'recognitionCase')
      .notNull()
      .references(() => recognitionCase.id),
    unit: school(),
    checklist: id('checklist', 'checklist')
      .notNull()
      .references(() => checklist.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    accepted: requirementIds('accepted').notNull(),
    missing: requirementIds('missing').notNull(),
    text: sealed('text'),
    language: text('language').$type<Language>().notNull(),
    role: text('role').$type<'TEACHER' | 'AUTHORISED_DECIDER'>().notNull(),
    by: id('by_account', 'account')
      .notNull()
      .references(() => account.id),
    at: instant('at').notNull(),
    credential: id('credential', 'credential').notNull(),
  },
  (table) => [index('statement_checklist').on(table.checklist)],
);

/** A review that the participant asked for, and how it was settled. */
export const review = pgTable(
  'review',
  {
    id: id('id', 'review').primaryKey(),
    decision: id('decision', 'decision')
      .notNull()
      .references(() => decision.id),
    unit: school(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    reason: sealed('reason').notNull(),
    askedAt: instant('asked_at').notNull(),
    outcome: text('outcome').$type<ReviewOutcome>(),
    grounds: sealed('grounds'),
    settledBy: id('settled_by', 'account').references(() => account.id),
    settledAt: instant('settled_at'),
  },
  (table) => [
    uniqueIndex('review_open').on(table.decision).where(sql`${table.settledAt} is null`),
    index('review_decision').on(table.decision),
  ],
);

/** How one asks for a change of a decision: the provider's own wording, per kind and language, for a time. */
export const remedyText = pgTable(
  'remedy_text',
  {
    id: id('id', 'remedy').primaryKey(),
    unit: school(),
    kind: text('kind').$type<RemedyKind>().notNull(),
    language: text('language').$type<Language>().notNull(),
    text: text('text').notNull(),
    validFrom: day('valid_from').notNull(),
    validUntil: day('valid_until'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('remedy_text_lookup').on(table.unit, table.kind, table.language)],
);
