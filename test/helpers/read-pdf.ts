import { createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import jsqrModule from 'jsqr';

// pdf.js takes these from the globals; another copy's would not be known to our canvas.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

/** A run of text on a page, in points from the page's lower left corner. */
export interface SeenText {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

const open = (pdf: Uint8Array) =>
  getDocument({
    data: pdf.slice(),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  }).promise;

/** Every run of text in the order of the content stream. */
export async function textOf(pdf: Uint8Array): Promise<SeenText[]> {
  const document = await open(pdf);
  const seen: SeenText[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size = 0, left = 0, baseline = 0] = item.transform as number[];
      seen.push({ page, text: item.str, left, right: left + item.width, baseline, size });
    }
  }
  await document.destroy();
  return seen;
}

/** All text on one line, spaces folded. */
export async function plainTextOf(pdf: Uint8Array): Promise<string> {
  const runs = await textOf(pdf);
  return runs
    .map((run) => run.text)
    .join(' ')
    .replace(/\s+/gu, ' ');
}

export async function pageCountOf(pdf: Uint8Array): Promise<number> {
  const document = await open(pdf);
  const count = document.numPages;
  await document.destroy();
  return count;
}

/** The files attached to the document, by name. */
export async function attachmentsOf(pdf: Uint8Array): Promise<Map<string, Uint8Array>> {
  const document = await open(pdf);
  const found = (await document.getAttachments()) as Record<
    string,
    { filename: string; content: Uint8Array }
  > | null;
  const files = new Map(
    Object.values(found ?? {}).map(({ filename, content }) => [filename, Uint8Array.from(content)]),
  );
  await document.destroy();
  return files;
}

/** What a reader of the structure meets, in order: roles from the outside in, with a figure's words. */
export async function structureOf(pdf: Uint8Array): Promise<string[]> {
  const document = await open(pdf);
  const met: string[] = [];
  const visit = (node: StructureNode) => {
    if (node.role && !['Root', 'Document'].includes(node.role))
      met.push(node.alt ? `${node.role}: ${node.alt}` : node.role);
    for (const child of node.children ?? []) visit(child);
  };
  for (let page = 1; page <= document.numPages; page += 1) {
    visit((await (await document.getPage(page)).getStructTree()) as StructureNode);
  }
  await document.destroy();
  return met;
}

/** The bookmarks in order: the page's number, a space for each level, the title. */
export async function bookmarksOf(pdf: Uint8Array): Promise<string[]> {
  const document = await open(pdf);
  const met: string[] = [];
  const visit = async (bookmarks: Awaited<ReturnType<typeof document.getOutline>>, level: number) => {
    for (const { title, dest, items } of bookmarks ?? []) {
      const page = Array.isArray(dest) ? await document.getPageIndex(dest[0]) : Number.NaN;
      met.push(`${page + 1}${' '.repeat(level)}${title}`);
      await visit(items, level + 1);
    }
  };
  await visit(await document.getOutline(), 1);
  await document.destroy();
  return met;
}

/** What the metadata says: the standards that the file keeps, its title, its language. */
export async function saidOf(pdf: Uint8Array): Promise<Record<string, unknown>> {
  const document = await open(pdf);
  const { metadata } = await document.getMetadata();
  await document.destroy();
  const names = ['pdfaid:part', 'pdfaid:conformance', 'pdfuaid:part', 'dc:title', 'dc:language'];
  return Object.fromEntries(names.map((name) => [name, [metadata.get(name)].flat().join(' ')]));
}

interface StructureNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructureNode[];
}

/** A page, or a rectangle of it in points from its upper left corner, as pixels at a scale (1 = 72 to the inch). */
export async function renderPage(
  pdf: Uint8Array,
  number: number,
  scale: number,
  clip: { x: number; y: number; width: number; height: number } = {
    x: 0,
    y: 0,
    width: 595.28,
    height: 841.89,
  },
) {
  const document = await open(pdf);
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale, offsetX: -clip.x * scale, offsetY: -clip.y * scale });
  const canvas = createCanvas(Math.ceil(clip.width * scale), Math.ceil(clip.height * scale));
  await page.render({ canvas: canvas as never, viewport }).promise;
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const png = canvas.toBuffer('image/png');
  await document.destroy();
  return { data, width, height, png };
}

/** What the QR code in a picture says; undefined where none can be read. */
export function qrIn(picture: {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}): string | undefined {
  return jsQR(picture.data, picture.width, picture.height)?.data;
}

// jsqr's types and its CommonJS disagree about where the function stands.
const jsQR = jsqrModule as unknown as typeof jsqrModule.default;
