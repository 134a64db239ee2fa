import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import { type AttachmentReading, isTooLarge, LARGEST_PDF } from './attachment-reading.ts';

const MOST_ATTACHMENTS = 50;

/** The credential attached to a PDF whose size is known to be bounded. Throws where the PDF cannot be read. */
export async function attachedCredential(pdf: Uint8Array): Promise<AttachmentReading> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
  return firstCredential(fileSpecs(document));
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
