import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font } from '@cantoo/fontkit';
import { sha256Hex } from '../base/canonical-json.ts';

export type Weight = 'regular' | 'bold';

/** One weight of the typeface, parsed once per process and shared by all documents. */
export interface Face {
  readonly weight: Weight;
  /** Where the font file is. */
  readonly path: string;
  /** The whole font file. */
  readonly bytes: Uint8Array;
  readonly font: Font;
  /** The width of a drawable text in the unit of `size`; without kerning, as it is drawn. */
  width(text: string, size: number): number;
}

/** What stands for a character that the typeface does not have: visible, and itself in the typeface. */
export const REPLACEMENT = '\ufffd';

const require = createRequire(import.meta.url);
const parsed = new Map<Weight, Face>();

/**
 * Noto Sans in one weight. Throws where the installed file is not the one that `credentials/fonts.json` pins by
 * SHA-256: a different font could draw a different name.
 */
export function face(weight: Weight): Face {
  const known = parsed.get(weight);
  if (known) return known;
  const pinned = pins()[weight];
  const path = require.resolve(`${pinned.package}/${pinned.file}`);
  const bytes = readFileSync(path);
  if (sha256Hex(bytes) !== pinned.sha256) {
    throw new Error(`${pinned.package}/${pinned.file} is not the pinned font`);
  }
  // Loaded with the first document that is drawn.
  const { create } = require('@cantoo/fontkit') as typeof import('@cantoo/fontkit');
  const font = create(bytes);
  if ('fonts' in font) throw new Error(`${pinned.file} holds several fonts`);
  const advances = new Map<number, number>();
  const advance = (codePoint: number): number => {
    const cached = advances.get(codePoint);
    if (cached !== undefined) return cached;
    const width = (font.glyphForCodePoint(codePoint)?.advanceWidth ?? 0) / font.unitsPerEm;
    advances.set(codePoint, width);
    return width;
  };
  const made: Face = {
    weight,
    path,
    bytes,
    font,
    width(text, size) {
      let sum = 0;
      for (let at = 0; at < text.length; at += 1) {
        const codePoint = text.codePointAt(at) ?? 0;
        if (codePoint > 0xffff) at += 1;
        sum += advance(codePoint);
      }
      return sum * size;
    },
  };
  parsed.set(weight, made);
  return made;
}

/**
 * The text as it can be drawn: composed (NFC), on one line, invisible marks gone (they steer, they show nothing), and
 * U+FFFD for each character that the typeface lacks. A narrow no-break space stays between digits only: elsewhere it is
 * an accident of the source's editor that would glue words together. Compare visible text with claims through this, not directly.
 */
export function drawable(text: string): string {
  if (ORDINARY.test(text)) return text;
  const visible = text
    .normalize('NFC')
    .replace(/\u202f(?!\p{N})|(?<!\p{N})\u202f/gu, ' ')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '');
  return Array.from(visible, (character) => (covered(character) ? character : REPLACEMENT)).join('');
}

/** What the typeface has and nothing is done to: the letters of our languages, the signs of ordinary sentences. */
const ORDINARY = /^[\x20-\x7e\xa0-\xac\xae-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*$/;

let drawn: ReadonlySet<number> | undefined;

function covered(character: string): boolean {
  drawn ??= inBoth(face('regular').font.characterSet, face('bold').font.characterSet);
  return drawn.has(character.codePointAt(0) ?? 0);
}

function inBoth(one: readonly number[], other: readonly number[]): ReadonlySet<number> {
  const others = new Set(other);
  return new Set(one.filter((codePoint) => others.has(codePoint)));
}

interface Pin {
  readonly package: string;
  readonly file: string;
  readonly sha256: string;
}

const pins = (): Readonly<Record<Weight, Pin>> =>
  JSON.parse(readFileSync(new URL('../../credentials/fonts.json', import.meta.url), 'utf8')) as Record<
    Weight,
    Pin
  >;
