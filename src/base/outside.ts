/** What is asked of another host; each kind has its own media types and its own place for a time to live. */
export type OutsideKind = 'DID_DOCUMENT' | 'STATUS_LIST' | 'TOKEN_STATUS_LIST' | 'ISSUER_REGISTRY';

/** The way to other hosts, under guard. A house without one is offline: it asks nobody. */
export interface Outside {
  /** The text at an https address; null where it cannot be had, or not within the guard's rules. Never throws. */
  text(address: string, kind: OutsideKind): Promise<string | null>;
}
