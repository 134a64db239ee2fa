import { crc32 } from 'node:zlib';

/** What an image carries. Nothing here says that it is genuine. */
export type Unbaked =
  | { readonly kind: 'FOUND'; readonly text: string }
  /** A readable image without a credential inside. */
  | { readonly kind: 'NONE' }
  /** More than one: which of them is meant cannot be told. */
  | { readonly kind: 'SEVERAL' }
  /** Damaged, or packed in a way that baking does not allow. */
  | { readonly kind: 'UNREADABLE' };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const KEYWORD = 'openbadgecredential';
const MOST_CHUNKS = 10_000;

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  /** Where it begins and ends in the file. */
  readonly from: number;
  readonly to: number;
}

/** The chunks up to IEND (PNG, 5.3), every checksum right; null where the file is not a whole PNG. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  if (!isPng(bytes)) return null;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let from = SIGNATURE.length; chunks.length < MOST_CHUNKS; ) {
    if (from + 12 > file.length) return null;
    const length = file.readUInt32BE(from);
    const to = from + 12 + length;
    if (to > file.length) return null;
    const typed = file.subarray(from + 4, to - 4);
    if (crc32(typed) !== file.readUInt32BE(to - 4)) return null;
    const type = typed.toString('latin1', 0, 4);
    chunks.push({ type, data: typed.subarray(4), from, to });
    if (type === 'IEND') return chunks[0]?.type === 'IHDR' ? chunks : null;
    from = to;
  }
  return null;
}

/**
 * A PNG with a credential inside (Open Badges 3.0, 5.3.1): one iTXt chunk `openbadgecredential`, not compressed, that
 * holds the JSON or the compact JWS. Throws where the image is no PNG, or holds one already.
 */
export function bakePng(image: Uint8Array, credential: string): Uint8Array {
  const chunks = chunksOf(image);
  if (!chunks) throw new TypeError('not a PNG');
  if (chunks.some(isCredential)) throw new TypeError('a credential is baked in already');
  const typed = Buffer.concat([
    // No compression, no language, no translated keyword (PNG, 11.3.3.4).
    Buffer.from(`iTXt${KEYWORD}\0\0\0\0\0`, 'latin1'),
    Buffer.from(credential, 'utf8'),
  ]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(typed.length - 4, 0);
  around.writeUInt32BE(crc32(typed), 4);
  const after = chunks[0]!.to;
  return Buffer.concat([
    image.subarray(0, after),
    around.subarray(0, 4),
    typed,
    around.subarray(4),
    image.subarray(after),
  ]);
}

const isCredential = ({ type, data }: Chunk): boolean =>
  ['iTXt', 'tEXt', 'zTXt'].includes(type) &&
  data.toString('latin1', 0, KEYWORD.length + 1) === `${KEYWORD}\0`;

/** The credential in a PNG. Bounded by the file's own size, throws nothing. */
export function unbakePng(image: Uint8Array): Unbaked {
  const chunks = chunksOf(image);
  if (!chunks) return { kind: 'UNREADABLE' };
  const found = chunks.filter(isCredential);
  const [only] = found;
  if (!only) return { kind: 'NONE' };
  if (found.length > 1) return { kind: 'SEVERAL' };
  const [compressed, method] = only.data.subarray(KEYWORD.length + 1);
  const language = only.data.indexOf(0, KEYWORD.length + 3);
  const keyword = language < 0 ? -1 : only.data.indexOf(0, language + 1);
  if (only.type !== 'iTXt' || compressed !== 0 || method !== 0 || keyword < 0) return { kind: 'UNREADABLE' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(only.data.subarray(keyword + 1));
    return { kind: 'FOUND', text };
  } catch {
    return { kind: 'UNREADABLE' };
  }
}
