/** A piece that is not divided: its height, the space above it where it does not start a column, and whether it leads the next. */
export interface Block {
  readonly height: number;
  readonly before: number;
  /** A heading: never the last piece of a column. */
  readonly leads: boolean;
}

/** Blocks `from` ... `to` (exclusive), one column under the other. */
export interface Column {
  readonly from: number;
  readonly to: number;
}

/**
 * Fills columns of the given height with blocks from `start` on, each as full as it gets without ending in a heading.
 * Stops where the columns are full: the last column's `to` is the first block left over. A block too tall for an
 * empty column ends the filling; the caller offers a taller page or divides the block.
 */
export function fillColumns(
  blocks: readonly Block[],
  start: number,
  count: number,
  height: number,
): Column[] {
  const columns: Column[] = [];
  let from = start;
  for (let n = 0; n < count; n += 1) {
    const to = endOfColumn(blocks, from, height);
    columns.push({ from, to });
    from = to;
  }
  return columns;
}

/**
 * The smallest height, up to `most`, in which all blocks from `start` on (up to `end`) fit the columns, and these;
 * null where not even `most` is enough. Columns of that height are as even as the blocks allow; two columns may be a
 * quarter taller, where the second then begins with a heading.
 */
export function balanceColumns(
  blocks: readonly Block[],
  start: number,
  count: number,
  most: number,
  end: number = blocks.length,
): { readonly height: number; readonly columns: readonly Column[] } | null {
  const part = blocks.slice(0, end);
  const fill = (height: number) => fillColumns(part, start, count, height);
  const holdsAll = (columns: readonly Column[]) => columns.at(-1)!.to === end;
  if (!holdsAll(fill(most))) return null;
  let low = 0;
  let high = most;
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (holdsAll(fill(middle))) high = middle;
    else low = middle;
  }
  const even = fill(high);
  const tallest = Math.max(...even.map((column) => columnHeight(blocks, column)));
  const columns =
    count === 2 ? (wholeGroups(part, start, Math.min(most, tallest * GROUPS_WHOLE_UP_TO)) ?? even) : even;
  return { height: Math.max(...columns.map((column) => columnHeight(blocks, column))), columns };
}

const GROUPS_WHOLE_UP_TO = 1.25;

/** Two columns, the second beginning with a heading, the most even ones within the height; null where there are none. */
function wholeGroups(blocks: readonly Block[], start: number, most: number): readonly Column[] | null {
  const taller = (columns: readonly Column[]) =>
    Math.max(...columns.map((column) => columnHeight(blocks, column)));
  const splits = blocks
    .map((block, at) => (block.leads && at > start && !blocks[at - 1]!.leads ? at : -1))
    .filter((at) => at !== -1)
    .map((at): readonly Column[] => [
      { from: start, to: at },
      { from: at, to: blocks.length },
    ]);
  const best = splits.sort((one, other) => taller(one) - taller(other))[0];
  return best && taller(best) <= most ? best : null;
}

/** How tall a column's blocks stand together. */
export function columnHeight(blocks: readonly Block[], { from, to }: Column): number {
  let height = 0;
  for (let at = from; at < to; at += 1) height += blocks[at]!.height + (at === from ? 0 : blocks[at]!.before);
  return height;
}

function endOfColumn(blocks: readonly Block[], from: number, height: number): number {
  let to = from;
  let used = 0;
  while (to < blocks.length) {
    used += blocks[to]!.height + (to === from ? 0 : blocks[to]!.before);
    if (used > height) break;
    to += 1;
  }
  if (to === blocks.length) return to;
  while (to > from && blocks[to - 1]!.leads) to -= 1;
  return to;
}
