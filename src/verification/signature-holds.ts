import { hash, verify } from 'node:crypto';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { fromBase58 } from '../credential/compiled/base58.ts';
import { documentLoader } from '../credential/document-loader.ts';
import { boundedSuite } from '../credential/sign.ts';
import { ed25519Key } from './ed25519-key.ts';
import { isObject, type Json } from './json-value.ts';
import { knownText, rememberLike } from './known-text.ts';

/** What became of a signature: NOT_COVERED where a name is in none of the contexts, TOO_COMPLEX where the work is bounded. */
export type SignatureAnswer = 'HOLDS' | 'BROKEN' | 'NOT_COVERED' | 'TOO_COMPLEX';

/** The verification method as the issuer's DID document describes it, its id absolute. */
type Key = Json;

/**
 * Whether an eddsa-rdfc-2022 proof covers a document (Data Integrity EdDSA, 3.3.2), by the verification method as the
 * issuer's DID document describes it. The document comes without `proof`; its contexts have been checked to be known.
 * The answer is always the library's: where a document is of a kind that was verified before, and its signature holds
 * over the text that the library would make, the library is not asked; in any other case it is.
 */
export async function signatureHolds(
  document: Json,
  proof: Json,
  key: { readonly id?: unknown },
): Promise<SignatureAnswer> {
  if (namesPrototype(document) || namesPrototype(proof)) return 'NOT_COVERED';
  if (surelyHolds(document, proof, { ...key })) return 'HOLDS';
  const answer = await askLibrary(document, proof, key);
  if (answer === 'HOLDS') rememberLike(document, optionsOf(document, proof));
  return answer;
}

async function askLibrary(
  document: Json,
  proof: Json,
  key: { readonly id?: unknown },
): Promise<SignatureAnswer> {
  const result = await new DataIntegrityProof({ cryptosuite: boundedSuite }).verifyProof({
    proof,
    document,
    documentLoader: documentLoader({ [String(key.id)]: key }),
  });
  if (result.verified) return 'HOLDS';
  const message = result.error?.message ?? '';
  if (/deep iterations exceeded|Abort signal/i.test(message)) return 'TOO_COMPLEX';
  return /safe mode/i.test(message) ? 'NOT_COVERED' : 'BROKEN';
}

/** The library loses claims under this name without a word, though a reader may well find them. */
function namesPrototype(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(namesPrototype);
  return isObject(value) && (Object.hasOwn(value, '__proto__') || Object.values(value).some(namesPrototype));
}

const MULTIKEY = 'https://w3id.org/security/multikey/v1';
const INSTANT = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/;

/** Narrower than the library: whatever is in doubt is false, and the library's to answer. */
function surelyHolds(document: Json, proof: Json, key: Key): boolean {
  const signature = signatureIn(proof.proofValue);
  const publicKey = publicKeyIn(key);
  if (!signature || !publicKey || !isPlain(proof) || proof.verificationMethod !== key.id) return false;
  const options = knownText(optionsOf(document, proof));
  const text = options === null ? null : knownText(document);
  if (options === null || text === null) return false;
  const data = Buffer.concat([hash('sha256', options, 'buffer'), hash('sha256', text, 'buffer')]);
  return verify(null, data, publicKey, signature);
}

/** What the proof says of itself, in the document's contexts (Data Integrity EdDSA, 3.3.5). */
function optionsOf(document: Json, { proofValue: _, ...options }: Json): Json {
  return { '@context': document['@context'], ...options };
}

const isPlain = (proof: Json): boolean =>
  !Object.hasOwn(proof, '@context') && isInstantIfAny(proof.created) && isInstantIfAny(proof.expires);

const isInstantIfAny = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && INSTANT.test(value));

function signatureIn(proofValue: unknown): Uint8Array | null {
  if (typeof proofValue !== 'string' || !/^z[1-9A-HJ-NP-Za-km-z]{64,88}$/.test(proofValue)) return null;
  const bytes = fromBase58(proofValue.slice(1));
  return bytes?.length === 64 ? bytes : null;
}

function publicKeyIn({ id, type, '@context': context, publicKeyMultibase, ...rest }: Key) {
  const known = Object.keys(rest).every((name) => name === 'controller');
  if (!known || type !== 'Multikey' || (context !== undefined && context !== MULTIKEY)) return null;
  if (typeof id !== 'string' || !id.startsWith('did:') || typeof publicKeyMultibase !== 'string') return null;
  return ed25519Key(publicKeyMultibase);
}
