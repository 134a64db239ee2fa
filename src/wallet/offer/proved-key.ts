import type { CredentialRequest } from '@openid4vc/openid4vci';
import { decodeJwt, type JWTPayload } from 'jose';
import type { House } from '../../access/context.ts';
import { type HolderKey, holderKeyOf } from '../holder-key.ts';
import { checkedMetadata, openid4vciIssuer } from './issuer-metadata.ts';
import { OauthRefusal } from './oauth-refusal.ts';
import { NONCE_SECONDS, nonceEnd } from './proof-nonce.ts';

/** A key that a wallet has proved to hold, and the nonce that it proved it with. */
export interface ProvedKey {
  readonly key: HolderKey;
  readonly nonce: string;
  readonly nonceEnds: Date;
}

const refused = (description: string) => new OauthRefusal('invalid_proof', description);

/** Clocks seldom agree. */
const SKEW_SECONDS = 60;

/**
 * The key of a credential request's one proof of possession (OpenID4VCI 1.0, 8.2.1.1 and F.1): signed by it, made for
 * this issuer, just now, with a nonce of ours that has not ended. Whether the nonce was used is for the act to say, in
 * whose transaction it is used up. Throws `OauthRefusal` (invalid_proof, invalid_nonce).
 */
export async function provedKey(house: House, request: CredentialRequest): Promise<ProvedKey> {
  const proofs: unknown = request.proofs?.jwt;
  const [jwt, ...more] = Array.isArray(proofs) ? (proofs as unknown[]) : [];
  if (typeof jwt !== 'string' || more.length > 0) throw refused('exactly one proof of type jwt is needed');
  const { nonce, iat } = payloadOf(jwt);
  const nonceEnds = typeof nonce === 'string' ? nonceEnd(house, nonce) : null;
  if (typeof nonce !== 'string' || !nonceEnds)
    throw new OauthRefusal('invalid_nonce', 'a fresh nonce of this issuer is needed');
  const now = house.clock();
  const verified = await openid4vciIssuer
    .verifyCredentialRequestJwtProof({
      issuerMetadata: checkedMetadata(house.baseUrl),
      jwt,
      expectedNonce: nonce,
      nonceExpiresAt: nonceEnds,
      now,
    })
    .catch(() => null);
  if (!verified) throw refused('the proof does not hold');
  const age = now.getTime() / 1000 - Number(iat);
  if (!(age > -SKEW_SECONDS && age < NONCE_SECONDS + SKEW_SECONDS)) throw refused('the proof is not of now');
  const key = holderKeyOf(verified.signer);
  if (!key) throw refused('the key is of a kind that is not taken');
  return { key, nonce, nonceEnds };
}

function payloadOf(jwt: string): JWTPayload {
  try {
    return decodeJwt(jwt);
  } catch {
    throw refused('the proof is no JWT');
  }
}
