import { type Cryptosuite, DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalcredentials/vc';
import { documentLoader } from './document-loader.ts';
import type { Signer } from './key-pair.ts';

/** eddsa-rdfc-2022 with the work on hostile graphs bounded: canonicalisation gives up instead of exploding. */
export const boundedSuite: Cryptosuite = {
  ...cryptosuite,
  canonize: (input, options) =>
    cryptosuite.canonize(input, { ...options, maxWorkFactor: 1, signal: AbortSignal.timeout(5_000) }),
};

/** An instant as signed: ISO 8601 in UTC, to the second. */
export const instantText = (instant: Date): string => instant.toISOString().replace(/\.\d{3}Z$/, 'Z');

/**
 * Signs a credential with eddsa-rdfc-2022 (Data Integrity EdDSA, 3.3) and gives the text to store, byte for byte:
 * UTF-8 JSON with the proof last. The same credential, key and instant always give the same bytes.
 * Leaves its input untouched. Throws where a term is in none of the credential's contexts.
 */
export async function signCredential(credential: object, signer: Signer, created: Date): Promise<string> {
  const suite = new DataIntegrityProof({
    signer: {
      id: signer.verificationMethod,
      algorithm: 'Ed25519',
      sign: ({ data }) => signer.sign(data),
    },
    date: instantText(created),
    cryptosuite: boundedSuite,
  });
  const signed = await issue({
    credential: structuredClone(credential),
    suite,
    documentLoader: documentLoader(),
    now: created,
  });
  return JSON.stringify(signed);
}
