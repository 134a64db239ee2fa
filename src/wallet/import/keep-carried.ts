import type { Act } from '../../access/context.ts';
import type { Verdict } from '../../verification/verify-credential.ts';

/** A file that came with a wallet; a credential with the verdict on it. */
export interface CarriedFile {
  /** What the wallet’s manifest calls it. */
  readonly what: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly verdict: Verdict | null;
}

/** Keeps what has a place of its own in a wallet, besides its archive, within the act that brings it. */
export type KeepCarried = (act: Act, file: CarriedFile) => Promise<void>;

/** Each is told of each file. What becomes a mark or a decision is never among them. */
export const KEEPERS: readonly KeepCarried[] = [];
