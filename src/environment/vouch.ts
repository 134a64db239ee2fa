import { and, eq, inArray } from 'drizzle-orm';
import type { Act } from '../access/context.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { demand, Refusal } from '../base/refusal.ts';
import { requirement, target } from '../qualification/qualification.table.ts';
import { requirementsToCover } from './cover.ts';
import { environmentCoverage } from './environment.table.ts';
import { type CoverageBasis, type ReachableLevel, reviewDate } from './environment.ts';
import { readToCover, today } from './open-environment.ts';

/** What somebody vouches for: all that the environment's tasks teach (of one target, where it is named), or a list. */
export interface Vouching {
  readonly target?: Id<'target'> | null;
  readonly requirements?: readonly Id<'requirement'>[] | null;
  readonly level: ReachableLevel;
  /** The last day on which it holds without a new look, YYYY-MM-DD. */
  readonly reviewOn: string;
}

/**
 * Writes the coverage; what stood before for the same requirements is withdrawn as REPLACED. Gives the requirements.
 * Throws INVALID_INPUT, NOT_FOUND, TASK_MISSING or ALREADY_EXISTS.
 */
export async function vouch(
  act: Act,
  environment: Id<'environment'>,
  wanted: Vouching,
  by: {
    readonly basis: CoverageBasis;
    readonly school?: Id<'unit'>;
    readonly reviewerRole?: LocalizedText;
  },
): Promise<Id<'requirement'>[]> {
  const reviewOn = demand(reviewDate(wanted.reviewOn, today(act)));
  if (wanted.target && wanted.requirements) {
    throw new Refusal('INVALID_INPUT', ['target'], { field: 'target', expected: 'target / requirements' });
  }
  const there = await readToCover(act.tx, environment);
  const targets = await targetsOf(act, [...there.taught, ...(wanted.requirements ?? [])]);
  if (wanted.target) await demandTarget(act, wanted.target);
  const taught = new Set(
    [...there.taught].filter((one) => !wanted.target || targets.get(one) === wanted.target),
  );
  const requirements = demand(
    requirementsToCover({ ...there, taught }, wanted.requirements ?? null, by.basis, today(act)),
  );
  const replaced = requirements.flatMap((one) => there.coverageIds.get(one) ?? []);
  if (replaced.length > 0) {
    await act.tx
      .update(environmentCoverage)
      .set({ withdrawnAt: act.now, withdrawnWhy: 'REPLACED' })
      .where(
        and(eq(environmentCoverage.environment, environment), inArray(environmentCoverage.id, replaced)),
      );
  }
  await act.tx.insert(environmentCoverage).values(
    requirements.map((one) => ({
      id: act.newId('coverage'),
      environment,
      requirement: one,
      target: targets.get(one)!,
      basis: by.basis,
      level: wanted.level,
      approvedBy: by.school ?? null,
      reviewerRole: by.reviewerRole ?? null,
      reviewOn,
      approvedAt: act.now,
    })),
  );
  return [...requirements];
}

async function targetsOf(act: Act, requirements: readonly Id<'requirement'>[]) {
  const rows = requirements.length
    ? await act.tx
        .select({ id: requirement.id, target: requirement.target })
        .from(requirement)
        .where(inArray(requirement.id, [...new Set(requirements)]))
    : [];
  return new Map(rows.map((row) => [row.id, row.target]));
}

async function demandTarget(act: Act, id: Id<'target'>): Promise<void> {
  const [row] = await act.tx.select({ id: target.id }).from(target).where(eq(target.id, id));
  if (!row) throw new Refusal('NOT_FOUND', ['target']);
}
