import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';

/** What a PDF carries inside. Nothing here says that it is genuine. */
export type AttachmentReading =
  | { readonly kind: 'FOUND'; readonly bytes: Uint8Array; readonly fileName: string }
  /** A readable PDF without a credential inside. */
  | { readonly kind: 'NONE' }
  /** Not a PDF, a broken or an encrypted one. */
  | { readonly kind: 'UNREADABLE' }
  /** Larger than the limits, also when unpacked. */
  | { readonly kind: 'TOO_LARGE' };

/** The largest PDF and the largest attachment that are read, in bytes. */
export const LARGEST_PDF = 10_000_000;
/** How much all streams of a PDF may unpack to, in bytes. */
const LARGEST_UNPACKED = 64_000_000;
const MOST_ATTACHMENTS = 50;

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
    const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
    return firstCredential(fileSpecs(document));
  } catch {
    return { kind: 'UNREADABLE' };
  }
}

function startsAsPdf(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.buffer, pdf.byteOffset, Math.min(1024, pdf.length)).includes('%PDF-');
}

/** Every attached file, from the name tree and from the list of associated files. */
function fileSpecs(document: PDFDocument): PDFDict[] {
  const specs = new Set<PDFDict>();
  const associated = document.catalog.lookup(PDFName.of('AF'));
  if (associated instanceof PDFArray) {
    for (let at = 0; at < Math.min(associated.size(), MOST_ATTACHMENTS); at += 1) take(associated.lookup(at));
  }
  const names = document.catalog.lookup(PDFName.of('Names'));
  const root = names instanceof PDFDict ? names.lookup(PDFName.of('EmbeddedFiles')) : undefined;
  const nodes = root instanceof PDFDict ? [root] : [];
  for (let visited = 0; visited < nodes.length && visited < MOST_ATTACHMENTS; visited += 1) {
    const leaves = nodes[visited]!.lookup(PDFName.of('Names'));
    if (leaves instanceof PDFArray) {
      for (let at = 1; at < Math.min(leaves.size(), 2 * MOST_ATTACHMENTS); at += 2) take(leaves.lookup(at));
    }
    const kids = nodes[visited]!.lookup(PDFName.of('Kids'));
    if (!(kids instanceof PDFArray)) continue;
    for (let at = 0; at < Math.min(kids.size(), MOST_ATTACHMENTS); at += 1) {
      const kid = kids.lookup(at);
      if (kid instanceof PDFDict) nodes.push(kid);
    }
  }
  const isSource = (spec: PDFDict) => spec.lookup(PDFName.of('AFRelationship')) === PDFName.of('Source');
  return [...specs].sort((one, other) => Number(isSource(other)) - Number(isSource(one)));

  function take(found: unknown): void {
    if (found instanceof PDFDict && specs.size < MOST_ATTACHMENTS) specs.add(found);
  }
}

function firstCredential(specs: readonly PDFDict[]): AttachmentReading {
  let tooLarge = false;
  for (const spec of specs) {
    const files = spec.lookup(PDFName.of('EF'));
    const stream =
      files instanceof PDFDict ? (files.lookup(PDFName.of('F')) ?? files.lookup(PDFName.of('UF'))) : null;
    if (!(stream instanceof PDFRawStream)) continue;
    const bytes = contentOf(stream);
    if (bytes === 'TOO_LARGE') tooLarge = true;
    else if (bytes && looksLikeCredential(bytes)) return { kind: 'FOUND', bytes, fileName: nameOf(spec) };
  }
  return { kind: tooLarge ? 'TOO_LARGE' : 'NONE' };
}

/** The file in a stream, plain or deflated once; null for any other packing, which no writer uses for attachments. */
function contentOf(stream: PDFRawStream): Uint8Array | 'TOO_LARGE' | null {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const parameters = stream.dict.lookup(PDFName.of('DecodeParms'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  const packed = stream.getContents();
  if (filter === undefined || (filter instanceof PDFArray && filter.size() === 0)) return packed;
  if (only !== PDFName.of('FlateDecode') || parameters instanceof PDFDict) return null;
  try {
    return new Uint8Array(inflateSync(packed, { maxOutputLength: LARGEST_PDF }));
  } catch (problem) {
    return isTooLarge(problem) ? 'TOO_LARGE' : null;
  }
}

function looksLikeCredential(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return start.startsWith('{') || /^ey[\w-]+/u.test(start);
}

function nameOf(spec: PDFDict): string {
  const name = spec.lookup(PDFName.of('UF')) ?? spec.lookup(PDFName.of('F'));
  return name instanceof PDFString || name instanceof PDFHexString ? name.decodeText() : '';
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

const isTooLarge = (problem: unknown): boolean =>
  problem instanceof RangeError && 'code' in problem && problem.code === 'ERR_BUFFER_TOO_LARGE';
