import { asc, eq } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import type { Sql } from '../database/database.ts';
import {
  gradeScale,
  qualification,
  qualificationUnit,
  requirement,
  requirementGroup,
  target,
  unitPart,
} from './qualification.table.ts';
import type { TargetKind } from './qualification.ts';

/** A target as a proof describes it: what it is called, where it belongs, and which version of the document says so. */
export interface TargetDescription {
  readonly id: Id<'target'>;
  readonly kind: TargetKind;
  readonly code?: string;
  readonly name: LocalizedText;
  /** The common unit that a part belongs to. */
  readonly unit?: { readonly code?: string; readonly name: LocalizedText };
  readonly competencePoints?: number;
  readonly qualification: {
    readonly name: LocalizedText;
    readonly diaryNumber?: string;
    readonly documentId: number;
    /** ISO 8601 instant. */
    readonly version: string;
  };
}

/** The target described, or null where there is none with this id. One statement. */
export async function awardedTarget(sql: Sql, id: Id<'target'>): Promise<TargetDescription | null> {
  const [row] = await sql
    .select({ target, unit: qualificationUnit, part: unitPart, of: qualification })
    .from(target)
    .innerJoin(qualificationUnit, eq(qualificationUnit.id, target.unit))
    .innerJoin(qualification, eq(qualification.id, qualificationUnit.qualification))
    .leftJoin(unitPart, eq(unitPart.id, target.part))
    .where(eq(target.id, id));
  if (!row) return null;
  const { part, unit, of } = row;
  return {
    id,
    kind: row.target.kind,
    code: (part ?? unit).code ?? undefined,
    name: (part ?? unit).name,
    unit: part ? { code: unit.code ?? undefined, name: unit.name } : undefined,
    competencePoints: row.target.competencePoints ?? undefined,
    qualification: {
      name: of.name,
      diaryNumber: of.diaryNumber ?? undefined,
      documentId: of.documentId,
      version: of.version.toISOString(),
    },
  };
}

export interface TargetRequirement {
  readonly id: Id<'requirement'>;
  readonly text: LocalizedText;
  /** Name of its group; absent where it stands directly. */
  readonly group?: LocalizedText;
}

export interface TargetRequirements {
  /** In the target's own order. */
  readonly requirements: readonly TargetRequirement[];
  /** How many stand in each group, in their order; those that stand directly come first, as a group of their own. */
  readonly groupSizes: readonly number[];
}

/** What a target demands, in its order. One statement. */
export async function requirementsOf(sql: Sql, id: Id<'target'>): Promise<TargetRequirements> {
  const rows = await sql
    .select({
      id: requirement.id,
      text: requirement.text,
      group: requirementGroup.name,
      place: requirementGroup.position,
    })
    .from(requirement)
    .leftJoin(requirementGroup, eq(requirementGroup.id, requirement.group))
    .where(eq(requirement.target, id))
    .orderBy(asc(requirement.position));
  const sizes = new Map<number | null, number>();
  for (const row of rows) sizes.set(row.place, (sizes.get(row.place) ?? 0) + 1);
  return {
    requirements: rows.map(({ place: _, group, ...row }) => ({ ...row, group: group ?? undefined })),
    groupSizes: [...sizes.values()],
  };
}

export interface TargetScale {
  readonly name: LocalizedText;
  /** Passing grades, lowest first. */
  readonly values: readonly {
    readonly value: string;
    readonly code: string | null;
    readonly name: LocalizedText;
  }[];
}

/** The scale on which a target is graded, or null where its document names none. One statement. */
export async function scaleOf(sql: Sql, id: Id<'target'>): Promise<TargetScale | null> {
  const [row] = await sql
    .select({ name: gradeScale.name, values: gradeScale.levels })
    .from(target)
    .innerJoin(gradeScale, eq(gradeScale.id, target.gradeScale))
    .where(eq(target.id, id));
  return row ?? null;
}
