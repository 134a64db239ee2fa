import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { holdEnvironment, roleIn } from '../open-environment.ts';
import {
  endTask,
  endUntaughtCoverage,
  insertTask,
  standingTask,
  type TaskView,
  type TaskWords,
} from '../tasks.ts';

/**
 * Puts a new task in an old one's place; what the old one said stays in the history. Coverage of a requirement that no
 * task teaches any more ends (TASKS_GONE). CONFLICT where the old task was changed or withdrawn before.
 */
export const changeTask = (
  context: Context,
  input: TaskWords & { readonly task: Id<'task'> },
): Promise<TaskView> =>
  perform(context, async (act) => {
    const old = await standingTask(act, input.task);
    const { row } = await holdEnvironment(act, old.environment, 'environment.change');
    await endTask(act, old.id);
    const task = await insertTask(act, row.id, input, { position: old.position, replaces: old.id });
    act.record(
      row.unit,
      'ENVIRONMENT_TASK_CHANGED',
      roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'),
      {
        environment: row.id,
        task: task.id,
        replaces: old.id,
        requirements: [...new Set(input.requirements)],
        coverageEnded: await endUntaughtCoverage(act, row.id),
      },
    );
    return task;
  });
