import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DocumentLoader } from '@digitalcredentials/vc';
import contextIndex from '../../credentials/contexts/index.json' with { type: 'json' };
import { sha256Hex } from '../base/canonical-json.ts';

const require = createRequire(import.meta.url);

export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
export const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
export const OPEN_BADGES_V3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** An edition of a context as it stands or stood at its URL: digests of those bytes, in hexadecimal. */
export interface PublishedEdition {
  readonly sha256: string;
  readonly sha384: string;
  readonly sha512: string;
  /** Names that this edition gives another meaning than the one that is held; all others mean the same in both. */
  readonly unless?: readonly string[];
}

interface ContextSource {
  /** ISSUE: our own documents use it. READ: others' may. EXAMPLE: for trying out; the verdict does not take it. */
  readonly use: string;
  /** The installed package that ships the file; the folder of the index itself where there is none. */
  readonly package?: string;
  readonly file: string;
  readonly sha256: string;
  readonly published?: readonly PublishedEdition[];
}

const sources: Readonly<Record<string, ContextSource>> = contextIndex;
const sourceOf = (url: string): ContextSource | undefined =>
  Object.hasOwn(sources, url) ? sources[url] : undefined;
const usedFor = (...uses: readonly string[]): readonly string[] =>
  Object.keys(sources).filter((url) => uses.includes(sources[url]?.use ?? ''));

/** The JSON-LD contexts that our own documents may use. */
export const CONTEXT_URLS: readonly string[] = usedFor('ISSUE');

/** Those whose names have a meaning that somebody stands for: in a verdict, anything else is not known. */
export const KNOWN_CONTEXT_URLS: readonly string[] = usedFor('ISSUE', 'READ');

/** Every context that can be loaded here; the network is never asked for one. */
export const LOADED_CONTEXT_URLS: readonly string[] = Object.keys(sources);

/** The editions of a context that was published under a URL; none where their bytes are not known. */
export const publishedEditions = (url: string): readonly PublishedEdition[] => sourceOf(url)?.published ?? [];

const contexts = new Map<string, object>();

/**
 * A context by its URL, from the installed package that ships it.
 * Throws where the file's SHA-256 is not the pinned one: a context decides what a signature means.
 */
function contextOf(url: string): object | null {
  const loaded = contexts.get(url);
  if (loaded) return loaded;
  const source = sourceOf(url);
  if (!source) return null;
  const path = pathOf(source);
  const text = readFileSync(path, 'utf8');
  if (sha256Hex(text) !== source.sha256)
    throw new Error(`${source.package ?? 'credentials/contexts'}/${source.file} is not the pinned context`);
  const context: object = path.endsWith('.js') ? require(path) : JSON.parse(text);
  contexts.set(url, context);
  return context;
}

function pathOf({ package: name, file }: ContextSource): string {
  if (name === undefined) return require.resolve(`../../credentials/contexts/${file}`);
  const main = require.resolve(name);
  return main.slice(0, main.lastIndexOf(name) + name.length + 1) + file;
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
