import { eq } from 'drizzle-orm';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { groupMember } from '../../src/access/participant.table.ts';
import { makeSchema } from '../../src/api/schema.ts';
import { addEvidence } from '../../src/checklist/acts/add-evidence.ts';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { openChecklist } from '../../src/checklist/acts/open-checklist.ts';
import { environmentGroup } from '../../src/environment/environment.table.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeParticipant } from '../helpers/people.ts';
import { as, makeWorld, markedChecklist, sentChecklist, type World } from './world.ts';

let house: TestHouse;
let schema: GraphQLSchema;
let world: World;

beforeAll(async () => {
  house = await makeHouse();
  schema = makeSchema();
});

beforeEach(async () => {
  world = await makeWorld(house);
});

const ask = (actor: Actor | null, source: string, variableValues: Record<string, unknown> = {}) =>
  graphql({ schema, source, variableValues, contextValue: as(world, actor, 'fi') });

async function data(answer: Promise<ExecutionResult>): Promise<Record<string, unknown>> {
  const { data: got, errors } = await answer;
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(got));
}

const codes = async (answer: Promise<ExecutionResult>) =>
  (await answer).errors?.map((error) => error.extensions.code);

describe('a checklist over GraphQL', () => {
  it('is opened, marked and read: plain sentence, official text, each party’s last mark', async () => {
    await house.database.sql
      .insert(environmentGroup)
      .values({ environment: world.environment, group: world.group, linkedAt: house.clock() });
    const opened = await data(
      ask(
        world.participant,
        `mutation ($input: OpenChecklistInput!) { openChecklist(input: $input) { ... on ChecklistChanged { checklist { id state } } ... on Refusal { code } } }`,
        { input: { target: world.unit.target } },
      ),
    );
    const { id } = (opened.openChecklist as { checklist: { id: string } }).checklist;
    const [first] = world.unit.requirements;
    const MARK = `mutation ($input: MarkRequirementInput!) { markRequirement(input: $input) {
      __typename ... on MarksAdded { checklist { state } marks { party level note own } } ... on Refusal { code message path } } }`;
    expect(
      await data(
        ask(world.instructor, MARK, {
          input: {
            checklist: id,
            party: 'INSTRUCTOR',
            environment: world.environment,
            marks: [{ requirement: first, level: 'INDEPENDENTLY', note: 'Siistiä työtä.' }],
          },
        }),
      ),
    ).toEqual({
      markRequirement: {
        __typename: 'MarksAdded',
        checklist: { state: 'IN_PROGRESS' },
        marks: [{ party: 'INSTRUCTOR', level: 'INDEPENDENTLY', note: 'Siistiä työtä.', own: true }],
      },
    });
    const refused = await data(
      ask(world.instructor, MARK, {
        input: {
          checklist: id,
          party: 'INSTRUCTOR',
          environment: world.environment,
          marks: [{ requirement: world.unit.requirements.at(-1), level: 'INDEPENDENTLY' }],
        },
      }),
    );
    expect(refused).toEqual({
      markRequirement: {
        __typename: 'Refusal',
        code: 'COVERAGE_MISSING',
        message: 'Oppimisympäristö ei kata tätä vaatimusta.',
        path: ['marks', '0', 'requirement'],
      },
    });
    const read = await data(
      ask(
        world.participant,
        `query ($id: ID!) { checklist(id: $id) { state participant { givenNames } target { kind } items {
          requirement { id text { text } } recognised plainSentences { text }
          instructor: lastMark(party: INSTRUCTOR) { level own environment { publicName { text } } }
          self: lastMark(party: SELF) { level } } } }`,
        { id },
      ),
    );
    const { items, ...rest } = read.checklist as { items: unknown[] };
    expect(rest).toEqual({
      state: 'IN_PROGRESS',
      participant: { givenNames: 'Aino Đặng' },
      target: { kind: 'UNIT' },
    });
    expect(items).toHaveLength(world.unit.requirements.length);
    expect(items[0]).toEqual({
      requirement: { id: first, text: { text: 'osaa asian 1' } },
      recognised: false,
      plainSentences: [{ text: 'Teen asian 1.' }],
      instructor: {
        level: 'INDEPENDENTLY',
        own: false,
        environment: { publicName: { text: 'Polkupyöräpaja' } },
      },
      self: null,
    });
  });

  it('answers NOT_FOUND to everyone who was not let in, by id, by node and through a mark', async () => {
    const id = await sentChecklist(world);
    const marks = await data(
      ask(world.participant, `query ($id: ID!) { checklist(id: $id) { items { marks { id } } } }`, { id }),
    );
    const mark = (marks.checklist as { items: { marks: { id: string }[] }[] }).items[0]!.marks[0]!.id;
    const outsiders = [world.otherTeacher, world.stranger, world.somebodyElse, world.company];
    for (const outsider of outsiders) {
      expect(await codes(ask(outsider, `query ($id: ID!) { checklist(id: $id) { state } }`, { id }))).toEqual(
        ['NOT_FOUND'],
      );
      expect(await codes(ask(outsider, `query ($id: ID!) { node(id: $id) { id } }`, { id }))).toEqual([
        'NOT_FOUND',
      ]);
      expect(await codes(ask(outsider, `query ($id: ID!) { node(id: $id) { id } }`, { id: mark }))).toEqual([
        'NOT_FOUND',
      ]);
    }
    expect(await codes(ask(null, `query ($id: ID!) { checklist(id: $id) { state } }`, { id }))).toEqual([
      'UNAUTHENTICATED',
    ]);
    const unknown = await ask(world.otherTeacher, `{ checklist(id: "chk_unknown") { state } }`);
    const closed = await ask(world.otherTeacher, `query ($id: ID!) { checklist(id: $id) { state } }`, { id });
    expect(unknown.errors?.[0]?.message).toBe(closed.errors?.[0]?.message);
    for (const insider of [world.teacher, world.instructor, world.participant])
      expect(await data(ask(insider, `query ($id: ID!) { checklist(id: $id) { state } }`, { id }))).toEqual({
        checklist: { state: 'WITH_SCHOOL' },
      });
  });

  it('a school sees its own permission alone, the participant all of them', async () => {
    const id = await sentChecklist(world);
    const source = `query ($id: ID!) { checklist(id: $id) { permissions { kind school { name { text } } } } }`;
    await data(
      ask(
        world.participant,
        `mutation ($input: PermitSchoolInput!) { permitSchool(input: $input) { ... on ChecklistChanged { checklist { id } } } }`,
        { input: { checklist: id, school: world.otherSchool, kind: 'SEE' } },
      ),
    );
    const names = async (actor: Actor) =>
      (
        (await data(ask(actor, source, { id }))).checklist as {
          permissions: { school: { name: { text: string } } }[];
        }
      ).permissions.map((one) => one.school.name.text);
    expect((await names(world.participant)).sort()).toEqual(['Esimerkkiopisto', 'Toinen opisto']);
    expect(await names(world.teacher)).toEqual(['Esimerkkiopisto']);
    expect(await names(world.otherTeacher)).toEqual(['Toinen opisto']);
  });

  it('evidence is read back as it was, and a photo has lost what the camera wrote into it', async () => {
    const id = await markedChecklist(world);
    const scan = Buffer.from([0xff, 0xda, 0, 4, 1, 2, 9, 9, 0xff, 0xd9]);
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 12]), Buffer.from('Exif\0\0Here')]);
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8]), exif, scan]);
    await addEvidence(as(world, world.participant), { checklist: id, text: 'Vaihdoin ketjun.' });
    await addEvidence(as(world, world.instructor), { checklist: id, photo });
    const read = await data(
      ask(
        world.participant,
        `query ($id: ID!) { checklist(id: $id) { evidence { mediaType text photoBase64 } } }`,
        { id },
      ),
    );
    expect(read.checklist).toEqual({
      evidence: expect.arrayContaining([
        { mediaType: 'text/plain', text: 'Vaihdoin ketjun.', photoBase64: null },
        {
          mediaType: 'image/jpeg',
          text: null,
          photoBase64: Buffer.concat([Buffer.from([0xff, 0xd8]), scan]).toString('base64'),
        },
      ]),
    });
  });

  it('staff’s opening goes to the reading log, the participant’s own does not', async () => {
    const id = await sentChecklist(world);
    const logged = async (actor: Actor) => {
      const context = as(world, actor);
      await graphql({
        schema,
        source: `query ($id: ID!) { checklist(id: $id) { state } }`,
        variableValues: { id },
        contextValue: context,
      });
      const seen: unknown[] = [];
      const add = context.readings.flush;
      await add.call(
        context.readings,
        { insert: () => ({ values: (rows: unknown[]) => seen.push(...rows) }) } as never,
        house.clock(),
        house.newId,
      );
      return seen;
    };
    expect(await logged(world.participant)).toEqual([]);
    expect(await logged(world.teacher)).toMatchObject([
      { unit: world.school, role: 'TEACHER', what: 'CHECKLIST', participant: world.participant.participant },
    ]);
    expect(await logged(world.instructor)).toMatchObject([
      { unit: world.workshop, role: 'INSTRUCTOR', what: 'CHECKLIST' },
    ]);
  });
});

describe('a group’s progress', () => {
  const PROGRESS = `query ($id: ID!) { group(id: $id) { progress {
    target { id } requirements { id text { text } }
    participants { participant { givenNames familyName } checklist { state } cells { requirement self instructor teacher recognised } } } } }`;

  const statements = async (source: string, actor: Actor) => {
    let count = 0;
    house.database.onStatement = () => {
      count += 1;
    };
    try {
      const answer = await data(ask(actor, source, { id: world.group }));
      return { answer, count };
    } finally {
      house.database.onStatement = undefined;
    }
  };

  const join = async (people: number) => {
    for (let n = 0; n < people; n++) {
      const person = await makeParticipant(house, {
        givenNames: `Osallistuja ${'abcdefghijklmnopqrstuvwxyz'[n % 26]}`,
      });
      await house.database.sql
        .insert(groupMember)
        .values({ group: world.group, participant: person.participant, joinedAt: house.clock() });
      const opened = await openChecklist(as(world, person), {
        target: n % 2 ? world.unit.target : world.part.target,
      });
      const aim = n % 2 ? world.unit : world.part;
      await markRequirement(as(world, person), {
        checklist: opened.id,
        party: 'SELF',
        marks: aim.requirements.map((requirement) => ({ requirement, level: 'WITH_GUIDANCE' })),
      });
    }
  };

  it('shows participants by requirements with the last mark of each party', async () => {
    const id = await markedChecklist(world);
    const { answer } = await statements(PROGRESS, world.instructor);
    const [progress] = (answer.group as { progress: { participants: { cells: unknown[] }[] }[] }).progress;
    expect(progress).toMatchObject({
      target: { id: world.unit.target },
      participants: [{ participant: { familyName: 'Näkkäläjärvi' }, checklist: { state: 'IN_PROGRESS' } }],
    });
    expect(progress!.participants[0]!.cells.slice(0, 3)).toEqual(
      world.unit.requirements.slice(0, 3).map((requirement, index) => ({
        requirement,
        self: null,
        instructor: index < 2 ? 'INDEPENDENTLY' : null,
        teacher: null,
        recognised: false,
      })),
    );
    expect(id).toMatch(/^chk_/);
  });

  it('takes the same number of SQL statements for three participants as for twelve', async () => {
    await join(3);
    const small = await statements(PROGRESS, world.instructor);
    await join(9);
    const large = await statements(PROGRESS, world.instructor);
    const rows = (got: typeof large) =>
      (got.answer.group as { progress: { participants: unknown[] }[] }).progress.flatMap(
        (one) => one.participants,
      ).length;
    expect([rows(small), rows(large)]).toEqual([3, 12]);
    expect(large.count).toBe(small.count);
    expect(large.count).toBeLessThanOrEqual(10);
  });

  it('whole checklists of a group, marks and notes included, take a constant number too', async () => {
    const WHOLE = `query ($id: ID!) { group(id: $id) { participants { checklists { state items { plainSentences { text }
      requirement { text { text } } lastMark(party: SELF) { level note } marks { note answers { text } } } } } } }`;
    await join(2);
    const small = await statements(WHOLE, world.instructor);
    await join(4);
    const large = await statements(WHOLE, world.instructor);
    expect(large.count).toBe(small.count);
  });

  it('is for those who instruct the group, and one who left is no longer in it', async () => {
    await markedChecklist(world);
    for (const outsider of [world.stranger, world.teacher, world.participant])
      expect(await codes(ask(outsider, PROGRESS, { id: world.group }))).toEqual(['NOT_FOUND']);
    await house.database.sql
      .update(groupMember)
      .set({ leftAt: house.clock() })
      .where(eq(groupMember.group, world.group));
    const { answer } = await statements(PROGRESS, world.instructor);
    expect(answer.group).toEqual({ progress: [] });
  });
});
