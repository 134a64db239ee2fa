import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { postsOf } from '../../access/actor.ts';
import { type Act, type Context, perform } from '../../access/context.ts';
import { workGroup } from '../../access/participant.table.ts';
import { permitted } from '../../access/policy.ts';
import type { Id } from '../../base/id.ts';
import type { LocalizedText } from '../../base/language.ts';
import { Refusal } from '../../base/refusal.ts';
import { coverageOf } from '../coverage.ts';
import {
  environmentCoverage,
  environmentGroup,
  environmentInstructor,
  environmentTask,
  environmentTaskRequirement,
  learningEnvironment,
} from '../environment.table.ts';
import { stateOn } from '../environment.ts';
import {
  type EnvironmentRow,
  holdEnvironment,
  publicPlace,
  publicWords,
  roleIn,
  today,
} from '../open-environment.ts';

/**
 * Copies an environment for another group, of this unit or of another where the actor works. Tasks come along; what is
 * covered today comes along on the organisation's own basis, with its level and review date: nobody else has seen the
 * new place. Where a group only joins the same place, `linkGroup` keeps approvals as they are.
 */
export const copyEnvironment = (
  context: Context,
  input: {
    readonly environment: Id<'environment'>;
    readonly group: Id<'group'>;
    readonly publicName?: LocalizedText | null;
    readonly place?: string | null;
  },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row: source } = await holdEnvironment(act, input.environment, 'environment.describe');
    const [group] = await act.tx.select().from(workGroup).where(eq(workGroup.id, input.group));
    const allowed = group && permitted(act.actor, 'environment.describe', { unit: group.unit });
    if (!group || group.endedAt || allowed !== true) throw new Refusal('NOT_FOUND', ['group']);
    const copy: EnvironmentRow = {
      ...source,
      id: act.newId('environment'),
      unit: group.unit,
      publicName: input.publicName ? publicWords(input.publicName, 'publicName', 120) : source.publicName,
      place: publicPlace(input.place) ?? source.place,
      copiedFrom: source.id,
      createdAt: act.now,
      withdrawnAt: null,
    };
    await act.tx.insert(learningEnvironment).values(copy);
    await act.tx
      .insert(environmentGroup)
      .values({ environment: copy.id, group: group.id, linkedAt: act.now });
    const [post] = postsOf(act.actor, 'INSTRUCTOR', group.unit);
    if (post) {
      await act.tx
        .insert(environmentInstructor)
        .values({ environment: copy.id, staff: post.staff, assignedAt: act.now });
    }
    await copyTasks(act, source.id, copy.id);
    await copyCoverage(act, source.id, copy.id);
    act.record(group.unit, 'ENVIRONMENT_COPIED', roleIn(act.actor, group.unit, 'INSTRUCTOR', 'COORDINATOR'), {
      environment: copy.id,
      copiedFrom: source.id,
      group: group.id,
      instructor: post?.staff ?? null,
    });
    return copy;
  });

async function copyTasks(act: Act, source: Id<'environment'>, copy: Id<'environment'>): Promise<void> {
  const tasks = await act.tx
    .select()
    .from(environmentTask)
    .where(and(eq(environmentTask.environment, source), isNull(environmentTask.withdrawnAt)))
    .orderBy(asc(environmentTask.position));
  if (tasks.length === 0) return;
  const newIds = new Map(tasks.map((task) => [task.id, act.newId('task')]));
  const ties = await act.tx
    .select()
    .from(environmentTaskRequirement)
    .where(inArray(environmentTaskRequirement.task, [...newIds.keys()]));
  await act.tx.insert(environmentTask).values(
    tasks.map(({ id, sentence }, position) => ({
      id: newIds.get(id)!,
      environment: copy,
      sentence,
      position,
      createdAt: act.now,
    })),
  );
  await act.tx
    .insert(environmentTaskRequirement)
    .values(ties.map((tie) => ({ task: newIds.get(tie.task)!, requirement: tie.requirement })));
}

async function copyCoverage(act: Act, source: Id<'environment'>, copy: Id<'environment'>): Promise<void> {
  const standing = await act.tx
    .select()
    .from(environmentCoverage)
    .where(and(eq(environmentCoverage.environment, source), isNull(environmentCoverage.withdrawnAt)));
  const current = standing.filter((row) => stateOn(coverageOf(row, null), today(act)) === 'CURRENT');
  if (current.length === 0) return;
  await act.tx.insert(environmentCoverage).values(
    current.map(({ requirement, target, level, reviewOn }) => ({
      id: act.newId('coverage'),
      environment: copy,
      requirement,
      target,
      basis: 'OWN' as const,
      level,
      reviewOn,
      approvedAt: act.now,
    })),
  );
}
