import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';

/** How a re-issue ended. EXPIRED ones are ended when the next one is asked for. */
export type ReissueEnd = 'USED' | 'REFUSED' | 'EXPIRED';

/** Where a re-issue stands: WAITING for a second person or for its time, READY to be printed and used, or ended. */
export const REISSUE_STATES = {
  WAITING: 'One person of staff has asked; it waits for a second one, or for 48 hours to pass.',
  READY: 'The card can be printed and used.',
  USED: 'The card was used.',
  REFUSED: 'The participant refused it.',
  EXPIRED: 'Its time passed unused.',
} as const satisfies Record<string, string>;
export type ReissueState = keyof typeof REISSUE_STATES;

export interface Reissue {
  readonly requestedBy: Id<'account'>;
  readonly requestedAt: Date;
  readonly confirmedAt: Date | null;
  readonly endedWhy: ReissueEnd | null;
}

const HOUR = 3_600_000;
/** How long one person’s request waits, so that whoever still holds a session sees it and can refuse. */
export const WAIT_HOURS = 48;
export const REISSUE_DAYS = 14;

/** From when the card can be printed: at once with two people, else after the wait. */
export const readyFrom = ({ requestedAt, confirmedAt }: Reissue): Date =>
  confirmedAt ?? new Date(requestedAt.getTime() + WAIT_HOURS * HOUR);

/** Until when the card can be printed and used. */
export const expiresAt = ({ requestedAt }: Reissue): Date =>
  new Date(requestedAt.getTime() + REISSUE_DAYS * 24 * HOUR);

export function stateOf(reissue: Reissue, now: Date): ReissueState {
  if (reissue.endedWhy) return reissue.endedWhy;
  if (expiresAt(reissue) <= now) return 'EXPIRED';
  return readyFrom(reissue) <= now ? 'READY' : 'WAITING';
}

const open = (reissue: Reissue, now: Date): true | Refusal =>
  ['WAITING', 'READY'].includes(stateOf(reissue, now)) || new Refusal('REISSUE_ENDED');

/** A second person confirms: not the one who asked, and only while nobody has. */
export function confirmable(reissue: Reissue, by: Id<'account'>, now: Date): true | Refusal {
  if (reissue.requestedBy === by) return new Refusal('SECOND_PERSON_NEEDED');
  if (reissue.confirmedAt) return new Refusal('CONFLICT');
  return open(reissue, now);
}

export const refusable = open;

export function printable(reissue: Reissue, now: Date): true | Refusal {
  const ended = open(reissue, now);
  if (ended !== true) return ended;
  return stateOf(reissue, now) === 'READY' || new Refusal('REISSUE_WAITING');
}
