import { raw } from 'hono/html';
import { ringShapes } from '../drawing/ring.ts';

/** What a sign says: a tick, a cross, a question mark, an exclamation mark. */
export type Sign = 'VALID' | 'INVALID' | 'UNKNOWN' | 'NOTICE';

/** Each sign's lines around the point 0,0, in a field of 100 by 100. */
const LINES: Readonly<Record<Sign, string>> = {
  VALID: 'M -20 3 L -6 17 L 21 -15',
  INVALID: 'M -16 -16 L 16 16 M 16 -16 L -16 16',
  UNKNOWN: 'M -12 -11 C -12 -27 13 -27 13 -10 C 13 1 0 0 0 10 M 0 25 L 0 25.1',
  NOTICE: 'M 0 -25 L 0 7 M 0 24 L 0 24.1',
};

/**
 * A verdict's sign: a whole ring around a tick, or a thin one around another sign. Told by its shape;
 * the words stand beside it, so it is hidden from a screen reader.
 */
export function verdictSign(sign: Sign, size: number): ReturnType<typeof raw> {
  const half = size / 2;
  const ring =
    sign === 'VALID'
      ? ringShapes({ groups: [], centre: { text: '' } }, size)
          .map(({ path }) => `<path class="fill" d="${path}"/>`)
          .join('')
      : `<circle class="pen" cx="${half}" cy="${half}" r="${half * 0.94}" stroke-width="${size * 0.06}"/>`;
  return raw(
    `<svg aria-hidden="true" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">${ring}` +
      `<g transform="translate(${half} ${half}) scale(${size / 100})">${drawn(sign)}</g></svg>`,
  );
}

/** The sign of one check, without a ring. */
export const checkSign = (sign: Sign): ReturnType<typeof raw> =>
  raw(`<svg aria-hidden="true" viewBox="-32 -32 64 64" width="24" height="24">${drawn(sign)}</svg>`);

const drawn = (sign: Sign): string => `<path class="pen" stroke-width="8.5" d="${LINES[sign]}"/>`;
