declare module '@digitalcredentials/vc' {
  /** Checks a credential and its proofs; never throws. Whether it is revoked is `checkStatus`'s to tell. */
  export function verifyCredential(input: {
    credential: object;
    suite: import('@digitalcredentials/data-integrity').DataIntegrityProof;
    documentLoader: DocumentLoader;
    checkStatus: () => Promise<{ verified: boolean }>;
    now: Date;
  }): Promise<{ verified: boolean; error?: Error }>;
}
