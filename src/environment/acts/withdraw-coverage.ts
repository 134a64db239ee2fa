import { and, eq, isNull } from 'drizzle-orm';
import { holds } from '../../access/actor.ts';
import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { environmentCoverage } from '../environment.table.ts';
import type { CoverageEnd } from '../environment.ts';
import { type EnvironmentRow, holdEnvironment, roleIn } from '../open-environment.ts';

/** The reasons that people give; the others come of other acts. */
export const WITHDRAWAL_REASONS = [
  'WORK_CHANGED',
  'REQUIREMENTS_CHANGED',
  'MISTAKE',
] as const satisfies CoverageEnd[];
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/**
 * Withdraws a coverage: from that moment no new marks rest on it, and old ones stay. The workshop may, and a teacher of
 * the school that approved it. CONFLICT where it had ended before.
 */
export const withdrawCoverage = (
  context: Context,
  input: { readonly coverage: Id<'coverage'>; readonly reason: WithdrawalReason },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const [coverage] = await act.tx
      .select()
      .from(environmentCoverage)
      .where(eq(environmentCoverage.id, input.coverage));
    if (!coverage) throw new Refusal('NOT_FOUND');
    const school = coverage.approvedBy;
    const { row } = await holdEnvironment(act, coverage.environment, 'environment.withdrawCoverage', {
      schools: school ? [school] : [],
    });
    const ended = await act.tx
      .update(environmentCoverage)
      .set({ withdrawnAt: act.now, withdrawnWhy: input.reason })
      .where(and(eq(environmentCoverage.id, coverage.id), isNull(environmentCoverage.withdrawnAt)))
      .returning({ id: environmentCoverage.id });
    if (ended.length === 0) throw new Refusal('CONFLICT');
    const bySchool = school !== null && holds(act.actor, 'TEACHER', school);
    const role = bySchool ? 'TEACHER' : roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR');
    for (const unit of school ? [row.unit, school] : [row.unit]) {
      act.record(unit, 'COVERAGE_WITHDRAWN', role, {
        environment: row.id,
        coverage: coverage.id,
        requirement: coverage.requirement,
        reason: input.reason,
      });
    }
    return row;
  });
