import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { documentLoader } from '../credential/document-loader.ts';
import { boundedSuite } from '../credential/sign.ts';
import type { Json } from './json-value.ts';

/** What became of a signature: NOT_COVERED where a name is in none of the contexts, TOO_COMPLEX where the work is bounded. */
export type SignatureAnswer = 'HOLDS' | 'BROKEN' | 'NOT_COVERED' | 'TOO_COMPLEX';

/**
 * Whether an eddsa-rdfc-2022 proof covers a document (Data Integrity EdDSA, 3.3.2), by the verification method as the
 * issuer's DID document describes it. The document comes without `proof`; its contexts have been checked to be known.
 */
export async function signatureHolds(
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
