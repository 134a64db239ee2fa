import { didKeyDocument } from '../credential/did.ts';
import { type Check, check } from './check.ts';
import { isObject, type Json, listed } from './json-value.ts';
import { hasLoadableContexts, hasOnlyKnownTerms, type Terms } from './known-terms.ts';
import { type ChainedProof, chainOf } from './proof-chain.ts';
import { rememberedSignature } from './remembered-signature.ts';
import { type SignatureAnswer, signatureHolds } from './signature-holds.ts';

export { hasOnlyKnownTerms } from './known-terms.ts';

/** The issuer's id, whether it stands alone or in an object; null where there is none. */
export function issuerOf(credential: Json): string | null {
  const id = isObject(credential.issuer) ? credential.issuer.id : credential.issuer;
  return typeof id === 'string' ? id : null;
}

export interface ProofChecks {
  readonly proof: Check;
  readonly identity: Check;
}

/** What a key is listed for in its controller's document (Controlled Identifiers 1.0, 2.3). */
export type Purpose = 'assertionMethod' | 'authentication';

/** How a proof came out. */
export type Answer = readonly [Check['outcome'], Check['code']];

/**
 * PROOF and ISSUER_IDENTITY of a credential: eddsa-rdfc-2022 over every claim, by a key that the issuer's own DID
 * document lists for assertions. Of several proofs, a set or a chain, every one has to hold, each by a key of whoever
 * made it, and one of them has to be the issuer's (Data Integrity 1.0, 4.5). Fails closed; `proof.created` is never
 * believed, since a thief of a key sets it.
 */
export async function checkProof(
  credential: Json,
  didDocument: (did: string) => Promise<object | null>,
  now: Date,
  terms: Terms = 'KNOWN',
): Promise<ProofChecks> {
  const { proof: signed, ...document } = credential;
  const issuer = issuerOf(credential);
  const chain = chainOf(signed);
  if (typeof chain === 'string') return { proof: check('PROOF', ...CHAINS[chain]), identity: UNTOLD };
  const several = chain.length > 1;
  const keys = await Promise.all(
    chain.map(({ proof }) =>
      issuerKey(several ? (madeBy(proof) ?? issuer) : issuer, methodOf(proof), didDocument, now),
    ),
  );
  const own = chain.findIndex(({ proof }) => madeBy(proof) === issuer);
  const method = methodOf(chain.map(({ proof }) => proof).find(isSupported) ?? {});
  const identity = keys[own] ?? (await issuerKey(issuer, method, didDocument, now));
  if (chain.length === 0) return { proof: check('PROOF', 'INVALID', 'NOT_SIGNED'), identity: identity.check };

  const answers = await Promise.all(
    chain.map((one, at): Answer | Promise<Answer> => {
      const key = keys[at];
      // Of the issuer's own key ISSUER_IDENTITY tells; another's that is not theirs is no signature at all.
      if (at !== own && several && key?.check.outcome === 'INVALID') return ANSWERS.BROKEN;
      return checkOne(document, one, key?.document ?? null, now, terms, 'assertionMethod', credential);
    }),
  );
  const worst =
    answers.find(([outcome]) => outcome === 'INVALID') ?? answers.find(([outcome]) => outcome === 'UNKNOWN');
  return { proof: check('PROOF', ...(worst ?? ANSWERS.HOLDS)), identity: identity.check };
}

/** One proof of a document, and by which purpose its key has to be listed. `document` comes without proofs. */
export async function checkOne(
  document: Json,
  { proof, previous }: ChainedProof,
  key: object | null,
  now: Date,
  terms: Terms,
  purpose: Purpose = 'assertionMethod',
  whole: Json = document,
): Promise<Answer> {
  if (!isSupported(proof)) return ['UNKNOWN', 'OTHER_SIGNATURE'];
  if (proof.proofPurpose !== purpose) return ANSWERS.BROKEN;
  if (typeof proof.expires === 'string' && !(Date.parse(proof.expires) > now.getTime()))
    return ANSWERS.BROKEN;
  const covered = previous.length === 0 ? document : { ...document, proof: previous };
  const readable =
    terms === 'KNOWN' ? hasOnlyKnownTerms(covered, proof) : hasLoadableContexts(document, proof);
  if (!readable) return ['UNKNOWN', 'OTHER_CONTEXT'];
  if (!key) return ['UNKNOWN', 'NO_KEY'];
  return ANSWERS[await rememberedSignature(whole, proof, key, () => signatureHolds(covered, proof, key))];
}

/** How a document comes out whose proofs do not stand together. */
export const CHAINS: Readonly<Record<'MISSING' | 'MALFORMED' | 'MANY', Answer>> = {
  MISSING: ['INVALID', 'PROOF_MISSING'],
  MALFORMED: ['INVALID', 'SIGNATURE_BROKEN'],
  MANY: ['UNKNOWN', 'TOO_COMPLEX'],
};

const ANSWERS = {
  HOLDS: ['VALID', 'SIGNATURE_HOLDS'],
  BROKEN: ['INVALID', 'SIGNATURE_BROKEN'],
  NOT_COVERED: ['INVALID', 'NOT_COVERED'],
  TOO_COMPLEX: ['UNKNOWN', 'TOO_COMPLEX'],
} as const satisfies Record<SignatureAnswer, Answer>;

const isSupported = (proof: Json): boolean =>
  proof.type === 'DataIntegrityProof' && proof.cryptosuite === 'eddsa-rdfc-2022';

export const methodOf = (proof: Json): unknown => (isSupported(proof) ? proof.verificationMethod : undefined);

/** The DID that a proof's verification method stands under. */
export function madeBy(proof: Json): string | null {
  const method = methodOf(proof);
  return typeof method === 'string' ? (method.split('#')[0] ?? null) : null;
}

const UNTOLD = check('ISSUER_IDENTITY', 'UNKNOWN', 'ISSUER_UNREACHABLE');

export interface IssuerKey {
  readonly check: Check;
  /** The verification method, its id absolute; null where the check does not hold. */
  readonly document: object | null;
}

/** ISSUER_IDENTITY: the verification method as the issuer's own DID document lists it for the purpose. */
export async function issuerKey(
  issuer: string | null,
  method: unknown,
  didDocument: (did: string) => Promise<object | null>,
  now: Date,
  purpose: Purpose = 'assertionMethod',
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

  // A did:key is one key, for every purpose that it is able to (did:key method, 3.1).
  const listedFor = issuer.startsWith('did:key:') ? found.assertionMethod : found[purpose];
  const asserting = listed(listedFor).find((one) => idOf(one) === method);
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
