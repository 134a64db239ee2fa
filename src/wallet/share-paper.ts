import { sha256Hex } from '../base/canonical-json.ts';
import { dayOf } from '../base/day.ts';
import type { Language } from '../base/language.ts';
import { dayText, filled } from '../credential/wording.ts';
import { LIGHT } from '../drawing/colour.ts';
import { face } from '../drawing/fonts.ts';
import { qrPath, qrSymbol } from '../drawing/qr.ts';
import { A4, TaggedPdf } from '../drawing/tagged-pdf.ts';
import { setText, type TextStyle } from '../drawing/text-block.ts';
import { SHARE_PAPER_TEXT } from './share-paper.text.ts';

/** Four modules of white around a code (ISO/IEC 18004, 9.1). */
const QUIET = 4;

const symbolOf = (link: string) => {
  const symbol = qrSymbol(link);
  if (!symbol) throw new Error('a link is too long for a QR code');
  return symbol;
};

/** The link as a QR code: an SVG that can stand in a page, dark on white whatever is around it. */
export function shareQrSvg(link: string): string {
  const symbol = symbolOf(link);
  const side = symbol.size + 2 * QUIET;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 6}" height="${side * 6}">` +
    `<rect width="${side}" height="${side}" fill="#fff"/>` +
    `<path transform="translate(${QUIET} ${QUIET})" fill="#000" d="${qrPath(symbol, symbol.size)}"/></svg>`
  );
}

const style = (weight: TextStyle['weight'], size: number, leading: number, colour: string): TextStyle => ({
  weight,
  size,
  leading,
  colour,
});
const TITLE = style('bold', 28, 36, LIGHT.ink);
const LEAD = style('regular', 14, 21, LIGHT.ink);
const LINK = style('regular', 12, 18, LIGHT.lake);
const PLAIN = style('regular', 11, 17, LIGHT.ink);
const QUIETLY = style('regular', 10, 15, LIGHT.stone);

const LEFT = 72;
const WIDTH = A4.width - 2 * LEFT;
/** 60 mm: read from a table, too. */
const QR_SIDE = 170;

/** The link on a page to hand over: A4, tagged, one page. Names nobody, nor what the link shows. */
export function sharePdf(input: {
  readonly link: string;
  readonly language: Language;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly withCode: boolean;
}): Uint8Array {
  const { link, language } = input;
  const text = SHARE_PAPER_TEXT[language];
  const pdf = new TaggedPdf({
    title: text.title,
    author: 'Pätevä',
    subject: text.lead,
    language,
    at: input.createdAt,
    fileId: sha256Hex(link).slice(0, 32),
    drawnWith: {},
  });
  pdf.addPage();
  let y = 84;
  const put = (words: string, its: TextStyle, before: number, role: 'H1' | 'P' | 'Link' = 'P') => {
    const block = setText(words, its, WIDTH);
    y += before;
    const at = y;
    const element = role === 'Link' ? pdf.open('Link', pdf.open('P')) : pdf.open(role);
    pdf.mark(element, () => pdf.block(block, LEFT, at));
    if (role === 'Link') {
      const longest = Math.max(
        ...block.lines.map((line) => face(its.weight).width(line.trimEnd(), its.size)),
      );
      pdf.link(element, { x: LEFT, y: at, width: longest, height: block.height }, link);
    }
    y += block.height;
  };
  put(text.title, TITLE, 0, 'H1');
  put(text.lead, LEAD, 16);
  y += 32;
  const box = {
    left: LEFT,
    right: LEFT + QR_SIDE,
    top: A4.height - y,
    bottom: A4.height - y - QR_SIDE,
  };
  const top = y;
  pdf.mark(pdf.open('Figure', undefined, { alternative: text.qr, box }), () =>
    pdf.qr(symbolOf(link), { x: LEFT, y: top }, QR_SIDE, LIGHT.ink),
  );
  y += QR_SIDE;
  put(link, LINK, 24, 'Link');
  put(text.howTo, PLAIN, 24);
  if (input.withCode) put(text.code, PLAIN, 8);
  put(filled(text.until, { day: dayText(dayOf(input.expiresAt), language) }), PLAIN, 8);
  put(text.withdrawn, QUIETLY, 24);
  return pdf.finish();
}
