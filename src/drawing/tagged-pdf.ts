import { colourProfile } from './colour-profile.ts';
import { Content } from './content.ts';
import type { FontBlock } from './font-block.ts';
import type { Weight } from './fonts.ts';
import { type Described, PRODUCER, xmp } from './metadata.ts';
import { type Bookmark, writeOutline } from './outline.ts';
import { dateString, decimal, PdfFile, packed, type Ref, reference, textString } from './pdf-file.ts';
import { type QrSymbol, qrStencil } from './qr.ts';
import { type Element, type Role, type Saying, Structure } from './structure.ts';
import { firstBaseline, type TextBlock } from './text-block.ts';

/** A4 in points. */
export const A4 = { width: 595.28, height: 841.89 } as const;

/** What the document says about itself; the same in, the same bytes out. */
export interface About extends Described {
  /** 32 hexadecimal digits that name this file. */
  readonly fileId: string;
  /** What is needed to draw the same page again, kept in the document's information, name by name. */
  readonly drawnWith: Readonly<Record<string, string>>;
}

/** What repeats at the top or the foot of pages. */
export type Repeats = 'Header' | 'Footer';

interface Page {
  readonly ref: Ref;
  readonly key: number;
  readonly content: Content;
  readonly annotations: Ref[];
}

/**
 * A tagged PDF/A-3 being drawn. Coordinates are in points from a page's upper left corner, y downwards. Whatever is
 * drawn belongs to an element of the structure (`mark`) or is decoration that a reader skips (`artifact`).
 */
export class TaggedPdf {
  readonly structure: Structure;
  readonly #about: About;
  readonly #file = new PdfFile();
  readonly #catalog = this.#file.next();
  readonly #tree = this.#file.next();
  readonly #resources = this.#file.next();
  readonly #blocks = new Map<string, FontBlock>();
  readonly #stencils: Ref[] = [];
  readonly #pages: Page[] = [];
  readonly #bookmarks: Bookmark[] = [];
  readonly #files: { readonly name: string; readonly ref: Ref }[] = [];

  constructor(about: About) {
    this.#about = about;
    this.structure = new Structure(this.#file);
  }

  /** Starts the next page; everything that follows is drawn there. */
  addPage(): void {
    this.#pages.push({
      ref: this.#file.next(),
      key: this.structure.addPage(),
      content: new Content(this.#blocks),
      annotations: [],
    });
  }

  open(role: Role, parent?: Element, saying?: Saying): Element {
    return this.structure.open(role, parent, saying);
  }

  /** Draws what belongs to an element. */
  mark(element: Element, draw: () => void): void {
    const { ref, key, content } = this.#page;
    content.begin(element.role, `<</MCID ${this.structure.own(element, ref, key)}>>`);
    draw();
    content.end();
  }

  /** Draws what only decorates, or what repeats on each page. */
  artifact(draw: () => void, repeats?: Repeats): void {
    const { content } = this.#page;
    content.begin('Artifact', repeats ? `<</Type/Pagination/Subtype/${repeats}>>` : '');
    draw();
    content.end();
  }

  /** A bookmark to a heading whose top is at `y`; level 1 is the outermost. Documents of one page have none. */
  bookmark(title: string, level: number, y: number, element: Element): void {
    this.#bookmarks.push({
      title,
      level,
      page: this.#page.ref,
      top: A4.height - y,
      element: element.ref,
    });
  }

  /** One line of text with its baseline at `y`. */
  text(line: string, x: number, y: number, style: { weight: Weight; size: number; colour: string }): void {
    if (line) this.#page.content.lines([line], x, A4.height - y, style, 0);
  }

  /** A set text with its upper left corner at `x`, `y`. */
  block({ lines, style }: TextBlock, x: number, y: number): void {
    if (lines.length === 0) return;
    this.#page.content.lines(lines, x, A4.height - y - firstBaseline(style), style, style.leading);
  }

  /** A path in its own coordinates, placed with its origin at x, y; stroked with a round pen. */
  path(
    path: string,
    at: { x: number; y: number },
    paint: { fill?: string | null; stroke?: string | null; width?: number },
  ): void {
    this.#page.content.path(path, at.x, A4.height - at.y, paint);
  }

  rule(x: number, y: number, length: number, colour: string, width = 0.6): void {
    this.path(`M 0 0 L ${length} 0`, { x, y }, { stroke: colour, width });
  }

  /** A QR code in a square of this side, its quiet zone left to the caller. */
  qr(symbol: QrSymbol, at: { x: number; y: number }, side: number, colour: string): void {
    const name = `Q${this.#stencils.push(this.#file.addStream(qrStencil(symbol)))}`;
    this.#page.content.stencil(name, at.x, A4.height - at.y - side, side, colour);
  }

  /** Makes a rectangle of the page lead to an address; `element` is the Link whose words stand there. */
  link(
    element: Element,
    box: { x: number; y: number; width: number; height: number },
    address: string,
  ): void {
    const { ref: page, annotations } = this.#page;
    const annotation = this.#file.next();
    const edges = [box.x, A4.height - box.y - box.height, box.x + box.width, A4.height - box.y];
    this.#file.put(
      annotation,
      `<</Type/Annot/Subtype/Link/Rect[${edges.map(decimal).join(' ')}]/Border[0 0 0]/F 4` +
        `/StructParent ${this.structure.ownObject(element, page, annotation)}/Contents ${textString(address)}` +
        `/A<</Type/Action/S/URI/URI ${textString(new URL(address).href)}>>>>`,
    );
    annotations.push(annotation);
  }

  /**
   * Puts a file inside, as what the page was made from (PDF/A-3, AFRelationship Source); its name is plain ASCII. Its
   * bytes stand in the PDF as they are: whoever can read no PDF any more still finds them.
   */
  attach(file: { bytes: Uint8Array; name: string; mimeType: string; description: string; at: Date }): void {
    const name = textString(file.name);
    const at = dateString(file.at);
    const inside = this.#file.addStream({
      bytes: file.bytes,
      entries:
        `/Type/EmbeddedFile/Subtype/${file.mimeType.replace('/', '#2F')}` +
        `/Params<</Size ${file.bytes.length}/CreationDate${at}/ModDate${at}>>`,
    });
    const ref = this.#file.add(
      `<</Type/Filespec/AFRelationship/Source/F${name}/UF${name}/Desc ${textString(file.description)}` +
        `/EF<</F ${reference(inside)}/UF ${reference(inside)}>>>>`,
    );
    this.#files.push({ name, ref });
  }

  /** The whole file. */
  finish(): Uint8Array {
    const file = this.#file;
    for (const page of this.#pages) this.#writePage(page);
    const kids = this.#pages.map(({ ref }) => reference(ref)).join(' ');
    file.put(this.#tree, `<</Type/Pages/Kids[${kids}]/Count ${this.#pages.length}>>`);
    this.#writeResources();
    this.#writeCatalog();
    return file.save({ root: this.#catalog, information: this.#writeInformation(), id: this.#about.fileId });
  }

  get #page(): Page {
    const page = this.#pages.at(-1);
    if (!page) throw new Error('no page has been added');
    return page;
  }

  #writePage({ ref, key, content, annotations }: Page): void {
    const file = this.#file;
    const contents = file.addStream(packed(Buffer.from(content.operators, 'latin1')));
    file.put(
      ref,
      `<</Type/Page/Parent ${reference(this.#tree)}/MediaBox[0 0 ${A4.width} ${A4.height}]` +
        `/Resources ${reference(this.#resources)}/Contents ${reference(contents)}/StructParents ${key}/Tabs/S` +
        `${annotations.length > 0 ? `/Annots[${annotations.map(reference).join(' ')}]` : ''}>>`,
    );
  }

  #writeResources(): void {
    const file = this.#file;
    const blocks = [...this.#blocks.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
    const fonts = blocks.map((block) => `/${block.key} ${reference(block.write(file))}`).join('');
    const stencils = this.#stencils.map((ref, at) => `/Q${at + 1} ${reference(ref)}`).join('');
    file.put(this.#resources, `<</Font<<${fonts}>>${stencils ? `/XObject<<${stencils}>>` : ''}>>`);
  }

  #writeCatalog(): void {
    const file = this.#file;
    const described = Buffer.from(xmp(this.#about), 'utf8');
    const metadata = file.addStream({ entries: '/Type/Metadata/Subtype/XML', bytes: described });
    const profile = reference(file.addStream(colourProfile()));
    const names = [...this.#files].sort((one, other) => (one.name < other.name ? -1 : 1));
    const attached =
      names.length === 0
        ? ''
        : `/AF[${this.#files.map(({ ref }) => reference(ref)).join(' ')}]/Names<</EmbeddedFiles` +
          `<</Names[${names.map(({ name, ref }) => `${name}${reference(ref)}`).join(' ')}]>>>>`;
    const outline =
      this.#pages.length > 1 && this.#bookmarks.length > 0
        ? `/Outlines ${reference(writeOutline(file, this.#bookmarks))}`
        : '';
    file.put(
      this.#catalog,
      `<</Type/Catalog/Pages ${reference(this.#tree)}/Lang ${textString(this.#about.language)}` +
        `/MarkInfo<</Marked true>>/StructTreeRoot ${reference(this.structure.write())}` +
        `/ViewerPreferences<</DisplayDocTitle true>>/Metadata ${reference(metadata)}` +
        `/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)` +
        `/DestOutputProfile ${profile}>>]${attached}${outline}>>`,
    );
  }

  #writeInformation(): Ref {
    const { title, author, subject, at, drawnWith } = this.#about;
    const texts = { Title: title, Author: author, Subject: subject, Creator: PRODUCER, Producer: PRODUCER };
    const entries = Object.entries({ ...texts, ...drawnWith }).map(
      ([name, value]) => `/${name} ${textString(value)}`,
    );
    const date = dateString(at);
    return this.#file.add(`<<${entries.join('')}/CreationDate${date}/ModDate${date}>>`);
  }
}
