import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { workGroup } from '../../access/participant.table.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { environmentGroup } from '../environment.table.ts';
import { type EnvironmentRow, holdEnvironment, roleIn } from '../open-environment.ts';

interface Link {
  readonly environment: Id<'environment'>;
  readonly group: Id<'group'>;
}

/** Says that a group of the same unit works in the environment. */
export const linkGroup = (context: Context, input: Link): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.change');
    const [group] = await act.tx.select().from(workGroup).where(eq(workGroup.id, input.group));
    if (!group || group.unit !== row.unit || group.endedAt) throw new Refusal('NOT_FOUND', ['group']);
    const [already] = await act.tx.select().from(environmentGroup).where(standing(input));
    if (already) throw new Refusal('ALREADY_EXISTS', ['group']);
    await act.tx.insert(environmentGroup).values({ environment: row.id, group: group.id, linkedAt: act.now });
    act.record(
      row.unit,
      'ENVIRONMENT_GROUP_LINKED',
      roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'),
      {
        environment: row.id,
        group: group.id,
      },
    );
    return row;
  });

/** Says that the group works there no longer; CONFLICT where it did not. */
export const unlinkGroup = (context: Context, input: Link): Promise<EnvironmentRow> =>
  perform(context, async (act) => {
    const { row } = await holdEnvironment(act, input.environment, 'environment.change');
    const ended = await act.tx
      .update(environmentGroup)
      .set({ endedAt: act.now })
      .where(standing(input))
      .returning({ group: environmentGroup.group });
    if (ended.length === 0) throw new Refusal('CONFLICT');
    act.record(
      row.unit,
      'ENVIRONMENT_GROUP_UNLINKED',
      roleIn(act.actor, row.unit, 'INSTRUCTOR', 'COORDINATOR'),
      {
        environment: row.id,
        group: input.group,
      },
    );
    return row;
  });

const standing = (link: Link) =>
  and(
    eq(environmentGroup.environment, link.environment),
    eq(environmentGroup.group, link.group),
    isNull(environmentGroup.endedAt),
  );
