import { describe, expect, it } from 'vitest';
import {
  CONTEXT_URLS,
  documentLoader,
  KNOWN_CONTEXT_URLS,
  LOADED_CONTEXT_URLS,
} from '../../src/credential/document-loader.ts';

describe('the document loader', () => {
  it('serves each pinned context from its package, as static', async () => {
    const load = documentLoader();
    for (const url of LOADED_CONTEXT_URLS) {
      const loaded = await load(url);
      expect(loaded).toMatchObject({ contextUrl: null, documentUrl: url, tag: 'static' });
      expect(Object.keys(loaded.document)).toContain('@context');
    }
  });

  it('keeps contexts for others’ documents, and those for trying out, away from what we issue', () => {
    const used = (url: string) => [CONTEXT_URLS, KNOWN_CONTEXT_URLS].map((urls) => urls.includes(url));
    expect(used('https://www.w3.org/ns/credentials/v2')).toEqual([true, true]);
    expect(used('https://www.w3.org/2018/credentials/v1')).toEqual([false, true]);
    expect(used('https://www.w3.org/ns/credentials/examples/v2')).toEqual([false, false]);
  });

  it('defines issuer and achievement, and no term that is undefined elsewhere', async () => {
    const { document } = await documentLoader()('https://www.w3.org/ns/credentials/v2');
    expect(JSON.stringify(document)).not.toContain('issuer-dependent');
  });

  it('serves the documents given with the call, and forgets them', async () => {
    const key = { id: 'did:web:example.org#key' };
    expect(
      (await documentLoader({ 'did:web:example.org#key': key })('did:web:example.org#key')).document,
    ).toBe(key);
    await expect(documentLoader()('did:web:example.org#key')).rejects.toThrow('not a document known here');
  });

  it.each(['https://www.w3.org/ns/did/v1', 'https://example.org/', 'constructor', '__proto__'])(
    'refuses %s instead of asking the network',
    async (url) => {
      await expect(documentLoader({})(url)).rejects.toThrow('not a document known here');
    },
  );

  it('lets no document given with a call take a context’s place', async () => {
    const load = documentLoader({ 'https://www.w3.org/ns/credentials/v2': { '@context': {} } });
    expect((await load('https://www.w3.org/ns/credentials/v2')).document).not.toEqual({ '@context': {} });
  });
});
