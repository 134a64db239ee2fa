import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { type Context, perform } from '../context.ts';
import { staff, staffRole } from '../organisation.table.ts';
import { session } from '../participant.table.ts';

/**
 * Ends a post: all its roles, and every session of its holder, at once. What they did stays as it was, participants'
 * proofs among it; a participation of their own stays too, and they sign in to it again. Throws NOT_FOUND.
 */
export const endStaff = (context: Context, input: { staff: Id<'staff'> }): Promise<{ staff: Id<'staff'> }> =>
  perform(context, async (act) => {
    const [post] = await act.tx
      .select()
      .from(staff)
      .where(and(eq(staff.id, input.staff), isNull(staff.endedAt)));
    if (!post) throw new Refusal('NOT_FOUND', ['staff']);
    act.may('staff.invite', { unit: post.unit });
    await act.tx.update(staff).set({ endedAt: act.now }).where(eq(staff.id, post.id));
    await act.tx
      .update(staffRole)
      .set({ endedAt: act.now })
      .where(and(eq(staffRole.staff, post.id), isNull(staffRole.endedAt)));
    await act.tx
      .update(session)
      .set({ endedAt: act.now, endedWhy: 'SIGNED_OUT' })
      .where(and(eq(session.account, post.account), isNull(session.endedAt)));
    act.record(post.unit, 'STAFF_ENDED', 'COORDINATOR', { staff: post.id });
    return { staff: post.id };
  });
