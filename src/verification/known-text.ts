/// <reference lib="es2024.string" />
import { issuedText } from '../credential/compiled/sign-compiled.ts';
import { TemplateGenerations } from '../credential/compiled/template-generations.ts';
import type { ContextedDocument } from '../credential/compiled/templates.ts';
import { CREDENTIALS_V2, documentLoader, KNOWN_CONTEXT_URLS } from '../credential/document-loader.ts';
import { boundedSuite } from '../credential/sign.ts';
import type { Json } from './json-value.ts';

/** What others' documents have taught, apart from what signing our own did. */
const seen = new TemplateGenerations((document) =>
  boundedSuite.canonize(document, { documentLoader: documentLoader() }),
);

/** No document needs more of them, and each order of them is remembered by itself. */
const MOST_CONTEXTS = 6;

/**
 * The canonical N-Quads (RDFC-1.0) that the library would make of a document, where that is certain without asking
 * it; else null.
 */
export function knownText(document: Json): string | null {
  if (!isContexted(document)) return null;
  const text = issuedText(document) ?? seen.ready(document);
  // What UTF-8 cannot write is hashed as something else than it is.
  return text?.isWellFormed() ? text : null;
}

/** Prepares for further documents like these, which the library has verified. */
export function rememberLike(...documents: readonly Json[]): void {
  const unknown = documents.filter(isContexted).filter((document) => knownText(document) === null);
  if (unknown.length > 0) seen.learn(...unknown);
}

/** Resolves once nothing is being learnt from what was verified. */
export const remembered = (): Promise<void> => seen.settled();

function isContexted(document: Json): document is ContextedDocument {
  const contexts = document['@context'];
  return (
    Array.isArray(contexts) &&
    contexts.length <= MOST_CONTEXTS &&
    contexts.includes(CREDENTIALS_V2) &&
    contexts.every((one) => typeof one === 'string' && KNOWN_CONTEXT_URLS.includes(one))
  );
}
