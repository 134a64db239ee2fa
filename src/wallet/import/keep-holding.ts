import type { Act } from '../../access/context.ts';
import type { Verdict } from '../../verification/verify-credential.ts';

/** A credential that came with a wallet, checked on its way in. */
export interface CarriedCredential {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly verdict: Verdict;
}

/** Keeps it among the participant’s holdings, within the act that brings the wallet. */
export type KeepHolding = (act: Act, carried: CarriedCredential) => Promise<void>;

/** Where carried credentials go besides their archive: each is told of each one. */
export const HOLDING_KEEPERS: readonly KeepHolding[] = [];
