import { deflateSync } from 'node:zlib';

/** The number of an object in a file; other objects name it by `reference`. */
export type Ref = number;

export const reference = (ref: Ref): string => `${ref} 0 R`;

/** A text string (ISO 32000-1, 7.9.2.2): as it stands where it is plain ASCII, else UTF-16 in hexadecimal. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

/** An instant to the second, in UTC (7.9.4). */
export const dateString = (at: Date): string => `(D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;

/** A number with at most three decimals, never in exponential form. */
export const decimal = (value: number): string => String(Math.round(value * 1000) / 1000);

/** What a stream holds, packed once and put into as many files as wished. */
export interface Packed {
  /** The entries that say how it is packed, and further ones. */
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/** Deflates a stream's content; `entries` are what its dictionary says beside that. */
export const packed = (content: Uint8Array, entries = '', level = 1): Packed => ({
  entries: `${entries}/Filter/FlateDecode`,
  bytes: deflateSync(content, { level, windowBits: 14, memLevel: 6 }),
});

/**
 * A PDF 1.7 file being written: streams as they come, everything else in one object stream (ISO 32000-1, 7.5.7), one
 * cross-reference stream (7.5.8). The same calls give the same bytes.
 */
export class PdfFile {
  #last = 0;
  readonly #plain: { readonly ref: Ref; readonly body: string }[] = [];
  readonly #streams: { readonly ref: Ref; readonly stream: Packed }[] = [];

  /** A number for an object that is written later. */
  next(): Ref {
    this.#last += 1;
    return this.#last;
  }

  /** Writes an object that is no stream; `body` is ASCII. */
  put(ref: Ref, body: string): void {
    this.#plain.push({ ref, body });
  }

  /** Writes an object that others name; answers its number. */
  add(body: string): Ref {
    const ref = this.next();
    this.put(ref, body);
    return ref;
  }

  addStream(stream: Packed, ref: Ref = this.next()): Ref {
    this.#streams.push({ ref, stream });
    return ref;
  }

  /** The whole file; `id` is 32 hexadecimal digits. */
  save(trailer: { readonly root: Ref; readonly information: Ref; readonly id: string }): Uint8Array {
    const holder = this.addStream(this.#objectStream());
    const crossReferences = this.next();
    const rows = Buffer.alloc((crossReferences + 1) * ROW);
    rows.writeUInt16BE(0xffff, 4);
    for (const [index, { ref }] of this.#plain.entries()) row(rows, ref, 2, holder, index);
    const parts: Uint8Array[] = [HEADER];
    let at = HEADER.length;
    const write = (ref: Ref, { entries, bytes }: Packed) => {
      row(rows, ref, 1, at, 0);
      const before = Buffer.from(`${ref} 0 obj\n<<${entries}/Length ${bytes.length}>>\nstream\n`, 'latin1');
      parts.push(before, bytes, AFTER);
      at += before.length + bytes.length + AFTER.length;
    };
    for (const { ref, stream } of this.#streams) write(ref, stream);
    const start = at;
    row(rows, crossReferences, 1, start, 0);
    write(
      crossReferences,
      packed(
        rows,
        `/Type/XRef/Size ${crossReferences + 1}/W[1 3 2]/Root ${reference(trailer.root)}` +
          `/Info ${reference(trailer.information)}/ID[<${trailer.id}><${trailer.id}>]`,
      ),
    );
    parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return new Uint8Array(Buffer.concat(parts));
  }

  #objectStream(): Packed {
    let index = '';
    let bodies = '';
    for (const { ref, body } of this.#plain) {
      index += `${ref} ${bodies.length} `;
      bodies += `${body}\n`;
    }
    return packed(
      Buffer.from(index + bodies, 'latin1'),
      `/Type/ObjStm/N ${this.#plain.length}/First ${index.length}`,
    );
  }
}

/** The four bytes after the comment sign tell that the file is not text (7.5.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
const AFTER = Buffer.from('\nendstream\nendobj\n', 'latin1');

/** Bytes of one row: the kind of entry, where it is, its index or generation. */
const ROW = 6;

function row(rows: Buffer, ref: Ref, kind: 1 | 2, where: number, index: number): void {
  const at = ref * ROW;
  rows[at] = kind;
  rows[at + 1] = where >> 16;
  rows[at + 2] = where >> 8;
  rows[at + 3] = where;
  rows[at + 4] = index >> 8;
  rows[at + 5] = index;
}
