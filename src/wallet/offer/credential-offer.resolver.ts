import DataLoader from 'dataloader';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, loader, signedIn } from '../../access/context.ts';
import { resultUnion } from '../../access/refusal.type.ts';
import { Viewer } from '../../access/viewer.resolver.ts';
import type { Id } from '../../base/id.ts';
import { makeCredentialLoader } from '../../credential/credential.resolver.ts';
import { CredentialType } from '../../credential/credential.type.ts';
import { offerCredential } from '../acts/offer-credential.ts';
import { credentialOffer, offerDelivery } from './credential-offer.table.ts';
import { offerState } from './credential-offer.ts';
import {
  CredentialOffered,
  CredentialOfferType,
  OfferCredentialInput,
  OfferedFormEnum,
} from './credential-offer.type.ts';
import { linkQrSvg } from './offer-link.ts';

type OfferRow = typeof credentialOffer.$inferSelect;
type Told = Omit<CredentialOfferType, 'takenForms'> & { readonly credential: Id<'credential'> };

const told = (row: OfferRow, now: Date): Told => ({
  id: row.id,
  credential: row.credential,
  state: offerState(row, now),
  withCode: row.transactionHash !== null,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  claimedAt: row.claimedAt,
});

const makeTakenLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'credentialOffer'>[]) => {
    const rows = await context.database.sql
      .select()
      .from(offerDelivery)
      .where(inArray(offerDelivery.offer, [...ids]))
      .orderBy(asc(offerDelivery.deliveredAt), asc(offerDelivery.form));
    return ids.map((id) => rows.filter((row) => row.offer === id).map((row) => row.form));
  });

const OfferCredentialResult = resultUnion('OfferCredentialResult', CredentialOffered);

@Resolver(() => CredentialOfferType)
export class CredentialOfferResolver {
  @Mutation(() => OfferCredentialResult, {
    description:
      'Offers one’s own credential to a wallet elsewhere (OpenID4VCI). Asked again before a wallet took it, the same offer gets a new link.',
  })
  async offerCredential(
    @Arg('input', () => OfferCredentialInput, { description: 'Which one, and with a code or without.' })
    input: OfferCredentialInput,
    @Ctx() context: Context,
  ) {
    const { offer, link, transactionCode } = await offerCredential(context, input);
    const [row] = await context.database.sql
      .select()
      .from(credentialOffer)
      .where(eq(credentialOffer.id, offer));
    return { offer: told(row!, context.now), link, qrSvg: linkQrSvg(link), transactionCode };
  }

  @FieldResolver(() => CredentialType, { description: 'What was offered.' })
  credential(@Root() { credential }: Told, @Ctx() context: Context) {
    return loader(context, makeCredentialLoader).load(credential);
  }

  @FieldResolver(() => [OfferedFormEnum], { description: 'The forms that a wallet has taken.' })
  takenForms(@Root() { id }: Told, @Ctx() context: Context) {
    return loader(context, makeTakenLoader).load(id);
  }
}

@Resolver(() => Viewer)
export class ViewerOffersResolver {
  @FieldResolver(() => [CredentialOfferType], {
    description: 'What the viewer offered to other wallets, newest first; the last hundred.',
  })
  async offers(@Ctx() context: Context): Promise<Told[]> {
    const me = signedIn(context).participant;
    if (!me) return [];
    const rows = await context.database.sql
      .select()
      .from(credentialOffer)
      .where(eq(credentialOffer.participant, me))
      .orderBy(desc(credentialOffer.createdAt), desc(credentialOffer.id))
      .limit(100);
    return rows.map((row) => told(row, context.now));
  }
}
