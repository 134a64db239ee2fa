import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { from, generate } from '@digitalcredentials/ed25519-multikey';

/** Signs with a key that may live elsewhere (a KMS, an HSM). Ed25519 over the data as given (RFC 8032). */
export interface Signer {
  /** The DID URL of the key, as it stands in its DID document. */
  readonly verificationMethod: string;
  sign(data: Uint8Array): Promise<Uint8Array>;
}

/** DER in front of the 32 bytes of an Ed25519 private key (RFC 8410, 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A fresh Ed25519 private key: 32 random bytes. Whoever keeps it encrypts it. */
export function newPrivateKey(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ed25519');
  return new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_PREFIX.length));
}

/** The public key of a private key, as multibase (z6Mk...). Throws unless the key has 32 bytes. */
export async function publicKeyMultibase(privateKey: Uint8Array): Promise<string> {
  return (await generate({ seed: privateKey })).publicKeyMultibase;
}

/** A private key of 32 bytes, ready to sign with. */
export const privateKeyObject = (privateKey: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, privateKey]), format: 'der', type: 'pkcs8' });

/** Signs in this process with a private key of 32 bytes. */
export function localSigner(verificationMethod: string, privateKey: Uint8Array): Signer {
  const key = privateKeyObject(privateKey);
  return { verificationMethod, sign: async (data) => new Uint8Array(sign(null, data, key)) };
}

/** Whether a text is an Ed25519 public key in multibase (Multikey, Data Integrity EdDSA 2.1.1). */
export async function isPublicKeyMultibase(value: string): Promise<boolean> {
  // 34 bytes in base58, which the library does not count.
  if (!/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/.test(value)) return false;
  try {
    await from({ type: 'Multikey', publicKeyMultibase: value });
    return true;
  } catch {
    return false;
  }
}
