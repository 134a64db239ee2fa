import { type Face, face, type Weight } from './fonts.ts';
import { type Packed, type PdfFile, packed, type Ref, reference } from './pdf-file.ts';

/**
 * A part of the typeface as it is put into documents. It holds the same characters in every document and is subset and
 * packed once per process, so that neither the order of documents nor their number shows in one of them.
 */
export interface FontBlock {
  /** What a page calls it. */
  readonly key: string;
  readonly weight: Weight;
  /** Each character's code, four hexadecimal digits, by code point. */
  readonly codes: ReadonlyMap<number, string>;
  /** Writes the font and everything that it needs (ISO 32000-1, 9.7); answers its number. */
  write(file: PdfFile): Ref;
}

/** Latin with what Finnish, Swedish, Sámi, Estonian and English need, and the signs of ordinary text. */
const ORDINARY: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x17f],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
  [0xfffd, 0xfffd],
];

/** Everything else stands in blocks of 128 code points. */
const BLOCK_BITS = 7;

const isOrdinary = (codePoint: number): boolean =>
  codePoint < 0x180 ? codePoint >= 0x20 : ORDINARY.some(([from, to]) => codePoint >= from && codePoint <= to);

const made = new Map<string, FontBlock>();

/** The block that ordinary text is set from. */
export const ordinaryBlock = (weight: Weight): FontBlock => blockNumbered(weight, null);

/** The block that draws a character which the typeface has. */
export const blockOf = (weight: Weight, codePoint: number): FontBlock =>
  blockNumbered(weight, isOrdinary(codePoint) ? null : codePoint >> BLOCK_BITS);

function blockNumbered(weight: Weight, number: number | null): FontBlock {
  const key = `${weight === 'bold' ? 'B' : 'R'}${number?.toString(36) ?? ''}`;
  const known = made.get(key);
  if (known) return known;
  const block = makeBlock(face(weight), key, number);
  made.set(key, block);
  return block;
}

function makeBlock(used: Face, key: string, number: number | null): FontBlock {
  const { font, weight } = used;
  const codePoints = [...font.characterSet]
    .filter((one) => (isOrdinary(one) ? number === null : number === one >> BLOCK_BITS))
    .sort((one, other) => one - other);
  const subset = font.createSubset();
  const glyphs = codePoints.map((codePoint) => {
    const glyph = font.glyphForCodePoint(codePoint);
    if (!glyph) throw new Error('the typeface lacks a character of its own set');
    return { width: glyph.advanceWidth, index: subset.includeGlyph(glyph) };
  });
  const program = subset.encode();
  const parts = {
    program: packed(program, `/Length1 ${program.length}`, 9),
    glyphs: packed(
      new Uint8Array([0, 0, ...glyphs.flatMap(({ index }) => [index >> 8, index & 255])]),
      '',
      9,
    ),
    meanings: packed(Buffer.from(meanings(codePoints), 'latin1'), '', 9),
  };
  const name = `/${tagOf(number)}+${font.postscriptName}`;
  const thousandths = (value: number) => Math.round((value * 1000) / font.unitsPerEm);
  const widths = glyphs.map(({ width }) => thousandths(width)).join(' ');
  const box = [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(thousandths).join(' ');
  const described =
    `<</Type/FontDescriptor/FontName${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0` +
    `/Ascent ${thousandths(font.ascent)}/Descent ${thousandths(font.descent)}` +
    `/CapHeight ${thousandths(font.capHeight)}/StemV ${weight === 'bold' ? 140 : 80}/FontFile2 `;
  return {
    key,
    weight,
    codes: new Map(codePoints.map((codePoint, index) => [codePoint, hex(index + 1)])),
    write: (file) => written(file, name, described, widths, parts),
  };
}

function written(
  file: PdfFile,
  name: string,
  described: string,
  widths: string,
  parts: Readonly<Record<'program' | 'glyphs' | 'meanings', Packed>>,
): Ref {
  const descriptor = file.add(`${described}${reference(file.addStream(parts.program))}>>`);
  const descendant = file.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${reference(descriptor)}` +
      `/DW 0/W[1[${widths}]]/CIDToGIDMap ${reference(file.addStream(parts.glyphs))}>>`,
  );
  return file.add(
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H` +
      `/DescendantFonts[${reference(descendant)}]/ToUnicode ${reference(file.addStream(parts.meanings))}>>`,
  );
}

/** Six capital letters that name a subset (9.6.4). */
function tagOf(number: number | null): string {
  if (number === null) return 'PATEVA';
  const letters = [number, number / 26, number / 676].map((one) => String.fromCharCode(65 + (one % 26)));
  return `PAT${letters.join('')}`;
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');

const utf16 = (codePoint: number): string =>
  Buffer.from(String.fromCodePoint(codePoint), 'utf16le').swap16().toString('hex');

/** Which character each code stands for (9.10.3), at most a hundred in one stretch. */
function meanings(codePoints: readonly number[]): string {
  const rows = codePoints.map((codePoint, index) => `<${hex(index + 1)}><${utf16(codePoint)}>`);
  const stretches = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) =>
    rows.slice(at * 100, at * 100 + 100),
  );
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000><ffff>',
    'endcodespacerange',
    ...stretches.flatMap((stretch) => [`${stretch.length} beginbfchar`, ...stretch, 'endbfchar']),
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
