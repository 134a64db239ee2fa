import { and, eq, inArray, isNull } from 'drizzle-orm';
import { dayOf } from '../base/day.ts';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { environmentCoverage, environmentInstructor, learningEnvironment } from './environment.table.ts';
import { type Coverage, type CoverageBasis, coverageOnDay, type ReachableLevel } from './environment.ts';

/** What an environment can say about one requirement on a day. */
export interface RequirementCoverage {
  readonly environment: Id<'environment'>;
  readonly requirement: Id<'requirement'>;
  readonly basis: CoverageBasis;
  readonly level: ReachableLevel;
  /** The last day on which it holds, if it is not withdrawn before. */
  readonly reviewOn: string;
  /** CURRENT takes new marks; ENDED is withdrawn or past its review date. */
  readonly state: 'CURRENT' | 'ENDED';
}

type CoverageRow = typeof environmentCoverage.$inferSelect;

/** A stored coverage as the rules see it; it ends with its environment at the latest. */
export function coverageOf(
  row: CoverageRow,
  environmentWithdrawnAt: Date | null,
): Coverage & { row: CoverageRow } {
  const ends = [row.withdrawnAt, environmentWithdrawnAt].filter((end) => end !== null).map(dayOf);
  return {
    row,
    requirement: row.requirement,
    basis: row.basis,
    level: row.level,
    from: dayOf(row.approvedAt),
    reviewOn: row.reviewOn,
    withdrawnOn: ends.sort()[0] ?? null,
  };
}

/**
 * What environments cover on a day: the given ones, or those that the given staff are assigned to now. At most one row
 * per environment and requirement; no row where there never was coverage by that day. One statement.
 */
export async function coverageOn(
  sql: Sql,
  asked: {
    readonly environments?: readonly Id<'environment'>[];
    readonly staff?: readonly Id<'staff'>[];
    /** All requirements where absent. */
    readonly requirements?: readonly Id<'requirement'>[];
    /** A calendar day in Finland, YYYY-MM-DD. */
    readonly on: string;
  },
): Promise<RequirementCoverage[]> {
  const { environments, staff, requirements, on } = asked;
  if ((environments ?? staff ?? []).length === 0 || requirements?.length === 0) return [];
  const assigned = sql
    .select({ environment: environmentInstructor.environment })
    .from(environmentInstructor)
    .where(
      and(inArray(environmentInstructor.staff, [...(staff ?? [])]), isNull(environmentInstructor.endedAt)),
    );
  const rows = await sql
    .select({ coverage: environmentCoverage, environmentWithdrawnAt: learningEnvironment.withdrawnAt })
    .from(environmentCoverage)
    .innerJoin(learningEnvironment, eq(learningEnvironment.id, environmentCoverage.environment))
    .where(
      and(
        environments && inArray(environmentCoverage.environment, [...environments]),
        staff && inArray(environmentCoverage.environment, assigned),
        requirements && inArray(environmentCoverage.requirement, [...requirements]),
      ),
    )
    .orderBy(environmentCoverage.approvedAt, environmentCoverage.id);
  const places = new Map<string, ReturnType<typeof coverageOf>[]>();
  for (const row of rows) {
    const coverage = coverageOf(row.coverage, row.environmentWithdrawnAt);
    const place = `${row.coverage.environment} ${coverage.requirement}`;
    places.set(place, [...(places.get(place) ?? []), coverage]);
  }
  return [...places.values()].flatMap((coverages) => {
    const best = coverageOnDay(coverages, on);
    if (!best) return [];
    const { environment, requirement, basis, level, reviewOn } = best.coverage.row;
    return [{ environment, requirement, basis, level, reviewOn, state: best.state }];
  });
}
