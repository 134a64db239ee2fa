import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perform } from '../../src/access/context.ts';
import { issuer } from '../../src/access/organisation.table.ts';
import { newId } from '../../src/base/id.ts';
import { certifyCompetence } from '../../src/checklist/acts/certify-competence.ts';
import { revokeCredential } from '../../src/credential/acts/end-credential.ts';
import { credential, statusList } from '../../src/credential/credential.table.ts';
import { as, makeWorld, markedChecklist, type World } from '../checklist/world.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeStaff } from '../helpers/people.ts';

let house: TestHouse;
let world: World;
let served: Awaited<ReturnType<typeof serveHouse>>;
let slug: string;
let proof: typeof credential.$inferSelect;
let list: string;
const start = new Date('2026-03-02T10:00:00.000Z');

beforeAll(async () => {
  house = await makeHouse();
  world = await makeWorld(house);
  const checklist = await markedChecklist(world);
  const { id } = await certifyCompetence(as(world, world.instructor), {
    checklist,
    environment: world.environment,
    language: 'fi',
  });
  const { sql } = house.database;
  [proof] = (await sql.select().from(credential).where(eq(credential.id, id))) as [typeof proof];
  const [ofWorkshop] = await sql.select().from(issuer).where(eq(issuer.unit, world.workshop));
  slug = ofWorkshop!.slug;
  const [first] = await sql.select().from(statusList);
  list = first!.id;
  served = await serveHouse(house);
});
afterAll(async () => {
  await served.stop();
  await house.database.close();
});
beforeEach(() => {
  house.clock.set(start);
  served.bugs.length = 0;
});

const get = (path: string, headers: Record<string, string> = {}) => served.app.request(path, { headers });
const PERSONAL = /Aino|Đặng|Näkkäläjärvi|1991-05-14|14\.5\.1991|Olli|Polkupyöräpaja/;

it('/health answers', async () => {
  const response = await get('/health');
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});

it('what is not there is 404', async () => {
  for (const path of ['/nothing', '/orgs/', '/v', '/status/', '/graphql-explorer/']) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
});

describe('a DID document', () => {
  it('is served to everybody under the issuer’s address', async () => {
    const response = await get(`/orgs/${slug}/did.json`);
    const did = `did:web:localhost%3A4000:orgs:${slug}`;
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/did+json']);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      id: did,
      verificationMethod: [{ controller: did, type: 'Multikey' }],
    });
  });

  it.each(['unknown', '..', '%00', 'a%2fb'])('of %s is 404', async (name) => {
    expect((await get(`/orgs/${name}/did.json`)).status).toBe(404);
    expect(served.bugs).toEqual([]);
  });
});

describe('a status list', () => {
  it('is a signed credential with an ETag, and 304 to one who has it', async () => {
    const response = await get(`/status/${list}`);
    const text = await response.text();
    const etag = response.headers.get('etag')!;
    expect(response.headers.get('content-type')).toBe('application/vc');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(JSON.parse(text)).toMatchObject({
      id: `http://localhost:4000/status/${list}`,
      type: expect.arrayContaining(['BitstringStatusListCredential']),
      issuer: expect.anything(),
      proof: expect.anything(),
    });
    expect(etag).toBe(`"${createHash('sha256').update(text).digest('base64url')}"`);
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get(`/status/${list}`, { 'if-none-match': header });
      expect([header, again.status, await again.text()]).toEqual([header, 304, '']);
      expect(again.headers.get('etag')).toBe(etag);
    }
    expect((await get(`/status/${list}`, { 'if-none-match': '"other"' })).status).toBe(200);
    expect(await (await get(`/status/${list}`)).text()).toBe(text);
  });

  it.each(['unknown', newId('statusList'), newId('credential'), '%00', 'sls_%00'])(
    'named %s is 404, and no bug',
    async (name) => {
      expect((await get(`/status/${name}`)).status).toBe(404);
      expect(served.bugs).toEqual([]);
    },
  );
});

describe('the page that a certificate’s QR code leads to', () => {
  it.each([
    ['fi', 'Todistus on voimassa.', 'Osaamistodistus'],
    ['sv', 'Intyget gäller.', 'Kompetensintyg'],
    ['en', 'This document is valid.', 'Certificate of competence'],
  ])('says in %s how the document stands, and nothing of the person', async (language, verdict, kind) => {
    const response = await get(`/v/${proof.uuid}`, { 'accept-language': language });
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=UTF-8',
    ]);
    for (const part of [
      `lang="${language}"`,
      `<h1>${verdict}</h1>`,
      kind,
      'Esimerkkipajat',
      'datetime="2026-03-02"',
    ]) {
      expect(page).toContain(part);
    }
    expect(page).not.toMatch(PERSONAL);
    expect(page).not.toMatch(/<script[^>]+src|(?:src|href)="(?:https?:)?\/\/(?!localhost:4000\/)/);
  });

  it('may load nothing but its own style and script, and is kept and listed by nobody', async () => {
    const { headers } = await get(`/v/${proof.uuid}`);
    const page = await (await get(`/v/${proof.uuid}`)).text();
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? [];
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
    const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');
    const policy = Object.fromEntries(
      headers
        .get('content-security-policy')!
        .split('; ')
        .map((directive) => directive.split(/ (.*)/)),
    );
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'style-src': `'sha256-${hashOf(style)}'`,
      'script-src': scripts.map((script) => `'sha256-${hashOf(script)}'`).join(' '),
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(scripts).toHaveLength(1);
    expect(Object.keys(policy)).not.toContain('connect-src');
    expect(Object.values(policy).join()).not.toMatch(/unsafe|http|\*/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-robots-tag': 'noindex',
      vary: 'Accept-Language',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it.each([
    ['fi', 'Tällaista todistusta ei löydy.'],
    ['sv', 'Det finns inget sådant intyg.'],
    ['en', 'There is no such document.'],
  ])('is 404 in %s where there is no such document', async (language, verdict) => {
    for (const name of [
      '00000000-0000-4000-8000-000000000000',
      'x',
      '%00',
      '<script>',
      proof.id,
      'ä'.repeat(2000),
    ]) {
      const response = await get(`/v/${encodeURIComponent(name)}`, { 'accept-language': language });
      const page = await response.text();
      expect([name, response.status]).toEqual([name, 404]);
      expect(page).toContain(verdict);
      expect(page).not.toContain('<script>');
    }
    expect(served.bugs).toEqual([]);
  });

  it('says when it was revoked, and its status list says so too', async () => {
    const before = await (await get(`/status/${list}`)).text();
    const coordinator = await makeStaff(house, world.workshop, ['COORDINATOR']);
    house.clock.set('2026-03-05T10:00:00.000Z');
    await perform(house.context(coordinator), (act) =>
      revokeCredential(act, proof.id, 'WRONG_PERSON', 'Väärä henkilö.', 'COORDINATOR'),
    );
    const page = await (await get(`/v/${proof.uuid}`, { 'accept-language': 'fi' })).text();
    expect(page).toContain('<h1>Todistus on peruttu.</h1>');
    expect(page).toContain('datetime="2026-03-05"');
    expect(page).not.toMatch(/Väärä henkilö/);
    const after = await (await get(`/status/${list}`)).text();
    expect(JSON.parse(after).credentialSubject.encodedList).not.toBe(
      JSON.parse(before).credentialSubject.encodedList,
    );
  });

  it('with a token that is not good is refused like everything else', async () => {
    const response = await get(`/v/${proof.uuid}`, { authorization: 'Bearer nonsense' });
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'TOKEN_INVALID' } }] },
    ]);
    expect(served.bugs).toEqual([]);
  });
});

describe('a large request', () => {
  const body = (megabytes: number) =>
    JSON.stringify({ query: '{ __typename }', padding: 'x'.repeat(megabytes * 1024 * 1024) });
  const post = (text: string, headers: Record<string, string> = {}) =>
    served.app.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: text,
    });

  it('of 15 MB is answered', async () => {
    expect(await (await post(body(15))).json()).toEqual({ data: { __typename: 'Query' } });
  });

  it.each([
    ['fi', 'Tiedosto on liian suuri. Suurin koko on 16 MB.'],
    ['en', 'The file is too large. The largest size is 16 MB.'],
  ])('of 20 MB is 413 and TOO_LARGE, in %s', async (language, message) => {
    const response = await post(body(20), { 'accept-language': language });
    expect([response.status, await response.json()]).toEqual([
      413,
      { errors: [{ message, extensions: { code: 'TOO_LARGE' } }] },
    ]);
  });
});

describe('the explorer', () => {
  it('is served in development, from this machine alone', async () => {
    const development = await serveHouse(house, { development: true });
    const look = (path: string, headers: Record<string, string> = {}) =>
      development.app.request(path, { headers });
    const led = await look('/graphql', { accept: 'text/html' });
    expect([led.status, led.headers.get('location')]).toEqual([302, '/graphql-explorer/']);
    const page = await look('/graphql-explorer/');
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const sources = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+)"/g)].map(([, at]) => at!);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((at) => /^(https?:)?\/\//.test(at))).toEqual([]);
    const [script] = sources.filter((at) => at.endsWith('.js'));
    const file = await look(new URL(script!, 'http://localhost/graphql-explorer/').pathname);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/javascript']);
    for (const path of ['%2e%2e%2fpackage.json', '..%2f..%2fpackage.json', '%', 'nothing.js', '%00']) {
      expect([path, (await look(`/graphql-explorer/${path}`)).status]).toEqual([path, 404]);
    }
    await development.stop();
  });

  it('is not there in production, nor a page from elsewhere in its place', async () => {
    expect((await get('/graphql-explorer/')).status).toBe(404);
    const response = await get('/graphql', { accept: 'text/html' });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('<html');
  });
});

it('a signed-in person’s own name is theirs to read over the same door', async () => {
  const answer = await served.ask(
    '{ viewer { participant { givenNames familyName birthDate } } }',
    {},
    { token: await tokenOf(house, world.participant) },
  );
  expect(answer.data?.viewer).toEqual({
    participant: { givenNames: 'Aino Đặng', familyName: 'Näkkäläjärvi', birthDate: '1991-05-14' },
  });
});
