import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type GraphQLSchema, graphql } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { groupMember } from '../../src/access/participant.table.ts';
import { makeSchema } from '../../src/api/schema.ts';
import type { Id } from '../../src/base/id.ts';
import { LANGUAGES } from '../../src/base/language.ts';
import { beginIssuing, type IssueCertificates } from '../../src/checklist/acts/begin-issuing.ts';
import { issueCertificates } from '../../src/checklist/acts/issue-certificates.ts';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { openChecklist } from '../../src/checklist/acts/open-checklist.ts';
import { checklistCertificate } from '../../src/checklist/checklist.table.ts';
import { issuingBatch, issuingBatchItem } from '../../src/checklist/issuing-batch.table.ts';
import { CHUNK } from '../../src/checklist/issuing-batch.ts';
import { revoke } from '../../src/credential/acts/end-credential.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { readSigned } from '../../src/credential/stored-credential.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { ownSources } from '../../src/verification/own-sources.ts';
import { verifyProof } from '../../src/verification/verify-credential.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeGroup, makeParticipant, makeStaff } from '../helpers/people.ts';
import { answer, as, makeWorld, type World } from './world.ts';

let house: TestHouse;
let schema: GraphQLSchema;
let world: World;
type Participant = World['participant'];

beforeAll(async () => {
  house = await makeHouse();
  schema = makeSchema();
});
afterAll(() => house.database.close());
beforeEach(async () => {
  house.clock.set('2026-03-02T10:00:00.000Z');
  world = await makeWorld(house);
});

const inputOf = (more: Partial<IssueCertificates> = {}): IssueCertificates => ({
  group: world.group,
  environment: world.environment,
  language: 'fi',
  requestId: randomUUID(),
  ...more,
});

async function join(...people: Participant[]) {
  for (const { participant } of people) {
    await house.database.sql
      .insert(groupMember)
      .values({ group: world.group, participant, joinedAt: house.clock() });
  }
}

async function newMember(givenNames: string) {
  const person = await makeParticipant(house, { givenNames });
  await join(person);
  return person;
}

const openFor = async (person: Participant, aim = world.unit) =>
  (await openChecklist(as(world, person), { target: aim.target })).id;

async function marked(person: Participant, requirements = world.unit.requirements.slice(0, 2)) {
  const checklist = await openFor(person);
  await mark(checklist, requirements);
  return checklist;
}

const mark = (checklist: Id<'checklist'>, requirements: Id<'requirement'>[]) =>
  markRequirement(as(world, world.instructor), {
    checklist,
    party: 'INSTRUCTOR',
    environment: world.environment,
    marks: requirements.map((requirement) => ({ requirement, level: 'INDEPENDENTLY' })),
  });

const issue = (input: IssueCertificates, actor: Actor = world.instructor) =>
  answer(issueCertificates(as(world, actor), input));

const itemsOf = (batch: string) =>
  house.database.sql
    .select()
    .from(issuingBatchItem)
    .where(eq(issuingBatchItem.batch, batch as Id<'issuingBatch'>))
    .orderBy(issuingBatchItem.position);

const told = async (batch: string) =>
  (await itemsOf(batch)).map((item) => [item.participant, item.code ?? item.state]);

const issuedHere = () =>
  house.database.sql.$count(checklistCertificate, eq(checklistCertificate.unit, world.workshop));

describe('certificates for a whole group', () => {
  it('are signed, stored and recorded for each like single ones; who has nothing to show is refused alone', async () => {
    const aino = world.participant;
    const empty = await newMember('Tyhjä');
    const unmarked = await newMember('Merkitön');
    const second = await newMember('Toinen');
    await marked(aino);
    await openFor(unmarked);
    const checklist = await marked(second);

    const batch = await issue(inputOf({ language: 'en' }));
    expect((await told(batch)).toSorted()).toEqual(
      [
        [aino.participant, 'ISSUED'],
        [empty.participant, 'NO_STANDING_MARK'],
        [unmarked.participant, 'NO_STANDING_MARK'],
        [second.participant, 'ISSUED'],
      ].toSorted(),
    );

    const { sql } = house.database;
    const [row] = await sql.select().from(credential).where(eq(credential.participant, second.participant));
    const stored = await readSigned(as(world, second), row!);
    expect(await verifyProof({ text: stored.signed }, ownSources(house))).toMatchObject({ outcome: 'VALID' });
    const signed = JSON.parse(stored.signed);
    expect(signed.credentialSubject.identifier[0].identityHash).toBe('Toinen Näkkäläjärvi');
    expect(signed.credentialSubject.achievement.inLanguage).toBe('en');
    const entries = await sql.select().from(recordEntry).where(eq(recordEntry.unit, world.workshop));
    const acts = entries.map((entry) => entry.act).filter((act) => act !== 'MARK_ADDED');
    expect(acts).toEqual([
      'ISSUING_BATCH_BEGUN',
      'CREDENTIAL_ISSUED',
      'CREDENTIAL_ISSUED',
      'COMPETENCE_CERTIFIED',
      'COMPETENCE_CERTIFIED',
      'ISSUING_BATCH_ENDED',
    ]);
    expect(entries.some((entry) => JSON.parse(entry.body).detail.checklist === checklist)).toBe(true);
    expect(await verifyRecord(house.database.sql, house.clock())).toMatchObject({ intact: true });
  });

  it.each(LANGUAGES)('leave out place and date of birth where that is wished (%s)', async (language) => {
    await marked(world.participant);
    await issue(inputOf({ language, withoutBirthDate: true, withoutEnvironment: true }));
    const [row] = await house.database.sql
      .select()
      .from(credential)
      .where(eq(credential.participant, world.participant.participant));
    const { signed } = await readSigned(as(world, world.participant), row!);
    expect(signed).not.toMatch(/1991-05-14|Polkupyöräpaja|Cykelverkstad|Bicycle workshop/);
    expect(JSON.parse(signed).credentialSubject.achievement.inLanguage).toBe(language);
  });

  it('are for one target alone where one is named', async () => {
    const checklist = await openFor(world.participant, world.part);
    await mark(checklist, world.part.requirements);
    await marked(world.participant);
    const batch = await issue(inputOf({ target: world.part.target }));
    expect((await itemsOf(batch)).map((item) => [item.checklist, item.state])).toEqual([
      [checklist, 'ISSUED'],
    ]);
    expect(await issue(inputOf({ target: 'tgt_unknown' as Id<'target'> }))).toBe('NOT_FOUND');
  });

  it('asked again with the same request id are the same ones, whoever else asks in between', async () => {
    await marked(world.participant);
    const input = inputOf();
    const batch = await issue(input);
    expect(await issue({ ...input, requestId: input.requestId.toUpperCase() })).toBe(batch);
    await newMember('Myöhäinen');
    expect(await issue(input)).toBe(batch);
    expect(await told(batch)).toEqual([[world.participant.participant, 'ISSUED']]);
    expect(await issuedHere()).toBe(1);
  });

  it('asked with a used request id for something else are refused, and nothing is issued', async () => {
    await marked(world.participant);
    const input = inputOf();
    await issue(input);
    for (const other of [
      { language: 'sv' as const },
      { withoutBirthDate: true },
      { withoutEnvironment: true },
      { target: world.unit.target },
      { group: await makeGroup(house, world.workshop, [world.instructor], []) },
    ])
      expect(await issue({ ...input, ...other })).toBe('INVALID_INPUT');
    for (const requestId of ['', 'pyörät', '131052-308T', `${randomUUID()} `])
      expect(await issue({ ...input, requestId })).toBe('INVALID_INPUT');
    expect(await issuedHere()).toBe(1);
  });

  it('are not issued again while the same stands: only what changed, another language, or what was revoked', async () => {
    const second = await newMember('Toinen');
    await marked(world.participant);
    const checklist = await marked(second);
    const first = await itemsOf(await issue(inputOf()));

    const again = await itemsOf(await issue(inputOf()));
    expect(again.map((item) => [item.state, item.credential])).toEqual(
      first.map((item) => ['ALREADY_ISSUED', item.credential]),
    );

    await mark(checklist, world.unit.requirements.slice(2, 3));
    const changed = await itemsOf(await issue(inputOf()));
    expect(changed.map((item) => [item.participant, item.state]).toSorted()).toEqual(
      [
        [world.participant.participant, 'ALREADY_ISSUED'],
        [second.participant, 'ISSUED'],
      ].toSorted(),
    );

    expect((await itemsOf(await issue(inputOf({ language: 'sv' })))).map((item) => item.state)).toEqual([
      'ISSUED',
      'ISSUED',
    ]);

    const own = first.find((item) => item.participant === world.participant.participant)!;
    const coordinator = await makeStaff(house, world.workshop, ['COORDINATOR']);
    await revoke(as(world, coordinator), { credential: own.credential!, reason: 'WRONG_CONTENT' });
    const replaced = await itemsOf(await issue(inputOf()));
    expect(replaced.map((item) => item.state).toSorted()).toEqual(['ALREADY_ISSUED', 'ISSUED']);
    expect(await issuedHere()).toBe(6);
  });

  it('refuse who left the group between the asking and their turn, and go on with the others', async () => {
    const second = await newMember('Toinen');
    await marked(world.participant);
    await marked(second);
    const input = inputOf();
    const { id } = await beginIssuing(as(world, world.instructor), input);
    await house.database.sql
      .update(groupMember)
      .set({ leftAt: house.clock() })
      .where(
        and(eq(groupMember.group, world.group), eq(groupMember.participant, world.participant.participant)),
      );
    expect(await issue(input)).toBe(id);
    expect((await told(id)).toSorted()).toEqual(
      [
        [world.participant.participant, 'NOT_FOUND'],
        [second.participant, 'ISSUED'],
      ].toSorted(),
    );
  });

  it('two who ask at once for the same share the work, and two batches over the same people issue once', async () => {
    for (let at = 0; at < CHUNK + 3; at++) await marked(await newMember('Moni'));
    const input = inputOf();
    const batches = await Promise.all([issue(input), issue(input), issue(inputOf())]);
    expect(new Set(batches).size).toBe(2);
    const states = async (batch: string) => (await itemsOf(batch)).map((item) => item.state);
    const all = [...(await states(batches[0])), ...(await states(batches[2]))];
    expect(all.filter((state) => state === 'ISSUED')).toHaveLength(CHUNK + 3);
    expect(all.filter((state) => state === 'ALREADY_ISSUED')).toHaveLength(CHUNK + 3);
    expect(await issuedHere()).toBe(CHUNK + 3);
    expect(await verifyRecord(house.database.sql, house.clock())).toMatchObject({ intact: true });
  });

  it('a part that lost a race is done again; where it loses every time the rest stays for the next asking', async () => {
    await marked(world.participant);
    for (let at = 0; at < CHUNK + 2; at++) await marked(await newMember('Moni'));
    const { sql } = house.database;
    const loseWhen = async (condition: string) => {
      await sql.execute('drop sequence if exists lost_races');
      await sql.execute('create sequence lost_races');
      await sql.execute(`create or replace function lose_race() returns trigger language plpgsql as $$
        begin if ${condition} then raise exception 'lost' using errcode = '40001'; end if; return new; end $$`);
      await sql.execute(`create or replace trigger lose_race before update on issuing_batch_item
        for each row execute function lose_race()`);
    };
    try {
      await loseWhen(`nextval('lost_races') <= 2`);
      const batch = await issue(inputOf());
      expect((await itemsOf(batch)).map((item) => item.state)).toEqual(Array(CHUNK + 3).fill('ISSUED'));
      expect(await issuedHere()).toBe(CHUNK + 3);

      await loseWhen(`new.position >= ${CHUNK}`);
      const input = inputOf({ language: 'sv' });
      expect(await issue(input)).toBe('CONFLICT');
      expect(await issuedHere()).toBe(2 * CHUNK + 3);
      await loseWhen('false');
      const resumed = await issue(input);
      expect((await itemsOf(resumed)).map((item) => item.state)).toEqual(Array(CHUNK + 3).fill('ISSUED'));
      expect(await issuedHere()).toBe(2 * (CHUNK + 3));
    } finally {
      await sql.execute('drop trigger lose_race on issuing_batch_item');
    }
    expect(await verifyRecord(sql, house.clock())).toMatchObject({ intact: true });
  });

  it('take as many statements for fifty people as for three, but for places in the status list drawn again', async () => {
    const statements = async () => {
      let sent = 0;
      house.database.onStatement = () => {
        sent += 1;
      };
      const batch = await issue(inputOf());
      house.database.onStatement = undefined;
      return { sent, issued: (await itemsOf(batch)).filter((item) => item.state === 'ISSUED').length };
    };
    for (let at = 0; at < 3; at++) await marked(await newMember('Kolme'));
    await issue(inputOf({ language: 'sv' }));
    const three = await statements();
    for (let at = 3; at < CHUNK - 1; at++) await marked(await newMember('Monta'));
    const fifty = await statements();
    expect([three.issued, fifty.issued]).toEqual([3, CHUNK - 4]);
    expect(fifty.sent).toBeLessThanOrEqual(three.sent + 2);
  });
});

describe('who may certify a group', () => {
  it('its instructors who work in the environment, and nobody else', async () => {
    await marked(world.participant);
    const coordinator = await makeStaff(house, world.workshop, ['COORDINATOR']);
    const elsewhere = await makeWorld(house);
    const answers = {
      colleague: await issue(inputOf(), world.colleague),
      stranger: await issue(inputOf(), world.stranger),
      coordinator: await issue(inputOf(), coordinator),
      participant: await issue(inputOf(), world.participant),
      'somebody else': await issue(inputOf(), world.somebodyElse),
      teacher: await issue(inputOf(), world.teacher),
      'another workshop’s instructor': await issue(inputOf(), elsewhere.instructor),
      'an unknown group': await issue(inputOf({ group: 'grp_unknown' as Id<'group'> })),
      'another workshop’s environment': await issue(inputOf({ environment: elsewhere.environment })),
    };
    expect(answers).toEqual({
      colleague: 'NOT_ALLOWED',
      stranger: 'NOT_FOUND',
      coordinator: 'NOT_FOUND',
      participant: 'NOT_FOUND',
      'somebody else': 'NOT_FOUND',
      teacher: 'NOT_FOUND',
      'another workshop’s instructor': 'NOT_FOUND',
      'an unknown group': 'NOT_FOUND',
      'another workshop’s environment': 'NOT_ALLOWED',
    });
    expect(await issuedHere()).toBe(0);
    const begun = await house.database.sql.$count(issuingBatch, eq(issuingBatch.group, world.group));
    expect(begun).toBe(0);
  });
});

describe('a batch over GraphQL', () => {
  const ISSUE = `mutation ($input: IssueCertificatesInput!) { issueCertificates(input: $input) {
    __typename
    ... on CertificatesIssued { batch { id requestId total issued alreadyIssued waiting endedAt language group { name }
      refused { participant { givenNames } checklist { id } code message }
      items(state: ISSUED) { totalCount edges { node { participant { givenNames } checklist { state } credential { state verifyUrl } } } } } }
    ... on Refusal { code path } } }`;
  const ask = async (actor: Actor, source: string, variableValues: Record<string, unknown>) => {
    const { data, errors } = await graphql({
      schema,
      source,
      variableValues,
      contextValue: as(world, actor, 'en'),
    });
    return JSON.parse(JSON.stringify(data ?? errors?.map((error) => error.extensions.code)));
  };

  it('tells how far it is, and why somebody was refused', async () => {
    await newMember('Tyhjä');
    await marked(world.participant);
    const input = inputOf();
    const { issueCertificates: done } = await ask(world.instructor, ISSUE, { input });
    expect(done).toEqual({
      __typename: 'CertificatesIssued',
      batch: {
        id: expect.stringMatching(/^bat_/),
        requestId: input.requestId,
        total: 2,
        issued: 1,
        alreadyIssued: 0,
        waiting: 0,
        endedAt: '2026-03-02T10:00:00.000Z',
        language: 'fi',
        group: { name: 'Pajaryhmä' },
        refused: [
          {
            participant: { givenNames: 'Tyhjä' },
            checklist: null,
            code: 'NO_STANDING_MARK',
            message: 'At least one mark of an instructor or a teacher is needed.',
          },
        ],
        items: {
          totalCount: 1,
          edges: [
            {
              node: {
                participant: { givenNames: 'Aino Đặng' },
                checklist: { state: 'IN_PROGRESS' },
                credential: { state: 'VALID', verifyUrl: expect.stringMatching(/\/v\/[0-9a-f-]{36}$/) },
              },
            },
          ],
        },
      },
    });
  });

  it('is read by those who instruct the group, by id, by node and from the group; others never learn of it', async () => {
    await marked(world.participant);
    const id = await issue(inputOf());
    const READ = `query ($id: ID!, $group: ID!) { issuingBatch(id: $id) { total } node(id: $id) { id }
      group(id: $group) { issuingBatches { totalCount edges { node { id issued } } } } }`;
    const seen = {
      issuingBatch: { total: 1 },
      node: { id },
      group: { issuingBatches: { totalCount: 1, edges: [{ node: { id, issued: 1 } }] } },
    };
    for (const actor of [world.instructor, world.colleague])
      expect(await ask(actor, READ, { id, group: world.group })).toEqual(seen);
    for (const actor of [world.stranger, world.participant, world.teacher]) {
      for (const query of ['issuingBatch(id: $id) { total }', 'node(id: $id) { id }']) {
        const answers = await Promise.all(
          [id, 'bat_unknown'].map((one) =>
            graphql({
              schema,
              source: `query ($id: ID!) { ${query} }`,
              variableValues: { id: one },
              contextValue: as(world, actor, 'en'),
            }),
          ),
        );
        expect(
          answers.map(({ errors }) => errors?.map((error) => [error.message, error.extensions])),
        ).toEqual([
          [['This cannot be found.', { code: 'NOT_FOUND' }]],
          [['This cannot be found.', { code: 'NOT_FOUND' }]],
        ]);
      }
    }
  });

  it('shows nothing of somebody who has left the group since', async () => {
    await marked(world.participant);
    const id = await issue(inputOf());
    await house.database.sql
      .update(groupMember)
      .set({ leftAt: house.clock() })
      .where(eq(groupMember.participant, world.participant.participant));
    const { issuingBatch: batch } = await ask(
      world.instructor,
      `query ($id: ID!) { issuingBatch(id: $id) { issued items { edges { node {
        state participant { givenNames } checklist { id } credential { participant { givenNames } } } } } } }`,
      { id },
    );
    expect(batch).toEqual({
      issued: 1,
      items: { edges: [{ node: { state: 'ISSUED', participant: null, checklist: null, credential: null } }] },
    });
  });
});
