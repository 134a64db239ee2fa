import { describe, expect, it } from 'vitest';
import { foreignSources } from '../../src/verification/foreign-sources.ts';
import { guardedFetch } from '../../src/verification/guarded-fetch.ts';
import { isParsedDocument, parsedDocument } from '../../src/verification/parsed-document.ts';
import { RemoteDocuments } from '../../src/verification/remote-documents.ts';
import { loopbackTls } from '../helpers/loopback-tls.ts';
import { OtherHosts } from '../helpers/outside.ts';

describe('the whole way to another host', () => {
  it('goes over TLS to the host that the DID names, once', async () => {
    const host = await loopbackTls(['school.example.org'], (_, response) =>
      response.writeHead(200, { 'Content-Type': 'application/did+json' }).end('{"id":"theirs"}'),
    );
    const outside = new RemoteDocuments((address, kind) => guardedFetch(address, kind, host.network));
    const did = `did:web:school.example.org%3A${host.port}:orgs:a`;
    for (const _ of [1, 2]) expect(await foreignSources(outside).didDocument(did)).toEqual({ id: 'theirs' });
    expect(host.asked).toEqual(['https://school.example.org/orgs/a/did.json']);
    await host.stop();
  });
});

describe('for one verdict', () => {
  it('a did:web is asked for where the method says, and no other kind of DID', async () => {
    const hosts = new OtherHosts();
    hosts.put('https://example.org/.well-known/did.json', { id: 'did:web:example.org' });
    const sources = foreignSources(hosts);
    expect(await sources.didDocument('did:web:example.org')).toEqual({ id: 'did:web:example.org' });
    expect(await sources.didDocument('did:ion:abc')).toBeNull();
    expect(await sources.didDocument('did:web:example.org:..:x')).toBeNull();
    expect(hosts.asked).toEqual(['DID_DOCUMENT https://example.org/.well-known/did.json']);
  });

  it('twelve documents are asked for, and no thirteenth', async () => {
    const hosts = new OtherHosts();
    const sources = foreignSources(hosts);
    for (let at = 0; at < 20; at++) await sources.statusList(`https://example.org/${at}`);
    expect(await sources.tokenList('https://example.org/20')).toBeNull();
    expect(hosts.asked).toHaveLength(12);
    await sources.statusList('https://example.org/3');
    expect(hosts.asked).toHaveLength(12);
  });

  it('nobody is asked without a way outside', async () => {
    const { didDocument, statusList, tokenList } = foreignSources(undefined);
    const address = 'https://example.org/x';
    expect(
      await Promise.all([didDocument('did:web:example.org'), statusList(address), tokenList(address)]),
    ).toEqual([null, null, null]);
  });
});

describe('a document that came', () => {
  it('is the same object for the same text, and cannot be changed', () => {
    const text = '{"id":"did:web:a.example","deep":{"list":[{"x":1}]}}';
    const document = parsedDocument(text) as { deep: { list: { x: number }[] } };
    expect(parsedDocument(text)).toBe(document);
    expect(isParsedDocument(document)).toBe(true);
    expect(isParsedDocument(structuredClone(document))).toBe(false);
    expect(() => {
      document.deep.list[0]!.x = 2;
    }).toThrow(TypeError);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a word', 'null'],
    ['a name twice', '{"a":1,"a":2}'],
    ['too deep', `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`],
    ['too many values', JSON.stringify({ a: Array(30_000).fill(0) })],
  ])('is none where it is %s', (_, text) => {
    expect(parsedDocument(text)).toBeNull();
  });
});
