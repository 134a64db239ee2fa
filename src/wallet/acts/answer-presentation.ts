import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { unitKey } from '../../access/vault.ts';
import { touched } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { boundPresentation } from '../presentation/bound-presentation.ts';
import { presentationRequest } from '../presentation/presentation-request.table.ts';
import { KEPT_HOURS, requestState } from '../presentation/presentation-request.ts';
import { questionOf, type RequestRow, requestHash } from '../presentation/request-object.ts';
import { presentationsIn } from '../presentation/wallet-question.ts';

/** The request that a link leads to, while it waits for an answer; else null. */
export async function waitingRequest(house: House, link: string): Promise<RequestRow | null> {
  const [row] = await house.database.sql
    .select()
    .from(presentationRequest)
    .where(eq(presentationRequest.linkHash, requestHash(house, link)));
  return row && requestState(row, house.clock()) === 'WAITING' ? row : null;
}

/**
 * Takes a wallet's answer (OpenID4VP 1.0, 8.2): one for each request, made for it by the holder of what is shown. One
 * that is refused is on the record, and the request goes on waiting. A wallet that says no changes nothing. Throws
 * `OauthRefusal`.
 */
export async function answerPresentation(
  house: House,
  link: string,
  answer: Readonly<Record<string, string>>,
): Promise<void> {
  const row = await waitingRequest(house, link);
  if (!row) throw new OauthRefusal('invalid_request', 'the request was answered or has ended');
  if (answer.error !== undefined) return;
  try {
    await keep(
      house,
      row,
      await boundPresentation(
        house,
        row,
        link,
        await presentationsIn(house, await questionOf(house, row), link, answer),
      ),
    );
  } catch (problem) {
    if (!(problem instanceof OauthRefusal)) throw problem;
    await note(house, row, 'PRESENTATION_REFUSED');
    throw problem;
  }
}

async function keep(house: House, row: RequestRow, text: string): Promise<void> {
  const now = house.clock();
  const owner = unitKey(row.unit);
  await house.database.sql.transaction(async (tx) => {
    const keys = await house.vault.open(tx, [owner]);
    const taken = await tx
      .update(presentationRequest)
      .set({
        answeredAt: now,
        keptUntil: new Date(now.getTime() + KEPT_HOURS * 3_600_000),
        presented: keys.seal(owner, 'presentation_request.presented', text),
      })
      .where(and(eq(presentationRequest.id, row.id), isNull(presentationRequest.answeredAt)));
    if (touched(taken) === 0) throw new OauthRefusal('invalid_request', 'the request was answered before');
    await append(tx, now, [entry(row, 'PRESENTATION_ANSWERED')]);
  });
}

const entry = (row: RequestRow, act: string) => ({
  unit: row.unit,
  act,
  actor: 'wallet',
  role: 'WALLET',
  detail: { request: row.id },
});

const note = (house: House, row: RequestRow, act: string): Promise<void> =>
  house.database.sql.transaction((tx) => append(tx, house.clock(), [entry(row, act)]));

/** Forgets what was shown and is not to be kept any longer. */
export async function sweepPresentations(house: House): Promise<void> {
  await house.database.sql
    .update(presentationRequest)
    .set({ presented: null })
    .where(and(isNotNull(presentationRequest.presented), lte(presentationRequest.keptUntil, house.clock())));
}
