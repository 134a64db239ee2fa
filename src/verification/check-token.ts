import { from, toJwk } from '@digitalcredentials/ed25519-multikey';
import { compactVerify, errors, importJWK, type JWK } from 'jose';
import { type Check, check } from './check.ts';
import { issuerKey, type ProofChecks } from './check-proof.ts';
import { isObject, type Json } from './json-value.ts';
import type { Token } from './read-token.ts';
import { rememberedToken } from './remembered-signature.ts';

/** Public-key signatures that are checked here; an algorithm with a shared secret would let anyone sign. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];

/** The DID URL of the key that a token names; a bare fragment is the issuer's. */
function methodOf(header: Json, issuer: string | null): unknown {
  const { kid } = header;
  return typeof kid === 'string' && kid.startsWith('#') && issuer ? `${issuer}${kid}` : kid;
}

/**
 * PROOF and ISSUER_IDENTITY of a token (RFC 7515, 5.2): signed by a key that the issuer's own DID document lists for
 * assertions. A key that the token carries along is never looked at.
 */
export async function checkToken(
  token: Pick<Token, 'header' | 'jws' | 'format'>,
  issuer: string | null,
  didDocument: (did: string) => Promise<object | null>,
  now: Date,
): Promise<ProofChecks> {
  const key = await issuerKey(issuer, methodOf(token.header, issuer), didDocument, now);
  const answer = (outcome: Check['outcome'], code: Check['code']): ProofChecks => ({
    proof: check('PROOF', outcome, code),
    identity: key.check,
  });
  const { alg } = token.header;
  if (alg === undefined || String(alg).toLowerCase() === 'none') return answer('INVALID', 'NOT_SIGNED');
  if (typeof alg !== 'string' || !ALGORITHMS.includes(alg) || token.header.crit !== undefined) {
    return answer('UNKNOWN', 'OTHER_SIGNATURE');
  }
  if (!key.document) return answer('UNKNOWN', 'NO_KEY');
  const jwk = await jwkOf(key.document);
  if (!jwk) return answer('UNKNOWN', 'OTHER_SIGNATURE');
  const ask = () => isSignedBy(token.jws, jwk, alg);
  return (await (token.format === 'STATUS_LIST' ? rememberedToken(token.jws, jwk, ask) : ask()))
    ? answer('VALID', 'SIGNATURE_HOLDS')
    : answer('INVALID', 'SIGNATURE_BROKEN');
}

/** A verification method's public key as a JWK; null where it is of a kind that is not read here. */
async function jwkOf(method: object): Promise<JWK | null> {
  if ('publicKeyJwk' in method) return isObject(method.publicKeyJwk) ? (method.publicKeyJwk as JWK) : null;
  try {
    return await toJwk({ keyPair: await from(method) });
  } catch {
    return null;
  }
}

/** Whether a compact JWS holds under a key and the algorithm that it names. */
export async function isSignedBy(jws: string, jwk: JWK, algorithm: string): Promise<boolean> {
  try {
    const { d: _private, ...publicKey } = jwk;
    await compactVerify(jws, await importJWK(publicKey, algorithm), { algorithms: [algorithm] });
    return true;
  } catch (problem) {
    if (
      problem instanceof errors.JOSEError ||
      problem instanceof TypeError ||
      problem instanceof DOMException
    )
      return false;
    throw problem;
  }
}

/** Whether an algorithm's name is one that is checked here. */
export const isKnownAlgorithm = (value: unknown): value is string =>
  typeof value === 'string' && ALGORITHMS.includes(value);
