import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { environmentCoverage, learningEnvironment } from '../environment.table.ts';
import { type EnvironmentRow, holdEnvironment, roleIn } from '../open-environment.ts';

/** Withdraws an environment for good, with all that it covers. Its history, its marks and its past reports stay. */
export const withdrawEnvironment = (
  context: Context,
  input: { readonly environment: Id<'environment'> },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.change');
    await act.tx
      .update(learningEnvironment)
      .set({ withdrawnAt: act.now })
      .where(eq(learningEnvironment.id, row.id));
    const ended = await act.tx
      .update(environmentCoverage)
      .set({ withdrawnAt: act.now, withdrawnWhy: 'ENVIRONMENT_WITHDRAWN' })
      .where(and(eq(environmentCoverage.environment, row.id), isNull(environmentCoverage.withdrawnAt)))
      .returning({ id: environmentCoverage.id });
    act.record(row.unit, 'ENVIRONMENT_WITHDRAWN', roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'), {
      environment: row.id,
      coverageEnded: ended.map((one) => one.id).sort(),
    });
    return { ...row, withdrawnAt: act.now };
  });
