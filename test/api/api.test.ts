import { sql } from 'drizzle-orm';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { createGroup } from '../../src/access/acts/manage-group.ts';
import { groupMember } from '../../src/access/participant.table.ts';
import type { Database, Sql } from '../../src/database/database.ts';
import { reading } from '../../src/record/record.table.ts';
import { answer, as, makeWorld, type World } from '../checklist/world.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeGroup, makeStaff, makeUnit } from '../helpers/people.ts';

let world: World;
let house: TestHouse;
let served: Awaited<ReturnType<typeof serveHouse>>;
const start = new Date('2026-03-02T10:00:00.000Z');

beforeAll(async () => {
  house = await makeHouse();
  world = await makeWorld(house);
  served = await serveHouse(house);
});
afterAll(async () => {
  await served.stop();
  await house.database.close();
});
beforeEach(() => {
  served.bugs.length = 0;
  house.clock.set(start);
});

const token = (actor: Actor) => tokenOf(house, actor);

describe('the answer to a request', () => {
  it('passes all audits of GraphQL over HTTP, those that only should pass too', async () => {
    const audits = serverAudits({
      url: 'http://localhost/graphql',
      fetchFn: (url: string, init: RequestInit) => served.app.request(url, init),
    });
    const failed = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status !== 'ok') failed.push(`${audit.id} ${audit.name}: ${result.reason}`);
    }
    expect(audits.length).toBeGreaterThan(50);
    expect(failed.filter((line) => /MUST|SHOULD/.test(line))).toEqual([]);
  });

  it('is a refusal as data to a mutation, in the language asked for, with a stable code', async () => {
    const mutation =
      'mutation($input: ActivateInput!) { activate(input: $input) { ... on Refusal { code message path } } }';
    const input = { code: 'AAAA-AAAA-AAAA', pin: '284917' };
    const answers = [];
    for (const language of ['fi', 'sv', 'en'] as const) {
      answers.push((await served.ask(mutation, { input }, { language })).data?.activate);
    }
    expect(answers).toEqual([
      {
        code: 'CODE_MISTYPED',
        message: 'Koodissa on kirjoitusvirhe. Katso koodi uudelleen.',
        path: ['code'],
      },
      { code: 'CODE_MISTYPED', message: 'Koden är felskriven. Se på koden på nytt.', path: ['code'] },
      { code: 'CODE_MISTYPED', message: 'The code is mistyped. Look at it again.', path: ['code'] },
    ]);
    expect(served.bugs).toEqual([]);
  });

  it('to a query that is refused is an error with the same code and words', async () => {
    const answer = await served.ask(
      '{ environments(first: 0) { totalCount } }',
      {},
      { token: await token(world.teacher), language: 'sv' },
    );
    expect(JSON.parse(answer.text)).toMatchObject({
      data: null,
      errors: [
        {
          message: 'En uppgift saknas eller har fel form: first 1–200',
          path: ['environments'],
          extensions: { code: 'INVALID_INPUT', path: ['first'] },
        },
      ],
    });
    expect(served.bugs).toEqual([]);
  });

  it.each([
    ['fi', 'Kirjaudu ensin sisään.'],
    ['sv', 'Logga in först.'],
    ['en', 'Sign in first.'],
  ] as const)('without signing in says so in %s', async (language, message) => {
    const answer = await served.ask('{ group(id: "x") { id } }', {}, { language });
    expect(JSON.parse(answer.text).errors[0]).toMatchObject({
      message,
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothingLikeIt }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query($on: Date!) { units(code: "x", on: $on) { id } }', 'BAD_USER_INPUT'],
  ])('to %j is the caller’s own error %s, and no bug of ours', async (query, code) => {
    const answer = await served.ask(query, { on: 'yesterday' });
    expect(answer.codes).toEqual([code]);
    expect(served.bugs).toEqual([]);
  });

  it.each([
    ['{ group(id: "grp_\\u0000") { id } }'],
    ['{ publicProof(uuid: "\\u0000") { kind } }'],
    ['{ searchUnits(search: "\\u0000") { id } }'],
    ['{ node(id: "chk_\\u0000") { id } }'],
    ['mutation { signInStaff(input: { email: "a\\u0000@b.fi", password: "x" }) { __typename } }'],
    ['mutation { signInParticipant(input: { walletNumber: "\\u0000", pin: "x" }) { __typename } }'],
    ['mutation { refreshSession(input: { refreshToken: "\\u0000.x" }) { __typename } }'],
  ])('to text that no database can hold is no bug: %s', async (query) => {
    await served.ask(query, {}, { token: await token(world.instructor) });
    expect(served.bugs).toEqual([]);
  });

  it('takes no two requests in one body, and no mutation by GET', async () => {
    const batch = await served.post([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect(batch.status).toBe(400);
    const mutation = encodeURIComponent('mutation { signOut { __typename } }');
    const got = await served.app.request(`/graphql?query=${mutation}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(got.status).toBe(405);
  });

  it('is refused to what a foreign page can send without being asked (CSRF)', async () => {
    const query = '{ __typename }';
    const statuses = [];
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const response = await served.app.request('/graphql', {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: JSON.stringify({ query }),
      });
      statuses.push(response.status);
      expect(await response.text()).not.toContain('"data"');
    }
    statuses.push((await served.app.request(`/graphql?query=${encodeURIComponent(query)}`)).status);
    expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
    const allowed = await served.app.request(`/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await allowed.json()).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('an operation that no page needs is refused', () => {
  const aliases = (count: number) => Array.from({ length: count }, (_, n) => `a${n}: __typename`).join(' ');
  const refusals = async (query: string) => {
    const answer = await served.ask(query);
    return (JSON.parse(answer.text).errors ?? []).map((error: { message: string }) => error.message);
  };
  const deep = (levels: number) =>
    `{ qualifications { edges { node ${'{ units { qualification '.repeat(levels)}{ id }${' } }'.repeat(levels)} } } }`;

  it('for its depth, also through fragments', async () => {
    expect(await refusals(deep(5))).toEqual([]);
    expect(await refusals(deep(6))).toEqual(['The operation is too large: 15 levels at most.']);
    const parts = Array.from(
      { length: 6 },
      (_, n) => `fragment F${n} on Qualification { units { qualification { ...F${n + 1} } } }`,
    );
    expect(
      await refusals(
        `{ qualifications { edges { node { ...F0 } } } } ${parts.join(' ')} fragment F6 on Qualification { id }`,
      ),
    ).toEqual(['The operation is too large: 15 levels at most.']);
  });

  it('for the number of its root fields, also through fragments', async () => {
    expect(await refusals(`{ ${aliases(30)} }`)).toEqual([]);
    const message = ['The operation is too large: 30 root fields at most.'];
    expect(await refusals(`{ ${aliases(31)} }`)).toEqual(message);
    expect(await refusals(`{ ... { ${aliases(31)} } }`)).toEqual(message);
    expect(await refusals(`{ ...F } fragment F on Query { ${aliases(31)} }`)).toEqual(message);
  });

  it('for the number of its fields, multiplied by fragments', async () => {
    const doubling = Array.from(
      { length: 11 },
      (_, n) => `fragment F${n} on Viewer { ...F${n + 1} ... on Viewer { ...F${n + 1} } }`,
    );
    expect(
      await refusals(`{ viewer { ...F0 } } ${doubling.join(' ')} fragment F11 on Viewer { __typename }`),
    ).toEqual(['The operation is too large: 2000 fields at most.']);
  });

  it('in no time, where fragments all spread each other', async () => {
    const names = Array.from({ length: 14 }, (_, n) => `F${n}`);
    const fragments = names.map(
      (name) =>
        `fragment ${name} on Query { ${names
          .filter((other) => other !== name)
          .map((other) => `...${other}`)
          .join(' ')} }`,
    );
    const began = performance.now();
    expect((await refusals(`{ ...F0 } ${fragments.join(' ')}`)).length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('for its length', async () => {
    expect((await served.ask(`{ ${'__typename '.repeat(8_001)} }`)).codes).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('but not the whole introspection', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    expect(await refusals(getIntrospectionQuery())).toEqual([]);
  });
});

describe('a token', () => {
  it('that has expired is refused with 401 and TOKEN_EXPIRED, in the reader’s language', async () => {
    const mine = await token(world.participant);
    house.clock.set(new Date(start.getTime() + 11 * 60_000));
    const answer = await served.ask('{ viewer { __typename } }', {}, { token: mine, language: 'en' });
    expect([answer.status, answer.codes]).toEqual([401, ['TOKEN_EXPIRED']]);
    expect(JSON.parse(answer.text).errors[0].message).toBe(
      'The session’s token has expired. Refresh it or sign in again.',
    );
    expect(served.bugs).toEqual([]);
  });

  it.each(['', 'nonsense', 'Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer ä'])(
    'that is no token is refused with 401: %j',
    async (authorization) => {
      const headers = { Authorization: encodeURI(authorization).replaceAll('%20', ' ') };
      const answer = await served.ask('{ viewer { __typename } }', {}, { headers });
      expect([answer.status, answer.codes]).toEqual([401, ['TOKEN_INVALID']]);
    },
  );

  it('of a session that was ended is refused, and the scheme may be in small letters', async () => {
    const mine = await token(world.participant);
    const query = '{ viewer { __typename } }';
    const headers = { Authorization: `bearer ${mine}` };
    expect((await served.ask(query, {}, { headers })).data).toEqual({ viewer: { __typename: 'Viewer' } });
    await served.ask('mutation { signOut { __typename } }', {}, { token: mine });
    expect((await served.ask(query, {}, { token: mine })).codes).toEqual(['TOKEN_INVALID']);
  });
});

describe('a bug of ours', () => {
  const SECRET = 'Näkkäläjärvi 1991-05-14';
  /** The same house on a database whose statements fail like the driver’s own, where told to. */
  const broken = async (fails: (method: string) => boolean) => {
    const failing = new Proxy(house.database.sql as object, {
      get(target, name, receiver) {
        const found = Reflect.get(target, name, receiver) as unknown;
        if (typeof found !== 'function') return found;
        if (!fails(String(name))) return found.bind(target);
        return () => {
          throw Object.assign(new Error(`Failed query: insert into participant params: ${SECRET}`), {
            cause: { code: 'XX000' },
          });
        };
      },
    }) as Sql;
    const database: Database = {
      kind: 'pglite',
      sql: failing,
      onStatement: undefined,
      close: async () => {},
    };
    return serveHouse({ ...house, database });
  };

  it.each([
    ['fi', /^Jokin meni vikaan meillä\. Mitään ei muutettu\. Tunniste: [0-9a-f-]{36}$/],
    ['en', /^Something went wrong on our side\. Nothing was changed\. Reference: [0-9a-f-]{36}$/],
  ] as const)(
    'in a resolver is answered in %s with a reference, and with none of its words',
    async (language, words) => {
      const other = await broken((method) => method === 'select');
      const answer = await other.ask(
        '{ publicProof(uuid: "00000000-0000-4000-8000-000000000000") { kind } }',
        {},
        { language },
      );
      const [error] = JSON.parse(answer.text).errors;
      expect(error.message).toMatch(words);
      expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
      expect(answer.text).not.toMatch(/Failed query|params|Näkkäläjärvi/);
      expect(other.bugs).toHaveLength(1);
      expect(error.message).toContain(other.bugs[0]!.requestId);
      await other.stop();
    },
  );

  it('before the request is even known is answered with none of its words', async () => {
    const mine = await token(world.participant);
    const other = await broken((method) => method === 'select');
    const answer = await other.ask('{ viewer { __typename } }', {}, { token: mine });
    expect([answer.status, answer.codes]).toEqual([500, ['INTERNAL_SERVER_ERROR']]);
    expect(answer.text).not.toMatch(/Failed query|params|Näkkäläjärvi|\{id\}/);
    expect(other.bugs).toHaveLength(1);
    await other.stop();
  });

  it('in writing the reading log lets nothing of the person out', async () => {
    const mine = await token(world.instructor);
    const other = await broken((method) => method === 'insert');
    const query = '{ participant(id: "%") { familyName } }'.replace('%', world.participant.participant);
    expect((await served.ask(query, {}, { token: mine })).text).toContain('Näkkäläjärvi');
    const answer = await other.ask(query, {}, { token: mine });
    expect([answer.status, answer.codes]).toEqual([500, ['INTERNAL_SERVER_ERROR']]);
    expect(answer.text).not.toMatch(/Failed query|params|Näkkäläjärvi/);
    expect(other.bugs).toHaveLength(1);
    await other.stop();
  });

  it('makes /health fail without a word', async () => {
    const other = await broken((method) => method === 'execute');
    const response = await other.app.request('/health');
    expect([response.status, await response.json()]).toEqual([500, { error: 'internal' }]);
    expect(other.bugs).toHaveLength(1);
    await other.stop();
  });
});

describe('opening a participant’s data', () => {
  const rows = () => house.database.sql.select().from(reading);
  beforeEach(async () => {
    await house.database.sql.delete(reading);
  });

  it.each([
    ['participant', '{ participant(id: "%") { familyName } }'],
    ['node', '{ node(id: "%") { ... on Participant { familyName } } }'],
  ])('by %s is logged, with the unit, the role and the operation', async (name, query) => {
    await served.post(
      { query: query.replace('{', `query Kortti_${name} {`).replace('%', world.participant.participant) },
      { token: await token(world.instructor) },
    );
    expect(await rows()).toEqual([
      {
        id: expect.stringMatching(/^rdg_/),
        at: start,
        unit: world.workshop,
        reader: world.instructor.account,
        role: 'INSTRUCTOR',
        participant: world.participant.participant,
        what: 'PERSON',
        why: `Kortti_${name}`,
        sealedBy: null,
      },
    ]);
  });

  it('by a group is logged for each, in one statement', async () => {
    const group = await makeGroup(
      house,
      world.workshop,
      [world.instructor],
      [world.participant, world.somebodyElse],
    );
    const inserts: string[] = [];
    house.database.onStatement = (text) => void (text.startsWith('insert') && inserts.push(text));
    await served.ask(
      'query($id: ID!) { group(id: $id) { participants { givenNames birthDate } } }',
      { id: group },
      { token: await token(world.instructor) },
    );
    house.database.onStatement = undefined;
    expect(inserts.filter((text) => text.includes('"reading"'))).toHaveLength(1);
    expect((await rows()).map((row) => row.participant).sort()).toEqual(
      [world.participant.participant, world.somebodyElse.participant].sort(),
    );
    await house.database.sql.delete(groupMember).where(sql`group_id = ${group}`);
  });

  it('by one who instructs in two units is logged under the unit whose group it is', async () => {
    const other = await makeUnit(house, { kind: 'WORKSHOP', name: 'Toiset pajat' });
    const both = await makeStaff(house, other, ['INSTRUCTOR']);
    const here = await makeStaff(house, world.workshop, ['INSTRUCTOR']);
    const actor = { ...both, posts: [...both.posts, ...here.posts] };
    await makeGroup(house, world.workshop, [here], [world.participant]);
    const context = house.context(actor);
    const { findParticipant } = await import('../../src/access/participant.resolver.ts');
    await findParticipant(context, world.participant.participant);
    await context.readings.flush(house.database.sql, house.clock(), house.newId);
    expect((await rows()).map((row) => row.unit)).toEqual([world.workshop]);
  });

  it('is seen by the participant: when, which organisation, what and why, and no name of the reader', async () => {
    await served.post(
      { query: `query Ryhmä { node(id: "${world.participant.participant}") { id } }`.replace('ä', 'a') },
      { token: await token(world.instructor) },
    );
    const answer = await served.ask(
      '{ viewer { readings { totalCount edges { node { at role what why unit { name { text } } } } } } }',
      {},
      { token: await token(world.participant) },
    );
    expect(answer.data?.viewer).toEqual({
      readings: {
        totalCount: 1,
        edges: [
          {
            node: {
              at: '2026-03-02T10:00:00.000Z',
              role: 'INSTRUCTOR',
              what: 'PERSON',
              why: 'Ryhma',
              unit: { name: { text: 'Esimerkkipajat' } },
            },
          },
        ],
      },
    });
  });

  it('by the participant themself, or by one who was refused, is not logged', async () => {
    const query = '{ participant(id: "%") { familyName } }'.replace('%', world.participant.participant);
    expect((await served.ask(query, {}, { token: await token(world.participant) })).codes).toEqual([]);
    expect((await served.ask(query, {}, { token: await token(world.teacher) })).codes).toEqual(['NOT_FOUND']);
    expect(await rows()).toEqual([]);
  });
});

it('an act that loses a race answers CONFLICT as data', async () => {
  const context = as(world, world.instructor);
  expect(await answer(createGroup(context, { unit: world.workshop, name: 'A' }))).toHaveProperty('id');
  const same = { ...context, newId: (() => 'grp_same') as unknown as typeof context.newId };
  await createGroup(same, { unit: world.workshop, name: 'A' });
  expect(await answer(createGroup(same, { unit: world.workshop, name: 'A' }))).toBe('CONFLICT');
});
