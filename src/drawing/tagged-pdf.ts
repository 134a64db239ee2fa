import {
  AFRelationship,
  beginMarkedContent,
  beginText,
  endMarkedContent,
  endText,
  LineCapStyle,
  LineJoinStyle,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setFillingRgbColor,
  setFontAndSize,
  setLineJoin,
  setTextMatrix,
} from 'pdf-lib';
import { rgbOf } from './colour.ts';
import { drawable, type Face, face, type Weight } from './fonts.ts';
import { type Element, type Role, type Saying, Structure } from './structure.ts';
import { firstBaseline, type TextBlock } from './text-block.ts';

/** A4 in points. */
export const A4 = { width: 595.28, height: 841.89 } as const;

/** What the document says about itself; the same in, the same bytes out. */
export interface About {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47 */
  readonly language: string;
  readonly at: Date;
  /** 32 hexadecimal digits that name this file. */
  readonly fileId: string;
  /** What its QR code says, so that the same page can be drawn again. */
  readonly code: string;
}

/** Where the document's information keeps what its QR code says. */
export const VERIFICATION_CODE = 'VerificationCode';

/** Text this large is kerned; below it nobody sees the difference. */
const KERNED_FROM = 14;

/**
 * A tagged PDF/A-3 being drawn. Coordinates are in points from a page's upper left corner, y downwards. Whatever is
 * drawn belongs to an element of the structure (`mark`) or is decoration that a reader skips (`artifact`).
 */
export class TaggedPdf {
  readonly structure: Structure;
  readonly #document: PDFDocument;
  readonly #fonts: Readonly<Record<Weight, PDFFont>>;
  #page!: PDFPage;
  #pageKey = 0;

  private constructor(document: PDFDocument, fonts: Readonly<Record<Weight, PDFFont>>) {
    this.#document = document;
    this.#fonts = fonts;
    this.structure = new Structure(document.context);
  }

  static async create(about: About): Promise<TaggedPdf> {
    const document = await PDFDocument.create({ updateMetadata: false });
    const id = PDFHexString.of(about.fileId);
    document.context.trailerInfo.ID = document.context.obj([id, id]);
    document.setTitle(about.title, { showInWindowTitleBar: true });
    document.setAuthor(about.author);
    document.setSubject(about.subject);
    document.setLanguage(about.language);
    document.setCreator('Pätevä');
    document.setProducer('Pätevä');
    document.setCreationDate(about.at);
    document.setModificationDate(about.at);
    const information = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
    information.set(PDFName.of(VERIFICATION_CODE), PDFString.of(about.code));
    const embed = async (weight: Weight) => {
      const used = face(weight);
      document.registerFontkit({ create: () => unshaped(used) });
      return document.embedFont(used.bytes, {
        subset: true,
        customName: `PATEVA+${used.font.postscriptName}`,
      });
    };
    return new TaggedPdf(document, { regular: await embed('regular'), bold: await embed('bold') });
  }

  /** Starts the next page; everything that follows is drawn there. */
  addPage(): void {
    this.#page = this.#document.addPage([A4.width, A4.height]);
    this.#pageKey = this.structure.addPage(this.#page.node);
    for (const weight of ['regular', 'bold'] as const) {
      this.#page.node.setFontDictionary(FONT_KEY[weight], this.#fonts[weight].ref);
    }
  }

  open(role: Role, parent?: Element, saying?: Saying): Element {
    return this.structure.open(role, parent, saying);
  }

  /** Draws what belongs to an element. */
  mark(element: Element, draw: () => void): void {
    const mcid = this.structure.own(element, this.#page.ref, this.#pageKey);
    const properties = `<</MCID ${mcid}>>`;
    this.#page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of(element.role), properties]),
    );
    draw();
    this.#page.pushOperators(endMarkedContent());
  }

  /** Draws what only decorates or repeats. */
  artifact(draw: () => void): void {
    this.#page.pushOperators(beginMarkedContent('Artifact'));
    draw();
    this.#page.pushOperators(endMarkedContent());
  }

  /** One line of text with its baseline at `y`. */
  text(line: string, x: number, y: number, style: { weight: Weight; size: number; colour: string }): void {
    const shown = drawable(line);
    if (!shown) return;
    this.#page.pushOperators(
      beginText(),
      setFillingRgbColor(...channels(style.colour)),
      setFontAndSize(FONT_KEY[style.weight], style.size),
      setTextMatrix(1, 0, 0, 1, x, A4.height - y),
      this.#show(shown, style),
      endText(),
    );
  }

  /** A set text with its upper left corner at `x`, `y`. */
  block({ lines, style }: TextBlock, x: number, y: number): void {
    lines.forEach((line, index) => {
      this.text(line, x, y + firstBaseline(style) + index * style.leading, style);
    });
  }

  /** A path in its own coordinates, placed with its origin at x, y; stroked with a round pen. */
  path(
    path: string,
    at: { x: number; y: number },
    paint: { fill?: string | null; stroke?: string | null; width?: number },
  ): void {
    this.#page.pushOperators(pushGraphicsState(), setLineJoin(LineJoinStyle.Round));
    this.#page.drawSvgPath(path, {
      x: at.x,
      y: A4.height - at.y,
      ...(paint.fill ? { color: rgb(...channels(paint.fill)) } : {}),
      ...(paint.stroke
        ? {
            borderColor: rgb(...channels(paint.stroke)),
            borderWidth: paint.width ?? 1,
            borderLineCap: LineCapStyle.Round,
          }
        : {}),
    });
    this.#page.pushOperators(popGraphicsState());
  }

  rule(x: number, y: number, length: number, colour: string, width = 0.6): void {
    this.path(`M 0 0 L ${length} 0`, { x, y }, { stroke: colour, width });
  }

  /** Makes a rectangle of the page lead to an address; `element` is the Link whose words stand there. */
  link(
    element: Element,
    box: { x: number; y: number; width: number; height: number },
    address: string,
  ): void {
    const { context } = this.#document;
    const annotation = context.nextRef();
    const key = this.structure.ownObject(element, this.#page.ref, annotation);
    context.assign(
      annotation,
      context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [box.x, A4.height - box.y - box.height, box.x + box.width, A4.height - box.y],
        Border: [0, 0, 0],
        F: 4,
        StructParent: key,
        Contents: PDFHexString.fromText(address),
        A: context.obj({ Type: 'Action', S: 'URI', URI: PDFString.of(new URL(address).href) }),
      }),
    );
    this.#page.node.addAnnot(annotation);
  }

  /** Puts a file inside, as what the page was made from (PDF/A-3, AFRelationship Source). */
  async attach(file: {
    bytes: Uint8Array;
    name: string;
    mimeType: string;
    description: string;
    at: Date;
  }): Promise<void> {
    await this.#document.attach(file.bytes, file.name, {
      mimeType: file.mimeType,
      description: file.description,
      creationDate: file.at,
      modificationDate: file.at,
      afRelationship: AFRelationship.Source,
    });
  }

  async finish(): Promise<Uint8Array> {
    this.structure.write(this.#document.catalog);
    this.#document.convertToPDFA({ conformance: '3U' });
    return this.#document.save({ addDefaultPage: false, updateFieldAppearances: false });
  }

  #show(text: string, { weight, size }: { weight: Weight; size: number }): PDFOperator {
    const codes = this.#fonts[weight].encodeText(text);
    const kerns = size < KERNED_FROM ? null : kerning(text, face(weight));
    if (!kerns) return PDFOperator.of(PDFOperatorNames.ShowText, [codes]);
    const row = PDFArray.withContext(this.#document.context);
    kerns.forEach((kern, index) => {
      row.push(PDFHexString.of(codes.asString().slice(index * 4, index * 4 + 4)));
      if (kern !== 0) row.push(PDFNumber.of(-kern));
    });
    return PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [row]);
  }
}

const FONT_KEY = { regular: PDFName.of('Regular'), bold: PDFName.of('Bold') } as const;

type PdfLibFont = ReturnType<Parameters<PDFDocument['registerFontkit']>[0]['create']>;

const channels = (colour: string): [number, number, number] => [...(rgbOf(colour) ?? [0, 0, 0])];

/**
 * The parsed font for pdf-lib, one glyph per character: no ligatures, so that text is found as it was written, and
 * fresh glyphs for each document, so that one document's characters never show in another's character map.
 */
function unshaped({ font }: Face): PdfLibFont {
  const layout = (text: string) => ({
    glyphs: Array.from(text, (character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      const glyph = font.glyphForCodePoint(codePoint);
      return { id: glyph?.id ?? 0, codePoints: [codePoint], advanceWidth: glyph?.advanceWidth ?? 0 };
    }),
  });
  return Object.assign(Object.create(font), { layout, createSubset: () => font.createSubset() });
}

/** By how much each character moves the next, in thousandths; null where shaping would change the characters. */
function kerning(text: string, { font }: Face): number[] | null {
  const characters = Array.from(text);
  const run = font.layout(text, { liga: false, clig: false, calt: false, ccmp: false, locl: false });
  const same = run.glyphs.every(
    (glyph, at) => glyph.id === font.glyphForCodePoint(characters[at]?.codePointAt(0) ?? 0)?.id,
  );
  if (!run.positions || run.glyphs.length !== characters.length || !same) return null;
  return run.positions.map((position, at) =>
    Math.round(((position.xAdvance - run.glyphs[at]!.advanceWidth) * 1000) / font.unitsPerEm),
  );
}
