import type { JWK } from 'jose';
import { didKeyDocument } from '../credential/did.ts';
import { type Check, check } from './check.ts';
import { hasOnlyKnownTerms } from './check-proof.ts';
import { isKnownAlgorithm, isSignedBy } from './check-token.ts';
import { sdHash } from './disclosed-claims.ts';
import { isObject, type Json, listed } from './json-value.ts';
import { decoded, type Token } from './read-token.ts';
import { signatureHolds } from './signature-holds.ts';

const proved = check('HOLDER', 'VALID', 'HOLDER_PROVED');
const notProved = check('HOLDER', 'UNKNOWN', 'HOLDER_NOT_PROVED');
const wrong = check('HOLDER', 'INVALID', 'HOLDER_WRONG');

/**
 * HOLDER of an SD-JWT: its key binding JWT, signed by the key that the issuer wrote into `cnf`, over exactly what is
 * shown (RFC 9901, 7.3). Whom it was made for (`aud`, `nonce`) is for the one who asked to compare. Null where the
 * credential is bound to no key and nothing claims that it were.
 */
export async function checkKeyBinding(token: Token, now: Date): Promise<Check | null> {
  const jwk = isObject(token.payload.cnf) ? token.payload.cnf.jwk : undefined;
  if (token.keyBinding === null) return token.payload.cnf === undefined ? null : notProved;
  const header = decoded(token.keyBinding, 1);
  const payload = decoded(token.keyBinding, 2);
  if ('code' in header || 'code' in payload || !isObject(jwk)) return wrong;
  const { typ, alg } = header.json;
  const { sd_hash: hash, iat } = payload.json;
  const presented = `${[token.jws, ...token.disclosures].join('~')}~`;
  if (typ !== 'kb+jwt' || !isKnownAlgorithm(alg) || hash !== sdHash(presented)) return wrong;
  // A minute, since two clocks seldom agree.
  if (typeof iat !== 'number' || iat > now.getTime() / 1000 + 60) return wrong;
  return (await isSignedBy(token.keyBinding, jwk as JWK, alg)) ? proved : wrong;
}

/** Who presents: the did:key that signed the presentation, or what is to be said of a signature that tells nobody. */
export type Presenter = { readonly did: string } | { readonly check: Check };

/** HOLDER of a credential in a presentation: whether the presenter is its subject. */
export function checkHeldBy(presenter: Presenter, subjectIds: readonly unknown[]): Check {
  if ('check' in presenter) return presenter.check;
  if (subjectIds.some((id) => id === presenter.did)) return proved;
  // Who signed is proved; whether that is whom the credential is about is not, where it names no key.
  return subjectIds.some((id) => typeof id === 'string' && id.startsWith('did:')) ? wrong : notProved;
}

/**
 * The presenter of a verifiable presentation (VC Data Model 2.0, 4.13) by its own proof, for authentication, by a
 * did:key. Null where it has no proof: then nobody claims anything.
 */
export async function presenterOf(presentation: Json): Promise<Presenter | null> {
  const { proof: signed, ...document } = presentation;
  const [proof, ...more] = listed(signed);
  if (proof === undefined) return null;
  const method = isObject(proof) ? proof.verificationMethod : undefined;
  if (!isObject(proof) || more.length > 0 || typeof method !== 'string') return { check: wrong };
  const supported =
    proof.type === 'DataIntegrityProof' &&
    proof.cryptosuite === 'eddsa-rdfc-2022' &&
    !('previousProof' in proof);
  const did = method.split('#')[0] ?? '';
  const keys = await didKeyDocument(did);
  const key = keys?.verificationMethod.find(({ id }) => id === method);
  if (!supported || !key || !hasPlainTerms(document, proof)) return { check: notProved };
  if (proof.proofPurpose !== 'authentication') return { check: wrong };
  const holder = isObject(document.holder) ? document.holder.id : document.holder;
  const holds = (await signatureHolds(document, proof, key)) === 'HOLDS';
  return holds && (holder === undefined || holder === did) ? { did } : { check: wrong };
}

/** The credential inside has contexts of its own, so it is looked at by itself. */
function hasPlainTerms({ verifiableCredential, ...around }: Json, proof: Json): boolean {
  const inside = listed(verifiableCredential).filter(isObject);
  return [around, ...inside].every((one) => hasOnlyKnownTerms(one, proof));
}
