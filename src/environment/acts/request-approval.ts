import { eq } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { controllerUnit } from '../../access/organisation.table.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { environmentApprovalRequest } from '../environment.table.ts';
import { type EnvironmentRow, holdEnvironment, roleIn } from '../open-environment.ts';

/** Asks a school to approve what the environment covers; from then on its teachers may. */
export const requestApproval = (
  context: Context,
  input: { readonly environment: Id<'environment'>; readonly school: Id<'unit'> },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row, schools } = await holdEnvironment(act, input.environment, 'environment.change');
    const [school] = await act.tx.select().from(controllerUnit).where(eq(controllerUnit.id, input.school));
    if (school?.kind !== 'SCHOOL') throw new Refusal('NOT_FOUND', ['school']);
    if (schools.includes(school.id)) throw new Refusal('ALREADY_EXISTS', ['school']);
    await act.tx
      .insert(environmentApprovalRequest)
      .values({ environment: row.id, school: school.id, askedAt: act.now });
    act.record(
      row.unit,
      'COVERAGE_APPROVAL_ASKED',
      roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'),
      {
        environment: row.id,
        school: school.id,
      },
    );
    return row;
  });
