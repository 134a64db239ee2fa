import { encode } from 'uqr';

/** The largest version whose modules a phone still reads at 25 mm. */
export const LARGEST_VERSION = 25;

/** A QR code's modules without a quiet zone; `dark[row][column]`. */
export interface QrSymbol {
  /** 1 ... 25 (ISO/IEC 18004). */
  readonly version: number;
  /** Modules on a side. */
  readonly size: number;
  readonly dark: readonly (readonly boolean[])[];
}

/** The payload as a QR code at error correction level M; null where it would need a version above 25. */
export function qrSymbol(payload: string): QrSymbol | null {
  try {
    const made = encode(payload, { ecc: 'M', boostEcc: false, border: 0, maxVersion: LARGEST_VERSION });
    return { version: made.version, size: made.size, dark: made.data };
  } catch (problem) {
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}

/** The dark modules as one SVG path, `side` wide, y downwards; each row's neighbours are one rectangle. */
export function qrPath(symbol: QrSymbol, side: number): string {
  const module = side / symbol.size;
  const fixed = (value: number) => String(Math.round(value * 1e4) / 1e4);
  const parts: string[] = [];
  symbol.dark.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end + 1]) end += 1;
      const below = symbol.dark[y + 1]?.slice(x, end + 1).some(Boolean) ? 0.03 : 0;
      parts.push(
        `M ${fixed(x * module)} ${fixed(y * module)} H ${fixed((end + 1) * module)} ` +
          `V ${fixed((y + 1 + below) * module)} H ${fixed(x * module)} Z`,
      );
      x = end;
    }
  });
  return parts.join(' ');
}
