import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { type EnvironmentRow, holdEnvironment, roleIn } from '../open-environment.ts';
import { endTask, endUntaughtCoverage, standingTask } from '../tasks.ts';

/** Withdraws a task. Coverage of a requirement that no task teaches any more ends (TASKS_GONE); marks stay. */
export const withdrawTask = (
  context: Context,
  input: { readonly task: Id<'task'> },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const task = await standingTask(act, input.task);
    const { row } = await holdEnvironment(act, task.environment, 'environment.change');
    await endTask(act, task.id);
    act.record(
      row.unit,
      'ENVIRONMENT_TASK_WITHDRAWN',
      roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'),
      {
        environment: row.id,
        task: task.id,
        coverageEnded: await endUntaughtCoverage(act, row.id),
      },
    );
    return row;
  });
