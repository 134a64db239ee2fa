import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportKeyCompromised } from '../../../src/credential/acts/report-key-compromised.ts';
import { rotateIssuerKey } from '../../../src/credential/acts/rotate-key.ts';
import type { DidDocument } from '../../../src/credential/did.ts';
import { keysAt } from '../../../src/credential/key-history.ts';
import { makeHouse, type TestHouse } from '../../helpers/house.ts';
import { serveHouse, tokenOf } from '../../helpers/http.ts';
import { DID, workshop } from './workshop.ts';

let house: TestHouse;
let world: Awaited<ReturnType<typeof workshop>>;
let served: Awaited<ReturnType<typeof serveHouse>>;
const MARCH = 'key-2026-03-02';
const APRIL = 'key-2026-04-01';
const MAY = 'key-2026-05-01';

beforeAll(async () => {
  house = await makeHouse();
  world = await workshop(house);
  served = await serveHouse(house);
  await world.issue();
  house.clock.set('2026-04-01T09:00:00Z');
  await rotateIssuerKey(house.context(world.coordinator), { issuer: world.issuer });
  house.clock.set('2026-05-01T09:00:00Z');
  await rotateIssuerKey(house.context(world.coordinator), { issuer: world.issuer });
  house.clock.set('2026-06-01T09:00:00Z');
  await reportKeyCompromised(house.context(world.coordinator), {
    issuer: world.issuer,
    fragment: APRIL,
    reissue: true,
  });
});
afterAll(async () => {
  await served.stop();
  await house.database.close();
});

const get = (path: string, headers: Record<string, string> = {}) => served.app.request(path, { headers });
const listedAt = async (time: string) => {
  const response = await get(`/orgs/venevaja/did.json?versionTime=${encodeURIComponent(time)}`);
  if (response.status !== 200) return response.status;
  const { assertionMethod, verificationMethod } = (await response.json()) as DidDocument;
  expect(verificationMethod.map(({ id }) => id)).toEqual(assertionMethod);
  return assertionMethod.map((id) => id.split('#')[1]);
};

describe('an issuer’s keys through time', () => {
  it('are public, each with its days and its end', async () => {
    const response = await get('/orgs/venevaja/keys.json');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const keys = await world.keys();
    const published = (fragment: string, at: number, rest: object) => ({
      id: `${DID}#${fragment}`,
      fragment,
      publicKeyMultibase: keys[at]!.publicKeyMultibase,
      ...rest,
    });
    expect(await response.json()).toEqual({
      id: DID,
      keys: [
        published(MARCH, 0, {
          state: 'RETIRED',
          validFrom: '2026-03-02T10:00:00.000Z',
          validUntil: '2026-04-01T09:00:00.000Z',
        }),
        published(APRIL, 1, {
          state: 'COMPROMISED',
          validFrom: '2026-04-01T09:00:00.000Z',
          validUntil: '2026-05-01T09:00:00.000Z',
          compromisedAt: '2026-06-01T09:00:00.000Z',
        }),
        published(MAY, 2, { state: 'ACTIVE', validFrom: '2026-05-01T09:00:00.000Z' }),
      ],
    });
  });

  it.each([
    ['2026-03-01', 404],
    ['2026-03-02', [MARCH]],
    ['2026-03-02T09:59:59Z', 404],
    ['2026-03-02T10:00:00Z', [MARCH]],
    ['2026-04-15', [MARCH]],
    ['2026-05-01', [MARCH, MAY]],
    ['2026-06-01', [MARCH, MAY]],
    ['2026-06-01T09:00:00Z', [MARCH, MAY]],
    ['2026-06-01T09:00:01Z', 400],
    ['2026-06-02', 400],
    ['2026-02-30', 400],
    ['2026-13-01', 400],
    ['yesterday', 400],
    ['2026-04-15T09:00:00+03:00', 400],
    ['', 400],
  ])('as the DID document of %s lists them, never a compromised one: %j', async (time, expected) => {
    expect(await listedAt(time)).toEqual(expected);
  });

  it('are refused in words where the time is given twice or there is no such issuer', async () => {
    const twice = await get('/orgs/venevaja/did.json?versionTime=2026-04-01&versionTime=2026-05-01', {
      'Accept-Language': 'sv',
    });
    expect([twice.status, twice.headers.get('content-type'), twice.headers.get('cache-control')]).toEqual([
      400,
      'application/problem+json',
      'no-store',
    ]);
    expect(await twice.json()).toMatchObject({ detail: expect.stringContaining('Tidpunkten') });
    expect((await get('/orgs/nobody/keys.json')).status).toBe(404);
    expect((await get('/orgs/nobody/did.json')).status).toBe(404);
  });

  it('are asked for anew by whoever keeps them, and answered without sending them again', async () => {
    for (const path of ['/orgs/venevaja/did.json', '/orgs/venevaja/keys.json']) {
      const first = await get(path);
      expect(first.headers.get('cache-control')).toBe('public, no-cache');
      const again = await get(path, { 'If-None-Match': first.headers.get('etag')! });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  it('are had by GraphQL, too, as they stood at the end of a day', async () => {
    const { data } = await served.ask(
      `{ viewer { posts { unit { issuer {
        now: keys { fragment state } april: keys(on: "2026-04-15") { fragment state endedAt }
        early: keys(on: "2026-01-01") { fragment }
        compromised: resigning(fragment: "${APRIL}") { total done } retired: resigning(fragment: "${MARCH}") { total }
      } } } } }`,
      {},
      { token: await tokenOf(house, world.coordinator) },
    );
    const { posts } = data!.viewer as { posts: { unit: { issuer: unknown } }[] };
    expect(posts[0]!.unit.issuer).toEqual({
      now: [
        { fragment: MARCH, state: 'RETIRED' },
        { fragment: APRIL, state: 'COMPROMISED' },
        { fragment: MAY, state: 'ACTIVE' },
      ],
      april: [
        { fragment: MARCH, state: 'RETIRED', endedAt: '2026-04-01T09:00:00.000Z' },
        { fragment: APRIL, state: 'COMPROMISED', endedAt: '2026-05-01T09:00:00.000Z' },
      ],
      early: [],
      compromised: { total: 0, done: 0 },
      retired: null,
    });
  });
});

it('a key that was rotated later was active before', () => {
  const key = {
    fragment: MARCH,
    publicKeyMultibase: 'z6Mk',
    state: 'RETIRED',
    createdAt: new Date('2026-03-02'),
    endedAt: new Date('2026-04-01'),
    compromisedAt: null,
  } as const;
  expect(keysAt([key], new Date('2026-03-15'))).toEqual([{ ...key, state: 'ACTIVE', endedAt: null }]);
  expect(keysAt([key], new Date('2026-04-01'))).toEqual([key]);
  expect(keysAt([key], new Date('2026-03-01'))).toEqual([]);
});
