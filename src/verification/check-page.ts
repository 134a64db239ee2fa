import { Refusal } from '../base/refusal.ts';
import { DRAWINGS } from '../credential/certificate-layout.ts';
import { DRAWN_WITH } from '../credential/certificate-pdf.ts';
import type { CertificateView } from '../credential/certificate-view.ts';
import { certificateViewOf } from '../credential/certificate-view-of.ts';
import type { OpenBadge } from '../credential/shape.ts';
import { verifyUrl } from '../credential/stored-credential.ts';
import { drawable } from '../drawing/fonts.ts';
import { type Check, check } from './check.ts';
import type { Json } from './json-value.ts';
import { pageText } from './page-text.ts';
import { PdfReading } from './pdf-reading.ts';
import { isSameDocument } from './same-document.ts';

/** A PDF and the credential that is attached to it. */
export interface AttachedTo {
  readonly bytes: Uint8Array;
  readonly attached: Uint8Array;
  readonly fileName: string;
}

export const pageDiffers: Check = check('VISIBLE_TEXT', 'INVALID', 'PAGE_DIFFERS');
const pageAgrees: Check = check('VISIBLE_TEXT', 'VALID', 'PAGE_AGREES');
const notCompared: Check = check('VISIBLE_TEXT', 'UNKNOWN', 'PAGE_NOT_COMPARED');

/**
 * VISIBLE_TEXT. A page says by which layout it was drawn; that layout is drawn anew from the signed claims, and
 * everything in the two documents is compared, so that no word, no glyph and no field can differ, however the file was
 * packed since. Two things do not follow from the claims and are taken from the file: the organisation's colour, and
 * what stands behind the `#` of the QR code. A page of no layout that is known here is never found to agree: it differs
 * where one of the claims cannot be read on it, else it cannot be told. Null for a credential of a kind that is drawn by
 * others. Ask only where the signature holds.
 */
export async function checkPage(credential: Json, pdf: AttachedTo): Promise<Check | null> {
  const view = certificateViewOf(credential);
  if (view instanceof Refusal) return null;
  const { drawnWith } = await import('./drawn-with.ts');
  const said = await drawnWith(pdf.bytes);
  const drawing = DRAWINGS.get(said[DRAWN_WITH.layout] ?? '');
  if (!drawing) return lacksClaims(view, pdf.bytes) ? pageDiffers : notCompared;
  // Of the shape of ours, or there were no view of it.
  const badge = credential as unknown as OpenBadge;
  const url = verifyUrl(
    badge.credentialStatus.statusListCredential.replace(/\/status\/[^/]*$/, ''),
    badge.id.replace(/^urn:uuid:/, ''),
  );
  const [code = '', colour] = [said[DRAWN_WITH.code], said[DRAWN_WITH.colour]];
  if (!code.startsWith(`${url}#`)) return pageDiffers;
  try {
    const meant = await drawing({
      view,
      signed: pdf.attached,
      fileName: pdf.fileName,
      verifyUrl: url,
      qrPayload: code,
      issuedAt: new Date(badge.validFrom),
      ...(colour ? { colour } : {}),
    });
    if (Buffer.compare(meant, pdf.bytes) === 0) return pageAgrees;
    return isSameDocument(new PdfReading(pdf.bytes), new PdfReading(meant)) ? pageAgrees : pageDiffers;
  } catch {
    // A file that programs may read in different ways is not as its issuer made it.
    return pageDiffers;
  }
}

/** Whether the pages can be read, and one of the claims is not on them. */
function lacksClaims(view: CertificateView, bytes: Uint8Array): boolean {
  try {
    const shown = bare(pageText(new PdfReading(bytes)));
    return shown !== '' && claimsOf(view).some((claim) => !shown.includes(bare(drawable(claim))));
  } catch {
    return false;
  }
}

/** What a page of any layout shows, in whatever order and with whatever words around it. */
const claimsOf = ({
  title,
  holder,
  issuer,
  target,
  qualification,
  facts,
  sections,
}: CertificateView): string[] => [
  ...[title, holder.name, issuer.name, issuer.businessId, target.name, qualification.name],
  ...facts.map(({ value }) => value),
  ...sections.flatMap(({ groups }) => groups.flatMap(({ items }) => items.map(({ text }) => text))),
];

/** Letters and digits alone: lines, hyphens and spaces fall as they may. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}\p{M}\ufffd]/gu, '');
