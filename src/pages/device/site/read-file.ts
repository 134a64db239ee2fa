import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { unbakeSvg } from '../../../credential/envelope/baked-svg.ts';
import { type Check, check } from '../../../verification/check.ts';

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 10_000_000;

/** What a file holds: the text of a proof, and whether it came out of a PDF, whose page says something besides. */
export type FileReading = { readonly text: string; readonly inPdf: boolean } | { readonly unread: Check };

const unread = (code: Check['code']): FileReading => ({ unread: check('READABLE', 'INVALID', code) });

/** The proof in a file: a text as it is, attached to a PDF, baked into a PNG or an SVG. */
export async function readFile(bytes: Uint8Array): Promise<FileReading> {
  if (bytes.length > LARGEST_FILE) return { unread: check('READABLE', 'UNKNOWN', 'TOO_COMPLEX') };
  const start = latin1(bytes.subarray(0, 1024));
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return readPng(bytes);
  if (start.includes('%PDF-')) return readPdf(bytes);
  const text = utf8(bytes);
  if (text === null) return unread('NOT_JSON');
  if (!text.trimStart().startsWith('<')) return { text, inPdf: false };
  const unbaked = unbakeSvg(text);
  if (unbaked.kind === 'FOUND') return { text: unbaked.text, inPdf: false };
  if (unbaked.kind === 'SEVERAL') return unread('SEVERAL');
  return unread(unbaked.kind === 'NONE' ? 'NO_CREDENTIAL_IN_IMAGE' : 'IMAGE_DAMAGED');
}

/** A few bytes as signs of the same numbers; a TextDecoder of that name gives some of them others. */
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const KEYWORD = 'openbadgecredential\0';
const SIGNATURE = 8;

/** The one iTXt chunk of a PNG that carries a credential, not compressed (Open Badges 3.0, 5.3.1). */
function readPng(bytes: Uint8Array): FileReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: Uint8Array[] = [];
  for (let from = SIGNATURE; from + 12 <= bytes.length; ) {
    const end = from + 8 + view.getUint32(from);
    if (end + 4 > bytes.length) return unread('IMAGE_DAMAGED');
    const type = latin1(bytes.subarray(from + 4, from + 8));
    const data = bytes.subarray(from + 8, end);
    if (/^(?:iT|tE|zT)Xt$/i.test(type) && latin1(data.subarray(0, KEYWORD.length)) === KEYWORD)
      found.push(data);
    from = end + 4;
  }
  const [only, ...more] = found;
  if (!only) return unread('NO_CREDENTIAL_IN_IMAGE');
  if (more.length > 0) return unread('SEVERAL');
  // Not compressed, no method, no language, no translated keyword: as it is baked.
  const rest = only.subarray(KEYWORD.length);
  const language = rest.indexOf(0, 2);
  const keyword = language < 0 ? -1 : rest.indexOf(0, language + 1);
  const text = rest[0] === 0 && rest[1] === 0 && keyword >= 0 ? utf8(rest.subarray(keyword + 1)) : null;
  return text === null ? unread('IMAGE_DAMAGED') : { text, inPdf: false };
}

/** The first associated file of a PDF that is a credential. */
async function readPdf(bytes: Uint8Array): Promise<FileReading> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    const files = document.catalog.lookup(PDFName.of('AF'));
    if (!(files instanceof PDFArray)) return unread('NO_CREDENTIAL_IN_PDF');
    for (let at = 0; at < Math.min(files.size(), 50); at += 1) {
      const file = files.lookup(at);
      const embedded = file instanceof PDFDict ? file.lookup(PDFName.of('EF')) : undefined;
      const stream = embedded instanceof PDFDict ? embedded.lookup(PDFName.of('F')) : undefined;
      const text = stream instanceof PDFRawStream ? utf8(decodePDFRawStream(stream).decode()) : null;
      if (text && /^\s*(?:\{|ey[\w-]+\.)/.test(text)) return { text, inPdf: true };
    }
    return unread('NO_CREDENTIAL_IN_PDF');
  } catch {
    return unread('NO_CREDENTIAL_IN_PDF');
  }
}
