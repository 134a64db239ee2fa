import type { PrintedCard } from '../access/activation-card.ts';
import { sha256Hex } from '../base/canonical-json.ts';
import { TaggedPdf } from '../drawing/tagged-pdf.ts';
import { type CardSetting, drawCard } from './activation-card-drawing.ts';
import { SHEET_TITLE } from './card.text.ts';
import { SHEET } from './card-style.ts';
import { drawCut } from './draw-parts.ts';

const PER_SHEET = SHEET.columns * SHEET.rows;

/** Activation cards, eight to an A4 sheet with lines to cut along: tagged, in the language, each card a section. */
export function activationCardsPdf(
  cards: readonly PrintedCard[],
  setting: CardSetting & { readonly at: Date },
): Uint8Array {
  const title = SHEET_TITLE[setting.language][setting.kind];
  const pdf = new TaggedPdf({
    title,
    author: 'Pätevä',
    subject: title,
    language: setting.language,
    at: setting.at,
    fileId: sha256Hex(cards.map(({ code }) => code).join(' ')).slice(0, 32),
    drawnWith: {},
  });
  for (let first = 0; first < cards.length; first += PER_SHEET) {
    const sheet = cards.slice(first, first + PER_SHEET);
    pdf.addPage();
    drawCuts(pdf, sheet.length);
    for (const [at, card] of sheet.entries()) drawCard(pdf, card, setting, cornerOf(at));
  }
  return pdf.finish();
}

/** Cards fill a sheet row by row. */
const cornerOf = (at: number) => ({
  x: (at % SHEET.columns) * SHEET.width,
  y: Math.floor(at / SHEET.columns) * SHEET.height,
});

function drawCuts(pdf: TaggedPdf, cards: number): void {
  const rows = Math.ceil(cards / SHEET.columns);
  const width = SHEET.columns * SHEET.width;
  drawCut(pdf, { x: SHEET.width, y: 0 }, rows * SHEET.height, 'DOWN');
  for (let row = 1; row <= Math.min(rows, SHEET.rows - 1); row += 1) {
    drawCut(pdf, { x: 0, y: row * SHEET.height }, width, 'ACROSS');
  }
}
