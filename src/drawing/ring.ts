import { LIGHT, passingColour } from './colour.ts';
import { annulus, arcSegment, type Span, segmentSpans, tick } from './ring-geometry.ts';

/** EMPTY: nothing yet. PART: with guidance. FULL: independently, or recognised. */
export type SegmentState = 'EMPTY' | 'PART' | 'FULL';

/** The checklist as a ring: one segment per requirement, in their order, by group. */
export interface Ring {
  readonly groups: readonly (readonly SegmentState[])[];
  readonly centre: { readonly tick: true } | { readonly text: string };
  /** What the ring shows, in words. */
  readonly alternative: string;
}

/** One path of the ring, in a box whose side is the diameter, y downwards; widths in the same unit. */
export interface RingShape {
  readonly path: string;
  /** RING: the ring's own colour. */
  readonly fill: 'RING' | null;
  /** LINE: the neutral outline of what is still empty. */
  readonly stroke: 'RING' | 'LINE' | null;
  readonly strokeWidth: number;
}

/** Below this diameter in pixels the segments of a group merge into one arc. */
export const SMALL_RING = 48;

/** How far from the inside a PART segment is filled: a bit over half, so that it cannot be read as exactly half. */
const PART_DEPTH = 0.58;

/** How many segments are marked at all, how many of them in part, of how many. */
export function ringCount(groups: Ring['groups']): { marked: number; inPart: number; total: number } {
  const segments = groups.flat();
  return {
    marked: segments.filter((state) => state !== 'EMPTY').length,
    inPart: segments.filter((state) => state === 'PART').length,
    total: segments.length,
  };
}

/**
 * The ring's shapes in drawing order, clockwise from the top, the tick last. The centre's text is left to the caller.
 * A ring of nothing is one closed ring.
 */
export function ringShapes(ring: Pick<Ring, 'groups' | 'centre'>, diameter: number): RingShape[] {
  const outer = diameter / 2;
  const inner = outer * 0.77;
  const outline = Math.max(diameter / 260, Math.min(0.75, diameter / 40));
  const groups = ring.groups.filter((group) => group.length > 0);
  const shapes: RingShape[] = [];
  if (groups.length === 0) shapes.push(filled(annulus(outer, inner)));
  else if (diameter < SMALL_RING) shapes.push(...smallArcs(groups, outer, inner, outline));
  else shapes.push(...segments(groups, outer, inner, outline));
  if ('tick' in ring.centre) {
    shapes.push({ path: tick(diameter), fill: null, stroke: 'RING', strokeWidth: diameter * 0.075 });
  }
  return shapes;
}

/** The ring as a standalone SVG image with its text alternative; `size` in pixels, `colour` made to pass first. */
export function ringSvg(ring: Ring, options: { readonly size: number; readonly colour?: string }): string {
  const { size } = options;
  const colour = passingColour(options.colour);
  const paint = { RING: colour, LINE: LIGHT.line } as const;
  const paths = ringShapes(ring, size).map(({ path, fill, stroke, strokeWidth }) => {
    const line = stroke
      ? ` stroke="${paint[stroke]}" stroke-width="${round(strokeWidth)}" stroke-linecap="round" stroke-linejoin="round"`
      : '';
    return `<path d="${path}" fill="${fill ? paint[fill] : 'none'}"${line}/>`;
  });
  const text = 'text' in ring.centre && size >= SMALL_RING ? centreText(ring.centre.text, size) : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">` +
    `<title>${escapeXml(ring.alternative)}</title>${paths.join('')}${text}</svg>`
  );
}

/** The size of the text in the middle, so that it fits with air on both sides ("12/28" as well as "110/180"). */
export const centreTextSize = (diameter: number, text: string): number =>
  diameter * Math.min(0.185, 1 / Math.max(1, text.length));

function centreText(text: string, diameter: number): string {
  const size = centreTextSize(diameter, text);
  return (
    `<text x="${diameter / 2}" y="${round(diameter / 2 + size * 0.36)}" text-anchor="middle"` +
    ` font-family="'Noto Sans', system-ui, sans-serif" font-size="${round(size)}"` +
    ` fill="${LIGHT.ink}">${escapeXml(text)}</text>`
  );
}

/** A segment in each state, made when it is first needed. */
type Segment = { readonly group: number; readonly index: number; readonly span: Span } & {
  drawn: Partial<Record<SegmentState, readonly RingShape[]>>;
};

/** How many rings' segments are kept: everybody with the same unit has the same ones. */
const MOST_KEPT = 200;
const kept = new Map<string, readonly Segment[]>();

function segmentsOf(sizes: readonly number[], outer: number, inner: number): readonly Segment[] {
  const key = `${outer} ${sizes.join(' ')}`;
  const known = kept.get(key);
  if (known) return known;
  const made = segmentSpans(sizes, outer, inner).map((one) => ({ ...one, drawn: {} }));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

function segments(groups: Ring['groups'], outer: number, inner: number, outline: number): RingShape[] {
  const draw = (state: SegmentState, span: Span): readonly RingShape[] => {
    if (state === 'FULL') return [filled(arcSegment(outer, outer, inner, span))];
    const frame = arcSegment(outer, outer - outline / 2, inner + outline / 2, {
      ...span,
      gap: span.gap + outline,
    });
    if (state === 'EMPTY') return [outlined(frame, 'LINE', outline)];
    const depth = inner + (outer - inner) * PART_DEPTH;
    return [filled(arcSegment(outer, depth, inner, span)), outlined(frame, 'RING', outline)];
  };
  const sizes = groups.map((group) => group.length);
  return segmentsOf(sizes, outer, inner).flatMap(({ group, index, span, drawn }) => {
    const state = groups[group]![index]!;
    drawn[state] ??= draw(state, span);
    return drawn[state];
  });
}

/** One arc per group: solid for the share of FULL, then filled from the inside for the share of PART. */
function smallArcs(groups: Ring['groups'], outer: number, inner: number, outline: number): RingShape[] {
  const depth = inner + (outer - inner) * PART_DEPTH;
  return segmentSpans(
    groups.map(() => 1),
    outer,
    inner,
    groups.map((group) => group.length),
  ).flatMap(({ group, span }) => {
    const states = groups[group]!;
    const share = (state: SegmentState) => states.filter((one) => one === state).length / states.length;
    const full = span.from + (span.to - span.from) * share('FULL');
    const part = full + (span.to - span.from) * share('PART');
    const shapes: RingShape[] = [];
    if (share('FULL') > 0) shapes.push(filled(arcSegment(outer, outer, inner, { ...span, to: full })));
    if (part > full) shapes.push(filled(arcSegment(outer, depth, inner, { ...span, from: full, to: part })));
    if (share('FULL') < 1) {
      const frame = arcSegment(outer, outer - outline / 2, inner + outline / 2, {
        ...span,
        gap: span.gap + outline,
      });
      shapes.push(outlined(frame, part > span.from ? 'RING' : 'LINE', outline));
    }
    return shapes;
  });
}

const filled = (path: string): RingShape => ({ path, fill: 'RING', stroke: null, strokeWidth: 0 });

const outlined = (path: string, stroke: 'RING' | 'LINE', strokeWidth: number): RingShape => ({
  path,
  fill: null,
  stroke,
  strokeWidth,
});

const round = (value: number): number => Math.round(value * 1000) / 1000;

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
