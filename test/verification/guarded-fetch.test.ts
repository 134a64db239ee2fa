import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  guardedFetch,
  INTERNET,
  LARGEST_DOCUMENT,
  type Network,
} from '../../src/verification/guarded-fetch.ts';
import { isPublicAddress } from '../../src/verification/public-address.ts';
import { loopbackTls } from '../helpers/loopback-tls.ts';

describe('an address', () => {
  it.each([
    '193.166.3.1',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '100.128.0.1',
    '2001:4860:4860::8888',
    '2a00:1450:400f::1',
  ])('of the public internet is asked: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::a00:1',
    '100::1',
    '2001::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%lo',
    'fec0::1',
    'ff02::1',
    '2606:4700::1%eth0',
    'example.org',
    '',
  ])('of another kind is not: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('what a stranger names', () => {
  let resolved: string[] = [];
  const network = (addresses: readonly string[]): Network => ({
    ...INTERNET,
    resolve: async (host) => {
      resolved.push(host);
      return addresses;
    },
    milliseconds: 500,
  });
  beforeEach(() => {
    resolved = [];
  });

  it.each([
    ['http://example.org/did.json', 'NOT_HTTPS'],
    ['file:///etc/passwd', 'NOT_HTTPS'],
    ['data:application/json,{}', 'NOT_HTTPS'],
    ['https://user:secret@example.org/', 'NOT_HTTPS'],
    ['https://user@example.org/', 'NOT_HTTPS'],
    ['https://example.org:8443/', 'NOT_HTTPS'],
    ['https://example.org:22/', 'NOT_HTTPS'],
    [`https://example.org/${'a'.repeat(3_000)}`, 'NOT_HTTPS'],
    ['no address', 'NOT_HTTPS'],
    ['https://127.0.0.1/', 'NOT_PUBLIC'],
    ['https://0x7f.1/', 'NOT_PUBLIC'],
    ['https://2130706433/', 'NOT_PUBLIC'],
    ['https://[::1]/', 'NOT_PUBLIC'],
    ['https://8.8.8.8/', 'NOT_PUBLIC'],
    ['https://localhost/', 'NOT_PUBLIC'],
    ['https://localhost./', 'NOT_PUBLIC'],
    ['https://database/', 'NOT_PUBLIC'],
  ])('is refused before any name is looked up: %s', async (address, refused) => {
    expect(await guardedFetch(address, 'DID_DOCUMENT', network(['8.8.8.8']))).toEqual({ refused });
    expect(resolved).toEqual([]);
  });

  it.each([
    [['127.0.0.1']],
    [['10.0.0.5']],
    [['169.254.169.254']],
    [['::1']],
    [['::ffff:10.0.0.5']],
    [['64:ff9b::a00:5']],
    [['193.166.3.1', '192.168.0.10']],
    [['192.168.0.10', '193.166.3.1']],
    [['193.166.3.1', 'fd00::5']],
  ])('is refused where one of its addresses is not public: %s', async (addresses) => {
    expect(await guardedFetch('https://inside.example.org/', 'DID_DOCUMENT', network(addresses))).toEqual({
      refused: 'NOT_PUBLIC',
    });
    expect(resolved).toEqual(['inside.example.org']);
  });

  it('is not reached where it has no address, and not waited for where name servers are silent', async () => {
    const nowhere = await guardedFetch('https://nowhere.example.org/', 'DID_DOCUMENT', network([]));
    expect(nowhere).toEqual({ refused: 'UNREACHABLE' });
    const silent = { ...network([]), resolve: () => new Promise<never>(() => {}) };
    const answer = await guardedFetch('https://silent.example.org/', 'DID_DOCUMENT', silent);
    expect(answer).toEqual({ refused: 'TOO_SLOW' });
  });
});

describe('a host that answers', () => {
  let host: Awaited<ReturnType<typeof loopbackTls>>;
  beforeAll(async () => {
    host = await loopbackTls(['school.example.org'], (request, response) => {
      const json = { 'Content-Type': 'application/json' };
      switch (request.url) {
        case '/good':
          return response.writeHead(200, { ...json, 'Cache-Control': 'max-age=60' }).end('{"name":"Ääni"}');
        case '/headers':
          return response.writeHead(200, json).end(JSON.stringify(request.headers));
        case '/elsewhere':
          return response.writeHead(302, { Location: 'https://school.example.org/good' }).end();
        case '/page':
          return response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>');
        case '/packed':
          return response.writeHead(200, { ...json, 'Content-Encoding': 'gzip' }).end('x');
        case '/large':
          return response.writeHead(200, json).end('x'.repeat(LARGEST_DOCUMENT + 1));
        case '/endless': {
          response.writeHead(200, json);
          const more = setInterval(() => response.write(' '), 20);
          return response.on('close', () => clearInterval(more));
        }
        case '/binary':
          return response.writeHead(200, json).end(Buffer.from([0xff, 0xfe]));
        case '/silent':
          return undefined;
        default:
          return response.writeHead(404, json).end('{}');
      }
    });
  });
  afterAll(() => host.stop());

  const get = (path: string, network: Partial<Network> = {}, name = 'school.example.org') =>
    guardedFetch(`https://${name}:${host.port}${path}`, 'DID_DOCUMENT', { ...host.network, ...network });

  it('is heard', async () => {
    expect(await get('/good')).toEqual({ text: '{"name":"Ääni"}', cacheControl: 'max-age=60' });
  });

  it('learns nothing of who asked', async () => {
    const answer = await get('/headers');
    expect(Object.keys(JSON.parse('text' in answer ? answer.text : '')).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it.each([
    ['/elsewhere', 'REDIRECTED'],
    ['/nothing', 'NOT_OK'],
    ['/page', 'OTHER_MEDIA_TYPE'],
    ['/packed', 'OTHER_MEDIA_TYPE'],
    ['/large', 'TOO_LARGE'],
    ['/endless', 'TOO_SLOW'],
    ['/silent', 'TOO_SLOW'],
    ['/binary', 'UNREACHABLE'],
  ])('with what is not taken is refused: %s', async (path, refused) => {
    expect(await get(path, { milliseconds: 400 })).toEqual({ refused });
  });

  it('is looked up once, and connected to where it was found then', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.3']];
    let looked = 0;
    const rebinding = { resolve: async () => answers[looked++] ?? [] };
    expect(await get('/good', rebinding)).toMatchObject({ text: '{"name":"Ääni"}' });
    expect(looked).toBe(1);
  });

  it('is refused where nobody vouches for it, or only for another name', async () => {
    const { ca: _, ...unvouched } = host.network;
    const address = `https://school.example.org:${host.port}/good`;
    expect(await guardedFetch(address, 'DID_DOCUMENT', unvouched)).toEqual({ refused: 'UNREACHABLE' });
    expect(await get('/good', {}, 'other.example.org')).toEqual({ refused: 'UNREACHABLE' });
  });
});
