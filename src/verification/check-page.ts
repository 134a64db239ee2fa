import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import { sha256Hex } from '../base/canonical-json.ts';
import { Refusal } from '../base/refusal.ts';
import { certificatePdf } from '../credential/certificate-pdf.ts';
import { certificateViewOf } from '../credential/certificate-view-of.ts';
import { type OpenBadge } from '../credential/shape.ts';
import { verifyUrl } from '../credential/stored-credential.ts';
import { VERIFICATION_CODE } from '../drawing/tagged-pdf.ts';
import { type Check, check } from './check.ts';
import type { Json } from './json-value.ts';

/** A PDF and the credential that is attached to it. */
export interface AttachedTo {
  readonly bytes: Uint8Array;
  readonly attached: Uint8Array;
  readonly fileName: string;
}

export const pageDiffers: Check = check('VISIBLE_TEXT', 'INVALID', 'PAGE_DIFFERS');

/**
 * VISIBLE_TEXT: draws the page anew from the signed claims and compares everything in the two documents, so that no
 * word, no glyph and no field can differ. Two things do not follow from the claims and are taken from the page: the
 * organisation's colour, and what stands behind the `#` of the QR code. Null for a credential of a kind that is drawn
 * by others. Ask only where the signature holds.
 */
export async function checkPage(credential: Json, pdf: AttachedTo): Promise<Check | null> {
  const view = certificateViewOf(credential);
  if (view instanceof Refusal) return null;
  // Of the shape of ours, or there were no view of it.
  const badge = credential as unknown as OpenBadge;
  try {
    const seen = await opened(pdf.bytes);
    const url = verifyUrl(
      badge.credentialStatus.statusListCredential.replace(/\/status\/[^/]*$/, ''),
      badge.id.replace(/^urn:uuid:/, ''),
    );
    const code = verificationCode(seen);
    if (!code.startsWith(`${url}#`)) return pageDiffers;
    const colour = firstColour(seen);
    const meant = await certificatePdf({
      view,
      signed: pdf.attached,
      fileName: pdf.fileName,
      verifyUrl: url,
      qrPayload: code,
      issuedAt: new Date(badge.validFrom),
      ...(colour ? { colour } : {}),
    });
    if (Buffer.compare(meant, pdf.bytes) === 0) return check('VISIBLE_TEXT', 'VALID', 'PAGE_AGREES');
    // Saved by another version of the writing library, the same objects may be packed in other bytes.
    const same = isOneSaving(pdf.bytes) && objectsOf(seen) === objectsOf(await opened(meant));
    return same ? check('VISIBLE_TEXT', 'VALID', 'PAGE_AGREES') : pageDiffers;
  } catch {
    // What the writer of our pages would never write, its reader may not read.
    return pageDiffers;
  }
}

const opened = (bytes: Uint8Array) =>
  PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });

/** Whether nothing was appended to a file once it was saved: readers disagree on what counts then. */
const isOneSaving = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').split('startxref').length ===
  2;

function verificationCode(document: PDFDocument): string {
  const information = document.context.lookup(document.context.trailerInfo.Info);
  const code = information instanceof PDFDict ? information.lookup(PDFName.of(VERIFICATION_CODE)) : undefined;
  return code instanceof PDFString || code instanceof PDFHexString ? code.decodeText() : '';
}

/** The first colour that the first page is painted with: its heading's. */
function firstColour(document: PDFDocument): string | null {
  const contents = document.getPage(0).node.Contents();
  const stream = contents instanceof PDFArray ? contents.lookup(0) : contents;
  if (!(stream instanceof PDFRawStream)) return null;
  const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  const channels = /^([\d.]+) ([\d.]+) ([\d.]+) rg$/m.exec(text)?.slice(1);
  const digits = channels?.map((channel) =>
    Math.round(Math.min(1, Number(channel)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return digits ? `#${digits.join('')}` : null;
}

/** Metadata, which no page shows, and how the file is packed. */
const NOT_SHOWN = ['/Metadata', '/ObjStm', '/XRef'];

/** Every object of a document that a reader could show, streams unpacked. */
function objectsOf(document: PDFDocument): string {
  const { context } = document;
  const objects = context.enumerateIndirectObjects().flatMap(([reference, object]) => {
    if (!(object instanceof PDFRawStream)) return [`${reference} ${object}`];
    if (NOT_SHOWN.includes(String(object.dict.lookup(PDFName.of('Type'))))) return [];
    const entries = object.dict
      .entries()
      .filter(([name]) => name !== PDFName.of('Length'))
      .map(([name, value]) => `${name} ${value}`);
    return [`${reference} ${entries.join(' ')} ${sha256Hex(decodePDFRawStream(object).decode())}`];
  });
  const { Root, Info } = context.trailerInfo;
  return [String(Root), String(Info), ...objects.sort()].join('\n');
}
