/** A stretch of the ring: angles in radians clockwise from the top, and the width kept free, half of it at each end. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly gap: number;
}

const FULL_TURN = 2 * Math.PI;

/**
 * Where each segment stands. `sizes` is how many segments each group has, in order; `weights`, where given, how much
 * of the turn each group takes. With several groups a wider gap stands between them, one of them at the top.
 */
export function segmentSpans(
  sizes: readonly number[],
  outer: number,
  inner: number,
  weights: readonly number[] = sizes,
): { group: number; index: number; span: Span }[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const between = sizes.length > 1 ? Math.min(0.06, FULL_TURN / count / 2) : 0;
  const turn = FULL_TURN - between * sizes.length;
  const gap = Math.min(outer * 0.027, ((turn / count) * inner) / 4);
  let at = between / 2;
  return sizes.flatMap((size, group) => {
    const width = (turn * weights[group]!) / total;
    const start = at;
    at += width + between;
    return Array.from({ length: size }, (_, index) => ({
      group,
      index,
      span: { from: start + (width * index) / size, to: start + (width * (index + 1)) / size, gap },
    }));
  });
}

/** A segment's path; `centre` is the middle's distance from the box's left and top. Its sides run parallel to the gap. */
export function arcSegment(centre: number, outer: number, inner: number, span: Span): string {
  const shift = (radius: number) => Math.asin(Math.min(1, span.gap / 2 / radius));
  const corner = (angle: number, radius: number) => point(centre, angle, radius);
  const [outerFrom, outerTo] = narrowed(span.from + shift(outer), span.to - shift(outer));
  const [innerFrom, innerTo] = narrowed(span.from + shift(inner), span.to - shift(inner));
  const large = (from: number, to: number) => (to - from > Math.PI ? 1 : 0);
  return (
    `M ${corner(outerFrom, outer)} A ${fixed(outer)} ${fixed(outer)} 0 ${large(outerFrom, outerTo)} 1 ${corner(outerTo, outer)} ` +
    `L ${corner(innerTo, inner)} A ${fixed(inner)} ${fixed(inner)} 0 ${large(innerFrom, innerTo)} 0 ${corner(innerFrom, inner)} Z`
  );
}

/** A whole ring without a gap; the inner circle runs the other way, so that it stays open under either fill rule. */
export function annulus(outer: number, inner: number): string {
  const circle = (radius: number, sweep: 0 | 1) =>
    `M ${point(outer, 0, radius)} ` +
    `A ${fixed(radius)} ${fixed(radius)} 0 1 ${sweep} ${point(outer, Math.PI, radius)} ` +
    `A ${fixed(radius)} ${fixed(radius)} 0 1 ${sweep} ${point(outer, 0, radius)} Z`;
  return `${circle(outer, 1)} ${circle(inner, 0)}`;
}

/** The tick's three corners, to be drawn with a round pen. */
export function tick(diameter: number): string {
  const at = (x: number, y: number) => `${fixed(x * diameter)} ${fixed(y * diameter)}`;
  return `M ${at(0.3, 0.517)} L ${at(0.44, 0.653)} L ${at(0.717, 0.35)}`;
}

function point(centre: number, angle: number, radius: number): string {
  return `${fixed(centre + radius * Math.sin(angle))} ${fixed(centre - radius * Math.cos(angle))}`;
}

/** A span that its gap would turn inside out becomes a line in its middle. */
function narrowed(from: number, to: number): [number, number] {
  return from <= to ? [from, to] : [(from + to) / 2, (from + to) / 2];
}

const fixed = (value: number): string => String(Math.round(value * 1000) / 1000);
