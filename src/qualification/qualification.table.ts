import {
  bigint,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { day, id, instant, localized } from '../database/column.ts';
import type { GradeLevel, MatchWay, RequirementKind, TargetKind, UnitKind } from './qualification.ts';

const levels = customType<{ data: readonly GradeLevel[]; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => (typeof value === 'string' ? JSON.parse(value) : value) as GradeLevel[],
});
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** One published version of a qualification document. Never changed and never removed once it is here. */
export const qualification = pgTable(
  'qualification',
  {
    id: id('id', 'qualification').primaryKey(),
    documentId: bigint('document_id', { mode: 'number' }).notNull(),
    version: instant('version').notNull(),
    name: localized('name').notNull(),
    diaryNumber: text('diary_number'),
    educationType: text('education_type'),
    validFrom: day('valid_from'),
    transitionEnds: day('transition_ends'),
    validUntil: day('valid_until'),
    /** SHA-256 of the document's text as it was received. */
    sourceSha256: text('source_sha256').notNull(),
    importedAt: instant('imported_at').notNull(),
    /** Name in every language and diary number in the form that is searched. */
    searchText: text('search_text').notNull(),
  },
  (table) => [unique('qualification_version').on(table.documentId, table.version)],
);

export const qualificationUnit = pgTable(
  'qualification_unit',
  {
    id: id('id', 'qualificationUnit').primaryKey(),
    qualification: id('qualification', 'qualification')
      .notNull()
      .references(() => qualification.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<UnitKind>().notNull(),
    code: text('code'),
    name: localized('name').notNull(),
    competencePoints: doublePrecision('competence_points'),
    /** How competence is shown, as plain text. */
    shownBy: localized('shown_by'),
    sourceId: bigint('source_id', { mode: 'number' }).notNull(),
    sourceState: text('source_state'),
  },
  (table) => [
    unique('qualification_unit_position').on(table.qualification, table.position),
    // One code stands in many documents and versions.
    index('qualification_unit_code').on(table.code),
  ],
);

/** A part of a common unit. Its code is not unique: parts that differ by language share one. */
export const unitPart = pgTable(
  'unit_part',
  {
    id: id('id', 'unitPart').primaryKey(),
    unit: id('unit', 'qualificationUnit')
      .notNull()
      .references(() => qualificationUnit.id),
    position: integer('position').notNull(),
    code: text('code'),
    name: localized('name').notNull(),
    sourceId: bigint('source_id', { mode: 'number' }).notNull(),
  },
  (table) => [unique('unit_part_position').on(table.unit, table.position)],
);

/** A grade scale as one target, or several alike, use it: passing levels, lowest first. */
export const gradeScale = pgTable(
  'grade_scale',
  {
    id: id('id', 'gradeScale').primaryKey(),
    qualification: id('qualification', 'qualification')
      .notNull()
      .references(() => qualification.id),
    /** ePerusteet's number of the scale. */
    scale: text('scale').notNull(),
    name: localized('name').notNull(),
    levels: levels('levels').notNull(),
  },
  (table) => [index('grade_scale_qualification').on(table.qualification)],
);

/** What a participant can take up. */
export const target = pgTable(
  'target',
  {
    id: id('id', 'target').primaryKey(),
    kind: text('kind').$type<TargetKind>().notNull(),
    unit: id('unit', 'qualificationUnit')
      .notNull()
      .references(() => qualificationUnit.id),
    /** Null where the target is the whole unit. */
    part: id('part', 'unitPart').references(() => unitPart.id),
    competencePoints: doublePrecision('competence_points'),
    subject: localized('subject'),
    gradeScale: id('grade_scale', 'gradeScale').references(() => gradeScale.id),
  },
  (table) => [
    unique('target_once').on(table.unit, table.part, table.kind).nullsNotDistinct(),
    index('target_part').on(table.part),
  ],
);

export const requirementGroup = pgTable(
  'requirement_group',
  {
    id: id('id', 'requirementGroup').primaryKey(),
    target: id('target', 'target')
      .notNull()
      .references(() => target.id),
    position: integer('position').notNull(),
    name: localized('name').notNull(),
  },
  (table) => [unique('requirement_group_position').on(table.target, table.position)],
);

export const requirement = pgTable(
  'requirement',
  {
    id: id('id', 'requirement').primaryKey(),
    target: id('target', 'target')
      .notNull()
      .references(() => target.id),
    /** Null where it stands directly under the target. */
    group: id('requirement_group', 'requirementGroup').references(() => requirementGroup.id),
    /** Place within the target, over all groups, from 0. */
    position: integer('position').notNull(),
    kind: text('kind').$type<RequirementKind>().notNull(),
    /** Identity within the target. */
    key: text('key').notNull(),
    code: text('code'),
    sourceKey: text('source_key'),
    text: localized('text').notNull(),
  },
  (table) => [
    unique('requirement_position').on(table.target, table.position),
    unique('requirement_key').on(table.target, table.key),
  ],
);

export const criterion = pgTable(
  'criterion',
  {
    id: id('id', 'criterion').primaryKey(),
    gradeScale: id('grade_scale', 'gradeScale')
      .notNull()
      .references(() => gradeScale.id),
    /** Set where the criterion is about one requirement alone (old form). */
    requirement: id('requirement', 'requirement').references(() => requirement.id),
    /** The `value` of the level on the scale. */
    level: text('level').notNull(),
    position: integer('position').notNull(),
    text: localized('text').notNull(),
  },
  (table) => [
    index('criterion_scale').on(table.gradeScale),
    index('criterion_requirement').on(table.requirement),
  ],
);

/** Which requirement of the version before a requirement continues, and how that was seen. */
export const requirementSuccession = pgTable(
  'requirement_succession',
  {
    requirement: id('requirement', 'requirement')
      .primaryKey()
      .references(() => requirement.id),
    predecessor: id('predecessor', 'requirement')
      .notNull()
      .references(() => requirement.id),
    way: text('way').$type<MatchWay>().notNull(),
  },
  (table) => [index('requirement_succession_predecessor').on(table.predecessor)],
);

/** What unit search reads: per unit and language, without accents and in lower case. Made at import, never shown. */
export const unitSearch = pgTable(
  'unit_search',
  {
    unit: id('unit', 'qualificationUnit')
      .notNull()
      .references(() => qualificationUnit.id),
    language: text('language').notNull(),
    name: text('name').notNull(),
    /** Names of a common unit's parts. */
    parts: text('parts').notNull(),
    /** Names of groups and texts of requirements. */
    body: text('body').notNull(),
    /** The same with its accents, stemmed in its language: inflected forms find each other. */
    words: tsvector('words').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.unit, table.language] }),
    index('unit_search_name').using('gin', table.name.op('gin_trgm_ops')),
    index('unit_search_parts').using('gin', table.parts.op('gin_trgm_ops')),
    index('unit_search_body').using('gin', table.body.op('gin_trgm_ops')),
    index('unit_search_words').using('gin', table.words),
  ],
);
