/** Days for which a share is open unless said otherwise, at most, and at most for somebody under 18. */
export const USUAL_DAYS = 30;
export const MOST_DAYS = 365;
export const MOST_DAYS_OF_MINORS = 30;
export const OF_AGE = 18;

export const USUAL_OPENINGS = 100;
export const MOST_OPENINGS = 1_000;

/** Wrong codes after which a share is locked until its holder makes a new code. */
export const MOST_WRONG_CODES = 5;

/** How many shares of one wallet are open at a time. */
export const MOST_SHARES = 100;

/** Minutes after an opening in which its files can be fetched without another one. */
export const FETCH_MINUTES = 30;

export const DAY = 86_400_000;

/** How a share stands. */
export const SHARE_STATES = {
  OPEN: 'It can be opened.',
  WITHDRAWN: 'Its holder has withdrawn it.',
  EXPIRED: 'Its time has passed.',
  USED_UP: 'It has been opened as often as it may be.',
  LOCKED: 'Wrong codes were given too often; a new code opens it again.',
} as const satisfies Record<string, string>;

export type ShareState = keyof typeof SHARE_STATES;

/** What decides whether a share can be opened. */
export interface ShareLife {
  readonly withdrawnAt: Date | null;
  readonly expiresAt: Date;
  readonly openings: number;
  readonly mostOpenings: number;
  readonly lockedAt: Date | null;
}

export function shareState(share: ShareLife, now: Date): ShareState {
  if (share.withdrawnAt) return 'WITHDRAWN';
  if (share.expiresAt <= now) return 'EXPIRED';
  if (share.openings >= share.mostOpenings) return 'USED_UP';
  return share.lockedAt ? 'LOCKED' : 'OPEN';
}

/** The last instant to which a share of somebody of this age may be open. */
export const latestExpiry = (now: Date, age: number): Date =>
  new Date(now.getTime() + (age < OF_AGE ? MOST_DAYS_OF_MINORS : MOST_DAYS) * DAY);
