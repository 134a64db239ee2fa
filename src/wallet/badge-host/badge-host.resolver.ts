import DataLoader from 'dataloader';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader, signedIn } from '../../access/context.ts';
import { resultUnion } from '../../access/refusal.type.ts';
import { Viewer } from '../../access/viewer.resolver.ts';
import type { Id } from '../../base/id.ts';
import { makeCredentialLoader } from '../../credential/credential.resolver.ts';
import { CredentialType } from '../../credential/credential.type.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { type BadgeHostRow, readAuthorizationRequest, refusalAddress } from './authorization-request.ts';
import { badgeHost, badgeHostConsent, badgeHostProof, badgeHostRead } from './badge-host.table.ts';
import { consentState } from './badge-host.ts';
import {
  BadgeHostConsented,
  BadgeHostConsentType,
  BadgeHostEnded,
  BadgeHostReadingType,
  BadgeHostRequestType,
  BadgeHostType,
  ConsentToBadgeHostInput,
  EndBadgeHostInput,
} from './badge-host.type.ts';
import { consentToBadgeHost, endBadgeHost } from './consent-to-badge-host.ts';
import type { ConsentRow } from './give-tokens.ts';

type Told = BadgeHostConsentType & { readonly host: Id<'badgeHost'> };

const told = (row: ConsentRow, now: Date): Told => ({
  id: row.id,
  host: row.host,
  state: consentState(row, now),
  rights: row.rights,
  allProofs: row.allProofs,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  endedAt: row.endedAt,
});

const hostTold = (row: BadgeHostRow): BadgeHostType => ({
  name: row.name,
  hostName: new URL(row.uri).host,
  uri: row.uri,
  policyUri: row.policyUri,
  termsUri: row.termsUri,
});

async function consentTold(context: Context, id: Id<'badgeHostConsent'>): Promise<Told> {
  const [row] = await context.database.sql.select().from(badgeHostConsent).where(eq(badgeHostConsent.id, id));
  return told(row!, context.now);
}

const makeHostLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'badgeHost'>[]) => {
    const rows = await context.database.sql
      .select()
      .from(badgeHost)
      .where(inArray(badgeHost.id, [...ids]));
    return ids.map((id) => hostTold(rows.find((row) => row.id === id)!));
  });

const makeProofLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'badgeHostConsent'>[]) => {
    const rows = await context.database.sql
      .select()
      .from(badgeHostProof)
      .where(inArray(badgeHostProof.consent, [...ids]))
      .orderBy(asc(badgeHostProof.credential));
    return ids.map((id) => rows.filter((row) => row.consent === id).map((row) => row.credential));
  });

const makeReadLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'badgeHostConsent'>[]) => {
    const rows = await context.database.sql
      .select()
      .from(badgeHostRead)
      .where(inArray(badgeHostRead.consent, [...ids]))
      .orderBy(desc(badgeHostRead.on));
    return ids.map((id) => rows.filter((row) => row.consent === id));
  });

const ConsentToBadgeHostResult = resultUnion('ConsentToBadgeHostResult', BadgeHostConsented);
const EndBadgeHostResult = resultUnion('EndBadgeHostResult', BadgeHostEnded);

@Resolver(() => BadgeHostConsentType)
export class BadgeHostResolver {
  @Query(() => BadgeHostRequestType, {
    description:
      'What a badge host asks the viewer for, as the address of the consent page carries it. BADGE_HOST_UNKNOWN where nobody known asks.',
  })
  async badgeHostRequest(
    @Arg('request', () => String, { description: 'The last part of that address.' }) request: string,
    @Ctx() context: Context,
  ): Promise<BadgeHostRequestType> {
    const asked = await readAuthorizationRequest(context.database.sql, request);
    const declined = new OauthRefusal('access_denied', 'the holder of the proofs declined');
    return {
      badgeHost: hostTold(asked.host),
      rights: asked.rights,
      good: asked.problem === null,
      declineAt: refusalAddress(context.baseUrl, asked, asked.problem ?? declined),
    };
  }

  @Mutation(() => ConsentToBadgeHostResult, {
    description:
      'Lets a badge host read proofs of the viewer’s (Open Badges 3.0 API, OAuth 2.0). A consent to the same one ends the one before.',
  })
  async consentToBadgeHost(
    @Arg('input', () => ConsentToBadgeHostInput, { description: 'The request, and which proofs.' })
    input: ConsentToBadgeHostInput,
    @Ctx() context: Context,
  ) {
    const { id, goOn } = await consentToBadgeHost(context, input);
    return { consent: await consentTold(context, id), goOn };
  }

  @Mutation(() => EndBadgeHostResult, { description: 'Ends a consent at once.' })
  async endBadgeHost(
    @Arg('input', () => EndBadgeHostInput, { description: 'Which.' })
    { badgeHostConsent: consent }: EndBadgeHostInput,
    @Ctx() context: Context,
  ) {
    return { consent: await consentTold(context, await endBadgeHost(context, { consent })) };
  }

  @FieldResolver(() => BadgeHostType, { description: 'Who may read.' })
  badgeHost(@Root() { host }: Told, @Ctx() context: Context) {
    return loader(context, makeHostLoader).load(host);
  }

  @FieldResolver(() => [CredentialType], { description: 'Where not all proofs: which ones.' })
  async proofs(@Root() { id }: Told, @Ctx() context: Context) {
    const ids = await loader(context, makeProofLoader).load(id);
    return loader(context, makeCredentialLoader).loadMany(ids);
  }

  @FieldResolver(() => [BadgeHostReadingType], { description: 'On which days it has read, newest first.' })
  readings(@Root() { id }: Told, @Ctx() context: Context) {
    return loader(context, makeReadLoader).load(id);
  }
}

@Resolver(() => Viewer)
export class ViewerBadgeHostsResolver {
  @FieldResolver(() => [BadgeHostConsentType], {
    description: 'Which badge hosts the viewer has let read, newest first; the last hundred.',
  })
  async badgeHosts(@Ctx() context: Context): Promise<Told[]> {
    const me = signedIn(context).participant;
    if (!me) return [];
    const rows = await context.database.sql
      .select()
      .from(badgeHostConsent)
      .where(eq(badgeHostConsent.participant, me))
      .orderBy(desc(badgeHostConsent.createdAt), desc(badgeHostConsent.id))
      .limit(100);
    return rows.map((row) => told(row, context.now));
  }
}
