import { type Context, loader } from '../access/context.ts';
import { dayOf } from '../base/day.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { coverageOf } from './coverage.ts';
import { coverageOnDay } from './environment.ts';
import { publishedEnvironment } from './find-environments.ts';
import {
  makeCoverageByEnvironmentLoader,
  makeTasksByEnvironmentLoader,
  type TaskWithRequirements,
} from './loaders.ts';
import type { EnvironmentRow } from './open-environment.ts';

/** What an environment says about one requirement on a day. */
export interface CoverageThatDay {
  readonly coverage: ReturnType<typeof coverageOf>;
  readonly state: 'CURRENT' | 'ENDED';
}

/** One row per requirement that the environment covers or has covered by that day. */
export async function coverageThatDay(
  context: Context,
  environment: Id<'environment'>,
  on: string,
): Promise<CoverageThatDay[]> {
  const all = await loader(context, makeCoverageByEnvironmentLoader).load(environment);
  const byRequirement = new Map<Id<'requirement'>, typeof all>();
  for (const one of all)
    byRequirement.set(one.requirement, [...(byRequirement.get(one.requirement) ?? []), one]);
  return [...byRequirement.values()].flatMap((coverages) => coverageOnDay(coverages, on) ?? []);
}

/** The tasks that stood in the environment on a day. */
export async function tasksThatDay(
  context: Context,
  environment: Id<'environment'>,
  on: string,
): Promise<TaskWithRequirements[]> {
  const all = await loader(context, makeTasksByEnvironmentLoader).load(environment);
  return all.filter(
    ({ task }) => dayOf(task.createdAt) <= on && (!task.withdrawnAt || dayOf(task.withdrawnAt) > on),
  );
}

export interface ReportedRequirement extends CoverageThatDay {
  readonly requirement: Id<'requirement'>;
  readonly tasks: readonly TaskWithRequirements[];
}

/** What a learning environment teaches on a day, and on what that rests: organisations and roles, no people. */
export interface IdentificationReport {
  readonly environment: EnvironmentRow;
  readonly on: string;
  readonly targets: readonly {
    readonly target: Id<'target'>;
    readonly covered: readonly ReportedRequirement[];
  }[];
}

/** The report as it is today, or was on an earlier day. Throws NOT_FOUND, or INVALID_INPUT for a day to come. */
export async function identificationReport(
  context: Context,
  id: Id<'environment'>,
  on: string = dayOf(context.now),
): Promise<IdentificationReport> {
  const environment = await publishedEnvironment(context, id);
  const today = dayOf(context.now);
  if (on > today) throw new Refusal('INVALID_INPUT', ['on'], { field: 'on', expected: `≤ ${today}` });
  const tasks = await tasksThatDay(context, id, on);
  const targets = new Map<Id<'target'>, ReportedRequirement[]>();
  for (const { coverage, state } of await coverageThatDay(context, id, on)) {
    if (state !== 'CURRENT') continue;
    const { requirement } = coverage;
    const reported = {
      requirement,
      coverage,
      state,
      tasks: tasks.filter((task) => task.requirements.includes(requirement)),
    };
    targets.set(coverage.row.target, [...(targets.get(coverage.row.target) ?? []), reported]);
  }
  return { environment, on, targets: [...targets].map(([target, covered]) => ({ target, covered })) };
}
