import { postsOf } from '../../access/actor.ts';
import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { type EnvironmentRow, holdEnvironment } from '../open-environment.ts';
import { type Vouching, vouch } from '../vouch.ts';

/**
 * A teacher of a school that the workshop has asked approves what can be learnt there, in whole or in part.
 * An instructor of the environment does not approve it as a teacher: OWN_CASE.
 */
export const approveCoverage = (
  context: Context,
  input: Vouching & { readonly environment: Id<'environment'>; readonly school: Id<'unit'> },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row, assigned, schools } = await holdEnvironment(act, input.environment, 'environment.approve');
    if (assigned) throw new Refusal('OWN_CASE');
    const asked = schools.find(
      (school) => school === input.school && postsOf(act.actor, 'TEACHER', school).length > 0,
    );
    if (!asked) throw new Refusal('NOT_FOUND', ['school']);
    const requirements = await vouch(act, row.id, input, { basis: 'SCHOOL_APPROVED', school: asked });
    for (const unit of [row.unit, asked]) {
      act.record(unit, 'COVERAGE_GIVEN', 'TEACHER', {
        environment: row.id,
        basis: 'SCHOOL_APPROVED',
        school: asked,
        level: input.level,
        reviewOn: input.reviewOn,
        requirements,
      });
    }
    return row;
  });
