import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import {
  type DocumentSource,
  documentNumber,
  fetchDocument,
  findDocuments,
} from '../../src/qualification/eperusteet/client.ts';
import { sampleText } from '../helpers/sample-qualification.ts';

const code = (answer: unknown) => (answer instanceof Refusal ? answer.code : answer);

describe('which document is meant', () => {
  it.each([
    ['7614470', 7614470],
    [' 7614470 ', 7614470],
    ['https://eperusteet.opintopolku.fi/eperusteet-service/api/external/peruste/7614470', 7614470],
    ['https://eperusteet.opintopolku.fi/#/fi/ammatillinen/7614470/tiedot', 7614470],
  ])('%s', (source, number) => {
    expect(documentNumber(source)).toBe(number);
  });

  it.each([
    'http://eperusteet.opintopolku.fi/api/external/peruste/7614470',
    'https://eperusteet.opintopolku.fi.example.org/peruste/7614470',
    'https://eperusteet.opintopolku.fi@example.org/peruste/7614470',
    'https://user@eperusteet.opintopolku.fi/peruste/7614470',
    'https://eperusteet.opintopolku.fi:8443/peruste/7614470',
    'https://eperusteet.opintopolku.fi/',
    'http://127.0.0.1/peruste/7614470',
    'file:///etc/7614470',
    '-1',
    '',
  ])('%s is no such address', (source) => {
    expect(code(documentNumber(source))).toBe('INVALID_INPUT');
  });
});

describe('asking the service', () => {
  let server: Server;
  let from: DocumentSource;
  let asked: { url: string | undefined; callerId: string | undefined }[];
  let answer: (url: string) => {
    status?: number;
    body?: string | Buffer;
    headers?: Record<string, string>;
    late?: number;
  };

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push({ url: request.url, callerId: request.headers['caller-id'] as string | undefined });
      const { status = 200, body = '', headers = {}, late = 0 } = answer(request.url ?? '');
      setTimeout(() => {
        response.writeHead(status, headers);
        response.end(body);
      }, late);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    from = {
      service: `http://127.0.0.1:${port}/eperusteet-service`,
      callerId: 'pateva.test',
      timeoutMs: 1000,
    };
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });

  it('fetches a document by its number and names the caller', async () => {
    answer = () => ({ body: sampleText() });
    expect(await fetchDocument('9900001', from)).toBe(sampleText());
    expect(asked).toEqual([
      { url: '/eperusteet-service/api/external/peruste/9900001', callerId: 'pateva.test' },
    ]);
  });

  it.each([204, 404])('an answer %i is NOT_FOUND', async (status) => {
    answer = () => ({ status });
    expect(code(await fetchDocument('1', from))).toBe('NOT_FOUND');
  });

  it('an error of the service, silence and a redirect are SOURCE_UNREACHABLE', async () => {
    answer = () => ({ status: 500 });
    expect(code(await fetchDocument('1', from))).toBe('SOURCE_UNREACHABLE');
    answer = () => ({ late: 5000 });
    expect(code(await fetchDocument('1', { ...from, timeoutMs: 50 }))).toBe('SOURCE_UNREACHABLE');
    answer = (url) =>
      url.endsWith('/1') ? { status: 302, headers: { location: '/elsewhere' } } : { body: '{}' };
    expect(code(await fetchDocument('1', from))).toBe('SOURCE_UNREACHABLE');
    expect(asked.some((one) => one.url === '/elsewhere')).toBe(false);
  });

  it('a body that stops half-way or never ends in time is SOURCE_UNREACHABLE', async () => {
    answer = () => ({ body: '{"id":', headers: { 'content-length': '1000' } });
    expect(code(await fetchDocument('1', { ...from, timeoutMs: 200 }))).toBe('SOURCE_UNREACHABLE');
  });

  it('more than 20 MB is TOO_LARGE, whether announced or not', async () => {
    const body = Buffer.alloc(20 * 1024 * 1024 + 1, ' ');
    answer = () => ({ body });
    expect(code(await fetchDocument('1', { ...from, timeoutMs: 20_000 }))).toBe('TOO_LARGE');
    answer = () => ({ body, headers: { 'transfer-encoding': 'chunked' } });
    expect(code(await fetchDocument('1', { ...from, timeoutMs: 20_000 }))).toBe('TOO_LARGE');
  });

  it.each(['data', 'content'])(
    'lists documents whether the page calls them data or content: %s',
    async (key) => {
      const items = [
        { id: 5, nimi: { _id: '1', fi: 'Ajoneuvoala\u202fX' }, diaarinumero: 'OPH-1-2020' },
        { id: 'x' },
      ];
      answer = () => ({ body: JSON.stringify({ [key]: items, sivu: 0 }) });
      expect(await findDocuments({ name: 'ajoneuvo & co' }, from)).toEqual([
        { documentId: 5, name: { fi: 'Ajoneuvoala X' }, diaryNumber: 'OPH-1-2020' },
      ]);
      expect(asked[0]?.url).toBe(
        '/eperusteet-service/api/external/perusteet?sivu=0&sivukoko=25&nimi=ajoneuvo+%26+co',
      );
    },
  );

  it('fetches a document by its diary number, where one alone has it', async () => {
    const listed = (...numbers: string[]) => ({
      body: JSON.stringify({
        data: numbers.map((diaarinumero, index) => ({ id: 100 + index, diaarinumero })),
      }),
    });
    answer = (url) => (url.includes('perusteet?') ? listed('OPH-1-20201', 'OPH-1-2020') : { body: url });
    expect(await fetchDocument('OPH-1-2020', from)).toBe('/eperusteet-service/api/external/peruste/101');
    answer = () => listed('OPH-1-2020', 'OPH-1-2020');
    expect(code(await fetchDocument('OPH-1-2020', from))).toBe('NOT_FOUND');
    answer = () => listed('OPH-1-20201');
    expect(code(await fetchDocument('OPH-1-2020', from))).toBe('NOT_FOUND');
  });

  it('an empty page is an empty list; no JSON is SOURCE_UNREACHABLE', async () => {
    answer = () => ({ status: 204 });
    expect(await findDocuments({ diaryNumber: 'OPH-1-2020' }, from)).toEqual([]);
    answer = () => ({ body: '<html>' });
    expect(code(await findDocuments({ diaryNumber: 'OPH-1-2020' }, from))).toBe('SOURCE_UNREACHABLE');
  });
});
