import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DocumentLoader } from '@digitalcredentials/vc';
import contextIndex from '../../credentials/contexts/index.json' with { type: 'json' };
import { sha256Hex } from '../base/canonical-json.ts';

const require = createRequire(import.meta.url);

export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
export const OPEN_BADGES_V3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** The JSON-LD contexts that credentials may use here; anything else is refused, the network never asked. */
export const CONTEXT_URLS: readonly string[] = Object.keys(contextIndex);

const sources: Readonly<Record<string, { package: string; file: string; sha256: string }>> = contextIndex;
const contexts = new Map<string, object>();

/**
 * A context by its URL, from the installed package that ships it.
 * Throws where the file's SHA-256 is not the pinned one: a context decides what a signature means.
 */
function contextOf(url: string): object | null {
  const loaded = contexts.get(url);
  if (loaded) return loaded;
  const source = Object.hasOwn(sources, url) ? sources[url] : undefined;
  if (!source) return null;
  const main = require.resolve(source.package);
  const path = main.slice(0, main.lastIndexOf(source.package) + source.package.length + 1) + source.file;
  const text = readFileSync(path, 'utf8');
  if (sha256Hex(text) !== source.sha256)
    throw new Error(`${source.package}/${source.file} is not the pinned context`);
  const context: object = path.endsWith('.js') ? require(path) : JSON.parse(text);
  contexts.set(url, context);
  return context;
}

/**
 * Loads contexts and, for one call, the documents given with it (keys, DID documents, status lists) by their URL.
 * Throws for any other URL. JSON-LD caches contexts by URL for the whole process, so everything here uses this one.
 */
export function documentLoader(documents: Readonly<Record<string, object>> = {}): DocumentLoader {
  return async (url) => {
    const context = contextOf(url);
    if (context) return { contextUrl: null, documentUrl: url, document: context, tag: 'static' };
    const document = Object.hasOwn(documents, url) ? documents[url] : undefined;
    if (document) return { contextUrl: null, documentUrl: url, document };
    throw new Error(`not a document known here: ${url}`);
  };
}
