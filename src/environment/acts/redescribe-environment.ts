import { eq } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import type { Id } from '../../base/id.ts';
import { learningEnvironment } from '../environment.table.ts';
import {
  type EnvironmentRow,
  holdEnvironment,
  ownWords,
  publicPlace,
  publicWords,
  roleIn,
} from '../open-environment.ts';
import type { EnvironmentDescription } from './describe-environment.ts';

/**
 * Puts a whole new description in the old one's place. Certificates keep the name that they were given under; the record
 * keeps a keyed hash of the old description and of the new one.
 */
export const redescribeEnvironment = (
  context: Context,
  input: Omit<EnvironmentDescription, 'unit'> & { readonly environment: Id<'environment'> },
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.change');
    const words = {
      publicName: publicWords(input.publicName, 'publicName', 120),
      place: publicPlace(input.place),
      description: input.description ? ownWords(input.description, 'description', 2000) : null,
    };
    await act.tx.update(learningEnvironment).set(words).where(eq(learningEnvironment.id, row.id));
    const { publicName, place, description } = row;
    const digest = (text: object) => context.vault.lookup('environment', canonicalJson(text));
    act.record(
      row.unit,
      'ENVIRONMENT_REDESCRIBED',
      roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'),
      {
        environment: row.id,
        before: digest({ publicName, place, description }),
        after: digest(words),
      },
    );
    return { ...row, ...words };
  });
