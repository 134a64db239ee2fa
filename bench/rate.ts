/** How many a second, over at least this many milliseconds. */
const LONG_ENOUGH = 600;

/** Runs one after the other, each time with another number, and gives how many a second. */
export async function rate(one: (at: number) => Promise<unknown> | unknown): Promise<number> {
  const from = performance.now();
  let done = 0;
  while (performance.now() - from < LONG_ENOUGH) await one(done++);
  return (done * 1000) / (performance.now() - from);
}

/** The middle one, so that a round which another process disturbed does not count. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
