import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { recoveryCard, reissue } from '../../src/access/recovery.table.ts';
import { startSession } from '../../src/access/session.ts';
import { LANGUAGES } from '../../src/base/language.ts';
import { findChecklist } from '../../src/checklist/find-checklist.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { exportLink } from '../../src/wallet/export/export-link.table.ts';
import { forgetTaking } from '../../src/wallet/forget-taking.ts';
import { purposeOf } from '../../src/wallet/knowing/reading.text.ts';
import { whoRequest } from '../../src/wallet/knowing/who-request.table.ts';
import { momentText } from '../../src/wallet/moment-text.ts';
import { makeWorld, sentChecklist, type World } from '../checklist/world.ts';
import { dump } from '../helpers/dump.ts';
import { makeHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeParticipant, makeStaff } from '../helpers/people.ts';

let world: World;
let coordinator: Actor;
let served: Awaited<ReturnType<typeof serveHouse>>;
beforeAll(async () => {
  world = await makeWorld(await makeHouse());
  coordinator = await makeStaff(world.house, world.school, ['COORDINATOR'], 'Kaarina Koordinaattori');
  served = await serveHouse(world.house);
  world.house.clock.set('2026-03-03T08:00:00Z');
  const checklist = await sentChecklist(world);
  world.house.clock.set('2026-03-03T08:15:00Z');
  // A client may call its operation anything.
  const looking = world.house.context(world.teacher, { operation: 'DropTablesOfTheClinic' });
  await findChecklist(looking, checklist);
  await looking.readings.flush(world.house.database.sql, looking.now, world.house.newId);
});
afterAll(async () => {
  await served?.stop();
  await world?.house.database.close();
});

const LOG = `{ viewer { log { totalCount edges { node { kind sentence reading requests { outcome answer } } } } } }`;
interface Line {
  kind: string;
  sentence: string;
  reading: string | null;
  requests: { outcome: string | null; answer: string | null }[];
}
async function logOf(actor: Actor, language: (typeof LANGUAGES)[number] = 'en'): Promise<Line[]> {
  const answer = await served.ask(LOG, {}, { token: await tokenOf(world.house, actor), language });
  const viewer = answer.data!.viewer as { log: { edges: { node: Line }[] } };
  return viewer.log.edges.map(({ node }) => node);
}

const said = async (query: string, input: object, actor: Actor) =>
  (
    await served.ask(
      `mutation Say($input: ${query[0]!.toUpperCase()}${query.slice(1)}Input!) { answer: ${query}(input: $input) { __typename ... on Refusal { code } ... on ${query === 'askWho' ? 'WhoAsked' : 'WhoAnswered'} { request { outcome answer } } } }`,
      { input },
      { token: await tokenOf(world.house, actor) },
    )
  ).data!.answer as { __typename: string; code?: string; request?: object };

describe('the log that the participant reads', () => {
  it.each([
    [
      'fi',
      'Opettaja (Esimerkkiopisto) avasi tarkistuslistasi 3. maaliskuuta klo 10.15 päättääkseen siitä.',
      'Avasit tarkistuslistasi oppilaitokselle Esimerkkiopisto 3. maaliskuuta klo 10.00.',
    ],
    [
      'sv',
      'En lärare vid Esimerkkiopisto öppnade din checklista den 3 mars kl. 10.15 för att besluta om det.',
      'Du öppnade din checklista för Esimerkkiopisto den 3 mars kl. 10.00.',
    ],
    [
      'en',
      'A teacher of Esimerkkiopisto opened your checklist on 3 March at 10:15, to decide about it.',
      'You opened your checklist to Esimerkkiopisto on 3 March at 10:00.',
    ],
  ] as const)(
    'says in plain words who of which organisation opened what, when and why (%s)',
    async (language, ...lines) => {
      const log = await logOf(world.participant, language);
      expect(log.map(({ sentence }) => sentence)).toEqual(lines);
      expect(JSON.stringify(log)).not.toMatch(/Tuula|DropTables|TEACHER/);
    },
  );

  it('is the participant’s own', async () => {
    expect(await logOf(world.somebodyElse)).toEqual([]);
    expect(await logOf(world.teacher)).toEqual([]);
  });

  it('comes in pages', async () => {
    const token = await tokenOf(world.house, world.participant);
    const page = async (after: string) => {
      const query = `{ viewer { log(first: 1${after}) { totalCount pageInfo { hasNextPage endCursor } edges { node { kind } } } } }`;
      const viewer = (await served.ask(query, {}, { token })).data!.viewer as {
        log: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string };
          edges: { node: { kind: string } }[];
        };
      };
      return viewer.log;
    };
    const first = await page('');
    const second = await page(`, after: "${first.pageInfo.endCursor}"`);
    expect(
      [first, second].map(({ totalCount, pageInfo, edges }) => [
        totalCount,
        pageInfo.hasNextPage,
        edges[0]!.node.kind,
      ]),
    ).toEqual([
      [2, true, 'READING'],
      [2, false, 'PERMISSION'],
    ]);
  });

  it('takes the purpose from what was opened, and a client’s word only where it is that of an act', () => {
    const of = (what: string, role: string, why: string) => purposeOf({ what, role, why });
    expect([
      of('CHECKLIST', 'TEACHER', 'x'),
      of('CHECKLIST', 'INSTRUCTOR', 'anything at all'),
      of('CHECKLIST', 'INSTRUCTOR', 'MarkRequirement'),
      of('PERSON', 'INSTRUCTOR', 'x'),
      of('SOMETHING_NEW', 'RECORDS', 'x'),
    ]).toEqual(['DECIDE', 'FOLLOW', 'MARK', 'KNOW_WHO', 'WORK']);
  });

  it('writes moments in Finnish time, with the year where it is another', () => {
    const at = new Date('2025-12-31T22:05:00Z');
    expect(LANGUAGES.map((language) => momentText(at, new Date('2026-01-05T00:00:00Z'), language))).toEqual([
      '1. tammikuuta klo 0.05',
      'den 1 januari kl. 0.05',
      'on 1 January at 0:05',
    ]);
    expect(momentText(at, new Date('2027-01-05T00:00:00Z'), 'en')).toBe('on 1 January 2026 at 0:05');
  });
});

describe('what else the log tells', () => {
  it('is help at sign-in, cards that open the wallet again, and that it was taken', async () => {
    const { house, school } = world;
    const { sql } = house.database;
    const holder = await makeParticipant(house);
    const at = (time: string) => new Date(`2026-03-03T${time}:00Z`);
    const keeping = { ...house, now: at('06:00') };
    await startSession(sql, keeping, holder.account, 'TRUSTED', null, true);
    await sql.insert(recoveryCard).values({
      id: house.newId('recoveryCard'),
      participant: holder.participant,
      codeHash: 'hash',
      createdAt: at('06:10'),
      usedAt: at('06:20'),
    });
    await sql.insert(reissue).values({
      id: house.newId('reissue'),
      unit: school,
      participant: holder.participant,
      group: world.group,
      requestedBy: coordinator.account,
      requestedAt: at('06:30'),
      confirmedAt: at('06:40'),
      endedAt: at('06:50'),
      endedWhy: 'USED',
    });
    await sql.insert(exportLink).values({
      id: house.newId('exportLink'),
      unit: house.provider,
      participant: holder.participant,
      session: holder.session,
      tokenHash: 'hash',
      language: 'fi',
      createdAt: at('07:00'),
      expiresAt: at('07:10'),
      usedAt: at('07:01'),
    });
    expect((await logOf(holder)).map(({ sentence }) => sentence)).toEqual([
      'Your whole wallet was downloaded on 3 March at 9:01.',
      'Your wallet was opened with the new card on 3 March at 8:50.',
      'Another employee of Esimerkkiopisto confirmed the new card on 3 March at 8:40.',
      'An employee of Esimerkkiopisto asked for a new card for you on 3 March at 8:30.',
      'Your wallet was opened with the recovery card on 3 March at 8:20.',
      'You printed a recovery card on 3 March at 8:10.',
      'Somebody helped you when you signed in on 3 March at 8:00.',
    ]);
  });
});

describe('“Kysy, kuka”', () => {
  const MINE = `{ viewer { posts { unit { openQuestions askedWho { edges { node { id role what reader outcome answer openedAt } } } } } } }`;
  const asked = async (actor: Actor) => served.ask(MINE, {}, { token: await tokenOf(world.house, actor) });

  it('reaches the coordinators of the unit, who see which of their staff it was and not whose data', async () => {
    const [line] = await logOf(world.participant);
    const reading = line!.reading!;
    expect((await said('askWho', { reading }, world.somebodyElse)).code).toBe('NOT_FOUND');
    expect((await said('askWho', { reading }, world.teacher)).code).toBe('NOT_FOUND');
    expect((await said('askWho', { reading }, world.participant)).__typename).toBe('WhoAsked');
    expect((await said('askWho', { reading }, world.participant)).code).toBe('ALREADY_EXISTS');

    const answer = await asked(coordinator);
    expect((answer.data!.viewer as { posts: object[] }).posts).toEqual([
      {
        unit: {
          openQuestions: 1,
          askedWho: {
            edges: [
              {
                node: {
                  id: expect.stringMatching(/^who_/),
                  role: 'TEACHER',
                  what: 'CHECKLIST',
                  reader: 'Tuula Opettaja',
                  outcome: null,
                  answer: null,
                  openedAt: '2026-03-03T08:15:00.000Z',
                },
              },
            ],
          },
        },
      },
    ]);
    expect(answer.text).not.toContain(world.participant.participant);
    expect((await asked(world.teacher)).codes).toContain('NOT_FOUND');
  });

  it('is answered once, by a coordinator of that unit, and the participant reads it', async () => {
    const [row] = await world.house.database.sql.select().from(whoRequest);
    const request = row!.id;
    const elsewhere = await makeStaff(world.house, world.workshop, ['COORDINATOR'], 'Keijo Kaukainen');
    for (const actor of [elsewhere, world.teacher, world.somebodyElse])
      expect((await said('answerWho', { request, answer: 'Minä.' }, actor)).code).toBe('NOT_FOUND');
    expect((await said('answerWho', { request, answer: 'Minä.' }, world.participant)).code).toBe('OWN_CASE');
    expect((await said('answerWho', { request }, coordinator)).code).toBe('INVALID_INPUT');
    const both = { request, answer: 'Hän.', refusedBecause: 'Ei.' };
    expect((await said('answerWho', both, coordinator)).code).toBe('INVALID_INPUT');
    const code = { request, answer: 'Hän oli 131052-308T.' };
    expect((await said('answerWho', code, coordinator)).code).toBe('PERSONAL_IDENTITY_CODE');

    const done = await said(
      'answerWho',
      { request, answer: 'Opettaja Tuula käsitteli asiaasi.' },
      coordinator,
    );
    expect(done.request).toEqual({ outcome: 'ANSWERED', answer: 'Opettaja Tuula käsitteli asiaasi.' });
    expect((await said('answerWho', { request, answer: 'Toinen.' }, coordinator)).code).toBe('CONFLICT');
    const [line] = await logOf(world.participant);
    expect(line!.requests).toEqual([{ outcome: 'ANSWERED', answer: 'Opettaja Tuula käsitteli asiaasi.' }]);
    expect(JSON.stringify(await dump(world.house.database))).not.toContain('käsitteli asiaasi');
  });

  it('may be refused with grounds, and asked again', async () => {
    world.house.clock.set('2026-03-03T08:20:00Z');
    const [line] = await logOf(world.participant);
    const reading = line!.reading!;
    expect((await said('askWho', { reading }, world.participant)).__typename).toBe('WhoAsked');
    const { sql } = world.house.database;
    const open = (await sql.select().from(whoRequest)).find((row) => row.answeredAt === null)!;
    await said('answerWho', { request: open.id, refusedBecause: 'Siihen on jo vastattu.' }, coordinator);
    expect((await logOf(world.participant))[0]!.requests.map(({ outcome }) => outcome)).toEqual([
      'REFUSED',
      'ANSWERED',
    ]);
    expect((await verifyRecord(sql, world.house.clock())).intact).toBe(true);
  });

  it('goes with the wallet; the controller keeps its own answer', async () => {
    const [line] = await logOf(world.participant);
    await said('askWho', { reading: line!.reading! }, world.participant);
    const { sql } = world.house.database;
    await sql.transaction((tx) => forgetTaking(tx, world.participant.participant));
    const left = await sql.select().from(whoRequest);
    expect(left.map(({ answer, unitAnswer, outcome }) => [answer, unitAnswer !== null, outcome])).toEqual([
      [null, true, 'ANSWERED'],
      [null, true, 'REFUSED'],
    ]);
  });
});
