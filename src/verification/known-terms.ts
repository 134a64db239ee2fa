import { KNOWN_CONTEXT_URLS, LOADED_CONTEXT_URLS } from '../credential/document-loader.ts';
import { isObject, type Json, listed } from './json-value.ts';

/**
 * Which names a checker takes. KNOWN: those of published contexts that somebody stands for. LOADABLE: also contexts
 * written into the document and those for trying out; what its names mean is then for the one who reads it to judge.
 */
export type Terms = 'KNOWN' | 'LOADABLE';

/** Whether a document's and its proof's names mean what the published contexts say, and nothing else. */
export const hasOnlyKnownTerms = (document: Json, proof: Json): boolean =>
  hasKnownContexts(document) && hasPlainNames({ ...document, '@context': [], proof });

/** Whether each context of a document is written out in it or can be had without asking the network. */
export const hasLoadableContexts = (document: Json, proof: Json): boolean =>
  // A proof with contexts of its own would be read in another language than what it covers.
  proof['@context'] === undefined &&
  listed(document['@context']).every((one) =>
    typeof one === 'string' ? LOADED_CONTEXT_URLS.includes(one) : isObject(one),
  );

/** A context written into the file could give any name any meaning: only the published ones, by their URL. */
const hasKnownContexts = (document: Json): boolean =>
  listed(document['@context']).every((one) => typeof one === 'string' && KNOWN_CONTEXT_URLS.includes(one));

/** Keywords and whole IRIs as names say the same to the signature and something else to a reader. */
function hasPlainNames(value: unknown, depth = 0): boolean {
  if (Array.isArray(value)) return value.every((one) => hasPlainNames(one, depth));
  if (!isObject(value)) return true;
  return Object.entries(value).every(
    ([name, inner]) =>
      ((depth === 0 && name === '@context') || !/[@:]/.test(name)) && hasPlainNames(inner, depth + 1),
  );
}
