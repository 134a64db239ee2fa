import { beforeEach, describe, expect, it } from 'vitest';
import type { OutsideKind } from '../../src/base/outside.ts';
import type { Fetched } from '../../src/verification/guarded-fetch.ts';
import { RemoteDocuments } from '../../src/verification/remote-documents.ts';

const HOST = 'https://school.example.org';
const jwt = (payload: object) =>
  `${[{ alg: 'EdDSA' }, payload].map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')).join('.')}.c2ln`;

let now = 0;
let asked: string[] = [];
let answer: (address: string) => Fetched | Promise<Fetched>;
let documents: RemoteDocuments;

beforeEach(() => {
  now = 1;
  asked = [];
  answer = () => ({ text: '{}', cacheControl: '' });
  documents = new RemoteDocuments(
    async (address) => {
      asked.push(address);
      return answer(address);
    },
    () => now,
  );
});

const keptFor = async (seconds: number, kind: OutsideKind = 'DID_DOCUMENT') => {
  await documents.text(`${HOST}/did.json`, kind);
  now += seconds * 1000 - 1;
  await documents.text(`${HOST}/did.json`, kind);
  const before = asked.length;
  now += 2;
  await documents.text(`${HOST}/did.json`, kind);
  return [before, asked.length];
};

describe('a document of another host', () => {
  it.each([
    ['says nothing', '', 300],
    ['wishes ten minutes', 'public, max-age=600', 600],
    ['wishes a second', 'max-age=1', 30],
    ['wishes a week', 'max-age=604800', 3_600],
    ['wishes nothing to be kept', 'no-store, max-age=600', 30],
    ['says s-maxage alone', 's-maxage=600', 300],
  ])('whose host %s is asked for anew after its time', async (_, cacheControl, seconds) => {
    answer = () => ({ text: '{}', cacheControl });
    expect(await keptFor(seconds)).toEqual([1, 2]);
  });

  it.each([
    ['Bitstring Status List', JSON.stringify({ credentialSubject: { ttl: 120_000 } }), 'STATUS_LIST'],
    ['Token Status List', jwt({ ttl: 120 }), 'TOKEN_STATUS_LIST'],
  ] as const)('that is a %s is kept for its own time to live', async (_, text, kind) => {
    answer = () => ({ text, cacheControl: 'max-age=600' });
    expect(await keptFor(120, kind)).toEqual([1, 2]);
  });

  it('that could not be had is not asked for again for half a minute', async () => {
    answer = () => ({ refused: 'NOT_OK' });
    expect(await documents.text(`${HOST}/did.json`, 'DID_DOCUMENT')).toBeNull();
    expect(await keptFor(30)).toEqual([1, 2]);
  });

  it('is fetched once for all who ask at the same time', async () => {
    const texts = await Promise.all(
      Array.from({ length: 20 }, () => documents.text(`${HOST}/did.json`, 'DID_DOCUMENT')),
    );
    expect(new Set(texts)).toEqual(new Set(['{}']));
    expect(asked).toHaveLength(1);
  });

  it('is another one under another kind', async () => {
    await documents.text(`${HOST}/x`, 'DID_DOCUMENT');
    await documents.text(`${HOST}/x`, 'STATUS_LIST');
    expect(asked).toHaveLength(2);
  });
});

describe('asking', () => {
  const wait = () => {
    const ends: (() => void)[] = [];
    answer = () => new Promise((end) => ends.push(() => end({ text: '{}', cacheControl: '' })));
    return ends;
  };
  const had = (texts: (string | null)[]) => texts.filter((one) => one !== null).length;

  it('never has more than four fetches at one host, nor sixteen in all', async () => {
    const ends = wait();
    const atOne = Array.from({ length: 6 }, (_, at) => documents.text(`${HOST}/${at}`, 'DID_DOCUMENT'));
    const others = Array.from({ length: 20 }, (_, at) =>
      documents.text(`https://host${at}.example.org/`, 'DID_DOCUMENT'),
    );
    expect(asked).toHaveLength(16);
    for (const end of ends) end();
    expect([had(await Promise.all(atOne)), had(await Promise.all(others))]).toEqual([4, 12]);
  });

  it('goes on when those under way have ended, and what was too much then is had', async () => {
    const ends = wait();
    const first = Array.from({ length: 5 }, (_, at) => documents.text(`${HOST}/${at}`, 'DID_DOCUMENT'));
    for (const end of ends) end();
    expect(await first[4]).toBeNull();
    await Promise.all(first);
    answer = () => ({ text: '{"late":true}', cacheControl: '' });
    expect(await documents.text(`${HOST}/4`, 'DID_DOCUMENT')).toBe('{"late":true}');
  });

  it('keeps no more than its measure', async () => {
    answer = () => ({ text: 'x'.repeat(2_000_000), cacheControl: '' });
    for (let at = 0; at < 20; at++) await documents.text(`${HOST}/${at}`, 'STATUS_LIST');
    await documents.text(`${HOST}/19`, 'STATUS_LIST');
    expect(asked).toHaveLength(20);
    await documents.text(`${HOST}/0`, 'STATUS_LIST');
    expect(asked).toHaveLength(21);
  });
});
