import { type Id, kindOf } from '../base/id.ts';

/** One of ours goes by its credential's id, a brought one by its own. */
export type HoldingId = Id<'holding'> | Id<'credential'>;

/** How many brought proofs one wallet keeps, and how many bytes of them together. */
export const MOST_BROUGHT = 200;
export const MOST_BROUGHT_BYTES = 100_000_000;

export const isBrought = (id: HoldingId): id is Id<'holding'> => kindOf(id) === 'holding';
