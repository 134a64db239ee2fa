/** A key that was just made. */
export interface MadeKey {
  /** What the keeper knows it by from now on; no part of the private key that could be used without the keeper. */
  readonly handle: string;
  /** The 32 bytes of the Ed25519 public key (RFC 8032, 5.1.5). */
  readonly publicKey: Uint8Array;
}

/**
 * Where private keys live that sign: in this process, in another one, in a KMS or an HSM. Every method throws the
 * `Refusal` SIGNER_UNREACHABLE where the keeper does not answer in time; nothing is then signed.
 */
export interface KeyKeeper {
  /** Makes an Ed25519 key. `place` says what it is for and is given again to sign with it, so that handles cannot be swapped. */
  makeKey(place: string): Promise<MadeKey>;
  /** The 64 bytes of an Ed25519 signature (RFC 8032, 5.1.6) over the data as given. */
  sign(place: string, handle: string, data: Uint8Array): Promise<Uint8Array>;
  /** Destroys a private key for good. To destroy it again, or one that never was, changes nothing. */
  destroyKey(handle: string): Promise<void>;
}
