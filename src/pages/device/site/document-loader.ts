import type { DocumentLoader } from '@digitalcredentials/vc';

/** Put in when the script is bundled: our own documents' contexts, by their URL, as `credential/document-loader.ts` pins them. */
declare const CONTEXTS: Readonly<Record<string, object>>;

export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
export const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
export const OPEN_BADGES_V3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

export const CONTEXT_URLS: readonly string[] = [CREDENTIALS_V2, OPEN_BADGES_V3];
export const KNOWN_CONTEXT_URLS = CONTEXT_URLS;
export const LOADED_CONTEXT_URLS = CONTEXT_URLS;

/** No resource is compared with its published edition here. */
export const publishedEditions = (_url: string): readonly never[] => [];

/**
 * The document loader in a browser: takes the place of `credential/document-loader.ts` there. Knows the contexts that
 * came with the script and the documents given with the call; asks no network.
 */
export function documentLoader(documents: Readonly<Record<string, object>> = {}): DocumentLoader {
  return async (url) => {
    if (Object.hasOwn(CONTEXTS, url))
      return { contextUrl: null, documentUrl: url, document: CONTEXTS[url]!, tag: 'static' };
    if (Object.hasOwn(documents, url))
      return { contextUrl: null, documentUrl: url, document: documents[url]! };
    throw new Error(`not a document known here: ${url}`);
  };
}
