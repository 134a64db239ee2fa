/** A name, without its stroke and with its escapes undone (ISO 32000-1, 7.3.5). */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A string's bytes, one character each. */
export class PdfString {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** The number of another object. */
export class PdfReference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** A word that is no value: an operator on a page. */
export class PdfWord {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** A stream as it stands in the file. */
export class PdfStream {
  readonly dictionary: PdfDictionary;
  readonly packed: Uint8Array;
  constructor(dictionary: PdfDictionary, packed: Uint8Array) {
    this.dictionary = dictionary;
    this.packed = packed;
  }
}

export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfStream
  | readonly PdfValue[]
  | PdfDictionary;

/** Something that programs may read in different ways, or that is no PDF at all. */
export class PdfDoubt extends Error {}

const DEEPEST = 60;

const SPACE = /(?:[\0\t\n\f\r ]|%[^\n\r]*)*/y;
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?=[\0\t\n\f\r ()<>[\]{}/%]|$)/y;
const REFERENCE = /(\d{1,9})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?=[\0\t\n\f\r ()<>[\]{}/%]|$)/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const HEXADECIMAL = /<([\0\t\n\f\r \da-fA-F]*)>/y;
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/**
 * Reads PDF syntax (ISO 32000-1, 7.3) from a text of one character per byte. Throws `PdfDoubt` on everything that is
 * not plainly right, a name that stands twice in a dictionary included: lenient readers would not agree on it.
 */
export class PdfSyntax {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** Whether nothing but white space is left. */
  get done(): boolean {
    this.next(SPACE);
    return this.at >= this.text.length;
  }

  /** What the expression (sticky) finds here, after white space and comments; null where it finds nothing. */
  find(expression: RegExp): RegExpExecArray | null {
    this.next(SPACE);
    return this.next(expression);
  }

  /** What the expression (sticky) finds right here; null, and nothing read, where it finds nothing. */
  next(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found) this.at = expression.lastIndex;
    return found;
  }

  /** What stands here, or a word that is none of the values. */
  token(depth = 0): PdfValue | PdfWord {
    if (depth > DEEPEST) throw new PdfDoubt('too deep');
    this.next(SPACE);
    const reference = this.next(REFERENCE);
    if (reference) return new PdfReference(Number(reference[1]));
    const number = this.next(NUMBER);
    if (number) return Number(number[0]);
    const name = this.next(NAME);
    if (name) return new PdfName(unescaped(name[1]!));
    if (this.text.startsWith('<<', this.at)) return this.#dictionary(depth);
    const digits = this.next(HEXADECIMAL)?.[1]?.replace(/[^\da-fA-F]/g, '');
    if (digits !== undefined)
      return new PdfString(
        Buffer.from(digits.padEnd(digits.length + (digits.length % 2), '0'), 'hex').toString('latin1'),
      );
    if (this.text[this.at] === '[') return this.#array(depth);
    if (this.text[this.at] === '(') return this.#string();
    const word = this.next(WORD)?.[0];
    if (word === undefined) throw new PdfDoubt('no value');
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : new PdfWord(word);
  }

  value(depth = 0): PdfValue {
    const token = this.token(depth);
    if (token instanceof PdfWord) throw new PdfDoubt('a word where a value belongs');
    return token;
  }

  #dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    while (!this.find(/>>/y)) {
      const key = this.value(depth + 1);
      if (!(key instanceof PdfName) || entries.has(key.name)) throw new PdfDoubt('a name that stands twice');
      entries.set(key.name, this.value(depth + 1));
    }
    return entries;
  }

  #array(depth: number): readonly PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    while (!this.find(/\]/y)) values.push(this.value(depth + 1));
    return values;
  }

  /** 7.3.4.2 */
  #string(): PdfString {
    let bytes = '';
    let open = 1;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at]!;
      if (sign === '\\') bytes += this.#escape();
      else if (sign === ')' && open === 1) {
        this.at += 1;
        return new PdfString(bytes);
      } else {
        open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
        bytes += sign;
      }
    }
    throw new PdfDoubt('a string without end');
  }

  /** What an escape stands for; stays on its last character. */
  #escape(): string {
    const [, octal, sign = ''] = this.next(ESCAPE) ?? [];
    this.at -= 1;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    return /^[\r\n]/.test(sign) ? '' : (ESCAPED[sign] ?? sign);
  }
}

const ESCAPE = /\\(?:([0-7]{1,3})|(\r\n|[\s\S]|$))/y;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const unescaped = (name: string): string =>
  name.replace(/#([\da-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
