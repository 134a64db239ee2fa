import { LIGHT } from '../drawing/colour.ts';
import { face } from '../drawing/fonts.ts';
import type { QrSymbol } from '../drawing/qr.ts';
import { A4, type TaggedPdf } from '../drawing/tagged-pdf.ts';
import { setText, type TextBlock } from '../drawing/text-block.ts';
import { CERTIFICATE_LABELS, dateInWords } from './certificate-pdf.text.ts';
import { FRAME, HAIRLINE, QR_SIDE, STYLE } from './certificate-style.ts';
import type { CertificateView } from './certificate-view.ts';

/** The end of the last page: who issued it, what it is and is not, and how to check it. */
export interface Foot {
  readonly height: number;
  draw(pdf: TaggedPdf): void;
}

/** Sets the foot; it stands on the bottom of the page that is being drawn. */
export function footOf(view: CertificateView, verifyUrl: string, symbol: QrSymbol | null): Foot {
  const labels = CERTIFICATE_LABELS[view.language];
  const width = FRAME.width - QR_SIDE - 36;
  const issued = `${labels.issued} ${dateInWords(view.issuedOn, view.language)}`;
  const rows: { readonly block: TextBlock; readonly before: number; readonly is?: 'H2' | 'Link' }[] = [
    { block: setText(view.issuer.name, STYLE.issuer, width), before: 0 },
    {
      block: setText(`${labels.businessId} ${view.issuer.businessId} · ${issued}`, STYLE.small, width),
      before: 0,
    },
    ...view.foot.map((line, index) => ({
      block: setText(line, STYLE.foot, width),
      before: index === 0 ? 7 : 3,
    })),
    { block: setText(labels.howToVerify, STYLE.footHead, width), before: 9, is: 'H2' },
    { block: setText(view.howToVerify, STYLE.foot, width), before: 0 },
    { block: setText(verifyUrl, STYLE.link, width), before: 0, is: 'Link' },
    { block: setText(`${labels.identifier} ${view.credentialId}`, STYLE.small, width), before: 4 },
  ];
  const text = rows.reduce((sum, { block, before }) => sum + block.height + before, 0);
  const over = 14;
  const height = over + Math.max(text, symbol ? QR_SIDE : 0);
  return {
    height: height + 18,
    draw(pdf) {
      const top = FRAME.bottom - height;
      pdf.artifact(() => pdf.rule(FRAME.left, top, FRAME.width, HAIRLINE));
      let y = top + over;
      for (const { block, before, is } of rows) {
        y += before;
        const element = pdf.open(is ?? 'P', is === 'Link' ? pdf.open('P') : undefined);
        const at = y;
        pdf.mark(element, () => pdf.block(block, FRAME.left, at));
        if (is === 'H2') pdf.bookmark(block.lines.join(''), 2, at, element);
        if (is === 'Link') {
          const longest = Math.max(
            ...block.lines.map((line) => face(block.style.weight).width(line.trimEnd(), block.style.size)),
          );
          pdf.link(element, { x: FRAME.left, y: at, width: longest, height: block.height }, verifyUrl);
        }
        y += block.height;
      }
      if (symbol) drawQr(pdf, symbol, { x: FRAME.right - QR_SIDE, y: top + over }, labels.qrAlternative);
    },
  };
}

function drawQr(pdf: TaggedPdf, symbol: QrSymbol, at: { x: number; y: number }, alternative: string): void {
  const box = {
    left: at.x,
    right: at.x + QR_SIDE,
    top: A4.height - at.y,
    bottom: A4.height - at.y - QR_SIDE,
  };
  pdf.mark(pdf.open('Figure', undefined, { alternative, box }), () => {
    pdf.qr(symbol, at, QR_SIDE, LIGHT.ink);
  });
}
