import { sha256Hex } from '../base/canonical-json.ts';
import { dayOf } from '../base/day.ts';
import type { Language } from '../base/language.ts';
import { dateInWords } from '../credential/certificate-pdf.text.ts';
import { qrSymbol } from '../drawing/qr.ts';
import { TaggedPdf } from '../drawing/tagged-pdf.ts';
import { setText } from '../drawing/text-block.ts';
import { typed } from './activation-card-drawing.ts';
import { PAGE, PAGE_QR, PAGE_STYLE } from './card-style.ts';
import { drawCode, drawFrame, drawMark } from './draw-parts.ts';
import { RECOVERY_WORDS } from './recovery-card.text.ts';

export interface RecoveryCardInput {
  readonly code: string;
  readonly language: Language;
  /** Where the card is used; the code follows as a fragment. */
  readonly address: string;
  readonly at: Date;
}

const PADDING = 22;
const MARK = 22;

/** The card that a participant prints and keeps at home: one A4 page with no name on it, tagged. */
export function recoveryCardPdf({ code, language, address, at }: RecoveryCardInput): Uint8Array {
  const words = RECOVERY_WORDS[language];
  const pdf = new TaggedPdf({
    title: words.title,
    author: 'Pätevä',
    subject: words.title,
    language,
    at,
    fileId: sha256Hex(code).slice(0, 32),
    drawnWith: {},
  });
  pdf.addPage();
  let y: number = PAGE.top;
  const put = (role: 'H1' | 'H2' | 'P', text: string, style: (typeof PAGE_STYLE)['text'], before: number) => {
    const block = setText(text, style, PAGE.width);
    y += before;
    pdf.mark(pdf.open(role), () => pdf.block(block, PAGE.left, y));
    y += block.height;
  };

  drawMark(pdf, { x: PAGE.left, y: PAGE.top - MARK - 8 }, MARK);
  put('H1', words.title, PAGE_STYLE.title, 0);
  put('P', words.lead, PAGE_STYLE.lead, 6);
  y += 20;
  drawCodeBox(pdf, y, code, language, `${address}#${code}`);
  y += PAGE_QR + 2 * PADDING + 8;
  for (const { heading, texts } of words.sections) {
    put('H2', heading, PAGE_STYLE.heading, 16);
    for (const text of texts) put('P', text, PAGE_STYLE.text, 2);
  }
  put('H2', words.how, PAGE_STYLE.heading, 16);
  y += 2;
  y = drawSteps(pdf, y, words.steps(typed(address)));
  put('P', words.made(dateInWords(dayOf(at), language)), PAGE_STYLE.foot, 22);
  return pdf.finish();
}

function drawCodeBox(pdf: TaggedPdf, y: number, code: string, language: Language, payload: string): void {
  const words = RECOVERY_WORDS[language];
  drawFrame(pdf, { x: PAGE.left, y }, { width: PAGE.width, height: PAGE_QR + 2 * PADDING });
  const left = PAGE.left + PADDING;
  const label = setText(words.code, PAGE_STYLE.label, PAGE.width);
  const shown = setText(code, PAGE_STYLE.code, PAGE.width);
  const top = y + PADDING + (PAGE_QR - label.height - shown.height) / 2;
  pdf.mark(pdf.open('P'), () => {
    pdf.block(label, left, top);
    pdf.block(shown, left, top + label.height);
  });
  const symbol = qrSymbol(payload);
  const at = { x: PAGE.right - PADDING - PAGE_QR, y: y + PADDING };
  if (symbol) drawCode(pdf, undefined, symbol, at, PAGE_QR, words.qrAlternative);
}

/** Draws a numbered list; answers where it ends. */
function drawSteps(pdf: TaggedPdf, top: number, steps: readonly string[]): number {
  const style = PAGE_STYLE.text;
  const list = pdf.open('L');
  let y = top;
  for (const [at, step] of steps.entries()) {
    const block = setText(step, style, PAGE.width - 18);
    pdf.mark(pdf.open('LBody', pdf.open('LI', list)), () => {
      pdf.text(`${at + 1} `, PAGE.left, y + style.leading / 2 + style.size * 0.355, {
        ...style,
        weight: 'bold',
      });
      pdf.block(block, PAGE.left + 18, y);
    });
    y += block.height;
  }
  return y;
}
