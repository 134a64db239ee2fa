import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { unitKey } from '../../access/vault.ts';
import { dayOf } from '../../base/day.ts';
import type { Id } from '../../base/id.ts';
import { demand, Refusal } from '../../base/refusal.ts';
import { readChecklist } from '../../checklist/stored-checklist.ts';
import { review } from '../recognition.table.ts';
import { askForReview as askRule, type ReviewOutcome, settleReview as settleRule } from '../review.ts';
import { decisionRow, readDossier } from '../stored-dossier.ts';

export type ReviewRow = typeof review.$inferSelect;

/** The participant asks the school to review a decision about them, within the time that runs from its service. */
export const askForReview = (
  context: Context,
  input: { readonly decision: Id<'decision'>; readonly reason: string },
): Promise<ReviewRow> =>
  perform(context, async (act) => {
    const decided = await decisionRow(act.tx, input.decision);
    const { facts } = await readChecklist(act.tx, act.actor, decided.checklist);
    act.may('case.askForReview', facts);
    const stored = await readDossier(act, input);
    const lastDay = { lastDay: decided.reviewUntil, days: context.reviewDays };
    demand(askRule(stored.rules, decided.participant, decided.id, lastDay, dayOf(act.now)));
    const reason = freeText(input.reason, ['reason']);

    const owner = unitKey(decided.unit);
    const keys = await act.keys(owner);
    const [row] = await act.tx
      .insert(review)
      .values({
        id: act.newId('review'),
        decision: decided.id,
        unit: decided.unit,
        participant: decided.participant,
        reason: keys.seal(owner, 'review.reason', reason),
        askedAt: act.now,
      })
      .onConflictDoNothing()
      .returning();
    if (!row) throw new Refusal('CONFLICT');
    const detail = {
      review: row.id,
      decision: decided.id,
      reason: context.vault.lookup('review.reason', reason),
    };
    act.record(decided.unit, 'REVIEW_ASKED', 'PARTICIPANT', detail);
    act.record(context.provider, 'REVIEW_ASKED', 'PARTICIPANT', detail);
    return row;
  });

/** An authorised person of the school settles an open review, with grounds. */
export const settleReview = (
  context: Context,
  input: { readonly review: Id<'review'>; readonly outcome: ReviewOutcome; readonly grounds: string },
): Promise<ReviewRow> =>
  perform(context, async (act) => {
    const [open] = await act.tx.select().from(review).where(eq(review.id, input.review));
    if (!open) throw new Refusal('NOT_FOUND');
    const stored = await readDossier(act, open);
    act.may('case.decide', stored.facts);
    if (open.settledAt) throw new Refusal('CONFLICT');
    demand(settleRule(stored.rules, stored.by, open.decision, input.outcome, input.grounds));
    const grounds = freeText(input.grounds, ['grounds']);

    const owner = unitKey(stored.school);
    const keys = await act.keys(owner);
    const [row] = await act.tx
      .update(review)
      .set({
        outcome: input.outcome,
        grounds: keys.seal(owner, 'review.grounds', grounds),
        settledBy: act.actor.account,
        settledAt: act.now,
      })
      .where(and(eq(review.id, open.id), isNull(review.settledAt)))
      .returning();
    if (!row) throw new Refusal('CONFLICT');
    act.record(stored.school, 'REVIEW_SETTLED', 'DECIDER', {
      review: row.id,
      decision: row.decision,
      outcome: input.outcome,
      grounds: context.vault.lookup('review.grounds', grounds),
    });
    return row;
  });
