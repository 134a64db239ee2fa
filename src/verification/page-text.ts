import type { PdfReading } from './pdf-reading.ts';
import {
  type PdfDictionary,
  PdfDoubt,
  PdfName,
  PdfStream,
  PdfString,
  PdfSyntax,
  type PdfValue,
  PdfWord,
} from './pdf-value.ts';

const MOST_PAGES = 200;
const MOST_TOKENS = 2_000_000;

type Decode = (bytes: string) => string;

/**
 * What the pages of a document say, in the order in which it is drawn. Throws `PdfDoubt` where a text cannot be read:
 * fonts that do not tell what their signs mean, packing that is not known here. Says nothing about what can be seen.
 */
export function pageText(file: PdfReading): string {
  return new PageText(file).text;
}

class PageText {
  text = '';
  readonly #file: PdfReading;
  readonly #fonts = new Map<PdfValue, Decode>();
  #tokens = 0;
  #pages = 0;

  constructor(file: PdfReading) {
    this.#file = file;
    this.#node(file.dictionary(file.catalog.get('Pages')), new Map(), 0);
  }

  #node(node: PdfDictionary, inherited: PdfDictionary, depth: number): void {
    const own = this.#file.resolved(node.get('Resources'));
    const resources = own instanceof Map ? own : inherited;
    const kids = this.#file.resolved(node.get('Kids'));
    this.#pages += 1;
    if (depth > 20 || this.#pages > MOST_PAGES) throw new PdfDoubt('too many pages');
    if (Array.isArray(kids)) {
      for (const kid of kids) this.#node(this.#file.dictionary(kid), resources, depth + 1);
      return;
    }
    const contents = this.#file.resolved(node.get('Contents'));
    const parts = (Array.isArray(contents) ? contents : [contents]).map((one) => this.#file.resolved(one));
    const streams = parts.filter((one) => one instanceof PdfStream);
    this.#draw(streams.map((one) => this.#latin(one)).join('\n'), resources, 0);
  }

  #draw(content: string, resources: PdfDictionary, depth: number): void {
    if (depth > 5) throw new PdfDoubt('drawings in drawings');
    const syntax = new PdfSyntax(content);
    let given: PdfValue[] = [];
    let decode: Decode = unknownFont;
    while (!syntax.done) {
      this.#tokens += 1;
      if (this.#tokens > MOST_TOKENS) throw new PdfDoubt('too much to read');
      const token = syntax.token();
      if (!(token instanceof PdfWord)) {
        given.push(token);
        continue;
      }
      const { word } = token;
      if (word === 'BI') syntax.at = endOfImage(content, syntax.at);
      else if (word === 'Tf') decode = this.#font(this.#named(resources, 'Font', given[0]));
      else if (word === 'Tj' || word === "'" || word === '"') this.#show(given.at(-1), decode);
      else if (word === 'TJ') this.#show(given[0], decode);
      else if (word === 'Do') this.#form(this.#named(resources, 'XObject', given[0]), resources, depth);
      given = [];
    }
  }

  #show(shown: PdfValue | undefined, decode: Decode): void {
    for (const part of Array.isArray(shown) ? shown : [shown]) {
      if (part instanceof PdfString) this.text += decode(part.bytes);
    }
    this.text += ' ';
  }

  #form(form: PdfValue, resources: PdfDictionary, depth: number): void {
    if (!(form instanceof PdfStream)) return;
    const kind = this.#file.resolved(form.dictionary.get('Subtype'));
    if (!(kind instanceof PdfName) || kind.name !== 'Form') return;
    const own = this.#file.resolved(form.dictionary.get('Resources'));
    this.#draw(this.#latin(form), own instanceof Map ? own : resources, depth + 1);
  }

  #named(resources: PdfDictionary, kind: string, name: PdfValue | undefined): PdfValue {
    const all = this.#file.resolved(resources.get(kind));
    return all instanceof Map && name instanceof PdfName ? this.#file.resolved(all.get(name.name)) : null;
  }

  #font(font: PdfValue): Decode {
    const known = this.#fonts.get(font);
    if (known) return known;
    const made = font instanceof Map ? this.#decoding(font) : unknownFont;
    this.#fonts.set(font, made);
    return made;
  }

  #decoding(font: PdfDictionary): Decode {
    const kind = this.#file.resolved(font.get('Subtype'));
    const composite = kind instanceof PdfName && kind.name === 'Type0';
    const meanings = this.#file.resolved(font.get('ToUnicode'));
    if (meanings instanceof PdfStream) return mapped(this.#latin(meanings), composite ? 2 : 1);
    const encoding = this.#file.resolved(font.get('Encoding'));
    const usual = encoding === null || (encoding instanceof PdfName && encoding.name === 'WinAnsiEncoding');
    if (composite || !usual) return unknownFont;
    return (bytes) => new TextDecoder('windows-1252').decode(Buffer.from(bytes, 'latin1'));
  }

  #latin(stream: PdfStream): string {
    return Buffer.from(this.#file.content(stream)).toString('latin1');
  }
}

const unknownFont: Decode = () => {
  throw new PdfDoubt('a font that does not tell what its signs mean');
};

/** An image within the content (8.9.7) ends with its own word. */
function endOfImage(content: string, from: number): number {
  const found = /\sEI(?=\s|$)/g;
  found.lastIndex = from;
  if (!found.test(content)) throw new PdfDoubt('a picture without end');
  return found.lastIndex;
}

/** The reading of a font by its own map of codes to characters (9.10.3). */
function mapped(map: string, width: number): Decode {
  const characters = new Map<string, string>();
  const utf16 = (hex: string) => {
    const whole = hex.replace(/\s/g, '');
    return whole.length % 4 === 0 ? Buffer.from(whole, 'hex').swap16().toString('utf16le') : '';
  };
  const keyOf = (code: number) => code.toString(16).padStart(width * 2, '0');
  for (const [, rows = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', meaning = ''] of rows.matchAll(/<([\s\da-fA-F]+)>\s*<([\s\da-fA-F]*)>/g))
      characters.set(keyOf(Number.parseInt(code, 16)), utf16(meaning));
  }
  for (const [, rows = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const row = /<([\da-fA-F]+)>\s*<([\da-fA-F]+)>\s*(?:<([\da-fA-F]+)>|\[([^\]]*)\])/g;
    for (const [, from = '', to = '', start, list] of rows.matchAll(row)) {
      const [first, last] = [Number.parseInt(from, 16), Math.min(Number.parseInt(to, 16), 0xffff)];
      const listed = list?.match(/[\da-fA-F]+/g) ?? [];
      for (let code = first; code <= last; code += 1) {
        const shifted = start ? moved(utf16(start), code - first) : utf16(listed[code - first] ?? '');
        characters.set(keyOf(code), shifted);
      }
    }
  }
  return (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += width) {
      const code = Buffer.from(bytes.slice(at, at + width), 'latin1').toString('hex');
      const character = characters.get(code);
      if (character === undefined) throw new PdfDoubt('a sign without meaning');
      text += character;
    }
    return text;
  };
}

/** The character that many further; of several the last one moves. */
const moved = (text: string, by: number): string =>
  text.length === 0 ? '' : text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);
