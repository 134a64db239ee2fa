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
  const lines = wrap(text, style, width);
  return { style, lines, height: lines.length * style.leading };
}

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
  const widths = pieces(drawable(text)).map((piece) => face(style.weight).width(piece.trimEnd(), style.size));
  return Math.max(0, ...widths);
}

/** Lines no wider than the width, broken at spaces and after hyphens and slashes, inside a word only where it alone is too wide. */
export function wrap(text: string, style: TextStyle, width: number): string[] {
  const fits = (line: string) => face(style.weight).width(line.trimEnd(), style.size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(drawable(text))) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    line = '';
    for (const character of piece) {
      if (!fits(line + character) && line) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}

/** A text's unbreakable pieces, each with the plain space that follows it; no-break spaces do not divide. */
function pieces(text: string): string[] {
  return (
    text
      .trim()
      .match(/[^ ]*?(?:(?<=\p{L})[-/\u2013](?=\p{L})|[ ]+|$)/gu)
      ?.filter(Boolean) ?? []
  );
}
