import { sha256Hex } from '../base/canonical-json.ts';
import { passingColour } from '../drawing/colour.ts';
import { face } from '../drawing/fonts.ts';
import { qrSymbol } from '../drawing/qr.ts';
import { TaggedPdf } from '../drawing/tagged-pdf.ts';
import { setText } from '../drawing/text-block.ts';
import { type BodySection, bodyOf, drawColumn, SectionTags } from './certificate-body.ts';
import { footOf } from './certificate-foot.ts';
import { frontOf } from './certificate-front.ts';
import { CERTIFICATE_LABELS } from './certificate-pdf.text.ts';
import { planBody } from './certificate-plan.ts';
import { COLUMN, FRAME, STYLE } from './certificate-style.ts';
import type { CertificateView } from './certificate-view.ts';

export interface CertificateInput {
  readonly view: CertificateView;
  /** The signed credential exactly as it is stored; it becomes the attachment, byte for byte. */
  readonly signed: Uint8Array;
  /** The attachment's name; characters outside A-Z a-z 0-9 . _ - become hyphens. */
  readonly fileName: string;
  /** Where a person checks the certificate; printed, a link, and what the QR code holds where the payload is too long. */
  readonly verifyUrl: string;
  readonly qrPayload: string;
  readonly issuedAt: Date;
  /** The organisation's own colour (#rrggbb), darkened until it can be read. */
  readonly colour?: string;
}

/**
 * The layout that this file and those beside it draw. Papers outlive it: whoever changes what a page shows or how it is
 * written gives the new drawing the next number and keeps this one in `certificate-layout.ts`.
 */
export const LAYOUT = '1';

/** What a document's information says about its drawing: which layout, in which colour, and what its QR code holds. */
export const DRAWN_WITH = {
  layout: 'PatevaLayout',
  colour: 'PatevaColour',
  code: 'PatevaVerificationCode',
} as const;

/**
 * The certificate on paper: A4, tagged PDF/A-3, in the signed language, with the signed credential inside. The same
 * input gives the same bytes. Requirements of any number and length flow on to further pages.
 */
export async function certificatePdf(input: CertificateInput): Promise<Uint8Array> {
  const { view, signed, verifyUrl } = input;
  const labels = CERTIFICATE_LABELS[view.language];
  const colour = passingColour(input.colour);
  const front = frontOf(view, colour);
  const foot = footOf(view, verifyUrl, qrSymbol(input.qrPayload) ?? qrSymbol(verifyUrl));
  const sections = bodyOf(view, colour);
  const plan = planBody(
    sections.map(({ heading, pieces }) => ({ headingHeight: heading.height, blocks: pieces })),
    {
      firstTop: front.bottom,
      nextTop: FRAME.nextTop,
      bottom: FRAME.bottom,
      columns: COLUMN.count,
      footHeight: foot.height,
    },
  );
  const pdf = new TaggedPdf({
    title: `${view.title}: ${view.holder.name}, ${view.target.name}`,
    author: view.issuer.name,
    subject: [view.target.name, view.target.code, view.qualification.name].filter(Boolean).join(', '),
    language: view.language,
    at: input.issuedAt,
    fileId: sha256Hex(signed).slice(0, 32),
    drawnWith: {
      [DRAWN_WITH.layout]: LAYOUT,
      [DRAWN_WITH.colour]: colour,
      [DRAWN_WITH.code]: input.qrPayload,
    },
  });
  const tags = sections.map(() => new SectionTags(pdf));
  for (let page = 0; page < plan.pages; page += 1) {
    pdf.addPage();
    if (page === 0) front.draw(pdf);
    else pdf.artifact(() => drawRunningHead(pdf, view), 'Header');
    for (const step of plan.steps.filter((one) => one.page === page)) {
      const section = sections[step.section]!;
      if (step.kind === 'HEADING') drawHeading(pdf, section, step.y);
      else drawColumn(pdf, section, step, tags[step.section]!, colour);
    }
    if (page === plan.pages - 1) foot.draw(pdf);
    if (plan.pages > 1) pdf.artifact(() => drawPageNumber(pdf, labels.page(page + 1, plan.pages)), 'Footer');
  }
  pdf.attach({
    bytes: signed,
    name: input.fileName.replace(/[^\w.-]+/gu, '-'),
    mimeType: 'application/json',
    description: labels.attachment,
    at: input.issuedAt,
  });
  return pdf.finish();
}

function drawHeading(pdf: TaggedPdf, { heading }: BodySection, y: number): void {
  const element = pdf.open('H2');
  pdf.mark(element, () => pdf.block(heading, FRAME.left, y));
  pdf.bookmark(heading.lines.join(''), 2, y, element);
}

/** What every following page repeats: whose certificate this is, of what. One line, cut where it is too long. */
function drawRunningHead(pdf: TaggedPdf, view: CertificateView): void {
  const whole = [view.title, view.holder.name, view.target.name].join(' · ');
  const { lines } = setText(whole, STYLE.small, FRAME.width - 12);
  const line = lines.length > 1 ? `${lines[0]!.replace(/[ ·]+$/u, '')} …` : (lines[0] ?? '');
  pdf.text(line, FRAME.left, FRAME.headBaseline, STYLE.small);
}

function drawPageNumber(pdf: TaggedPdf, words: string): void {
  const { weight, size } = STYLE.small;
  pdf.text(words, FRAME.right - face(weight).width(words, size), FRAME.numberBaseline, STYLE.small);
}
