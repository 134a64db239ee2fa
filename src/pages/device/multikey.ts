const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** What stands in front of the 32 bytes of an Ed25519 key in a Multikey (Data Integrity EdDSA, 2.1.1). */
const ED25519_PREFIX = 0xed01n;

/** The 32 bytes of an Ed25519 public key that is written as a Multikey (z6Mk…); null where it is none. */
export function publicKeyOf(multibase: string): Uint8Array | null {
  if (!/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/.test(multibase)) return null;
  let number = 0n;
  for (const sign of multibase.slice(1)) number = number * 58n + BigInt(BASE58.indexOf(sign));
  if (number >> 256n !== ED25519_PREFIX) return null;
  return Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * (31 - at))) & 0xffn));
}
