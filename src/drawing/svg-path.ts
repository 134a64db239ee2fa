import { decimal } from './pdf-file.ts';

/** How many converted paths are kept: rings and signs of the same shape come again and again. */
const MOST_KEPT = 2000;
const kept = new Map<string, string>();

/**
 * An SVG path of M, L, H, V, A (circles) and Z with absolute coordinates as PDF path operators, in the same coordinates.
 */
export function pathOperators(path: string): string {
  const known = kept.get(path);
  if (known !== undefined) return known;
  const made = converted(path);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(path, made);
  return made;
}

function converted(path: string): string {
  const operators: string[] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest = ''] of path.matchAll(/([MLHVAZ])([^MLHVAZ]*)/g)) {
    const values = rest.trim().split(/\s+/).map(Number);
    if (command === 'Z') operators.push('h');
    else if (command === 'A') {
      const [radius = 0, , , large, sweep, toX = 0, toY = 0] = values;
      operators.push(...arc({ x, y }, { x: toX, y: toY }, radius, large === 1, sweep === 1));
      [x, y] = [toX, toY];
    } else {
      if (command === 'H') [x = 0] = values;
      else if (command === 'V') [y = 0] = values;
      else [x = 0, y = 0] = values;
      operators.push(`${decimal(x)} ${decimal(y)} ${command === 'M' ? 'm' : 'l'}`);
    }
  }
  return operators.join('\n');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A circle's arc as Bézier curves of at most a quarter turn each (SVG 2, B.2.4, for equal radii). */
function arc(from: Point, to: Point, radius: number, large: boolean, sweep: boolean): string[] {
  const half = { x: (from.x - to.x) / 2, y: (from.y - to.y) / 2 };
  const square = half.x * half.x + half.y * half.y;
  if (square === 0) return [];
  const side = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, radius * radius - square) / square);
  const centre = { x: (from.x + to.x) / 2 + side * half.y, y: (from.y + to.y) / 2 - side * half.x };
  const start = Math.atan2(from.y - centre.y, from.x - centre.x);
  let turn = Math.atan2(to.y - centre.y, to.x - centre.x) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-6));
  const step = turn / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: count }, (_, index) => {
    const [one, other] = [start + index * step, start + (index + 1) * step];
    const on = (angle: number, along: number) => {
      const x = centre.x + radius * (Math.cos(angle) - along * Math.sin(angle));
      const y = centre.y + radius * (Math.sin(angle) + along * Math.cos(angle));
      return `${decimal(x)} ${decimal(y)}`;
    };
    return `${on(one, reach)} ${on(other, -reach)} ${on(other, 0)} c`;
  });
}
