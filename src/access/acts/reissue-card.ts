import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import { newActivationCard, type PrintedCard, voidCards } from '../activation-card.ts';
import { cardNames } from '../card-name.ts';
import { type Context, perform } from '../context.ts';
import { readPerson } from '../person.ts';
import { reissue } from '../recovery.table.ts';
import { recordingRefusal } from '../refused-attempt.ts';
import { confirmable, expiresAt, printable, REISSUE_DAYS, refusable } from '../reissue.ts';
import { endReissue, type ReissueRow, readReissue, sharedGroup } from '../stored-reissue.ts';

/**
 * An instructor asks for a new card for a participant of their group who has lost PIN and card. It waits for a second
 * person, or 48 hours. Throws NOT_FOUND, OWN_CASE, ALREADY_EXISTS.
 */
export const requestReissue = (
  context: Context,
  input: { participant: Id<'participant'> },
): Promise<ReissueRow> =>
  recordingRefusal(context, 'requestReissue', { participant: input.participant }, () =>
    perform(context, async (act) => {
      const group = await sharedGroup(act.tx, act.actor, input.participant);
      act.may('reissue.request', { participant: input.participant, groupStaff: group !== undefined });
      const { id, unit, post } = group!;
      const place = and(eq(reissue.participant, input.participant), eq(reissue.unit, unit));
      await act.tx
        .update(reissue)
        .set({ endedAt: act.now, endedWhy: 'EXPIRED' })
        .where(
          and(
            place,
            isNull(reissue.endedAt),
            lte(reissue.requestedAt, new Date(act.now.getTime() - REISSUE_DAYS * 86_400_000)),
          ),
        );
      const open = await act.tx.$count(reissue, and(place, isNull(reissue.endedAt)));
      demandThat(open === 0, 'ALREADY_EXISTS', ['participant']);
      const [row] = await act.tx
        .insert(reissue)
        .values({
          id: act.newId('reissue'),
          unit,
          participant: input.participant,
          group: id,
          requestedBy: act.actor.account,
          requestedAt: act.now,
        })
        .returning();
      act.record(unit, 'REISSUE_REQUESTED', post.role, {
        reissue: row!.id,
        participant: input.participant,
      });
      return row!;
    }),
  );

/** A second instructor or coordinator of the same unit confirms it: it is ready at once. Throws NOT_FOUND, OWN_CASE, SECOND_PERSON_NEEDED, CONFLICT, REISSUE_ENDED. */
export const confirmReissue = (context: Context, input: { reissue: Id<'reissue'> }): Promise<ReissueRow> =>
  recordingRefusal(context, 'confirmReissue', { reissue: input.reissue }, () =>
    perform(context, async (act) => {
      const row = await readReissue(act.tx, input.reissue);
      act.may('reissue.confirm', { participant: row.participant, unit: row.unit });
      demand(confirmable(row, act.actor.account, act.now));
      const [confirmed] = await act.tx
        .update(reissue)
        .set({ confirmedBy: act.actor.account, confirmedAt: act.now })
        .where(eq(reissue.id, row.id))
        .returning();
      const post = act.actor.posts.find(
        (one) => one.unit === row.unit && ['INSTRUCTOR', 'COORDINATOR'].includes(one.role),
      )!;
      act.record(row.unit, 'REISSUE_CONFIRMED', post.role, {
        reissue: row.id,
        participant: row.participant,
      });
      return confirmed!;
    }),
  );

/** The participant, in a session that they still have, refuses it: it and its card are void. Throws NOT_FOUND, REISSUE_ENDED. */
export const refuseReissue = (context: Context, input: { reissue: Id<'reissue'> }): Promise<ReissueRow> =>
  perform(context, async (act) => {
    const row = await readReissue(act.tx, input.reissue);
    act.may('reissue.refuse', { participant: row.participant });
    demand(refusable(row, act.now));
    await endReissue(act.tx, row.id, 'REFUSED', act.now);
    await voidCards(act.tx, row.participant, act.now);
    for (const unit of new Set([row.unit, context.provider])) {
      act.record(unit, 'REISSUE_REFUSED', 'PARTICIPANT', { reissue: row.id, participant: row.participant });
    }
    return { ...row, endedAt: act.now, endedWhy: 'REFUSED' };
  });

/**
 * The card of a re-issue that is ready, for an instructor of the participant's group; printing anew voids the one
 * before. Throws NOT_FOUND, OWN_CASE, REISSUE_WAITING, REISSUE_ENDED.
 */
export const printReissuedCard = (
  context: Context,
  input: { reissue: Id<'reissue'> },
): Promise<PrintedCard> =>
  recordingRefusal(context, 'printReissuedCard', { reissue: input.reissue }, () =>
    perform(context, async (act) => {
      const row = await readReissue(act.tx, input.reissue);
      const { id, participant, unit } = row;
      const group = await sharedGroup(act.tx, act.actor, participant, unit);
      act.may('reissue.print', { participant, unit, groupStaff: group !== undefined });
      demand(printable(row, act.now));
      const person = await readPerson(act.tx, context.vault, participant);
      const until = expiresAt(row);
      const code = await newActivationCard(act, {
        participant,
        group: row.group,
        expiresAt: until,
        reissue: id,
      });
      const { role } = group!.post;
      const reader = act.actor.account;
      context.readings.add({ unit, reader, role, participant, what: 'PERSON', why: context.operation });
      act.record(unit, 'REISSUED_CARD_PRINTED', role, { reissue: id, participant });
      return { participant, name: cardNames([person])[0]!, code, expiresAt: until };
    }),
  );
