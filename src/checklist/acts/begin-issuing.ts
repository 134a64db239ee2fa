import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { groupInstructor, groupMember, workGroup } from '../../access/participant.table.ts';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { insertMany } from '../../database/insert-many.ts';
import { isAssignedTo } from '../assignment.ts';
import { type CertificateWish, workshopOf } from '../certificate-awards.ts';
import { checklist } from '../checklist.table.ts';
import { issuingBatch, issuingBatchItem } from '../issuing-batch.table.ts';
import { isRequestId, LARGEST_BATCH } from '../issuing-batch.ts';

export interface IssueCertificates extends CertificateWish {
  readonly group: Id<'group'>;
  /** An environment of the workshop that certifies. */
  readonly environment: Id<'environment'>;
  /** This target alone. */
  readonly target?: Id<'target'> | null;
  /** A UUID of the caller's own choice. */
  readonly requestId: string;
}

export type IssuingBatchRow = typeof issuingBatch.$inferSelect;

/**
 * The batch of a request: made at its first asking, with every checklist of the group that has not ended; the same one
 * whenever it is asked again. Throws NOT_FOUND, NOT_ALLOWED, INVALID_INPUT (`requestId` no UUID, or used for something
 * else; `group` too large).
 */
export const beginIssuing = (context: Context, input: IssueCertificates): Promise<IssuingBatchRow> =>
  perform(context, async (act) => {
    const { tx } = act;
    await mayIssue(act, input);
    demandThat(isRequestId(input.requestId), 'INVALID_INPUT', ['requestId'], {
      field: 'requestId',
      expected: 'UUID',
    });
    const { unit } = await workshopOf(tx, input.environment);
    const asked = {
      unit,
      group: input.group,
      environment: input.environment,
      target: input.target ?? null,
      language: input.language,
      withoutEnvironment: input.withoutEnvironment ?? false,
      withoutBirthDate: input.withoutBirthDate ?? false,
    };
    const [made] = await tx
      .insert(issuingBatch)
      .values({
        id: act.newId('issuingBatch'),
        ...asked,
        requestId: input.requestId.toLowerCase(),
        startedBy: act.actor.account,
        startedAt: act.now,
      })
      .onConflictDoNothing({ target: [issuingBatch.startedBy, issuingBatch.requestId] })
      .returning();
    if (!made) return begunBefore(act, input.requestId.toLowerCase(), asked);
    const items = await takeStock(act, made);
    act.record(unit, 'ISSUING_BATCH_BEGUN', 'INSTRUCTOR', { batch: made.id, group: made.group, items });
    return made;
  });

/** Throws unless the actor instructs the group, and now works in the environment; else as if there were no group. */
export async function mayIssue(
  act: Act,
  input: Pick<IssueCertificates, 'group' | 'environment'>,
): Promise<void> {
  const staff = act.actor.posts.filter((post) => post.role === 'INSTRUCTOR').map((post) => post.staff);
  const instructs =
    staff.length === 0
      ? []
      : await act.tx
          .select({ staff: groupInstructor.staff })
          .from(groupInstructor)
          .innerJoin(workGroup, eq(workGroup.id, groupInstructor.group))
          .where(
            and(
              eq(groupInstructor.group, input.group),
              inArray(groupInstructor.staff, staff),
              isNull(workGroup.endedAt),
            ),
          );
  const environmentStaff = await isAssignedTo(act.tx, act.actor, input.environment);
  act.may('checklist.certify', { groupStaff: instructs.length > 0, environmentStaff });
}

type Asked = Omit<IssuingBatchRow, 'id' | 'requestId' | 'startedBy' | 'startedAt' | 'endedAt'>;

async function begunBefore(act: Act, requestId: string, asked: Asked): Promise<IssuingBatchRow> {
  const [known] = await act.tx
    .select()
    .from(issuingBatch)
    .where(and(eq(issuingBatch.startedBy, act.actor.account), eq(issuingBatch.requestId, requestId)));
  if (!known) throw new Refusal('CONFLICT');
  const same = (Object.keys(asked) as (keyof Asked)[]).every((key) => known[key] === asked[key]);
  demandThat(same, 'INVALID_INPUT', ['requestId'], { field: 'requestId', expected: 'UUID' });
  return known;
}

/** Writes what is to be done; how many items that is. */
async function takeStock(act: Act, batch: IssuingBatchRow): Promise<number> {
  const rows = await act.tx
    .select({ participant: groupMember.participant, checklist: checklist.id })
    .from(groupMember)
    .leftJoin(
      checklist,
      and(
        eq(checklist.participant, groupMember.participant),
        ne(checklist.state, 'ENDED'),
        batch.target ? eq(checklist.target, batch.target) : undefined,
      ),
    )
    .where(and(eq(groupMember.group, batch.group), isNull(groupMember.leftAt)))
    .orderBy(
      asc(groupMember.joinedAt),
      asc(groupMember.participant),
      asc(checklist.openedAt),
      asc(checklist.id),
    )
    .limit(LARGEST_BATCH + 1);
  demandThat(rows.length <= LARGEST_BATCH, 'INVALID_INPUT', ['group'], {
    field: 'group',
    expected: `(0–${LARGEST_BATCH})`,
  });
  const items = rows.map((row, position) => ({
    batch: batch.id,
    position,
    ...row,
    ...(row.checklist === null
      ? { state: 'REFUSED' as const, code: 'NO_STANDING_MARK' as const }
      : { state: 'WAITING' as const }),
  }));
  await insertMany(act.tx, issuingBatchItem, items);
  return items.length;
}
