import { didKeyDocument } from '../credential/did.ts';
import { CONTEXT_URLS } from '../credential/document-loader.ts';
import { type Check, check } from './check.ts';
import { isObject, type Json, listed } from './json-value.ts';
import { type SignatureAnswer, signatureHolds } from './signature-holds.ts';

/** The issuer's id, whether it stands alone or in an object; null where there is none. */
export function issuerOf(credential: Json): string | null {
  const id = isObject(credential.issuer) ? credential.issuer.id : credential.issuer;
  return typeof id === 'string' ? id : null;
}

export interface ProofChecks {
  readonly proof: Check;
  readonly identity: Check;
}

/**
 * PROOF and ISSUER_IDENTITY of a credential: eddsa-rdfc-2022 over every claim, by a key that the issuer's own DID
 * document lists for assertions. Fails closed; `proof.created` is never believed, since a thief of a key sets it.
 */
export async function checkProof(
  credential: Json,
  didDocument: (did: string) => Promise<object | null>,
  now: Date,
): Promise<ProofChecks> {
  const { proof: signed, ...document } = credential;
  const proofs = listed(signed);
  const method = proofs.filter(isObject).find(isSupported)?.verificationMethod;
  const key = await issuerKey(issuerOf(credential), method, didDocument, now);
  const identity = key.check;
  const answer = (outcome: Check['outcome'], code: Check['code']): ProofChecks => ({
    proof: check('PROOF', outcome, code),
    identity,
  });

  if (proofs.length === 0) return answer('INVALID', 'NOT_SIGNED');
  const supported = proofs.filter(isObject).filter(isSupported);
  const [proof] = supported;
  if (!proof || proofs.length !== 1) return answer('UNKNOWN', 'OTHER_SIGNATURE');
  if (proof.proofPurpose !== 'assertionMethod') return answer('INVALID', 'SIGNATURE_BROKEN');
  if (typeof proof.expires === 'string' && !(Date.parse(proof.expires) > now.getTime())) {
    return answer('INVALID', 'SIGNATURE_BROKEN');
  }
  if (!hasOnlyKnownTerms(document, proof)) {
    return answer('UNKNOWN', 'OTHER_CONTEXT');
  }
  if (!key.document || typeof method !== 'string') return answer('UNKNOWN', 'NO_KEY');

  const holds = await signatureHolds(document, proof, key.document);
  const [outcome, code] = ANSWERS[holds];
  return answer(outcome, code);
}

const ANSWERS = {
  HOLDS: ['VALID', 'SIGNATURE_HOLDS'],
  BROKEN: ['INVALID', 'SIGNATURE_BROKEN'],
  NOT_COVERED: ['INVALID', 'NOT_COVERED'],
  TOO_COMPLEX: ['UNKNOWN', 'TOO_COMPLEX'],
} as const satisfies Record<SignatureAnswer, readonly [Check['outcome'], Check['code']]>;

const isSupported = (proof: Json): boolean =>
  proof.type === 'DataIntegrityProof' &&
  proof.cryptosuite === 'eddsa-rdfc-2022' &&
  proof.previousProof === undefined;

/** Whether a document's and its proof's names mean what the published contexts say, and nothing else. */
export const hasOnlyKnownTerms = (document: Json, proof: Json): boolean =>
  hasKnownContexts(document) && hasPlainNames({ ...document, '@context': [], proof });

/** A context written into the file could give any name any meaning: only the published ones, by their URL. */
const hasKnownContexts = (document: Json): boolean =>
  listed(document['@context']).every((one) => typeof one === 'string' && CONTEXT_URLS.includes(one));

/** Keywords and whole IRIs as names say the same to the signature and something else to a reader. */
function hasPlainNames(value: unknown, depth = 0): boolean {
  if (Array.isArray(value)) return value.every((one) => hasPlainNames(one, depth));
  if (!isObject(value)) return true;
  return Object.entries(value).every(
    ([name, inner]) =>
      ((depth === 0 && name === '@context') || !/[@:]/.test(name)) && hasPlainNames(inner, depth + 1),
  );
}

export interface IssuerKey {
  readonly check: Check;
  /** The verification method, its id absolute; null where the check does not hold. */
  readonly document: object | null;
}

/** ISSUER_IDENTITY: the verification method as the issuer's own DID document lists it for assertions. */
export async function issuerKey(
  issuer: string | null,
  method: unknown,
  didDocument: (did: string) => Promise<object | null>,
  now: Date,
): Promise<IssuerKey> {
  const no = (outcome: Check['outcome'], code: Check['code']): IssuerKey => ({
    check: check('ISSUER_IDENTITY', outcome, code),
    document: null,
  });
  if (!issuer?.startsWith('did:') || typeof method !== 'string') return no('UNKNOWN', 'ISSUER_UNREACHABLE');
  if (method.split('#')[0] !== issuer) return no('INVALID', 'KEY_NOT_OF_ISSUER');

  const found = issuer.startsWith('did:key:')
    ? await didKeyDocument(issuer)
    : await didDocument(issuer).catch(() => null);
  if (!isObject(found)) return no('UNKNOWN', 'ISSUER_UNREACHABLE');
  if (found.id !== issuer) return no('INVALID', 'KEY_NOT_OF_ISSUER');
  const absolute = (id: unknown) => (typeof id === 'string' && id.startsWith('#') ? `${issuer}${id}` : id);
  const idOf = (one: unknown) => absolute(isObject(one) ? one.id : one);

  const asserting = listed(found.assertionMethod).find((one) => idOf(one) === method);
  const described = isObject(asserting)
    ? asserting
    : listed(found.verificationMethod).find((one) => isObject(one) && idOf(one) === method);
  if (asserting === undefined || !isObject(described) || absolute(described.controller) !== issuer) {
    return no('INVALID', 'KEY_NOT_OF_ISSUER');
  }
  const ended = [described.revoked, described.expires].some(
    (end) => end !== undefined && !(Date.parse(String(end)) > now.getTime()),
  );
  if (ended) return no('INVALID', 'KEY_NOT_OF_ISSUER');
  return {
    check: check('ISSUER_IDENTITY', 'VALID', 'KEY_OF_ISSUER'),
    document: { ...described, id: method },
  };
}
