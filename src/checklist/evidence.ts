import { Refusal } from '../base/refusal.ts';

/** The largest photo, in bytes. */
export const LARGEST_PHOTO = 5_000_000;

const PHOTO_STARTS: readonly { readonly mediaType: string; readonly fits: (bytes: Uint8Array) => boolean }[] =
  [
    { mediaType: 'image/jpeg', fits: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff },
    {
      mediaType: 'image/png',
      fits: (b) => Buffer.from(b.subarray(0, 8)).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
    },
  ];

/**
 * A photo without what a camera writes beside the picture (place, time, device): a JPEG loses its application and
 * comment segments, a PNG its ancillary text, time and Exif chunks. Refuses what is neither, and what is too large.
 */
export function photo(bytes: Uint8Array): { mediaType: string; bytes: Uint8Array } | Refusal {
  if (bytes.length > LARGEST_PHOTO) return new Refusal('TOO_LARGE', ['photo'], { limit: '5 MB' });
  const mediaType = PHOTO_STARTS.find((start) => start.fits(bytes))?.mediaType;
  const bare =
    mediaType === 'image/jpeg' ? bareJpeg(bytes) : mediaType === 'image/png' ? barePng(bytes) : null;
  if (!mediaType || !bare) {
    return new Refusal('INVALID_INPUT', ['photo'], { field: 'photo', expected: 'JPEG, PNG' });
  }
  return { mediaType, bytes: bare };
}

const START_OF_SCAN = 0xda;
const EXIF = 0xe1;
const KEPT_SEGMENTS = new Set([0xe0, 0xee]);

/**
 * Segments before the scan: APP1-APP13, APP15 and COM go; APP0 (JFIF) and APP14 (colour transform) stay. Of Exif only
 * the orientation is written anew, else a picture taken on a phone would lie on its side.
 */
function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === START_OF_SCAN) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (end <= at + 3 || end > bytes.length) return null;
    const told = (marker >= 0xe0 && marker <= 0xef && !KEPT_SEGMENTS.has(marker)) || marker === 0xfe;
    if (!told) kept.push(bytes.subarray(at, end));
    const turned = marker === EXIF ? orientation(bytes.subarray(at + 4, end)) : null;
    if (turned !== null) kept.push(orientationAlone(turned));
    at = end;
  }
  return null;
}

const ORIENTATION_TAG = 0x0112;

/** How a picture is turned (Exif 2.32, 4.6.4: 2-8), from the first directory of an Exif segment; null where upright. */
function orientation(segment: Uint8Array): number | null {
  const exif = Buffer.from(segment);
  if (exif.length < 14 || exif.toString('latin1', 0, 6) !== 'Exif\0\0') return null;
  const tiff = exif.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return null;
    if (short(at) !== ORIENTATION_TAG) continue;
    const value = short(at + 8);
    return value >= 2 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that holds the orientation and nothing else. */
function orientationAlone(value: number): Uint8Array {
  const body = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100000000' + '00000000',
    'hex',
  );
  body.writeUInt16BE(value, 6 + 8 + 2 + 8);
  const head = Buffer.from([0xff, EXIF, 0, body.length + 2]);
  return Buffer.concat([head, body]);
}

const TELLING_CHUNKS = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function barePng(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (end > bytes.length) return null;
    if (!TELLING_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}
