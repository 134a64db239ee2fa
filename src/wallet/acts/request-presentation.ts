import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { newSecret } from '../offer/offer-secret.ts';
import { presentationRequest } from '../presentation/presentation-request.table.ts';
import { REQUEST_MINUTES, type RequestedProof } from '../presentation/presentation-request.ts';
import { type RequestRow, requestHash, requestLink } from '../presentation/request-object.ts';

/** A school's teacher, decider or assessor asks whoever stands before them for a proof. Throws NOT_FOUND, NOT_ALLOWED. */
export const requestPresentation = (
  context: Context,
  input: { unit: Id<'unit'>; what: RequestedProof },
): Promise<{ request: RequestRow; link: string }> =>
  perform(context, async (act) => {
    act.may('presentation.request', { unit: input.unit });
    const link = newSecret();
    const request: RequestRow = {
      id: act.newId('presentationRequest'),
      unit: input.unit,
      account: act.actor.account,
      what: input.what,
      linkHash: requestHash(context, link),
      createdAt: act.now,
      expiresAt: new Date(act.now.getTime() + REQUEST_MINUTES * 60_000),
      answeredAt: null,
      keptUntil: null,
      presented: null,
    };
    await act.tx.insert(presentationRequest).values(request);
    const { role } = act.actor.posts.find((post) => post.unit === input.unit)!;
    act.record(input.unit, 'PRESENTATION_REQUESTED', role, { request: request.id, what: input.what });
    return { request, link: requestLink(context, link) };
  });
