import { LIGHT } from '../drawing/colour.ts';
import type { Block } from '../drawing/columns.ts';
import type { Element } from '../drawing/structure.ts';
import type { TaggedPdf } from '../drawing/tagged-pdf.ts';
import { firstBaseline, followed, setText, type TextBlock } from '../drawing/text-block.ts';
import { CERTIFICATE_LABELS } from './certificate-pdf.text.ts';
import type { Step } from './certificate-plan.ts';
import { COLUMN, FRAME, STYLE } from './certificate-style.ts';
import type { CertificateView } from './certificate-view.ts';

type Item = CertificateView['sections'][number]['groups'][number]['items'][number];

/** What a column is filled with: a group's name, or a requirement or a stretch of a long one. */
export type Piece = Block & {
  readonly group: number;
  readonly text: TextBlock;
  readonly note?: TextBlock;
  /** The whole name, on the piece where a group's name begins. */
  readonly name?: string;
  /** Absent on a group's name. */
  readonly item?: { readonly index: number; readonly of: Item; readonly first: boolean };
};

export interface BodySection {
  readonly heading: TextBlock;
  readonly pieces: readonly Piece[];
}

/** No piece is taller than this many lines, so that none is taller than a page. */
const LINES_IN_A_PIECE = 14;

/** The requirements as pieces for two columns, each section with its heading. */
export function bodyOf(view: CertificateView, colour: string): BodySection[] {
  return view.sections
    .filter((section) => section.groups.some((group) => group.items.length > 0))
    .map((section) => ({
      heading: setText(section.heading, STYLE.section, FRAME.width),
      pieces: section.groups.flatMap(({ name, items }, group) =>
        items.length === 0
          ? []
          : [
              ...(name ? groupPieces(name, group, colour) : []),
              ...items.flatMap((item, index) =>
                itemPieces(item, index, group, view.language, group > 0 && !name),
              ),
            ],
      ),
    }));
}

/** Draws one column of a section; headings and lists are opened in the structure as they are met. */
export function drawColumn(
  pdf: TaggedPdf,
  section: BodySection,
  step: Extract<Step, { kind: 'COLUMN' }>,
  tags: SectionTags,
  colour: string,
): void {
  const x = FRAME.left + step.column * (COLUMN.width + COLUMN.between);
  let y = step.y;
  section.pieces.slice(step.from, step.to).forEach((piece, index) => {
    y += index === 0 ? 0 : piece.before;
    const { item } = piece;
    if (!item) {
      const heading = tags.group(piece.group);
      pdf.mark(heading, () => pdf.block(piece.text, x, y));
      if (piece.name) pdf.bookmark(piece.name, 3, y, heading);
    } else {
      if (item.first) pdf.artifact(() => drawSign(pdf, item.of, x, y, colour));
      pdf.mark(tags.item(piece.group, item.index, item.of.language), () => {
        pdf.block(piece.text, x + COLUMN.indent, y);
        if (piece.note) pdf.block(piece.note, x + COLUMN.indent, y + piece.text.height + 1);
      });
    }
    y += piece.height;
  });
}

/** The structure elements of one section, opened on first use. */
export class SectionTags {
  readonly #pdf: TaggedPdf;
  readonly #names = new Map<number, Element>();
  readonly #lists = new Map<number, Element>();
  readonly #items = new Map<string, Element>();

  constructor(pdf: TaggedPdf) {
    this.#pdf = pdf;
  }

  group(group: number): Element {
    const known = this.#names.get(group);
    if (known) return known;
    const made = this.#pdf.open('H3');
    this.#names.set(group, made);
    return made;
  }

  item(group: number, index: number, language: string | undefined): Element {
    const known = this.#items.get(`${group}.${index}`);
    if (known) return known;
    const list = this.#lists.get(group) ?? this.#pdf.open('L');
    this.#lists.set(group, list);
    const made = this.#pdf.open('LBody', this.#pdf.open('LI', list), language ? { language } : {});
    this.#items.set(`${group}.${index}`, made);
    return made;
  }
}

/** Before the text: the ring's own segment, empty, filled to a bit over half, or solid; a dot where no level is told. */
function drawSign(pdf: TaggedPdf, item: Item, x: number, y: number, colour: string): void {
  const side = 6.4;
  const middle = y + firstBaseline(STYLE.item) - STYLE.item.size * 0.32;
  if (!item.level) {
    pdf.path('M 0 0 L 0.01 0', { x: x + side / 2, y: middle }, { stroke: LIGHT.line, width: 2.6 });
    return;
  }
  const box = (from: number, to: number, inset: number) =>
    `M ${inset} ${from + inset} H ${side - inset} V ${to - inset} H ${inset} Z`;
  const at = { x, y: middle - side / 2 };
  const level = item.level.code === 'WITH_GUIDANCE' ? side * 0.42 : 0;
  pdf.path(box(level, side, 0), at, { fill: colour });
  if (level > 0) pdf.path(box(0, side, 0.35), at, { stroke: colour, width: 0.7 });
}

function groupPieces(name: string, group: number, colour: string): Piece[] {
  const style = { ...STYLE.group, colour };
  const parts = inParts(setText(name, style, COLUMN.width).lines);
  return parts.map((lines, part): Piece => {
    const leads = part === parts.length - 1;
    const text: TextBlock = { style, lines, height: lines.length * style.leading };
    return {
      group,
      text,
      ...(part === 0 ? { name } : {}),
      height: text.height + (leads ? 4.5 : 0),
      before: part === 0 ? 15 : 0,
      leads,
    };
  });
}

/** Lines in stretches that always find a column. */
function inParts(lines: readonly string[]): string[][] {
  const count = Math.max(1, Math.ceil(lines.length / LINES_IN_A_PIECE));
  return Array.from({ length: count }, (_, part) =>
    lines.slice(part * LINES_IN_A_PIECE, (part + 1) * LINES_IN_A_PIECE),
  );
}

function itemPieces(
  item: Item,
  index: number,
  group: number,
  language: CertificateView['language'],
  apart: boolean,
): Piece[] {
  const width = COLUMN.width - COLUMN.indent;
  const labels = CERTIFICATE_LABELS[language];
  const spoken = item.language && (labels.inLanguage[item.language] ?? item.language);
  const note = setText([item.level?.label, item.note, spoken].filter(Boolean).join(' · '), STYLE.note, width);
  const parts = inParts(setText(item.text, STYLE.item, width).lines);
  return parts.map((lines, part): Piece => {
    const text: TextBlock = { style: STYLE.item, lines, height: lines.length * STYLE.item.leading };
    const last = part === parts.length - 1 && note.lines.length > 0;
    return {
      group,
      text: last ? followed(text) : text,
      ...(last ? { note } : {}),
      item: { index, of: item, first: part === 0 },
      height: text.height + (last ? note.height + 1 : 0),
      before: part > 0 ? 0 : index > 0 ? 7 : apart ? 14 : 0,
      leads: false,
    };
  });
}
