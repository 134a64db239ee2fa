import { describe, expect, it } from 'vitest';
import { CONTEXT_URLS, documentLoader } from '../../src/credential/document-loader.ts';

describe('the document loader', () => {
  it('serves each pinned context from its package, as static', async () => {
    const load = documentLoader();
    for (const url of CONTEXT_URLS) {
      const loaded = await load(url);
      expect(loaded).toMatchObject({ contextUrl: null, documentUrl: url, tag: 'static' });
      expect(Object.keys(loaded.document)).toContain('@context');
    }
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

  it.each(['https://www.w3.org/2018/credentials/v1', 'https://example.org/', 'constructor', '__proto__'])(
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
