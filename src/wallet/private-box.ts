import { CompactEncrypt, compactDecrypt } from 'jose';

/** Bytes under a key that is not the system's: a JWE (RFC 7516) in compact form, `dir` with A256GCM. */
export type SecretBox = string & { readonly __secret: true };

const ALGORITHMS = { alg: 'dir', enc: 'A256GCM' } as const;

/** Seals bytes under 32 bytes of key, bound to a place so that boxes cannot change places. */
export async function sealBox(key: Uint8Array, place: string, plain: Uint8Array): Promise<SecretBox> {
  const box = await new CompactEncrypt(plain).setProtectedHeader({ ...ALGORITHMS, kid: place }).encrypt(key);
  return box as SecretBox;
}

/** Opens a box; null where the key is not its own, or the box not of this place. */
export async function openBox(key: Uint8Array, place: string, box: SecretBox): Promise<Uint8Array | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(box, key, {
      keyManagementAlgorithms: [ALGORITHMS.alg],
      contentEncryptionAlgorithms: [ALGORITHMS.enc],
    });
    return protectedHeader.kid === place ? plaintext : null;
  } catch {
    return null;
  }
}
