import { postsOf } from '../../access/actor.ts';
import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import type { LocalizedText } from '../../base/language.ts';
import { environmentInstructor, learningEnvironment } from '../environment.table.ts';
import { type EnvironmentRow, ownWords, publicPlace, publicWords, roleIn } from '../open-environment.ts';

export interface EnvironmentDescription {
  readonly unit: Id<'unit'>;
  readonly publicName: LocalizedText;
  readonly place?: string | null;
  readonly description?: LocalizedText | null;
}

/** Describes a learning environment of a unit. An instructor who describes it is assigned to it by that. */
export const describeEnvironment = (
  context: Context,
  input: EnvironmentDescription,
): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    act.may('environment.describe', { unit: input.unit });
    const row: EnvironmentRow = {
      id: act.newId('environment'),
      unit: input.unit,
      publicName: publicWords(input.publicName, 'publicName', 120),
      place: publicPlace(input.place),
      description: input.description ? ownWords(input.description, 'description', 2000) : null,
      copiedFrom: null,
      createdAt: act.now,
      withdrawnAt: null,
    };
    await act.tx.insert(learningEnvironment).values(row);
    const [post] = postsOf(act.actor, 'INSTRUCTOR', input.unit);
    if (post) {
      await act.tx
        .insert(environmentInstructor)
        .values({ environment: row.id, staff: post.staff, assignedAt: act.now });
    }
    act.record(
      input.unit,
      'ENVIRONMENT_DESCRIBED',
      roleIn(act.actor, input.unit, 'INSTRUCTOR', 'COORDINATOR'),
      {
        environment: row.id,
        instructor: post?.staff ?? null,
      },
    );
    return row;
  });
