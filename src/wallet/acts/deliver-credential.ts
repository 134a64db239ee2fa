import type { CredentialRequest } from '@openid4vc/openid4vci';
import { eq } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { participant } from '../../access/participant.table.ts';
import { participantKey } from '../../access/vault.ts';
import { Refusal } from '../../base/refusal.ts';
import { type IssuedToKey, issueToKey } from '../../credential/acts/issue-to-key.ts';
import { credential } from '../../credential/credential.table.ts';
import { learningCredential } from '../../credential/envelope/learning-credential.ts';
import { sdJwt } from '../../credential/envelope/sd-jwt.ts';
import { credentialOffer, offerDelivery } from '../offer/credential-offer.table.ts';
import { isOfferedForm, type OfferedForm } from '../offer/credential-offer.ts';
import { checkedMetadata, openid4vciIssuer } from '../offer/issuer-metadata.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { tokenHash } from '../offer/offer-secret.ts';
import { useNonce } from '../offer/proof-nonce.ts';
import { type ProvedKey, provedKey } from '../offer/proved-key.ts';
import { note } from './redeem-offer.ts';

type Offer = typeof credentialOffer.$inferSelect;

/** The credential endpoint's answer (OpenID4VCI 1.0, 8.3). */
export interface Delivered {
  readonly credentials: readonly { readonly credential: string | object }[];
}

/**
 * Gives a wallet the credential that it was offered, issued to the key that it proves: each form once, while its token
 * lives. Nothing is written of a request that is refused, but that it was. Throws `OauthRefusal`.
 */
export async function deliverCredential(
  context: Context,
  token: string | null,
  body: unknown,
): Promise<Delivered> {
  const { sql } = context.database;
  const [offer] = await sql
    .select()
    .from(credentialOffer)
    .where(eq(credentialOffer.tokenHash, tokenHash(context.vault, token ?? '')));
  if (!offer?.tokenExpiresAt || offer.tokenExpiresAt <= context.now)
    throw new OauthRefusal('invalid_token', 'the token is missing, unknown or has expired');
  try {
    const form = formIn(context, body);
    const proved = await provedKey(context, body as CredentialRequest);
    return await perform(asHolder(context, offer), (act) => deliver(act, offer, form, proved));
  } catch (problem) {
    const refused = told(problem);
    await sql.transaction((tx) => note(tx, context.now, offer, { act: 'CLAIM_REFUSED', why: refused.code }));
    throw refused;
  }
}

function told(problem: unknown): OauthRefusal {
  if (problem instanceof OauthRefusal) return problem;
  if (!(problem instanceof Refusal) || problem.code === 'SIGNER_UNREACHABLE') throw problem;
  return new OauthRefusal('credential_request_denied', 'the credential cannot be had any more');
}

/** A wallet acts for the one who offered: their account, in their own matter. */
const asHolder = (context: Context, offer: Offer): Context => ({
  ...context,
  actor: {
    account: offer.account,
    session: 'wallet' as NonNullable<Context['actor']>['session'],
    level: 'TRUSTED',
    participant: offer.participant,
    posts: [],
  },
});

function formIn(context: Context, body: unknown): OfferedForm {
  const asked = body as Partial<CredentialRequest> | null;
  const byIdentifier = asked?.credential_identifier;
  if (byIdentifier !== undefined && (typeof byIdentifier !== 'string' || !isOfferedForm(byIdentifier)))
    throw new OauthRefusal('unknown_credential_identifier', 'no such credential was offered');
  const named = byIdentifier ?? asked?.credential_configuration_id;
  if (typeof named !== 'string' || (byIdentifier && asked?.credential_configuration_id))
    throw new OauthRefusal('invalid_credential_request', 'exactly one identifier is needed');
  if (!isOfferedForm(named))
    throw new OauthRefusal('unknown_credential_configuration', 'no such configuration');
  if (asked?.credential_response_encryption !== undefined)
    throw new OauthRefusal('invalid_encryption_parameters', 'responses are not encrypted');
  try {
    openid4vciIssuer.parseCredentialRequest({
      issuerMetadata: checkedMetadata(context.baseUrl),
      credentialRequest: body as Record<string, unknown>,
    });
  } catch {
    throw new OauthRefusal('invalid_credential_request', 'the request is malformed');
  }
  return named;
}

async function deliver(act: Act, seen: Offer, form: OfferedForm, proved: ProvedKey): Promise<Delivered> {
  const { tx, context, now } = act;
  const { id } = seen;
  const [offer] = await tx.select().from(credentialOffer).where(eq(credentialOffer.id, id)).for('update');
  const [original] = await tx.select().from(credential).where(eq(credential.id, offer!.credential));
  const given = await tx.select().from(offerDelivery).where(eq(offerDelivery.offer, id));
  // Asked for anew while the wallet was thinking: its token is worth nothing now.
  if (!offer || offer.tokenHash !== seen.tokenHash || !original)
    throw new OauthRefusal('invalid_token', 'the token has ended');
  if (given.some((one) => one.form === form))
    throw new OauthRefusal('credential_request_denied', 'this form was delivered before');
  if (!(await useNonce(tx, context, proved.nonce, proved.nonceEnds)))
    throw new OauthRefusal('invalid_nonce', 'the nonce was used before');

  const issued = await issueToKey(act, original, proved.key.did);
  await tx.insert(offerDelivery).values({ offer: id, form, credential: issued.id, deliveredAt: now });
  await tx
    .update(credentialOffer)
    .set({ claimedAt: offer.claimedAt ?? now })
    .where(eq(credentialOffer.id, id));
  act.record(offer.unit, 'CREDENTIAL_CLAIMED', 'PARTICIPANT', { offer: id, form, credential: issued.id });
  return { credentials: [{ credential: await written(act, issued, form, proved) }] };
}

async function written(act: Act, issued: IssuedToKey, form: OfferedForm, { key }: ProvedKey) {
  if (form === 'OpenBadge') return JSON.parse(issued.signed) as object;
  if (form === 'OpenBadgeSdJwt') return sdJwt(issued.badge, issued.signer, key.jwk);
  return learningCredential(issued.badge, await nameOf(act, issued), key.jwk, issued.signer);
}

/** The holder's name in two parts, as long as together they are the name that was signed. */
async function nameOf(act: Act, { badge }: IssuedToKey) {
  const me = act.actor.participant!;
  const owner = participantKey(me);
  const [row] = await act.tx.select().from(participant).where(eq(participant.id, me));
  const keys = await act.keys(owner);
  if (!row) throw new Refusal('NOT_FOUND');
  const name = {
    givenNames: keys.open(owner, 'given_names', row.givenNames),
    familyName: keys.open(owner, 'family_name', row.familyName),
  };
  const signed = badge.credentialSubject.identifier.find((one) => one.identityType === 'name');
  if (signed?.identityHash !== `${name.givenNames} ${name.familyName}`)
    throw new OauthRefusal(
      'credential_request_denied',
      'the name has changed since the credential was issued',
    );
  return name;
}
