import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { type Context, signedIn } from '../../access/context.ts';
import { resultUnion } from '../../access/refusal.type.ts';
import { SignedIn } from '../../access/sign-in.type.ts';
import { Viewer } from '../../access/viewer.resolver.ts';
import { linkQrSvg } from '../offer/offer-link.ts';
import { identificationState } from './identification.ts';
import {
  FinishIdentificationInput,
  IdentificationRequested,
  IdentificationType,
} from './identification.type.ts';
import {
  finishIdentification,
  type IdentificationRow,
  identificationOf,
  requestIdentification,
} from './identify-by-wallet.ts';

const told = (row: IdentificationRow, now: Date): IdentificationType => ({
  id: row.id,
  state: identificationState(row, now),
  expiresAt: row.expiresAt,
});

const RequestIdentificationResult = resultUnion('RequestIdentificationResult', IdentificationRequested);
const FinishIdentificationResult = resultUnion('FinishIdentificationResult', SignedIn);

@Resolver(() => Viewer)
export class IdentificationResolver {
  @Mutation(() => RequestIdentificationResult, {
    description:
      'The viewer sets out to show who they are by a European Digital Identity Wallet (OpenID4VP). Required for nothing.',
  })
  async requestIdentification(@Ctx() context: Context) {
    const { row, link } = await requestIdentification(context);
    return { identification: told(row, context.now), link, qrSvg: linkQrSvg(link) };
  }

  @Mutation(() => FinishIdentificationResult, {
    description: 'Goes on as STRONG, once a wallet has shown the same person. The session so far ends.',
  })
  async finishIdentification(
    @Arg('input', () => FinishIdentificationInput, { description: 'Which.' })
    input: FinishIdentificationInput,
    @Ctx() context: Context,
  ) {
    return { tokens: await finishIdentification(context, input) };
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether this server takes identification by a European Digital Identity Wallet.',
  })
  canIdentifyByWallet(@Ctx() context: Context): boolean {
    return signedIn(context).participant !== null && (context.personAuthorities ?? []).length > 0;
  }

  @FieldResolver(() => IdentificationType, {
    nullable: true,
    description: 'The last identification of this very session.',
  })
  async identification(@Ctx() context: Context): Promise<IdentificationType | null> {
    const row = await identificationOf(context);
    return row && told(row, context.now);
  }
}
