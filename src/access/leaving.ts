/** How people leave and how long things are kept: the installation's settings. */
export interface Leaving {
  /** Days in which somebody who asked to be erased can still undo it. */
  readonly graceDays: number;
  /** Days after which no backup of keys is left that could undo an erasure. */
  readonly backupDays: number;
  /** Months after which an unused wallet is warned. */
  readonly unusedMonths: number;
  /** What becomes of an unused wallet once it was warned. */
  readonly unusedWallets: 'keep' | 'erase';
  /** Years that the log of readings is kept. */
  readonly logYears: number;
}

/** What holds where nothing is said. */
export const LEAVING: Leaving = {
  graceDays: 14,
  backupDays: 35,
  unusedMonths: 24,
  unusedWallets: 'keep',
  logYears: 5,
};
