import { inflateSync } from 'node:zlib';
import { type AttachmentReading, isTooLarge, LARGEST_PDF } from './attachment-reading.ts';

export type { AttachmentReading };
export { LARGEST_PDF };

/** How much all streams of a PDF may unpack to, in bytes. */
const LARGEST_UNPACKED = 64_000_000;

/** The signed credential inside a PDF, byte for byte; null where there is none to be read. Throws nothing. */
export async function extractAttachment(pdf: Uint8Array): Promise<Uint8Array | null> {
  const reading = await readAttachment(pdf);
  return reading.kind === 'FOUND' ? reading.bytes : null;
}

/**
 * Looks for the credential that a PDF carries: the first attached file that is a JSON object or a compact JWS, those
 * marked as the page's source before others. Bounded in time and memory, throws nothing.
 */
export async function readAttachment(pdf: Uint8Array): Promise<AttachmentReading> {
  if (pdf.length > LARGEST_PDF) return { kind: 'TOO_LARGE' };
  if (!startsAsPdf(pdf)) return { kind: 'UNREADABLE' };
  const unpacked = unpackedSize(pdf);
  if (unpacked === null) return { kind: 'UNREADABLE' };
  if (unpacked > LARGEST_UNPACKED) return { kind: 'TOO_LARGE' };
  try {
    // Loaded where a PDF comes in: reading PDFs takes more code than most processes ever need.
    const { attachedCredential } = await import('./attached-credential.ts');
    return await attachedCredential(pdf);
  } catch {
    return { kind: 'UNREADABLE' };
  }
}

function startsAsPdf(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.buffer, pdf.byteOffset, Math.min(1024, pdf.length)).includes('%PDF-');
}

/**
 * How much the deflated streams of a file unpack to, also where one holds another; stops soon after the limit. Null
 * where a stream is packed in a way whose growth is not bounded here (LZW).
 */
function unpackedSize(pdf: Uint8Array): number | null {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  if (/\/(?:L|#4c)(?:Z|#5a)(?:W|#57)/iu.test(file.toString('latin1'))) return null;
  let total = 0;
  for (
    let at = file.indexOf('stream');
    at !== -1 && total <= LARGEST_UNPACKED;
    at = file.indexOf('stream', at + 6)
  ) {
    let start = at + 6;
    if (file[start] === 0x0d) start += 1;
    if (file[start] === 0x0a) start += 1;
    let packed: Uint8Array | null = file.subarray(start);
    for (let depth = 0; packed && depth < 4 && total <= LARGEST_UNPACKED; depth += 1) {
      const { bytes, size } = inflated(packed);
      packed = bytes;
      total += size;
    }
  }
  return total;
}

/** What a failed attempt counts as, since it may have unpacked that much before it failed. */
const BROKEN_SIZE = 4_000_000;

/** The content unpacked, where it is deflated, and the size to count for it. */
function inflated(packed: Uint8Array): { readonly bytes: Uint8Array | null; readonly size: number } {
  if ((packed[0]! & 0x0f) !== 8 || ((packed[0]! << 8) | packed[1]!) % 31 !== 0)
    return { bytes: null, size: 0 };
  try {
    const bytes = inflateSync(packed, { maxOutputLength: LARGEST_UNPACKED });
    return { bytes, size: bytes.length };
  } catch (problem) {
    return { bytes: null, size: isTooLarge(problem) ? LARGEST_UNPACKED + 1 : BROKEN_SIZE };
  }
}
