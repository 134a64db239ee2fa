import { drawable, face, type Weight } from './fonts.ts';

/** How a text is set; sizes in points. */
export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  /** From one line's baseline to the next. */
  readonly leading: number;
  /** #rrggbb */
  readonly colour: string;
}

/** A text broken into lines that fit a width. */
export interface TextBlock {
  readonly style: TextStyle;
  readonly lines: readonly string[];
  readonly height: number;
}

/** Sets a text in a width; an empty text has no lines and no height. */
export function setText(text: string, style: TextStyle, width: number): TextBlock {
  if (style.size > KEPT_UP_TO) return blockOf(text, style, width);
  const known = kept.get(style) ?? new Map<string, Kept>();
  kept.set(style, known);
  const last = known.get(text);
  if (last?.width === width) return last.block;
  const block = blockOf(text, style, width);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(text, { width, block });
  return block;
}

/** A text as it was last set, and in what width. */
interface Kept {
  readonly width: number;
  readonly block: TextBlock;
}

/** How many texts are kept of each style: requirements come again for every holder. Names are larger, and are not kept. */
const MOST_KEPT = 500;
const KEPT_UP_TO = 12;
const kept = new WeakMap<TextStyle, Map<string, Kept>>();

function blockOf(text: string, style: TextStyle, width: number): TextBlock {
  const lines = wrap(text, style, width);
  return { style, lines, height: lines.length * style.leading };
}

/** A text that another one follows in the same breath: a space at its end keeps their words apart, and nobody sees it. */
export const followed = (block: TextBlock): TextBlock => ({
  ...block,
  lines: block.lines.map((line, at) => (at === block.lines.length - 1 ? `${line} ` : line)),
});

/** The first of the styles in which the text needs at most `most` lines; the last style where none does. */
export function setTextWithin(
  text: string,
  styles: readonly TextStyle[],
  width: number,
  most: number,
): TextBlock {
  const blocks = styles.map((style) => setText(text, style, width));
  return blocks.find((block) => block.lines.length <= most) ?? blocks.at(-1)!;
}

/** Where the first line's baseline stands below the block's top, so that lines sit in the middle of their leading. */
export const firstBaseline = (style: TextStyle): number => style.leading / 2 + style.size * 0.355;

/** The width of a text's longest piece: narrower than this a word is broken. */
export function longestPiece(text: string, style: TextStyle): number {
  const { width } = face(style.weight);
  return Math.max(0, ...pieces(drawable(text)).map((piece) => width(withoutSpaces(piece), style.size)));
}

/**
 * Lines no wider than the width, broken at spaces and after hyphens and slashes, inside a word only where it alone is
 * too wide. A line that was broken at a space keeps it, for those who have the text read to them, and may stand that
 * much further out.
 */
export function wrap(text: string, style: TextStyle, width: number): string[] {
  const { width: widthOf } = face(style.weight);
  const space = widthOf(' ', style.size);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(drawable(text))) {
    const wide = widthOf(piece, style.size);
    const shown = wide - (piece.length - withoutSpaces(piece).length) * space;
    if (used + shown > width && line.trim()) {
      lines.push(line);
      line = '';
      used = 0;
    }
    if (used + shown <= width) {
      line += piece;
      used += wide;
      continue;
    }
    for (const character of piece) {
      const more = widthOf(character, style.size);
      if (used + more > width && line && character !== ' ') {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += character;
      used += more;
    }
  }
  if (line.trim()) lines.push(withoutSpaces(line));
  return lines;
}

/** A text's unbreakable pieces, each with the plain spaces that follow it; no-break spaces do not divide. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const word of text.trim().match(/[^ ]+ */g) ?? []) {
    // A range of numbers stays whole, a double name does not.
    if (DIVIDES.test(word)) found.push(...word.split(AFTER_SIGN));
    else found.push(word);
  }
  return found;
}

const withoutSpaces = (text: string): string => text.replace(/ +$/, '');

const DIVIDES = /[-/\u2013]/;
const AFTER_SIGN = /(?<=\p{L}[-/\u2013])(?=\p{L})/u;
