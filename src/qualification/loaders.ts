import DataLoader from 'dataloader';
import { and, asc, desc, inArray, isNull } from 'drizzle-orm';
import type { Context } from '../access/context.ts';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import {
  criterion,
  gradeScale,
  qualification,
  qualificationUnit,
  requirement,
  requirementGroup,
  requirementSuccession,
  target,
  unitPart,
} from './qualification.table.ts';

export type QualificationRow = typeof qualification.$inferSelect;
export type QualificationUnitRow = typeof qualificationUnit.$inferSelect;
export type UnitPartRow = typeof unitPart.$inferSelect;
export type TargetRow = typeof target.$inferSelect;
export type RequirementGroupRow = typeof requirementGroup.$inferSelect;
export type RequirementRow = typeof requirement.$inferSelect;
export type GradeScaleRow = typeof gradeScale.$inferSelect;
export type CriterionRow = typeof criterion.$inferSelect;

/** One row per key, or null; one statement per request however many keys. */
function one<K, Row>(keyOf: (row: Row) => K, load: (sql: Sql, keys: K[]) => PromiseLike<Row[]>) {
  return (context: Context) =>
    new DataLoader<K, Row | null>(async (keys) => {
      const rows = new Map((await load(context.database.sql, [...keys])).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(key) ?? null);
    });
}

/** All rows per key in the order of the statement; one statement per request however many keys. */
function many<K, Row>(keyOf: (row: Row) => K | null, load: (sql: Sql, keys: K[]) => PromiseLike<Row[]>) {
  return (context: Context) =>
    new DataLoader<K, Row[]>(async (keys) => {
      const rows = new Map<K, Row[]>(keys.map((key) => [key, []]));
      for (const row of await load(context.database.sql, [...keys])) {
        const key = keyOf(row);
        if (key !== null) rows.get(key)?.push(row);
      }
      return keys.map((key) => rows.get(key) ?? []);
    });
}

export const makeQualificationLoader = one(
  (row: QualificationRow) => row.id,
  (sql, keys: Id<'qualification'>[]) =>
    sql.select().from(qualification).where(inArray(qualification.id, keys)),
);

/** All versions of a document, the newest first. */
export const makeVersionsLoader = many(
  (row: QualificationRow) => row.documentId,
  (sql, keys: number[]) =>
    sql
      .select()
      .from(qualification)
      .where(inArray(qualification.documentId, keys))
      .orderBy(desc(qualification.version)),
);

export const makeUnitLoader = one(
  (row: QualificationUnitRow) => row.id,
  (sql, keys: Id<'qualificationUnit'>[]) =>
    sql.select().from(qualificationUnit).where(inArray(qualificationUnit.id, keys)),
);

export const makeUnitsByQualificationLoader = many(
  (row: QualificationUnitRow) => row.qualification,
  (sql, keys: Id<'qualification'>[]) =>
    sql
      .select()
      .from(qualificationUnit)
      .where(inArray(qualificationUnit.qualification, keys))
      .orderBy(asc(qualificationUnit.position)),
);

export const makeUnitPartLoader = one(
  (row: UnitPartRow) => row.id,
  (sql, keys: Id<'unitPart'>[]) => sql.select().from(unitPart).where(inArray(unitPart.id, keys)),
);

export const makePartsByUnitLoader = many(
  (row: UnitPartRow) => row.unit,
  (sql, keys: Id<'qualificationUnit'>[]) =>
    sql.select().from(unitPart).where(inArray(unitPart.unit, keys)).orderBy(asc(unitPart.position)),
);

export const makeTargetLoader = one(
  (row: TargetRow) => row.id,
  (sql, keys: Id<'target'>[]) => sql.select().from(target).where(inArray(target.id, keys)),
);

/** The target that is the whole unit: none for a common unit. */
export const makeTargetByUnitLoader = one(
  (row: TargetRow) => row.unit,
  (sql, keys: Id<'qualificationUnit'>[]) =>
    sql
      .select()
      .from(target)
      .where(and(inArray(target.unit, keys), isNull(target.part))),
);

/** Compulsory objectives before optional ones. */
export const makeTargetsByPartLoader = many(
  (row: TargetRow) => row.part,
  (sql, keys: Id<'unitPart'>[]) =>
    sql.select().from(target).where(inArray(target.part, keys)).orderBy(asc(target.kind)),
);

export const makeRequirementGroupLoader = one(
  (row: RequirementGroupRow) => row.id,
  (sql, keys: Id<'requirementGroup'>[]) =>
    sql.select().from(requirementGroup).where(inArray(requirementGroup.id, keys)),
);

export const makeGroupsByTargetLoader = many(
  (row: RequirementGroupRow) => row.target,
  (sql, keys: Id<'target'>[]) =>
    sql
      .select()
      .from(requirementGroup)
      .where(inArray(requirementGroup.target, keys))
      .orderBy(asc(requirementGroup.position)),
);

export const makeRequirementLoader = one(
  (row: RequirementRow) => row.id,
  (sql, keys: Id<'requirement'>[]) => sql.select().from(requirement).where(inArray(requirement.id, keys)),
);

/** In the target's own order. */
export const makeRequirementsByTargetLoader = many(
  (row: RequirementRow) => row.target,
  (sql, keys: Id<'target'>[]) =>
    sql
      .select()
      .from(requirement)
      .where(inArray(requirement.target, keys))
      .orderBy(asc(requirement.position)),
);

export const makeGradeScaleLoader = one(
  (row: GradeScaleRow) => row.id,
  (sql, keys: Id<'gradeScale'>[]) => sql.select().from(gradeScale).where(inArray(gradeScale.id, keys)),
);

/** Criteria that hold for the whole target. */
export const makeCriteriaByScaleLoader = many(
  (row: CriterionRow) => row.gradeScale,
  (sql, keys: Id<'gradeScale'>[]) =>
    sql
      .select()
      .from(criterion)
      .where(and(inArray(criterion.gradeScale, keys), isNull(criterion.requirement)))
      .orderBy(asc(criterion.position)),
);

/** Criteria of one requirement alone. */
export const makeCriteriaByRequirementLoader = many(
  (row: CriterionRow) => row.requirement,
  (sql, keys: Id<'requirement'>[]) =>
    sql.select().from(criterion).where(inArray(criterion.requirement, keys)).orderBy(asc(criterion.position)),
);

export const makeSuccessionLoader = one(
  (row: typeof requirementSuccession.$inferSelect) => row.requirement,
  (sql, keys: Id<'requirement'>[]) =>
    sql.select().from(requirementSuccession).where(inArray(requirementSuccession.requirement, keys)),
);
