import { encode, type QrCodeGenerateOptions } from 'uqr';

/** What every QR code of one version at error correction level M shares (ISO/IEC 18004). */
export interface QrTemplate {
  readonly version: number;
  /** Modules on a side. */
  readonly size: number;
  /** Bytes that carry data, and how they are divided: this many blocks, each with so many bytes of correction. */
  readonly dataBytes: number;
  readonly blocks: number;
  readonly correctionBytes: number;
  /** Where each bit of the code words goes, in their order; row by row, `y * size + x`. */
  readonly places: Int32Array;
  /** Everything but the data, for each mask, four modules in a number: dark is 1. One of data is dark where the mask turns it. */
  readonly masked: readonly Uint32Array[];
}

/** Of each version from 1 on: blocks, and bytes of correction in each (ISO/IEC 18004, table 9, level M). */
const DIVISION: readonly (readonly [number, number])[] = [
  ...([
    [1, 10],
    [1, 16],
    [1, 26],
    [2, 18],
    [2, 24],
    [4, 16],
    [4, 18],
    [4, 22],
    [5, 22],
  ] as const),
  ...([
    [5, 26],
    [5, 30],
    [8, 22],
    [9, 22],
    [9, 24],
    [10, 24],
    [10, 28],
    [11, 28],
    [13, 26],
  ] as const),
  ...([
    [14, 26],
    [16, 26],
    [17, 26],
    [17, 28],
    [18, 28],
    [20, 28],
    [21, 28],
  ] as const),
];

/** How many bytes a version has for data (ISO/IEC 18004, tables 1 and 7, level M). */
export function dataBytesOf(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const patterns = alignments === 0 ? 0 : (25 * alignments - 10) * alignments - 55;
  const modules = (16 * version + 128) * version + 64 - patterns - (version < 7 ? 0 : 36);
  const [blocks, correctionBytes] = DIVISION[version - 1]!;
  return (modules >> 3) - blocks * correctionBytes;
}

const made = new Map<number, QrTemplate>();

/** The template of a version, 1 ... 25, read off once from what the library draws. */
export function qrTemplate(version: number): QrTemplate {
  const known = made.get(version);
  if (known) return known;
  const template = makeTemplate(version);
  made.set(version, template);
  return template;
}

function makeTemplate(version: number): QrTemplate {
  const drawn = (maskPattern: number) =>
    encode('', { ...AT_LEVEL_M, minVersion: version, maxVersion: version, maskPattern });
  const { size, types } = drawn(0);
  const isData = types.map((row) => row.map((type) => type === DATA));
  const places = zigzag(isData, size);
  const [blocks, correctionBytes] = DIVISION[version - 1]!;
  const masked = MASKS.map((turns, mask) => {
    const byFour = new Uint32Array(Math.ceil((size * size) / 4));
    const modules = new Uint8Array(byFour.buffer);
    drawn(mask).data.forEach((row, y) => {
      row.forEach((dark, x) => {
        modules[y * size + x] = Number(isData[y]![x] ? turns(x, y) : dark);
      });
    });
    return byFour;
  });
  return { version, size, dataBytes: dataBytesOf(version), blocks, correctionBytes, places, masked };
}

const AT_LEVEL_M: QrCodeGenerateOptions = { ecc: 'M', boostEcc: false, border: 0 };

/** The library's word for a module that carries data. */
const DATA = 0;

/** 7.8.2: which modules each mask turns. */
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** 7.7.3: two columns at a time from the right, up and down in turns, past the timing pattern. */
function zigzag(isData: readonly (readonly boolean[])[], size: number): Int32Array {
  const places: number[] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (isData[y]![x]) places.push(y * size + x);
    }
    up = !up;
  }
  return Int32Array.from(places);
}
