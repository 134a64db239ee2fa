import { type Block, balanceColumns, type Column, columnHeight, fillColumns } from '../drawing/columns.ts';

/** One thing to draw, in reading order; `page` counts from 0, `y` is its top. */
export type Step =
  | { readonly kind: 'HEADING'; readonly page: number; readonly section: number; readonly y: number }
  | {
      readonly kind: 'COLUMN';
      readonly page: number;
      readonly section: number;
      readonly column: number;
      readonly y: number;
      readonly from: number;
      readonly to: number;
    };

export interface Room {
  /** Where the first page's requirements and a following page's begin, and where every page ends. */
  readonly firstTop: number;
  readonly nextTop: number;
  readonly bottom: number;
  readonly columns: number;
  /** What stands at the end of the last page. */
  readonly footHeight: number;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly pages: number;
}

const UNDER_HEADING = 9;
const BETWEEN_SECTIONS = 24;

/**
 * Where everything goes. A section's heading stands with its first requirement, a group's name with its own, columns
 * that end a section are even, and the last page keeps room for the foot and is never the foot alone.
 */
export function planBody(
  sections: readonly { readonly headingHeight: number; readonly blocks: readonly Block[] }[],
  room: Room,
): Plan {
  const steps: Step[] = [];
  let page = 0;
  let y = room.firstTop;
  const turn = () => {
    page += 1;
    y = room.nextTop;
  };
  sections.forEach(({ headingHeight, blocks }, section) => {
    const last = section === sections.length - 1;
    let start = 0;
    while (start < blocks.length) {
      const heading = start === 0 ? headingHeight + UNDER_HEADING : 0;
      const height = room.bottom - y - heading;
      const made = columnsHere(blocks, start, room.columns, height, last ? room.footHeight : 0);
      if (!made) {
        if (y === room.nextTop) throw new Error('a block is taller than a page');
        turn();
        continue;
      }
      if (start === 0) steps.push({ kind: 'HEADING', page, section, y });
      y += heading;
      made.forEach(({ from, to }, column) => {
        if (to > from) steps.push({ kind: 'COLUMN', page, section, column, y, from, to });
      });
      start = made.at(-1)!.to;
      if (start < blocks.length) turn();
      else y += Math.max(...made.map((column) => columnHeight(blocks, column))) + BETWEEN_SECTIONS;
    }
  });
  return { steps, pages: page + 1 };
}

/** The columns for the rest of the page, or null where nothing of it should stand there. */
function columnsHere(
  blocks: readonly Block[],
  start: number,
  count: number,
  height: number,
  footHeight: number,
): readonly Column[] | null {
  const rest = balanceColumns(blocks, start, count, height - footHeight);
  if (rest) return rest.columns;
  const withoutFoot = footHeight > 0 ? balanceColumns(blocks, start, count, height) : null;
  const columns = withoutFoot
    ? balanceColumns(blocks, start, count, height, keptBack(blocks, start))?.columns
    : fillColumns(blocks, start, count, height);
  return columns && columns.at(-1)!.to > start ? columns : null;
}

/** Where to stop on a page that would hold everything but the foot: about three fifths, so that the foot has company. */
function keptBack(blocks: readonly Block[], start: number): number {
  const all = columnHeight(blocks, { from: start, to: blocks.length });
  let end = start;
  while (end < blocks.length && columnHeight(blocks, { from: start, to: end + 1 }) <= all * 0.6) end += 1;
  while (end > start && blocks[end - 1]!.leads) end -= 1;
  return end;
}
