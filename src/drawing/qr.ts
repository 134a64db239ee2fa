import { type Packed, packed } from './pdf-file.ts';
import { codeWords } from './qr-code-words.ts';
import { penalty } from './qr-penalty.ts';
import { dataBytesOf, type QrTemplate, qrTemplate } from './qr-template.ts';

/** The largest version whose modules a phone still reads at 25 mm. */
export const LARGEST_VERSION = 25;

/** A QR code's modules without a quiet zone. */
export interface QrSymbol {
  /** 1 ... 25 (ISO/IEC 18004). */
  readonly version: number;
  /** 0 ... 7 */
  readonly mask: number;
  /** Modules on a side. */
  readonly size: number;
  /** Row by row; 1 is dark. */
  readonly dark: Uint8Array;
}

/**
 * The payload as a QR code at error correction level M, in bytes of UTF-8; null where it would need a version above 25.
 * What does not depend on the payload is read off the library once per version.
 */
export function qrSymbol(payload: string): QrSymbol | null {
  const bytes = Buffer.from(payload, 'utf8');
  for (let version = 1; version <= LARGEST_VERSION; version += 1) {
    if (bytes.length > roomIn(version)) continue;
    const template = qrTemplate(version);
    return best(template, codeWords(bytes, template));
  }
  return null;
}

/** How many bytes fit beside the four bits that say so and the count of them (ISO/IEC 18004, 7.4.1). */
const roomIn = (version: number): number => dataBytesOf(version) - (version < 10 ? 2 : 3);

/** As hard to read as a picture of random modules, per module: chance makes about 0.7. */
const ORDINARY = 0.75;

/**
 * The code words under the first mask that is no harder to read than chance makes it, else under the easiest
 * (7.8.3 tries all of them; a reader takes any).
 */
function best(template: QrTemplate, words: Uint8Array): QrSymbol {
  const { size, version, places, masked } = template;
  // Four modules at a time, so a symbol has room for three more at its end.
  const [data, dataByFour] = modules(size);
  for (let bit = 0; bit < words.length * 8; bit += 1) {
    data[places[bit]!] = (words[bit >> 3]! >> (7 - (bit & 7))) & 1;
  }
  let chosen: QrSymbol | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < masked.length && least > ORDINARY * size * size; mask += 1) {
    const under = masked[mask]!;
    const [dark, darkByFour] = modules(size);
    for (let at = 0; at < darkByFour.length; at += 1) darkByFour[at] = dataByFour[at]! ^ under[at]!;
    const found = penalty(dark, size);
    if (found >= least) continue;
    least = found;
    chosen = { version, mask, size, dark };
  }
  return chosen!;
}

function modules(size: number): [each: Uint8Array, byFour: Uint32Array] {
  const byFour = new Uint32Array(Math.ceil((size * size) / 4));
  return [new Uint8Array(byFour.buffer, 0, size * size), byFour];
}

/** Pixels on a module's side in a stencil, four bits: a reader that smooths pictures blurs no more than one of them. */
const FINENESS = 4;

/** The symbol as a stencil for a PDF page (ISO 32000-1, 8.9.6.2), its dark modules painted. */
export function qrStencil({ size, dark }: QrSymbol): Packed {
  const width = Math.ceil(size / 2);
  const pixels = Buffer.alloc(width * size * FINENESS, 0xff);
  for (let y = 0; y < size; y += 1) {
    const row = y * FINENESS * width;
    for (let x = 0; x < size; x += 1) {
      if (dark[y * size + x]) pixels[row + (x >> 1)]! &= x & 1 ? 0xf0 : 0x0f;
    }
    for (let line = 1; line < FINENESS; line += 1) pixels.copyWithin(row + line * width, row, row + width);
  }
  const side = size * FINENESS;
  return packed(
    pixels,
    `/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ImageMask true/BitsPerComponent 1`,
    1,
  );
}

/** The dark modules as one SVG path, `side` wide, y downwards; each row's neighbours are one rectangle. */
export function qrPath({ size, dark }: QrSymbol, side: number): string {
  const module = side / size;
  const fixed = (value: number) => String(Math.round(value * 1e4) / 1e4);
  const isDark = (x: number, y: number) => x < size && dark[y * size + x] === 1;
  const parts: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (isDark(x + 1, y)) x += 1;
      const [left, right] = [fixed(from * module), fixed((x + 1) * module)];
      parts.push(`M ${left} ${fixed(y * module)} H ${right} V ${fixed((y + 1) * module)} H ${left} Z`);
    }
  }
  return parts.join(' ');
}
