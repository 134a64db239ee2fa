import type { MovedTable } from '../../access/wallet-move.ts';
import { MOVED_PEOPLE } from './moved-people.ts';
import { MOVED_REST } from './moved-rest.ts';
import { MOVED_WORK } from './moved-work.ts';

/**
 * All that goes along when two wallets of one person become one, in this order. A table that is about a participant,
 * or that holds something sealed under a participant's key, is either here or in STAYING; a test asks that of each.
 */
export const MOVED_TABLES: readonly MovedTable[] = [...MOVED_PEOPLE, ...MOVED_WORK, ...MOVED_REST];

/** Tables about a participant that a merge leaves as they are, and why. */
export const STAYING: Readonly<Record<string, string>> = {
  'public.participant':
    'The wallet that ends keeps its row, which says into which one it went; its key is destroyed.',
  'public.record_subject': 'Written by a unit once a person has left; a wallet that is merged has not left.',
  'public.oidc_arrival': 'Waits for minutes for a browser, and belongs to no wallet yet.',
  'public.reading':
    'Sealed into the chains as it is; the participant’s log looks it up by all their wallets.',
};
