import { eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, signedIn } from '../../access/context.ts';
import { permitted } from '../../access/policy.ts';
import { resultUnion } from '../../access/refusal.type.ts';
import { unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand, Refusal } from '../../base/refusal.ts';
import { ownSources } from '../../verification/own-sources.ts';
import { verdictFor } from '../../verification/verdict-for.ts';
import { VerdictType } from '../../verification/verification.type.ts';
import { verifyProof } from '../../verification/verify-credential.ts';
import { requestPresentation } from '../acts/request-presentation.ts';
import { linkQrSvg } from '../offer/offer-link.ts';
import { presentationRequest } from './presentation-request.table.ts';
import { requestState } from './presentation-request.ts';
import {
  PresentationRequested,
  PresentationRequestType,
  RequestPresentationInput,
  RequestStateEnum,
} from './presentation-request.type.ts';
import type { RequestRow } from './request-object.ts';

const RequestPresentationResult = resultUnion('RequestPresentationResult', PresentationRequested);

@Resolver(() => PresentationRequestType)
export class PresentationRequestResolver {
  @Mutation(() => RequestPresentationResult, {
    description:
      'Asks whoever stands there for a proof, which their wallet shows (OpenID4VP; a school’s teacher, decider or assessor).',
  })
  async requestPresentation(
    @Arg('input', () => RequestPresentationInput, { description: 'Who asks, and for what.' })
    input: RequestPresentationInput,
    @Ctx() context: Context,
  ) {
    const { request, link } = await requestPresentation(context, input);
    return { request, link, qrSvg: linkQrSvg(link) };
  }

  @Query(() => PresentationRequestType, {
    nullable: true,
    description: 'A request of one’s own to a wallet, with the verdict once it was answered.',
  })
  async presentationRequest(
    @Arg('id', () => ID, { description: 'The request’s id.' }) id: Id<'presentationRequest'>,
    @Ctx() context: Context,
  ): Promise<RequestRow> {
    const actor = signedIn(context);
    const [row] = await context.database.sql
      .select()
      .from(presentationRequest)
      .where(eq(presentationRequest.id, id));
    if (!row || row.account !== actor.account) throw new Refusal('NOT_FOUND', ['id']);
    demand(permitted(actor, 'presentation.request', { unit: row.unit }));
    return row;
  }

  @FieldResolver(() => RequestStateEnum.values, { description: 'How it stands.' })
  state(@Root() row: RequestRow, @Ctx() context: Context) {
    return requestState(row, context.now);
  }

  @FieldResolver(() => VerdictType, {
    nullable: true,
    description:
      'The verdict of now on what the wallet showed; null before it answered, and once that is gone.',
  })
  async verdict(@Root() row: RequestRow, @Ctx() context: Context) {
    if (!row.presented || requestState(row, context.now) !== 'ANSWERED') return null;
    const owner = unitKey(row.unit);
    const keys = await context.vault.open(context.database.sql, [owner]);
    const text = keys.open(owner, 'presentation_request.presented', row.presented);
    return verdictFor(demand(await verifyProof({ text }, ownSources(context))), context);
  }
}
