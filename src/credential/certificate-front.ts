import { LIGHT } from '../drawing/colour.ts';
import { face } from '../drawing/fonts.ts';
import { centreTextSize, type Ring, ringShapes } from '../drawing/ring.ts';
import { A4, type TaggedPdf } from '../drawing/tagged-pdf.ts';
import { followed, longestPiece, setText, setTextWithin, type TextBlock } from '../drawing/text-block.ts';
import { CERTIFICATE_LABELS, dateInWords } from './certificate-pdf.text.ts';
import { FRAME, HAIRLINE, RING_DIAMETER, STYLE } from './certificate-style.ts';
import type { CertificateView } from './certificate-view.ts';

/** The upper part of the first page: whose certificate, of what, the ring and the facts. */
export interface Front {
  /** Where the requirements can begin. */
  readonly bottom: number;
  draw(pdf: TaggedPdf): void;
}

/** Sets the upper part; a long name is set smaller before it takes more lines. */
export function frontOf(view: CertificateView, colour: string): Front {
  const width = FRAME.width - RING_DIAMETER - 32;
  const labels = CERTIFICATE_LABELS[view.language];
  const { holder, target, qualification } = view;
  const born = holder.birthDate ? `${labels.born} ${dateInWords(holder.birthDate, view.language)}` : '';
  const rows: { readonly role: 'H1' | 'H2' | 'P'; readonly block: TextBlock; readonly before: number }[] = [
    { role: 'H1', block: setText(view.title, { ...STYLE.kind, colour }, width), before: 0 },
    { role: 'P', block: setText(view.issuer.name, STYLE.issuedBy, width), before: 1 },
    { role: 'P', block: nameBlock(holder.name, width), before: 30 },
    { role: 'P', block: setText(born, STYLE.born, width), before: 4 },
    { role: 'P', block: setText(holder.identityAssurance, STYLE.born, width), before: born ? 0 : 4 },
    { role: 'H2', block: setTextWithin(target.name, STYLE.units, FRAME.width, 2), before: 26 },
    { role: 'P', block: setText(joined(target.unitName, target.code), STYLE.under, FRAME.width), before: 3 },
    {
      role: 'P',
      block: setText(joined(qualification.name, qualification.diaryNumber), STYLE.under, FRAME.width),
      before: 0,
    },
  ];
  const placed: { readonly role: 'H1' | 'H2' | 'P'; readonly block: TextBlock; readonly y: number }[] = [];
  let y: number = FRAME.top;
  for (const { role, block, before } of rows) {
    if (block.lines.length === 0) continue;
    y = (role === 'H2' ? Math.max(y, FRAME.top + RING_DIAMETER) : y) + before;
    placed.push({ role, block, y });
    y += block.height;
  }
  const facts = factsOf(view);
  const factsTop = y + 18;
  return {
    bottom: factsTop + facts.height + 24,
    draw(pdf) {
      placed.forEach(({ role, block, y: top }) => {
        const element = pdf.open(role);
        pdf.mark(element, () => pdf.block(block, FRAME.left, top));
        if (role !== 'P') pdf.bookmark(block.lines.join(''), role === 'H1' ? 1 : 2, top, element);
        if (role === 'H1') drawRing(pdf, view.ring, colour);
      });
      if (facts.cells.length > 0) pdf.artifact(() => pdf.rule(FRAME.left, factsTop, FRAME.width, HAIRLINE));
      for (const cell of facts.cells) {
        pdf.mark(pdf.open('P'), () => {
          pdf.block(cell.label, FRAME.left + cell.x, factsTop + cell.y);
          pdf.block(cell.value, FRAME.left + cell.x, factsTop + cell.y + cell.label.height);
        });
      }
    },
  };
}

/** A name in two lines as large as it goes, else smaller in three; never cut. */
function nameBlock(name: string, width: number): TextBlock {
  const large = setTextWithin(name, STYLE.names.slice(0, 2), width, 2);
  return large.lines.length <= 2 ? large : setTextWithin(name, STYLE.names.slice(2), width, 3);
}

function drawRing(pdf: TaggedPdf, ring: Ring, colour: string): void {
  const at = { x: FRAME.right - RING_DIAMETER, y: FRAME.top };
  const box = {
    left: at.x,
    right: FRAME.right,
    top: A4.height - at.y,
    bottom: A4.height - at.y - RING_DIAMETER,
  };
  const paint = { RING: colour, LINE: LIGHT.line } as const;
  pdf.mark(pdf.open('Figure', undefined, { alternative: ring.alternative, box }), () => {
    for (const { path, fill, stroke, strokeWidth } of ringShapes(ring, RING_DIAMETER)) {
      pdf.path(path, at, { fill: fill && paint[fill], stroke: stroke && paint[stroke], width: strokeWidth });
    }
    if (!('text' in ring.centre)) return;
    const size = centreTextSize(RING_DIAMETER, ring.centre.text);
    const x = at.x + (RING_DIAMETER - face('regular').width(ring.centre.text, size)) / 2;
    const y = at.y + RING_DIAMETER / 2 + size * 0.357;
    pdf.text(ring.centre.text, x, y, { weight: 'regular', size, colour: LIGHT.ink });
  });
}

interface Cell {
  readonly label: TextBlock;
  readonly value: TextBlock;
  readonly x: number;
  readonly y: number;
}

/** The facts side by side: as wide as they are where that fits, else values on two lines, else in even rows. */
function factsOf({ facts }: CertificateView): { readonly cells: readonly Cell[]; readonly height: number } {
  if (facts.length === 0) return { cells: [], height: 0 };
  for (const lines of [1, 2]) {
    const widths = facts.map((fact) => narrowest(fact, lines));
    const spare = FRAME.width - widths.reduce((sum, one) => sum + one, 0);
    const between = facts.length > 1 ? Math.min(40, spare / (facts.length - 1)) : 0;
    if (between < BETWEEN_FACTS && facts.length > 1) continue;
    const x = widths.map((_, at) => widths.slice(0, at).reduce((sum, one) => sum + one + between, 0));
    return grid(facts, facts.length, (column) => ({ x: x[column]!, width: widths[column]! }));
  }
  for (let rows = 2; ; rows += 1) {
    const perRow = Math.ceil(facts.length / rows);
    const width = (FRAME.width - BETWEEN_FACTS * (perRow - 1)) / perRow;
    if (perRow > 1 && facts.some((fact) => narrowest(fact, 2) > width)) continue;
    return grid(facts, perRow, (column) => ({ x: column * (width + BETWEEN_FACTS), width }));
  }
}

const BETWEEN_FACTS = 22;

/** A value this short stays on one line. */
const NEVER_DIVIDED = 72;

/** The least width in which the label stands on one line and the value, its words whole, on at most so many. */
function narrowest({ label, value }: CertificateView['facts'][number], lines: number): number {
  const natural = face(STYLE.factValue.weight).width(value, STYLE.factValue.size) + 1;
  const labelled = face(STYLE.factLabel.weight).width(label, STYLE.factLabel.size) + 1;
  let width = Math.max(
    labelled,
    Math.min(natural, NEVER_DIVIDED),
    longestPiece(value, STYLE.factValue) + 1,
    natural / lines,
  );
  while (width < natural && setText(value, STYLE.factValue, width).lines.length > lines) width += 4;
  return width;
}

function grid(
  facts: CertificateView['facts'],
  perRow: number,
  column: (index: number) => { readonly x: number; readonly width: number },
): { readonly cells: readonly Cell[]; readonly height: number } {
  const cells: Cell[] = [];
  let y = 11;
  for (let first = 0; first < facts.length; first += perRow) {
    const row = facts.slice(first, first + perRow).map(({ label, value }, index) => {
      const { x, width } = column(index);
      return {
        label: followed(setText(label, STYLE.factLabel, width)),
        value: setText(value, STYLE.factValue, width),
        x,
        y,
      };
    });
    cells.push(...row);
    y += Math.max(...row.map((cell) => cell.label.height + cell.value.height)) + 9;
  }
  return { cells, height: facts.length === 0 ? 0 : y - 9 };
}

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');
