import { Resvg } from '@resvg/resvg-js';
import { face } from '../../drawing/fonts.ts';
import { ringSvg } from '../../drawing/ring.ts';
import type { CertificateView } from '../certificate-view.ts';

/** The side of a badge's picture, in pixels. */
export const BADGE_SIZE = 480;

/** The badge's picture: the ring of what the credential says; `colour` is the organisation's own, made to pass. */
export const badgeSvg = ({ ring }: CertificateView, size = BADGE_SIZE, colour?: string): string =>
  ringSvg(ring, { size, ...(colour ? { colour } : {}) });

/** The same picture as a PNG on a transparent ground; letters in the pinned typeface alone. */
export function badgePng(view: CertificateView, size = BADGE_SIZE, colour?: string): Uint8Array {
  const drawing = new Resvg(badgeSvg(view, size, colour), {
    font: { loadSystemFonts: false, fontFiles: [face('regular').path], defaultFontFamily: 'Noto Sans' },
  });
  return drawing.render().asPng();
}
