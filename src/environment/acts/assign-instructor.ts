import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { staff, staffRole } from '../../access/organisation.table.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { environmentInstructor } from '../environment.table.ts';
import { type EnvironmentRow, holdEnvironment } from '../open-environment.ts';

interface Assignment {
  readonly environment: Id<'environment'>;
  readonly staff: Id<'staff'>;
}

/** Assigns an instructor of the same unit to the environment: from then on they may mark there. */
export const assignInstructor = (context: Context, input: Assignment): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.assign');
    const [instructor] = await act.tx
      .select({ id: staff.id })
      .from(staff)
      .innerJoin(staffRole, eq(staffRole.staff, staff.id))
      .where(
        and(
          eq(staff.id, input.staff),
          eq(staff.unit, row.unit),
          isNull(staff.endedAt),
          eq(staffRole.role, 'INSTRUCTOR'),
          isNull(staffRole.endedAt),
        ),
      )
      .limit(1);
    if (!instructor) throw new Refusal('NOT_FOUND', ['staff']);
    const [already] = await act.tx.select().from(environmentInstructor).where(standing(input));
    if (already) throw new Refusal('ALREADY_EXISTS', ['staff']);
    await act.tx
      .insert(environmentInstructor)
      .values({ environment: row.id, staff: instructor.id, assignedAt: act.now });
    act.record(row.unit, 'INSTRUCTOR_ASSIGNED', 'COORDINATOR', { environment: row.id, staff: instructor.id });
    return row;
  });

/** Ends an assignment: no new marks from then on; CONFLICT where it had ended before. */
export const unassignInstructor = (context: Context, input: Assignment): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.assign');
    const ended = await act.tx
      .update(environmentInstructor)
      .set({ endedAt: act.now })
      .where(standing(input))
      .returning({ staff: environmentInstructor.staff });
    if (ended.length === 0) throw new Refusal('CONFLICT');
    act.record(row.unit, 'INSTRUCTOR_UNASSIGNED', 'COORDINATOR', { environment: row.id, staff: input.staff });
    return row;
  });

const standing = (one: Assignment) =>
  and(
    eq(environmentInstructor.environment, one.environment),
    eq(environmentInstructor.staff, one.staff),
    isNull(environmentInstructor.endedAt),
  );
