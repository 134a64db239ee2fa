/** Everything that ever changed in a status list. */
export interface ListChanges {
  readonly revoked: readonly { readonly index: number; readonly at: Date }[];
  /** `until` null: it has not ended. */
  readonly suspended: readonly { readonly index: number; readonly from: Date; readonly until: Date | null }[];
}

/** The places that are set, in order. */
export interface Standing {
  readonly revoked: readonly number[];
  readonly suspended: readonly number[];
}

const inOrder = (indices: readonly number[]): number[] => [...new Set(indices)].sort((a, b) => a - b);

/** How a list stands after everything that has happened. */
export const standingNow = ({ revoked, suspended }: ListChanges): Standing => ({
  revoked: inOrder(revoked.map(({ index }) => index)),
  suspended: inOrder(suspended.filter(({ until }) => until === null).map(({ index }) => index)),
});

/** How a list stood at an instant: what happened at that very instant had happened. */
export const standingAt = ({ revoked, suspended }: ListChanges, at: Date): Standing => ({
  revoked: inOrder(revoked.filter((one) => one.at <= at).map(({ index }) => index)),
  suspended: inOrder(
    suspended
      .filter(({ from, until }) => from <= at && (until === null || until > at))
      .map(({ index }) => index),
  ),
});

/** Since when a list had been as it stood at an instant, and when it changed next; null where it has not since. */
export function unchangedAround(
  { revoked, suspended }: ListChanges,
  createdAt: Date,
  at: Date,
): { readonly from: Date; readonly next: Date | null } {
  let from = createdAt.getTime();
  let next = Number.POSITIVE_INFINITY;
  const changes = [
    ...revoked.map((one) => one.at),
    ...suspended.flatMap((one) => (one.until ? [one.from, one.until] : [one.from])),
  ];
  for (const change of changes) {
    const time = change.getTime();
    if (time <= at.getTime()) from = Math.max(from, time);
    else next = Math.min(next, time);
  }
  return { from: new Date(from), next: Number.isFinite(next) ? new Date(next) : null };
}
