import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { holdEnvironment, roleIn } from '../open-environment.ts';
import { insertTask, nextPosition, type TaskView, type TaskWords } from '../tasks.ts';

/** Adds a task at the end of the environment's tasks. */
export const addTask = (
  context: Context,
  input: TaskWords & { readonly environment: Id<'environment'> },
): Promise<TaskView> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.change');
    const task = await insertTask(act, row.id, input, {
      position: await nextPosition(act, row.id),
      replaces: null,
    });
    act.record(row.unit, 'ENVIRONMENT_TASK_ADDED', roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'), {
      environment: row.id,
      task: task.id,
      requirements: [...new Set(input.requirements)],
    });
    return task;
  });
