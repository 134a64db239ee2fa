import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demandThat } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { type Context, perform } from '../context.ts';
import { endSessions } from '../own-sessions.ts';
import { session } from '../participant.table.ts';

/** Ends one of one's own sessions at once, on whatever device it is. Throws NOT_FOUND. */
export const endOwnSession = (
  context: Context,
  input: { session: Id<'session'> },
): Promise<readonly Id<'session'>[]> =>
  perform(context, async (act) => {
    const ended = await endSessions(act.tx, act.actor.account, act.now, 'ENDED_ELSEWHERE', {
      only: input.session,
    });
    demandThat(ended.length === 1, 'NOT_FOUND', ['session']);
    return ended;
  });

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = (context: Context): Promise<readonly Id<'session'>[]> =>
  perform(context, async (act) => {
    return endSessions(act.tx, act.actor.account, act.now, 'ENDED_ELSEWHERE', { but: act.actor.session });
  });

/** One has seen that a used token of a session of one's own came back; it is told no more. Throws NOT_FOUND. */
export const acknowledgeAlert = (
  context: Context,
  input: { session: Id<'session'> },
): Promise<Id<'session'>> =>
  perform(context, async (act) => {
    const seen = await act.tx
      .update(session)
      .set({ alertSeenAt: act.now })
      .where(
        and(
          eq(session.id, input.session),
          eq(session.account, act.actor.account),
          eq(session.endedWhy, 'REFRESH_REUSED'),
          isNull(session.alertSeenAt),
        ),
      );
    demandThat(touched(seen) === 1, 'NOT_FOUND', ['session']);
    return input.session;
  });
