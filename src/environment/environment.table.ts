import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { controllerUnit, staff } from '../access/organisation.table.ts';
import { workGroup } from '../access/participant.table.ts';
import { day, id, instant, localized } from '../database/column.ts';
import { requirement, target } from '../qualification/qualification.table.ts';
import type { CoverageBasis, CoverageEnd, ReachableLevel } from './environment.ts';

const standing = (column: AnyPgColumn): SQL => sql`${column} is null`;

/** A place where competence is learnt. All of it is public but who works there; nothing here names a person. */
export const learningEnvironment = pgTable(
  'learning_environment',
  {
    id: id('id', 'environment').primaryKey(),
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    /** The name for the world (Polkupyöräpaja): it says what is done there, not whose service it is. */
    publicName: localized('public_name').notNull(),
    place: text('place'),
    description: localized('description'),
    copiedFrom: id('copied_from', 'environment').references((): AnyPgColumn => learningEnvironment.id),
    createdAt: instant('created_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [index('learning_environment_unit').on(table.unit)],
);

/** The groups that work in an environment, through time. */
export const environmentGroup = pgTable(
  'environment_group',
  {
    environment: id('environment', 'environment')
      .notNull()
      .references(() => learningEnvironment.id),
    group: id('group_id', 'group')
      .notNull()
      .references(() => workGroup.id),
    linkedAt: instant('linked_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.environment, table.group, table.linkedAt] }),
    uniqueIndex('environment_group_standing')
      .on(table.environment, table.group)
      .where(standing(table.endedAt)),
    index('environment_group_group').on(table.group),
  ],
);

/** The instructors assigned to an environment, through time: only they mark as instructors there. */
export const environmentInstructor = pgTable(
  'environment_instructor',
  {
    environment: id('environment', 'environment')
      .notNull()
      .references(() => learningEnvironment.id),
    staff: id('staff', 'staff')
      .notNull()
      .references(() => staff.id),
    assignedAt: instant('assigned_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.environment, table.staff, table.assignedAt] }),
    uniqueIndex('environment_instructor_standing')
      .on(table.environment, table.staff)
      .where(standing(table.endedAt)),
    index('environment_instructor_staff').on(table.staff),
  ],
);

/** A task in one plain sentence. A changed task is a new row that replaces the old one: old approvals saw the old words. */
export const environmentTask = pgTable(
  'environment_task',
  {
    id: id('id', 'task').primaryKey(),
    environment: id('environment', 'environment')
      .notNull()
      .references(() => learningEnvironment.id),
    sentence: localized('sentence').notNull(),
    position: integer('position').notNull(),
    replaces: id('replaces', 'task').references((): AnyPgColumn => environmentTask.id),
    createdAt: instant('created_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [index('environment_task_environment').on(table.environment, table.position)],
);

/** Which requirements a task is an instance of. Never changed: a changed task is another task. */
export const environmentTaskRequirement = pgTable(
  'environment_task_requirement',
  {
    task: id('task', 'task')
      .notNull()
      .references(() => environmentTask.id),
    requirement: id('requirement', 'requirement')
      .notNull()
      .references(() => requirement.id),
  },
  (table) => [
    primaryKey({ columns: [table.task, table.requirement] }),
    index('environment_task_requirement_requirement').on(table.requirement),
  ],
);

/** A school that the workshop has asked to approve what an environment covers. */
export const environmentApprovalRequest = pgTable(
  'environment_approval_request',
  {
    environment: id('environment', 'environment')
      .notNull()
      .references(() => learningEnvironment.id),
    school: id('school', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    askedAt: instant('asked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.environment, table.school] }),
    index('environment_approval_request_school').on(table.school),
  ],
);

/** That an environment covers a requirement, and on what that rests. Who approved it stands in the record of acts alone. */
export const environmentCoverage = pgTable(
  'environment_coverage',
  {
    id: id('id', 'coverage').primaryKey(),
    environment: id('environment', 'environment')
      .notNull()
      .references(() => learningEnvironment.id),
    requirement: id('requirement', 'requirement')
      .notNull()
      .references(() => requirement.id),
    target: id('target', 'target')
      .notNull()
      .references(() => target.id),
    basis: text('basis').$type<CoverageBasis>().notNull(),
    level: text('level').$type<ReachableLevel>().notNull(),
    /** The school whose teacher approved it. */
    approvedBy: id('approved_by', 'unit').references(() => controllerUnit.id),
    /** The role of the expert who reviewed it, in words; never a name. */
    reviewerRole: localized('reviewer_role'),
    /** The last day on which it holds without a new look. */
    reviewOn: day('review_on').notNull(),
    approvedAt: instant('approved_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnWhy: text('withdrawn_why').$type<CoverageEnd>(),
  },
  (table) => [
    uniqueIndex('environment_coverage_standing')
      .on(table.environment, table.requirement)
      .where(standing(table.withdrawnAt)),
    index('environment_coverage_requirement').on(table.requirement),
  ],
);
