import type { House } from '../../access/context.ts';
import type { MadeKey } from '../../access/key-keeper.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Sealed } from '../../database/column.ts';
import { base58 } from '../compiled/base58.ts';
import { localSigner, newPrivateKey, publicKeyMultibase, type Signer } from '../key-pair.ts';

type Keeping = Pick<House, 'vault' | 'keyKeeper'>;

/** A private key as its row holds it: wrapped under the master key, or by the handle that the signer process gave; or gone. */
export interface KeptKey {
  readonly privateKey: Sealed | null;
  readonly signerHandle: string | null;
}

/** Multikey (Data Integrity EdDSA, 2.1.1): 0xed01 before the 32 bytes, in base58 with a `z`. */
export const multibaseOf = (publicKey: MadeKey['publicKey']): string =>
  `z${base58(Buffer.concat([Buffer.from([0xed, 0x01]), publicKey]))}`;

/**
 * Makes a key where the house keeps its keys, bound to its place (`issuer-key:...`). With a signer process its handle
 * alone is stored here. Throws SIGNER_UNREACHABLE.
 */
export async function makeKeptKey(
  { vault, keyKeeper }: Keeping,
  place: string,
): Promise<KeptKey & { readonly publicKeyMultibase: string }> {
  if (keyKeeper) {
    const { handle, publicKey } = await keyKeeper.makeKey(place);
    return { privateKey: null, signerHandle: handle, publicKeyMultibase: multibaseOf(publicKey) };
  }
  const secret = newPrivateKey();
  return {
    privateKey: vault.wrap(place, secret),
    signerHandle: null,
    publicKeyMultibase: await publicKeyMultibase(secret),
  };
}

/**
 * Signs with a key of a row, wherever it is kept: keys made before there was a signer process keep signing from here
 * until they are rotated. Throws SIGNER_UNREACHABLE where the key lives in a signer that is not configured.
 */
export function keptSigner(
  { vault, keyKeeper }: Keeping,
  place: string,
  verificationMethod: string,
  { privateKey, signerHandle }: KeptKey,
): Signer {
  if (privateKey) return localSigner(verificationMethod, vault.unwrap(place, privateKey));
  if (!signerHandle) throw new Error(`the private key of ${place} is destroyed`);
  if (!keyKeeper) throw new Refusal('SIGNER_UNREACHABLE');
  return { verificationMethod, sign: (data) => keyKeeper.sign(place, signerHandle, data) };
}
