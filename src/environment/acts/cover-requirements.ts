import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { type EnvironmentRow, holdEnvironment, roleIn } from '../open-environment.ts';
import { type Vouching, vouch } from '../vouch.ts';

/** The organisation says itself what can be learnt in its environment. */
export const coverRequirements = (
  context: Context,
  input: Vouching & { readonly environment: Id<'environment'> },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.change');
    const requirements = await vouch(act, row.id, input, { basis: 'OWN' });
    act.record(row.unit, 'COVERAGE_GIVEN', roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'), {
      environment: row.id,
      basis: 'OWN',
      level: input.level,
      reviewOn: input.reviewOn,
      requirements,
    });
    return row;
  });
