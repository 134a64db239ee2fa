import { type Check, check } from './check.ts';
import { disclosedClaims } from './disclosed-claims.ts';
import { isObject, type Json, listed } from './json-value.ts';
import { credentialIn } from './judge-credential.ts';
import type { Found } from './read-proof.ts';

/** A proof under a key that its issuer's DID document does not list, as its own issuer is asked about it. */
export interface ProofUnderOtherKey {
  readonly issuer: string;
  /** The part after # of the key that it names. */
  readonly fragment: string;
  readonly form: 'CREDENTIAL' | 'SD_JWT';
  readonly claims: Json;
}

/** What an issuer knows of a key that it has withdrawn, and of what is presented under it. Null: nothing. */
export type WithdrawnKeys = (
  proof: ProofUnderOtherKey,
) => Promise<{ readonly replacedBy: string } | 'KEY_COMPROMISED' | null>;

/** ISSUER_IDENTITY of a key that is not listed, said more exactly where the issuer itself is asked. */
export async function explainKey(
  found: Found,
  issuer: string | null,
  identity: Check,
  withdrawn: WithdrawnKeys | undefined,
): Promise<Check> {
  if (identity.code !== 'KEY_NOT_OF_ISSUER' || issuer === null || !withdrawn) return identity;
  const proof = underOtherKey(found, issuer);
  const answer = proof && (await withdrawn(proof));
  if (!answer) return identity;
  return answer === 'KEY_COMPROMISED'
    ? check('ISSUER_IDENTITY', 'INVALID', 'KEY_COMPROMISED')
    : check('ISSUER_IDENTITY', 'INVALID', 'REPLACED', { where: answer.replacedBy });
}

function underOtherKey(found: Found, issuer: string): ProofUnderOtherKey | null {
  if (found.kind === 'CREDENTIAL') {
    const [proof] = listed(found.credential.proof).filter(isObject);
    return named(issuer, proof?.verificationMethod, 'CREDENTIAL', found.credential);
  }
  const { token } = found;
  const { kid } = token.header;
  if (token.format !== 'SD_JWT')
    return named(issuer, kid, 'CREDENTIAL', credentialIn(token.payload).credential);
  const claims = disclosedClaims(token);
  return claims && named(issuer, kid, 'SD_JWT', claims);
}

function named(issuer: string, method: unknown, form: ProofUnderOtherKey['form'], claims: Json) {
  const [did, fragment] = typeof method === 'string' ? method.split('#') : [];
  // A bare fragment is the issuer's.
  return fragment && (did === issuer || did === '') ? { issuer, fragment, form, claims } : null;
}
