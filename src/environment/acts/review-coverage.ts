import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import type { LocalizedText } from '../../base/language.ts';
import { type EnvironmentRow, holdEnvironment, ownWords } from '../open-environment.ts';
import { type Vouching, vouch } from '../vouch.ts';

/** A coordinator stores that an expert of the field has reviewed what can be learnt there; the expert stands as a role. */
export const reviewCoverage = (
  context: Context,
  input: Vouching & { readonly environment: Id<'environment'>; readonly reviewerRole: LocalizedText },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.review');
    const reviewerRole = ownWords(input.reviewerRole, 'reviewerRole', 120);
    const requirements = await vouch(act, row.id, input, { basis: 'EXPERT_REVIEWED', reviewerRole });
    act.record(row.unit, 'COVERAGE_GIVEN', 'COORDINATOR', {
      environment: row.id,
      basis: 'EXPERT_REVIEWED',
      level: input.level,
      reviewOn: input.reviewOn,
      requirements,
    });
    return row;
  });
