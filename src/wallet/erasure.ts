import type { erasure } from './erasure.table.ts';

export type ErasureRow = typeof erasure.$inferSelect;

/** How it stands with somebody's leaving, each with what it means. */
export const ERASURE_STATES = {
  NOT_ASKED: 'Nobody asked for it.',
  ASKED: 'Asked for: the wallet works as before, and it can be undone until the day set.',
  WAITS: 'The day has come, and a school still has something to decide: it is done once that is decided.',
  DONE: 'Done: nothing of it comes back.',
} as const satisfies Record<string, string>;
export type ErasureState = keyof typeof ERASURE_STATES;

const DAY = 86_400_000;

/** When an erasure that is asked for now may be done. */
export const dueAt = (now: Date, graceDays: number): Date => new Date(now.getTime() + graceDays * DAY);

/** The day (YYYY-MM-DD) on which the last backup is gone that could undo an erasure done at an instant. */
export const backupsGoneOn = (erasedAt: Date, backupDays: number): string =>
  new Date(erasedAt.getTime() + backupDays * DAY).toISOString().slice(0, 10);

/** How it stands, where `open` says whether something is still to be decided. */
export function erasureState(
  row: Pick<ErasureRow, 'finishedAt' | 'cancelledAt' | 'dueAt'> | undefined,
  now: Date,
  open: boolean,
): ErasureState {
  if (!row || row.cancelledAt) return 'NOT_ASKED';
  if (row.finishedAt) return 'DONE';
  return row.dueAt <= now && open ? 'WAITS' : 'ASKED';
}
