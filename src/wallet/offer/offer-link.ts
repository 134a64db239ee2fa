import { Refusal } from '../../base/refusal.ts';
import { qrPath, qrSymbol } from '../../drawing/qr.ts';

/** Where a wallet reads an offer. */
export const offerUrl = (baseUrl: string, secret: string): string => `${baseUrl}/openid4vci/offers/${secret}`;

/** What a wallet opens (OpenID4VCI 1.0, 4.1.3). */
export const offerLink = (baseUrl: string, secret: string): string =>
  `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(offerUrl(baseUrl, secret))}`;

const SIDE = 240;
const QUIET = 16;

/** A link as a QR code, an SVG that stands by itself: dark on white whatever is around it. Throws TOO_LARGE. */
export function linkQrSvg(link: string): string {
  const symbol = qrSymbol(link);
  if (!symbol) throw new Refusal('TOO_LARGE', ['link'], { limit: '25' });
  const whole = SIDE + 2 * QUIET;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${whole}" viewBox="${-QUIET} ${-QUIET} ${whole} ${whole}">`,
    `<rect x="${-QUIET}" y="${-QUIET}" width="${whole}" height="${whole}" fill="#fff"/>`,
    `<path d="${qrPath(symbol, SIDE)}" fill="#000"/>`,
    '</svg>',
  ].join('');
}
