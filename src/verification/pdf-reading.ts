import { inflateSync } from 'node:zlib';
import {
  type PdfDictionary,
  PdfDoubt,
  PdfName,
  PdfReference,
  PdfStream,
  PdfSyntax,
  type PdfValue,
} from './pdf-value.ts';

type Place =
  | { readonly kind: 'AT'; readonly offset: number }
  | { readonly kind: 'IN'; readonly stream: number; readonly index: number };

const LARGEST_CONTENT = 64_000_000;
const MOST_SECTIONS = 50;

/**
 * A PDF as every careful reader reads it: by its cross-references alone, each object where they say (ISO 32000-1, 7.5).
 * Throws `PdfDoubt` where one reader could see another file than the next: cross-references that lead nowhere, streams
 * of another length than they say, two roots, encryption, a head for fast viewing that leads elsewhere.
 */
export class PdfReading {
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #places = new Map<number, Place | null>();
  readonly #objects = new Map<number, PdfValue>();
  readonly #held = new Map<number, readonly { readonly number: number; readonly value: PdfValue }[]>();
  #trailer: PdfDictionary | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    if (!/^%PDF-[12]\.\d/.test(this.#text)) throw new PdfDoubt('no head');
    const start = /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/.exec(
      this.#text.slice(-1024),
    )?.[1];
    if (start === undefined) throw new PdfDoubt('no end');
    this.#checkHead(Number(start));
    this.#readSections(Number(start));
  }

  get catalog(): PdfDictionary {
    return this.dictionary(this.#trailer?.get('Root'));
  }

  /** The document's information; empty where there is none. */
  get information(): PdfDictionary {
    const found = this.resolved(this.#trailer?.get('Info') ?? null);
    return found instanceof Map ? found : new Map();
  }

  /** The value itself, wherever it stands; null for an object that does not exist (7.3.10). */
  resolved(value: PdfValue | undefined): PdfValue {
    let found = value ?? null;
    for (let steps = 0; found instanceof PdfReference; steps += 1) {
      if (steps > 10) throw new PdfDoubt('references in a circle');
      found = this.#object(found.number);
    }
    return found;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.resolved(value);
    if (found instanceof Map) return found;
    throw new PdfDoubt('no dictionary');
  }

  /** What a stream holds: as it is, or deflated once. */
  content({ dictionary, packed }: PdfStream): Uint8Array {
    const filter = this.resolved(dictionary.get('Filter'));
    const only = Array.isArray(filter) && filter.length === 1 ? this.resolved(filter[0]) : filter;
    if (only === null || (Array.isArray(only) && only.length === 0)) return packed;
    if (!(only instanceof PdfName) || only.name !== 'FlateDecode')
      throw new PdfDoubt('packed in another way');
    const content = inflateSync(packed, { maxOutputLength: LARGEST_CONTENT });
    const given = this.resolved(dictionary.get('DecodeParms'));
    const parameters = Array.isArray(given) ? this.resolved(given[0]) : given;
    return parameters instanceof Map ? this.#predicted(content, parameters) : content;
  }

  /** A file for fast viewing names its first section in its head as well (F.3.3). */
  #checkHead(start: number): void {
    if (!this.#text.slice(0, 1024).includes('/Linearized')) return;
    const first = /^[\s\S]*?endobj[\0\t\n\f\r ]*/.exec(this.#text.slice(0, 2048))?.[0].length;
    if (first !== start) throw new PdfDoubt('two beginnings');
  }

  #readSections(start: number): void {
    const seen = new Set<number>();
    for (let next: number | null = start; next !== null; ) {
      if (seen.has(next) || seen.size > MOST_SECTIONS) throw new PdfDoubt('sections in a circle');
      seen.add(next);
      const trailer: PdfDictionary = this.#section(next);
      if (trailer.has('Encrypt') || trailer.has('XRefStm')) throw new PdfDoubt('encrypted or twofold');
      this.#trailer ??= trailer;
      const [root, other] = [this.#trailer.get('Root'), trailer.get('Root') ?? this.#trailer.get('Root')];
      const same =
        root instanceof PdfReference && other instanceof PdfReference && root.number === other.number;
      if (!same) throw new PdfDoubt('two roots');
      const previous = trailer.get('Prev');
      next = typeof previous === 'number' ? previous : null;
    }
  }

  /** One section of cross-references; answers its trailer. */
  #section(offset: number): PdfDictionary {
    const syntax = new PdfSyntax(this.#text, offset);
    if (!syntax.next(/xref(?=[\t\n\r ])/y)) {
      const stream = this.#indirect(offset, null);
      if (!(stream instanceof PdfStream)) throw new PdfDoubt('no cross-references');
      this.#readStream(stream);
      return stream.dictionary;
    }
    for (let part = syntax.next(PART); part; part = syntax.next(PART)) {
      for (let entry = 0; entry < Number(part[2]); entry += 1) {
        const found = syntax.next(ENTRY);
        if (!found) throw new PdfDoubt('a broken table');
        const place: Place | null = found[2] === 'n' ? { kind: 'AT', offset: Number(found[1]) } : null;
        this.#place(Number(part[1]) + entry, place);
      }
    }
    if (!syntax.find(/trailer/y)) throw new PdfDoubt('no trailer');
    const trailer = syntax.value();
    if (!(trailer instanceof Map)) throw new PdfDoubt('no trailer');
    return trailer;
  }

  /** 7.5.8.2 */
  #readStream(stream: PdfStream): void {
    const widths = numbersIn(stream.dictionary.get('W'));
    const [kindWidth = 0, whereWidth = 0, indexWidth = 0] = widths;
    const size = kindWidth + whereWidth + indexWidth;
    if (widths.length !== 3 || widths.some((width) => width < 0 || width > 6) || size === 0)
      throw new PdfDoubt('broken cross-references');
    const rows = Buffer.from(this.content(stream));
    const parts = stream.dictionary.has('Index')
      ? numbersIn(stream.dictionary.get('Index'))
      : [0, ...numbersIn([stream.dictionary.get('Size') ?? null])];
    let at = 0;
    const read = (width: number) => {
      const value = width === 0 ? 0 : rows.readUIntBE(at, width);
      at += width;
      return value;
    };
    for (let part = 0; part + 1 < parts.length; part += 2) {
      for (let entry = 0; entry < parts[part + 1]! && at + size <= rows.length; entry += 1) {
        const kind = kindWidth === 0 ? 1 : read(kindWidth);
        const [where, index] = [read(whereWidth), read(indexWidth)];
        const place: Place | null =
          kind === 1
            ? { kind: 'AT', offset: where }
            : kind === 2
              ? { kind: 'IN', stream: where, index }
              : null;
        this.#place(parts[part]! + entry, place);
      }
    }
  }

  /** The newest section comes first, and what it says counts. */
  #place(number: number, place: Place | null): void {
    if (!this.#places.has(number)) this.#places.set(number, place);
  }

  #object(number: number): PdfValue {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    const place = this.#places.get(number);
    const value = !place
      ? null
      : place.kind === 'AT'
        ? this.#indirect(place.offset, number)
        : this.#inside(number, place);
    this.#objects.set(number, value);
    return value;
  }

  /** The object that begins at an offset (7.3.10). */
  #indirect(offset: number, number: number | null): PdfValue {
    const syntax = new PdfSyntax(this.#text, offset);
    const found = syntax.next(HEAD);
    if (!found || (number !== null && Number(found[1]) !== number))
      throw new PdfDoubt('another object stands there');
    const value = syntax.value();
    if (syntax.find(/endobj/y)) return value;
    if (!(value instanceof Map) || !syntax.find(/stream(?:\r\n|\n)/y))
      throw new PdfDoubt('an object without end');
    const length = this.resolved(value.get('Length'));
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0)
      throw new PdfDoubt('no length');
    const from = syntax.at;
    syntax.at = from + length;
    if (!syntax.next(STREAM_END)) throw new PdfDoubt('another length');
    return new PdfStream(value, this.#bytes.subarray(from, from + length));
  }

  /** An object in an object stream (7.5.7). */
  #inside(number: number, { stream, index }: Extract<Place, { kind: 'IN' }>): PdfValue {
    let held = this.#held.get(stream);
    if (!held) {
      const place = this.#places.get(stream);
      const container = place?.kind === 'AT' ? this.#indirect(place.offset, stream) : null;
      if (!(container instanceof PdfStream)) throw new PdfDoubt('no object stream');
      const [count = 0, first = 0] = numbersIn([
        container.dictionary.get('N') ?? null,
        container.dictionary.get('First') ?? null,
      ]);
      const text = Buffer.from(this.content(container)).toString('latin1');
      const index = new PdfSyntax(text.slice(0, first));
      const pairs: (readonly [number, number])[] = [];
      for (let at = 0; at < count; at += 1) {
        const [inner = 0, offset = 0] = numbersIn([index.value(), index.value()]);
        pairs.push([inner, offset]);
      }
      held = pairs.map(([inner, offset]) => ({
        number: inner,
        value: new PdfSyntax(text, first + offset).value(),
      }));
      this.#held.set(stream, held);
    }
    const found = held[index];
    if (found?.number !== number) throw new PdfDoubt('another object stands there');
    return found.value;
  }

  /** Undoes the PNG predictors (7.4.4.4), which cross-references are often packed with. */
  #predicted(content: Uint8Array, parameters: PdfDictionary): Uint8Array {
    const parameter = (name: string, usual: number) => {
      const value = this.resolved(parameters.get(name));
      return typeof value === 'number' ? value : usual;
    };
    const predictor = parameter('Predictor', 1);
    if (predictor === 1) return content;
    const columns = parameter('Columns', 1);
    const plain = parameter('Colors', 1) === 1 && parameter('BitsPerComponent', 8) === 8;
    if (predictor < 10 || !plain || columns < 1 || content.length % (columns + 1) !== 0)
      throw new PdfDoubt('predicted in another way');
    const rows = content.length / (columns + 1);
    const made = new Uint8Array(rows * columns);
    for (let row = 0; row < rows; row += 1) {
      const kind = content[row * (columns + 1)]!;
      for (let column = 0; column < columns; column += 1) {
        const at = row * columns + column;
        const left = column > 0 ? made[at - 1]! : 0;
        const above = row > 0 ? made[at - columns]! : 0;
        const corner = row > 0 && column > 0 ? made[at - columns - 1]! : 0;
        made[at] = content[row * (columns + 1) + 1 + column]! + predictedBy(kind, left, above, corner);
      }
    }
    return made;
  }
}

/** Lines of a table (7.5.4): where a part begins and how many entries it has, and an entry of twenty bytes. */
const PART = /[\t\n\r ]*(\d{1,9}) (\d{1,9})[\t ]*(?:\r\n|\n|\r)/y;
const ENTRY = /(\d{10}) \d{5} ([nf])(?: \r| \n|\r\n)/y;
const HEAD = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?=[\0\t\n\f\r <[(/\d+-])/y;
const STREAM_END = /(?:\r\n|\n|\r)?endstream[\0\t\n\f\r ]+endobj/y;

/** PNG (ISO/IEC 15948), 9.2. */
function predictedBy(kind: number, left: number, above: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  if (kind !== 4) throw new PdfDoubt('no predictor');
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(left + above - corner - one)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function numbersIn(value: PdfValue | undefined): number[] {
  if (!Array.isArray(value)) throw new PdfDoubt('no numbers');
  return value.map((one: PdfValue) => {
    if (typeof one !== 'number') throw new PdfDoubt('no number');
    return one;
  });
}
