declare module '@digitalcredentials/vc' {
  export interface LoadedDocument {
    readonly contextUrl: null;
    readonly documentUrl: string;
    readonly document: object;
    readonly tag?: 'static';
  }
  export type DocumentLoader = (url: string) => Promise<LoadedDocument>;

  /** Adds a proof to the credential that it is given, and returns that. Mutates its input. */
  export function issue(input: {
    credential: object;
    suite: import('@digitalcredentials/data-integrity').DataIntegrityProof;
    documentLoader: DocumentLoader;
    now?: Date;
  }): Promise<Record<string, unknown>>;
}

declare module '@digitalcredentials/data-integrity' {
  export interface Cryptosuite {
    readonly name: string;
    readonly requiredAlgorithm: string;
    canonize(input: object, options: Record<string, unknown>): Promise<string>;
    createVerifier(input: { verificationMethod: object }): Promise<unknown>;
  }

  export class DataIntegrityProof {
    constructor(options: {
      signer?: { id: string; algorithm: string; sign(input: { data: Uint8Array }): Promise<Uint8Array> };
      date?: string;
      cryptosuite: Cryptosuite;
    });
    /** Checks one proof over a document without proofs; says so, never throws. Does not check whose the key is. */
    verifyProof(input: {
      proof: object;
      document: object;
      documentLoader: import('@digitalcredentials/vc').DocumentLoader;
    }): Promise<{ verified: boolean; error?: Error }>;
  }
}

declare module '@digitalcredentials/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: import('@digitalcredentials/data-integrity').Cryptosuite;
}

declare module '@digitalcredentials/ed25519-multikey' {
  export interface Multikey {
    readonly '@context': string;
    readonly id: string;
    readonly type: 'Multikey';
    readonly controller: string;
    readonly publicKeyMultibase: string;
  }
  export interface KeyPair {
    readonly publicKeyMultibase: string;
    export(options: { publicKey: true; includeContext?: boolean }): Promise<Multikey>;
    signer(): { id: string; algorithm: string; sign(input: { data: Uint8Array }): Promise<Uint8Array> };
  }
  /** A key pair from the 32 bytes of an Ed25519 private key (RFC 8032, 5.1.5). */
  export function generate(options: { id?: string; controller?: string; seed: Uint8Array }): Promise<KeyPair>;
  /** A public key from its Multikey form; throws where that is malformed or not Ed25519. */
  export function from(key: object): Promise<KeyPair>;
  /** A public key as a JWK (RFC 8037, 2). */
  export function toJwk(options: { keyPair: KeyPair }): Promise<{ kty: 'OKP'; crv: 'Ed25519'; x: string }>;
}
