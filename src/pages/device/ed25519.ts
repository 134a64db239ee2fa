import { verifyAsync } from '@noble/ed25519';

/**
 * Whether an Ed25519 signature (RFC 8032) holds, by the platform's own cryptography, or where that lacks this curve, by
 * a kept library. Null where the platform has no cryptography at all (a page that came over plain http).
 */
export async function ed25519Holds(
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean | null> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return null;
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  let key: Awaited<ReturnType<typeof subtle.importKey>>;
  try {
    key = await subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  } catch {
    return verifyAsync(signature, data, publicKey, { zip215: false }).catch(() => null);
  }
  return subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(data));
}
