import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrPath, qrStencil, qrSymbol } from '../../src/drawing/qr.ts';

const rowsOf = (dark: Uint8Array, size: number) =>
  Array.from({ length: size }, (_, y) => Array.from(dark.subarray(y * size, (y + 1) * size), Boolean));

describe('the QR code', () => {
  it('grows with the payload up to version 25 at level M, and is none above it', () => {
    expect(qrSymbol('https://example.org/v/abc')?.version).toBe(2);
    expect(qrSymbol('x'.repeat(997))?.version).toBe(25);
    expect(qrSymbol('x'.repeat(998))).toBeNull();
  });

  it('is the library’s own, module by module, in every version and under the same mask', () => {
    for (let length = 3; length <= 997; length += 14) {
      const payload = `a#${'Ab3_-x9'.repeat(150).slice(0, length - 2)}`;
      const made = qrSymbol(payload)!;
      const theirs = encode(payload, { ecc: 'M', boostEcc: false, border: 0, maskPattern: made.mask });
      expect([made.version, made.size]).toEqual([theirs.version, theirs.size]);
      expect(rowsOf(made.dark, made.size), `${length} bytes`).toEqual(theirs.data);
    }
  });

  it('is the library’s own for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const payload = `ä ${text}`;
        const made = qrSymbol(payload)!;
        const options = { ecc: 'M', boostEcc: false, border: 0, maskPattern: made.mask } as const;
        expect(rowsOf(made.dark, made.size)).toEqual(encode(payload, options).data);
      }),
    );
  });

  it('is drawn as a stencil whose dark modules are painted, four pixels to a side', () => {
    const symbol = qrSymbol('https://example.org/v/abc')!;
    const { entries, bytes } = qrStencil(symbol);
    const side = symbol.size * 4;
    expect(entries).toContain(`/Width ${side}/Height ${side}/ImageMask true`);
    const pixels = inflateSync(bytes);
    const width = Math.ceil(side / 8);
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const painted = ((pixels[y * width + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0;
        expect(painted).toBe(symbol.dark[(y >> 2) * symbol.size + (x >> 2)] === 1);
      }
    }
  });

  it('is drawn as an SVG path of the same size', () => {
    const symbol = qrSymbol('x')!;
    const path = qrPath(symbol, symbol.size);
    expect(path.startsWith('M 0 0 H 7 V 1 H 0 Z')).toBe(true);
    const area = [...path.matchAll(/M (\d+) \d+ H (\d+)/gu)].reduce(
      (sum, [, from, to]) => sum + Number(to) - Number(from),
      0,
    );
    expect(area).toBe(symbol.dark.reduce((sum, one) => sum + one, 0));
  });
});
