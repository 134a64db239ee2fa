import { Refusal } from '../../base/refusal.ts';
import { certificateViewOf } from '../certificate-view-of.ts';
import type { Signer } from '../key-pair.ts';
import { checkOpenBadge } from '../shape.ts';
import { badgePng, badgeSvg } from './badge-art.ts';
import { bakePng } from './baked-png.ts';
import { bakeSvg } from './baked-svg.ts';
import { obJwt } from './ob-jwt.ts';
import { sdJwt } from './sd-jwt.ts';
import { vcJwt } from './vc-jwt.ts';

/** The forms that one credential is carried in, beside its canonical JSON and its PDF: what they are, for whom. */
export const ENVELOPE_FORMATS = {
  OB_JWT: 'Open Badges 3.0 as a JWT, for badge systems that read tokens.',
  VC_JWT: 'A vc+jwt (VC-JOSE-COSE), for verifiers and wallets of the W3C’s data model.',
  SD_JWT: 'An SD-JWT VC, of which the holder shows only what is needed; for wallets.',
  PNG: 'A picture with the signed credential inside, for pages and profiles.',
  SVG: 'The same as a drawing.',
} as const satisfies Record<string, string>;

export type EnvelopeFormat = keyof typeof ENVELOPE_FORMATS;

const FILE: Readonly<Record<EnvelopeFormat, { readonly mediaType: string; readonly extension: string }>> = {
  OB_JWT: { mediaType: 'application/jwt', extension: 'jwt' },
  VC_JWT: { mediaType: 'application/vc+jwt', extension: 'vc.jwt' },
  SD_JWT: { mediaType: 'application/dc+sd-jwt', extension: 'sd-jwt' },
  PNG: { mediaType: 'image/png', extension: 'png' },
  SVG: { mediaType: 'image/svg+xml', extension: 'svg' },
};

export interface Envelope {
  readonly mediaType: string;
  /** What comes after the dot of its file's name. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

export interface EnvelopeInput {
  /** The canonical credential exactly as it is stored; pictures carry it byte for byte. */
  readonly signed: string;
  /** The issuer's active key: tokens are signed anew over the same claims. */
  readonly signer: Signer;
  /** The organisation's own colour (#rrggbb), for pictures. */
  readonly colour?: string;
}

/** Writes a signed credential of ours into another envelope: the same claims, none lost and none added. */
export async function envelopeOf(format: EnvelopeFormat, input: EnvelopeInput): Promise<Envelope> {
  const content = await contentOf(format, input);
  return { ...FILE[format], bytes: typeof content === 'string' ? Buffer.from(content) : content };
}

function contentOf(format: EnvelopeFormat, { signed, signer, colour }: EnvelopeInput) {
  const badge = checkOpenBadge(JSON.parse(signed));
  const view = certificateViewOf(badge);
  if (badge instanceof Refusal || view instanceof Refusal) throw new Error('not a credential of ours');
  switch (format) {
    case 'OB_JWT':
      return obJwt(badge, signer);
    case 'VC_JWT':
      return vcJwt(badge, signer);
    case 'SD_JWT':
      return sdJwt(badge, signer);
    case 'PNG':
      return bakePng(badgePng(view, undefined, colour), signed);
    case 'SVG':
      return bakeSvg(badgeSvg(view, undefined, colour), signed);
  }
}
