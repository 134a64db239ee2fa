import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { cardExpiry, newActivationCard, type PrintedCard } from '../activation-card.ts';
import { postsOf } from '../actor.ts';
import { cardNames } from '../card-name.ts';
import { type Act, type Context, perform } from '../context.ts';
import { activation, groupInstructor, groupMember, participant, workGroup } from '../participant.table.ts';
import { readPeople } from '../person.ts';

/** How many cards are printed at once. */
export const MOST_CARDS = 100;

/**
 * Makes an activation card for each of these participants, who were admitted to the group and have not opened their
 * wallets. Whatever card somebody had before is void. Throws NOT_FOUND, NOT_ALLOWED, INVALID_INPUT, ALREADY_ACTIVATED.
 */
export const printActivationCards = (
  context: Context,
  input: { group: Id<'group'>; participants: readonly Id<'participant'>[] },
): Promise<PrintedCard[]> =>
  perform(context, async (act) => {
    const { group, post } = await instructedGroup(act, input.group);
    const ids = [...new Set(input.participants)];
    demandThat(ids.length >= 1 && ids.length <= MOST_CARDS, 'INVALID_INPUT', ['participants'], {
      field: 'participants',
      expected: `(1–${MOST_CARDS})`,
    });
    await demandWaiting(act, group.id, ids);
    const people = await readPeople(act.tx, context.vault, ids);
    const named = ids.map((id) => people.get(id));
    demandThat(
      named.every((person) => person !== undefined),
      'NOT_FOUND',
      ['participants'],
    );
    const names = cardNames(named as NonNullable<(typeof named)[number]>[]);

    const expiresAt = cardExpiry(act.now);
    const cards: PrintedCard[] = [];
    for (const [at, id] of ids.entries()) {
      const code = await newActivationCard(act, { participant: id, group: group.id, expiresAt });
      cards.push({ participant: id, name: names[at]!, code, expiresAt });
      context.readings.add({
        unit: group.unit,
        reader: act.actor.account,
        role: post.role,
        participant: id,
        what: 'PERSON',
        why: context.operation,
      });
    }
    act.record(group.unit, 'ACTIVATION_CARDS_PRINTED', post.role, { group: group.id, participants: ids });
    return cards;
  });

/** A living group that the actor instructs, and the post in which. */
async function instructedGroup(act: Act, id: Id<'group'>) {
  const [group] = await act.tx
    .select()
    .from(workGroup)
    .where(and(eq(workGroup.id, id), isNull(workGroup.endedAt)));
  if (!group) throw new Refusal('NOT_FOUND', ['group']);
  const instructors = await act.tx.select().from(groupInstructor).where(eq(groupInstructor.group, id));
  const post = postsOf(act.actor, 'INSTRUCTOR', group.unit).find((one) =>
    instructors.some((row) => row.staff === one.staff),
  );
  act.may('activation.print', { unit: group.unit, groupStaff: post !== undefined });
  return { group, post: post! };
}

/** Throws unless all of them wait for their first card's use; who has come in and left again is not found. */
async function demandWaiting(act: Act, group: Id<'group'>, ids: readonly Id<'participant'>[]): Promise<void> {
  const rows = await act.tx
    .selectDistinct({
      id: participant.id,
      activatedAt: participant.activatedAt,
      member: sql<boolean>`${groupMember.participant} is not null`,
    })
    .from(participant)
    .innerJoin(
      activation,
      and(
        eq(activation.participant, participant.id),
        eq(activation.group, group),
        isNull(activation.reissue),
      ),
    )
    .leftJoin(
      groupMember,
      and(
        eq(groupMember.participant, participant.id),
        eq(groupMember.group, group),
        isNull(groupMember.leftAt),
      ),
    )
    .where(inArray(participant.id, [...ids]));
  const theirs = rows.filter((row) => row.activatedAt === null || row.member);
  demandThat(theirs.length === ids.length, 'NOT_FOUND', ['participants']);
  demandThat(
    theirs.every((row) => row.activatedAt === null),
    'ALREADY_ACTIVATED',
    ['participants'],
  );
}
