import { rgbOf } from './colour.ts';
import { blockOf, type FontBlock, ordinaryBlock } from './font-block.ts';
import { drawable, face, type Weight } from './fonts.ts';
import { kerning } from './kerning.ts';
import { decimal } from './pdf-file.ts';
import { pathOperators } from './svg-path.ts';

/** How a run of text looks; size in points. */
export interface Look {
  readonly weight: Weight;
  readonly size: number;
  /** #rrggbb */
  readonly colour: string;
}

/** Text this large is kerned; below it nobody sees the difference. */
const KERNED_FROM = 14;

/** A line as it is shown, and the parts of the typeface that it needs. */
interface Shown {
  readonly operators: string;
  readonly blocks: ReadonlySet<FontBlock>;
}

/** How many lines are kept of each look: labels and requirements come again for every holder. Names are large, and are not kept. */
const MOST_KEPT = 1000;
const keptLines = new WeakMap<Look, Map<string, Shown>>();

function shownLine(text: string, look: Look): Shown {
  if (look.size >= KERNED_FROM) return show(text, look);
  const kept = keptLines.get(look) ?? new Map<string, Shown>();
  keptLines.set(look, kept);
  const known = kept.get(text);
  if (known) return known;
  const made = show(text, look);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, made);
  return made;
}

/** The operators that show a line; it begins and ends in the ordinary block. */
function show(text: string, { weight, size }: Look): Shown {
  const kerns = size < KERNED_FROM ? null : kerning(text, face(weight));
  const usual = ordinaryBlock(weight);
  const blocks = new Set([usual]);
  let operators = '';
  let current = usual;
  let codes = '';
  let kern = 0;
  const flush = (next: FontBlock) => {
    const gap = kern === 0 ? '' : String(-kern);
    kern = 0;
    if (codes) operators += kerns ? `[<${codes}>${gap}] TJ\n` : `<${codes}> Tj\n`;
    codes = '';
    if (next === current) return;
    operators += `/${next.key} ${decimal(size)} Tf\n`;
    blocks.add(next);
    current = next;
  };
  let at = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    let code = usual.codes.get(codePoint);
    let block = usual;
    if (code === undefined) {
      block = blockOf(weight, codePoint);
      code = block.codes.get(codePoint) ?? '0000';
    }
    if (block !== current) flush(block);
    if (kern !== 0) {
      codes += `>${-kern}<`;
      kern = 0;
    }
    codes += code;
    kern = kerns?.[at] ?? 0;
    at += 1;
  }
  flush(usual);
  return { operators, blocks };
}

/** One page's content stream being written (ISO 32000-1, 7.8.2 and 8 to 9); PDF coordinates, y upwards. */
export class Content {
  readonly #blocks: Map<string, FontBlock>;
  #text = '';

  /** `blocks` collects the parts of the typeface that a document uses. */
  constructor(blocks: Map<string, FontBlock>) {
    this.#blocks = blocks;
  }

  /** All operators so far, in ASCII. */
  get operators(): string {
    return this.#text;
  }

  /** Begins a stretch of marked content; `properties` is a dictionary or empty. */
  begin(tag: string, properties: string): void {
    this.#text += properties ? `/${tag} ${properties} BDC\n` : `/${tag} BMC\n`;
  }

  end(): void {
    this.#text += 'EMC\n';
  }

  /** Lines of text, the first one's baseline starting at x, y, each next one `leading` further down. */
  lines(lines: readonly string[], x: number, y: number, look: Look, leading: number): void {
    const key = ordinaryBlock(look.weight).key;
    const shown = lines.map((line) => {
      const { operators, blocks } = shownLine(drawable(line), look);
      for (const block of blocks) this.#blocks.set(block.key, block);
      return operators;
    });
    this.#text +=
      `BT\n${fill(look.colour)}\n/${key} ${decimal(look.size)} Tf\n` +
      `${lines.length > 1 ? `${decimal(leading)} TL\n` : ''}${decimal(x)} ${decimal(y)} Td\n` +
      `${shown.join('T*\n')}ET\n`;
  }

  /** An SVG path with its origin at x, y, its y downwards, filled, stroked with a round pen, or both. */
  path(
    path: string,
    x: number,
    y: number,
    paint: { fill?: string | null; stroke?: string | null; width?: number },
  ): void {
    const paints = paint.fill && paint.stroke ? 'B' : paint.fill ? 'f' : paint.stroke ? 'S' : 'n';
    const pen = paint.stroke
      ? `${channels(paint.stroke)} RG\n${decimal(paint.width ?? 1)} w\n1 J\n1 j\n`
      : '';
    this.#text +=
      `q\n1 0 0 -1 ${decimal(x)} ${decimal(y)} cm\n${paint.fill ? `${fill(paint.fill)}\n` : ''}${pen}` +
      `${pathOperators(path)}\n${paints}\nQ\n`;
  }

  /** A stencil in one colour with its lower left corner at x, y. */
  stencil(name: string, x: number, y: number, side: number, colour: string): void {
    const size = decimal(side);
    this.#text += `q\n${fill(colour)}\n${size} 0 0 ${size} ${decimal(x)} ${decimal(y)} cm\n/${name} Do\nQ\n`;
  }
}

/** The last colours in which something was drawn: a page has some five. */
const kept = new Map<string, string>();

function channels(colour: string): string {
  const known = kept.get(colour);
  if (known !== undefined) return known;
  const made = (rgbOf(colour) ?? [0, 0, 0]).map(decimal).join(' ');
  if (kept.size >= 100) kept.clear();
  kept.set(colour, made);
  return made;
}

const fill = (colour: string): string => `${channels(colour)} rg`;
