import DataLoader from 'dataloader';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Context } from '../access/context.ts';
import { grouped, inOrder } from '../access/organisation.loader.ts';
import { controllerUnit, issuer, issuerName, staff } from '../access/organisation.table.ts';
import { workGroup } from '../access/participant.table.ts';
import { unitKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import { requirement } from '../qualification/qualification.table.ts';
import { coverageOf } from './coverage.ts';
import {
  environmentApprovalRequest,
  environmentCoverage,
  environmentGroup,
  environmentInstructor,
  environmentTask,
  environmentTaskRequirement,
  learningEnvironment,
} from './environment.table.ts';

/** An environment, whoever asks: nothing in the row is secret. */
export const makeEnvironmentLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'environment'>[]) =>
    inOrder(
      ids,
      await context.database.sql
        .select()
        .from(learningEnvironment)
        .where(inArray(learningEnvironment.id, [...ids])),
      (row) => row.id,
    ),
  );

/** A task with the requirements that it is an instance of, in the requirements' own order. */
export interface TaskWithRequirements {
  readonly task: typeof environmentTask.$inferSelect;
  readonly requirements: readonly Id<'requirement'>[];
}

/** Every task that ever stood in an environment, in the environment's order; two statements. */
export const makeTasksByEnvironmentLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'environment'>[]) => {
    const { sql } = context.database;
    const tasks = await sql
      .select()
      .from(environmentTask)
      .where(inArray(environmentTask.environment, [...ids]))
      .orderBy(asc(environmentTask.position), asc(environmentTask.createdAt), asc(environmentTask.id));
    const ties = await sql
      .select({ task: environmentTaskRequirement.task, requirement: environmentTaskRequirement.requirement })
      .from(environmentTaskRequirement)
      .innerJoin(environmentTask, eq(environmentTask.id, environmentTaskRequirement.task))
      .innerJoin(requirement, eq(requirement.id, environmentTaskRequirement.requirement))
      .where(inArray(environmentTask.environment, [...ids]))
      .orderBy(asc(requirement.target), asc(requirement.position));
    const requirements = new Map<Id<'task'>, Id<'requirement'>[]>();
    for (const tie of ties)
      requirements.set(tie.task, [...(requirements.get(tie.task) ?? []), tie.requirement]);
    return grouped(
      ids,
      tasks.map((task): TaskWithRequirements => ({ task, requirements: requirements.get(task.id) ?? [] })),
      (one) => one.task.environment,
    );
  });

/** Every coverage that an environment ever had, in the order of targets and requirements, then of time. */
export const makeCoverageByEnvironmentLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'environment'>[]) => {
    const rows = await context.database.sql
      .select({ coverage: environmentCoverage, environmentWithdrawnAt: learningEnvironment.withdrawnAt })
      .from(environmentCoverage)
      .innerJoin(learningEnvironment, eq(learningEnvironment.id, environmentCoverage.environment))
      .innerJoin(requirement, eq(requirement.id, environmentCoverage.requirement))
      .where(inArray(environmentCoverage.environment, [...ids]))
      .orderBy(
        asc(requirement.target),
        asc(requirement.position),
        asc(environmentCoverage.approvedAt),
        asc(environmentCoverage.id),
      );
    return grouped(
      ids,
      rows.map((one) => coverageOf(one.coverage, one.environmentWithdrawnAt)),
      (one) => one.row.environment,
    );
  });

/** The instructors assigned now, their names opened: for staff of the unit alone. */
export const makeInstructorsByEnvironmentLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'environment'>[]) => {
    const { sql } = context.database;
    const rows = await sql
      .select({
        environment: environmentInstructor.environment,
        id: staff.id,
        unit: staff.unit,
        name: staff.name,
      })
      .from(environmentInstructor)
      .innerJoin(staff, eq(staff.id, environmentInstructor.staff))
      .where(and(inArray(environmentInstructor.environment, [...ids]), isNull(environmentInstructor.endedAt)))
      .orderBy(asc(environmentInstructor.assignedAt), asc(staff.id));
    const keys = await context.vault.open(sql, [...new Set(rows.map((row) => row.unit))].map(unitKey));
    const opened = rows.map(({ environment, id, unit, name }) => ({
      environment,
      id,
      name: keys.open(unitKey(unit), 'staff.name', name),
    }));
    return grouped(ids, opened, (row) => row.environment);
  });

/** The groups that work there now. */
export const makeGroupsByEnvironmentLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'environment'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select({
          environment: environmentGroup.environment,
          id: workGroup.id,
          name: workGroup.name,
          linkedAt: environmentGroup.linkedAt,
        })
        .from(environmentGroup)
        .innerJoin(workGroup, eq(workGroup.id, environmentGroup.group))
        .where(and(inArray(environmentGroup.environment, [...ids]), isNull(environmentGroup.endedAt)))
        .orderBy(asc(environmentGroup.linkedAt), asc(workGroup.id)),
      (row) => row.environment,
    ),
  );

/** The schools that were asked to approve. */
export const makeSchoolsAskedLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'environment'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select({ environment: environmentApprovalRequest.environment, school: controllerUnit })
        .from(environmentApprovalRequest)
        .innerJoin(controllerUnit, eq(controllerUnit.id, environmentApprovalRequest.school))
        .where(inArray(environmentApprovalRequest.environment, [...ids]))
        .orderBy(asc(environmentApprovalRequest.askedAt), asc(controllerUnit.id)),
      (row) => row.environment,
    ),
  );

/** The public names of units through time, the oldest first: what the world may know an organisation by. */
export const makePublicNamesLoader = (context: Context) =>
  new DataLoader(async (units: readonly Id<'unit'>[]) =>
    grouped(
      units,
      await context.database.sql
        .select({ unit: issuer.unit, name: issuerName.name, validFrom: issuerName.validFrom })
        .from(issuerName)
        .innerJoin(issuer, eq(issuer.id, issuerName.issuer))
        .where(inArray(issuer.unit, [...units]))
        .orderBy(asc(issuerName.validFrom)),
      (row) => row.unit,
    ),
  );
