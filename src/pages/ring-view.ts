import { html, raw } from 'hono/html';
import { centreTextSize, type Ring, ringShapes, ringSvg } from '../drawing/ring.ts';

/** A ring in the page's own colours: it takes the text colour of where it stands, by day and by night. */
export function ringView(ring: Ring, size: number): ReturnType<typeof html> {
  const paths = ringShapes(ring, size).map(({ path, fill, stroke, strokeWidth }) =>
    fill
      ? `<path class="fill" d="${path}"/>`
      : `<path class="${stroke === 'LINE' ? 'line' : 'pen'}" stroke-width="${strokeWidth.toFixed(2)}" d="${path}"/>`,
  );
  const text = 'text' in ring.centre ? ring.centre.text : '';
  return html`<svg role="img" aria-label="${ring.alternative}" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">${raw(
    paths.join(''),
  )}${
    text
      ? html`<text class="count" x="${size / 2}" y="${size / 2}" dy=".36em" text-anchor="middle" font-size="${centreTextSize(size, text)}">${text}</text>`
      : ''
  }</svg>`;
}

/** The product's mark as a file of its own, for the browser's tab: the ring with a tick. */
export const FAVICON = ringSvg({ groups: [], centre: { tick: true }, alternative: 'Pätevä' }, { size: 32 });
