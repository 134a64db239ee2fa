import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { participantKey, unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { whoRequest } from './who-request.table.ts';
import type { WhoRequestRow } from './who-request.ts';

export interface AnswerWho {
  readonly request: Id<'whoRequest'>;
  /** Exactly one of the two: who it was, in the controller's own words, or on what grounds that is not told. */
  readonly answer?: string | null;
  readonly refusedBecause?: string | null;
}

/**
 * A coordinator of the unit that was asked answers, or refuses with grounds; the participant reads it. Throws NOT_FOUND,
 * OWN_CASE, INVALID_INPUT, PERSONAL_IDENTITY_CODE, CONFLICT (answered already).
 */
export const answerWho = (context: Context, input: AnswerWho): Promise<WhoRequestRow> =>
  perform(context, async (act) => {
    const [asked] = await act.tx.select().from(whoRequest).where(eq(whoRequest.id, input.request));
    if (!asked) throw new Refusal('NOT_FOUND');
    act.may('log.answer', { participant: asked.participant, unit: asked.unit });
    const { answer, refusedBecause } = input;
    demandThat(Boolean(answer) !== Boolean(refusedBecause), 'INVALID_INPUT', ['answer'], {
      field: 'answer, refusedBecause',
      expected: '1',
    });
    const text = freeText(answer || refusedBecause || '', [answer ? 'answer' : 'refusedBecause'], 2000);
    const owner = participantKey(asked.participant);
    const unit = unitKey(asked.unit);
    const keys = await act.keys(owner, unit);
    const [answered] = await act.tx
      .update(whoRequest)
      .set({
        outcome: answer ? 'ANSWERED' : 'REFUSED',
        answeredAt: act.now,
        answeredBy: act.actor.account,
        answer: keys.has(owner) ? keys.seal(owner, 'who_request.answer', text) : null,
        unitAnswer: keys.seal(unit, 'who_request.unit_answer', text),
      })
      .where(and(eq(whoRequest.id, asked.id), isNull(whoRequest.answeredAt)))
      .returning();
    if (!answered) throw new Refusal('CONFLICT');
    act.record(asked.unit, answer ? 'WHO_ANSWERED' : 'WHO_REFUSED', 'COORDINATOR', {
      request: asked.id,
      text: context.vault.lookup('who_request.answer', text),
    });
    return answered;
  });
