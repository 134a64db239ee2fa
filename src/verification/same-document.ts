import type { PdfReading } from './pdf-reading.ts';
import {
  type PdfDictionary,
  PdfName,
  PdfReference,
  PdfStream,
  PdfString,
  type PdfValue,
} from './pdf-value.ts';

/** What a program may write anew in the catalog when it saves a file, and no page shows. */
const REWRITTEN = ['Metadata', 'Version', 'Extensions'];

/** How a stream is packed. */
const PACKING = ['Length', 'Filter', 'DecodeParms', 'DL'];

/** What a document's window and its properties show of its information. */
const SHOWN = ['Title', 'Author', 'Subject', 'Keywords'];

/** A file of ours has some five hundred objects. */
const MOST_STEPS = 200_000;

/**
 * Whether two files are one document: everything that can be reached from their catalogs is the same, however the
 * objects are numbered, ordered and packed. May throw `PdfDoubt`.
 */
export function isSameDocument(seen: PdfReading, meant: PdfReading): boolean {
  return (
    sameCatalog(seen, meant) &&
    SHOWN.every((name) => {
      const [one, other] = [seen, meant].map((file) => textOf(file.resolved(file.information.get(name))));
      return one === other;
    }) &&
    sameTitle(seen, meant)
  );
}

/** A text string as it reads (7.9.2.2); null for anything else. */
export function textOf(value: PdfValue): string | null {
  if (!(value instanceof PdfString)) return null;
  if (!value.bytes.startsWith('\xfe\xff')) return value.bytes;
  return Buffer.from(value.bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

function sameCatalog(seen: PdfReading, meant: PdfReading): boolean {
  const met = new Set<string>();
  const open: (readonly [PdfValue, PdfValue])[] = [
    [without(seen.catalog, REWRITTEN), without(meant.catalog, REWRITTEN)],
  ];
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const pair = open.pop();
    if (!pair) return true;
    const [one, other] = pair;
    if (one instanceof PdfReference && other instanceof PdfReference) {
      const key = `${one.number} ${other.number}`;
      if (met.has(key)) continue;
      met.add(key);
    }
    const inside = compared(seen, seen.resolved(one), meant, meant.resolved(other));
    if (!inside) return false;
    open.push(...inside);
  }
  return false;
}

/** What still has to be compared for the two values to be the same; null where they are not. */
function compared(
  seen: PdfReading,
  one: PdfValue,
  meant: PdfReading,
  other: PdfValue,
): (readonly [PdfValue, PdfValue])[] | null {
  if (one instanceof PdfStream || other instanceof PdfStream) {
    if (!(one instanceof PdfStream && other instanceof PdfStream)) return null;
    if (Buffer.compare(seen.content(one), meant.content(other)) !== 0) return null;
    return [[without(one.dictionary, PACKING), without(other.dictionary, PACKING)]];
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return null;
    return one.map((value: PdfValue, at) => [value, other[at] as PdfValue] as const);
  }
  if (one instanceof Map && other instanceof Map) {
    const [mine, theirs] = [present(seen, one), present(meant, other)];
    if (mine.size !== theirs.size) return null;
    const pairs = [...mine].map(([name, value]) => [value, theirs.get(name)] as const);
    return pairs.every((pair): pair is readonly [PdfValue, PdfValue] => pair[1] !== undefined) ? pairs : null;
  }
  return isSameSimple(one, other) ? [] : null;
}

function isSameSimple(one: PdfValue, other: PdfValue): boolean {
  if (one instanceof PdfName && other instanceof PdfName) return one.name === other.name;
  if (one instanceof PdfString && other instanceof PdfString) return one.bytes === other.bytes;
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 1e-4;
  return one === other;
}

const without = (dictionary: PdfDictionary, names: readonly string[]): PdfDictionary =>
  new Map([...dictionary].filter(([name]) => !names.includes(name)));

/** An entry that is null counts as absent (7.3.7). */
const present = (file: PdfReading, dictionary: PdfDictionary): PdfDictionary =>
  new Map([...dictionary].filter(([, value]) => file.resolved(value) !== null));

/** The title in the metadata, which some programs show before any other; absent, it is nothing that differs. */
function sameTitle(seen: PdfReading, meant: PdfReading): boolean {
  const [one, other] = [seen, meant].map((file) => {
    const metadata = file.resolved(file.catalog.get('Metadata'));
    if (!(metadata instanceof PdfStream)) return undefined;
    const text = Buffer.from(file.content(metadata)).toString('utf8');
    return /<dc:title>([\s\S]*?)<\/dc:title>/
      .exec(text)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .trim();
  });
  return one === undefined || one === other;
}
