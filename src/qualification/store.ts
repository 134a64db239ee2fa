import { and, desc, eq, lt, sql as text } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { type Match, type Matchable, matchRequirements } from './match.ts';
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
  unitSearch,
} from './qualification.table.ts';
import type { MatchWay } from './qualification.ts';
import { placeOf, type QualificationRows } from './rows.ts';

/** Rows per statement: far below the 65,535 parameters that the protocol takes. */
const BATCH = 500;

async function inBatches<T>(rows: readonly T[], insert: (batch: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await insert(rows.slice(start, start + BATCH));
}

const STEMMER: Readonly<Record<string, string>> = { fi: 'finnish', sv: 'swedish', en: 'english' };

/** PostgreSQL's text search configuration for a language. */
export const stemmerOf = (language: string) => text.raw(`'${STEMMER[language] ?? 'simple'}'::regconfig`);

export async function insertRows(tx: Sql, rows: QualificationRows): Promise<void> {
  await inBatches(rows.units, (batch) => tx.insert(qualificationUnit).values(batch));
  await inBatches(rows.parts, (batch) => tx.insert(unitPart).values(batch));
  await inBatches(rows.scales, (batch) => tx.insert(gradeScale).values(batch));
  await inBatches(rows.targets, (batch) => tx.insert(target).values(batch));
  await inBatches(rows.groups, (batch) => tx.insert(requirementGroup).values(batch));
  await inBatches(rows.requirements, (batch) => tx.insert(requirement).values(batch));
  await inBatches(rows.criteria, (batch) => tx.insert(criterion).values(batch));
  await inBatches(rows.search, (batch) =>
    tx.insert(unitSearch).values(
      batch.map(({ plainName, plainBody, ...row }) => ({
        ...row,
        words: text<string>`setweight(to_tsvector(${stemmerOf(row.language)}, ${plainName}), 'A') || setweight(to_tsvector(${stemmerOf(row.language)}, ${plainBody}), 'D')`,
      })),
    ),
  );
}

/** Waits until no other transaction imports the same document; the wait ends with the transaction. */
export async function lockDocument(tx: Sql, documentId: number): Promise<void> {
  await tx.execute(text`select pg_advisory_xact_lock(hashtextextended(${`qualification ${documentId}`}, 0))`);
}

/** This version of the document, if it is here. */
export async function findVersion(tx: Sql, documentId: number, version: Date) {
  const [row] = await tx
    .select()
    .from(qualification)
    .where(and(eq(qualification.documentId, documentId), eq(qualification.version, version)));
  return row ?? null;
}

/** The newest version of the document that is older than this one. */
export async function findVersionBefore(tx: Sql, documentId: number, version: Date) {
  const [row] = await tx
    .select()
    .from(qualification)
    .where(and(eq(qualification.documentId, documentId), lt(qualification.version, version)))
    .orderBy(desc(qualification.version))
    .limit(1);
  return row ?? null;
}

export interface MatchCounts {
  readonly byCode: number;
  readonly bySourceKey: number;
  readonly byText: number;
  /** Requirements of the new version that nothing before them matches. */
  readonly added: number;
  /** Requirements of the earlier version that nothing continues. */
  readonly gone: number;
}

/** Stores which requirement of the earlier version each new one continues, and counts the ways. */
export async function storeSuccession(
  tx: Sql,
  earlier: Id<'qualification'>,
  rows: QualificationRows,
): Promise<MatchCounts> {
  const before = await tx
    .select({
      id: requirement.id,
      code: requirement.code,
      sourceKey: requirement.sourceKey,
      text: requirement.text,
      kind: target.kind,
      unit: { code: qualificationUnit.code, sourceId: qualificationUnit.sourceId },
      part: unitPart.sourceId,
    })
    .from(requirement)
    .innerJoin(target, eq(target.id, requirement.target))
    .innerJoin(qualificationUnit, eq(qualificationUnit.id, target.unit))
    .leftJoin(unitPart, eq(unitPart.id, target.part))
    .where(eq(qualificationUnit.qualification, earlier))
    .orderBy(qualificationUnit.position, target.id, requirement.position);
  const olds = before.map(({ unit, part, kind, ...row }) => ({
    ...row,
    within: placeOf(unit, part === null ? null : { sourceId: part }, kind),
  }));
  const news: (Matchable & { id: Id<'requirement'> })[] = rows.requirements.map((row) => ({
    id: row.id,
    code: row.code ?? null,
    sourceKey: row.sourceKey ?? null,
    text: row.text,
    within: rows.within.get(row.id) ?? '',
  }));
  const matches: Match<(typeof olds)[number], (typeof news)[number]>[] = matchRequirements(olds, news);
  await inBatches(matches, (batch) =>
    tx
      .insert(requirementSuccession)
      .values(batch.map((one) => ({ requirement: one.new.id, predecessor: one.old.id, way: one.way }))),
  );
  const count = (way: MatchWay) => matches.filter((one) => one.way === way).length;
  return {
    byCode: count('CODE'),
    bySourceKey: count('SOURCE_KEY'),
    byText: count('TEXT'),
    added: news.length - matches.length,
    gone: olds.length - matches.length,
  };
}
