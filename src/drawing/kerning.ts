import type { Face } from './fonts.ts';

/** How many pairs are kept; a language has some hundreds. */
const MOST_KEPT = 20_000;
const kept = new Map<string, number>();

const PLAIN = { liga: false, clig: false, calt: false, ccmp: false, locl: false } as const;

/** By how much each character moves the next one, in thousandths of the size; null where none does. */
export function kerning(text: string, face: Face): number[] | null {
  const characters = Array.from(text);
  const kerns = characters.map((character, at) => {
    const next = characters[at + 1];
    return next === undefined ? 0 : pair(character, next, face);
  });
  return kerns.some((kern) => kern !== 0) ? kerns : null;
}

function pair(one: string, other: string, face: Face): number {
  const key = `${face.weight}${one}${other}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const { glyphs, positions } = face.font.layout(one + other, PLAIN);
  const [glyph] = glyphs;
  const [position] = positions ?? [];
  const apart = glyphs.length === 2 && glyph?.id === face.font.glyphForCodePoint(one.codePointAt(0) ?? 0)?.id;
  const made =
    apart && glyph && position
      ? Math.round(((position.xAdvance - glyph.advanceWidth) * 1000) / face.font.unitsPerEm)
      : 0;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}
