import type { PrintedCard } from '../access/activation-card.ts';
import { dayOf } from '../base/day.ts';
import type { Language } from '../base/language.ts';
import { dateInWords } from '../credential/certificate-pdf.text.ts';
import { qrSymbol } from '../drawing/qr.ts';
import type { TaggedPdf } from '../drawing/tagged-pdf.ts';
import { setText, setTextWithin, type TextBlock } from '../drawing/text-block.ts';
import { CARD_WORDS, type CardKind, type CardWords } from './card.text.ts';
import { CARD_QR, CARD_STYLES, type CardStyle, SHEET } from './card-style.ts';
import { drawCode, drawMark } from './draw-parts.ts';

/** What all cards of a sheet have in common. */
export interface CardSetting {
  readonly kind: CardKind;
  readonly language: Language;
  /** Where cards are used; the code follows as a fragment, which never reaches a server's log. */
  readonly address: string;
}

const WIDTH = SHEET.width - 2 * SHEET.side;
const BESIDE = WIDTH - CARD_QR - 14;
const MARK = 13;
const DAY = 86_400_000;

/** The last day that is whole: a card that ends at noon is promised until the evening before. */
const lastDay = (expiresAt: Date, language: Language): string =>
  dateInWords(dayOf(new Date(expiresAt.getTime() - DAY)), language);

/** An address as people type it. */
export const typed = (address: string): string => address.replace(/^https:\/\//, '');

interface Setted {
  readonly style: CardStyle;
  readonly title: TextBlock;
  readonly name: TextBlock;
  readonly label: TextBlock;
  readonly code: TextBlock;
  readonly what: TextBlock;
  readonly steps: readonly TextBlock[];
  readonly foot: readonly TextBlock[];
  readonly height: number;
}

const INDENT = 12;
const GAP = { name: 3, code: 5, what: 9, steps: 4, foot: 6 } as const;

/** A name as large as it goes in one line, else in two; what is longer still is cut. */
function setName(name: string, { names }: CardStyle): TextBlock {
  const oneLine = names.slice(0, -1);
  const block = setTextWithin(name, oneLine, BESIDE, 1);
  if (block.lines.length === 1) return block;
  const smallest = names.at(-1)!;
  const whole = setText(name, smallest, BESIDE);
  if (whole.lines.length <= 2) return whole;
  const [first = '', second = ''] = whole.lines;
  const lines = [first, `${[...second.trimEnd()].slice(0, -1).join('')}…`];
  return { style: smallest, lines, height: lines.length * smallest.leading };
}

function setCard(card: PrintedCard, words: CardWords, setting: CardSetting, style: CardStyle): Setted {
  const title = setText(words.title, style.title, BESIDE - MARK - 5);
  const name = setName(card.name, style);
  const label = setText(words.code, style.label, BESIDE);
  const code = setText(card.code, style.code, BESIDE);
  const what = setText(words.what, style.text, WIDTH);
  const steps = words.steps(typed(setting.address)).map((step) => setText(step, style.text, WIDTH - INDENT));
  const foot = [words.until(lastDay(card.expiresAt, setting.language)), words.ask].map((line) =>
    setText(line, style.foot, WIDTH),
  );
  const sum = (blocks: readonly TextBlock[]) => blocks.reduce((height, block) => height + block.height, 0);
  const beside = title.height + GAP.name + name.height + GAP.code + label.height + code.height;
  const height =
    Math.max(beside, CARD_QR) + GAP.what + what.height + GAP.steps + sum(steps) + GAP.foot + sum(foot);
  return { style, title, name, label, code, what, steps, foot, height };
}

/** Draws one card with its upper left corner there, in its own section of the document. */
export function drawCard(
  pdf: TaggedPdf,
  card: PrintedCard,
  setting: CardSetting,
  corner: { x: number; y: number },
): void {
  const words = CARD_WORDS[setting.language][setting.kind];
  const room = SHEET.height - SHEET.top - SHEET.bottom;
  const sets = CARD_STYLES.map((style) => setCard(card, words, setting, style));
  const set = sets.find(({ height }) => height <= room) ?? sets.at(-1)!;
  const left = corner.x + SHEET.side;
  const section = pdf.open('Sect');
  let y = corner.y + SHEET.top;
  const put = (role: 'H1' | 'P', block: TextBlock, x = left) => {
    pdf.mark(pdf.open(role, section), () => pdf.block(block, x, y));
    y += block.height;
  };

  drawMark(pdf, { x: left, y: y - 0.5 }, MARK);
  put('H1', set.title, left + MARK + 5);
  y += GAP.name;
  put('P', set.name);
  y += GAP.code;
  pdf.mark(pdf.open('P', section), () => {
    pdf.block(set.label, left, y);
    pdf.block(set.code, left, y + set.label.height);
  });
  y += set.label.height + set.code.height;
  const top = corner.y + SHEET.top;
  const symbol = qrSymbol(`${setting.address}#${card.code}`);
  if (symbol) {
    const at = { x: corner.x + SHEET.width - SHEET.side - CARD_QR, y: top };
    drawCode(pdf, section, symbol, at, CARD_QR, words.qrAlternative);
  }
  y = Math.max(y, top + CARD_QR) + GAP.what;
  put('P', set.what);
  y += GAP.steps;
  const list = pdf.open('L', section);
  for (const [at, step] of set.steps.entries()) {
    const item = pdf.open('LI', list);
    pdf.mark(pdf.open('LBody', item), () => {
      pdf.text(`${at + 1} `, left, y + set.style.text.leading / 2 + set.style.text.size * 0.355, {
        ...set.style.text,
        weight: 'bold',
      });
      pdf.block(step, left + INDENT, y);
    });
    y += step.height;
  }
  y = corner.y + SHEET.height - SHEET.bottom - set.foot.reduce((sum, { height }) => sum + height, 0);
  for (const line of set.foot) put('P', line);
}
