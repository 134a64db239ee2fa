import { PDFDict, PDFDocument, PDFHexString, PDFString } from 'pdf-lib';

/** What a document's information says, name by name, however badly the file is written; nothing where it cannot be read. */
export async function drawnWith(pdf: Uint8Array): Promise<Readonly<Record<string, string>>> {
  try {
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
    const information = context.lookup(context.trailerInfo.Info);
    if (!(information instanceof PDFDict)) return {};
    return Object.fromEntries(
      information.entries().flatMap(([name, value]) => {
        const text = context.lookup(value);
        const isText = text instanceof PDFString || text instanceof PDFHexString;
        return isText ? [[name.decodeText(), text.decodeText()]] : [];
      }),
    );
  } catch {
    return {};
  }
}
