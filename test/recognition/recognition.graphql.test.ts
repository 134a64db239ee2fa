import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { makeSchema } from '../../src/api/schema.ts';
import { as, makeWorld, markedChecklist, type World } from '../checklist/world.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { staffOf } from './school.ts';

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

type Answer = Record<string, Record<string, unknown>>;

const ask = (actor: Actor | null, source: string, variableValues: Record<string, unknown> = {}) =>
  graphql({ schema, source, variableValues, contextValue: as(world, actor, 'fi') });

async function data(answer: Promise<ExecutionResult>): Promise<Answer> {
  const { data: got, errors } = await answer;
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(got));
}

const codes = async (answer: Promise<ExecutionResult>) =>
  (await answer).errors?.map((error) => error.extensions.code);

/** Calls a mutation by its name; its input type is named after it unless said otherwise. */
async function act(
  actor: Actor,
  mutation: string,
  input: Record<string, unknown>,
  select: string,
  inputType?: string,
) {
  const type = inputType ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { __typename ${select} ... on Refusal { code } } }`;
  return (await data(ask(actor, source, { input }))).done!;
}

const CASE = '... on CaseChanged { case { id } checklist { state } }';
const ASSESSED =
  '... on AssessmentRecorded { checklist { state } assessment { id } decision { id grade } credential { id kind } }';

/** The whole way of a vocational unit at the school, through the schema alone. */
async function decided() {
  const checklist = await markedChecklist(world);
  for (const kind of ['RECOGNITION', 'ASSESSMENT', 'DECLINE'])
    await act(
      world.decider,
      'configureRemedy',
      {
        school: world.school,
        kind,
        language: 'fi',
        text: 'Pyydä tarkistamista opistolta.',
        validFrom: '2026-01-01',
      },
      '... on RemedyConfigured { remedy { id } }',
    );
  await act(
    world.participant,
    'sendToSchool',
    { checklist, school: world.school },
    '... on ChecklistChanged { checklist { state } }',
  );
  await act(
    world.teacher,
    'confirmIdentity',
    { checklist, source: 'IDENTITY_DOCUMENT_SEEN' },
    CASE,
    'ConfirmFactInput',
  );
  await act(
    world.teacher,
    'confirmStudyRight',
    { checklist, source: 'STUDENT_REGISTER' },
    CASE,
    'ConfirmFactInput',
  );
  const assessors = [
    { staff: staffOf(world.teacher), represents: 'SCHOOL' },
    { staff: staffOf(world.company), represents: 'WORKING_LIFE' },
  ];
  await act(world.teacher, 'nameAssessors', { checklist, assessors }, CASE);
  const recorded = await act(
    world.teacher,
    'recordAssessment',
    {
      checklist,
      route: 'DEMONSTRATION',
      grade: '4',
      demonstration: { on: '2026-03-01', place: 'Pyöräpaja', what: 'Huolsi kaksi polkupyörää.' },
      grounds: 'Itsenäistä työtä.',
      language: 'fi',
      notDisqualified: true,
    },
    ASSESSED,
  );
  expect(recorded).toMatchObject({ checklist: { state: 'WITH_SCHOOL' }, decision: null, credential: null });
  const assessment = (recorded.assessment as { id: string }).id;
  const done = await act(
    world.company,
    'confirmAssessment',
    { assessment, grade: '4', notDisqualified: true },
    ASSESSED,
  );
  expect(done).toMatchObject({
    checklist: { state: 'RECOGNISED' },
    decision: { grade: '4' },
    credential: { kind: 'RECOGNISED_COMPETENCE' },
  });
  return { checklist, decision: (done.decision as { id: string }).id };
}

const DECISION = `id kind route scope grade standing grounds servedOn reviewUntil deviationCodes
  requirements { id } remedy { text } deciders { role name } reviews { reason outcome } annulmentProposed
  assessment { demonstrationPlace demonstrationWhat confirmations { name grade } } credential { kind state } school { name { text } }`;

describe('a school’s work over GraphQL', () => {
  it('decides by a demonstration, and the participant reads the whole decision', async () => {
    const { checklist, decision } = await decided();
    const source = `query ($id: ID!) { checklist(id: $id) { state decisions { ${DECISION} } cases { identity { source on } studyRight { source } assessors { name represents } pendingAssessment { id } } items { recognised } } }`;
    const read = await data(ask(world.participant, source, { id: checklist }));
    expect(read.checklist).toMatchObject({
      state: 'RECOGNISED',
      decisions: [
        {
          id: decision,
          kind: 'RECOGNITION',
          route: 'DEMONSTRATION',
          scope: 'WHOLE',
          grade: '4',
          standing: 'IN_FORCE',
          grounds: 'Itsenäistä työtä.',
          servedOn: '2026-03-02',
          reviewUntil: '2026-03-16',
          deviationCodes: [],
          requirements: world.unit.requirements.map((id) => ({ id })),
          remedy: { text: 'Pyydä tarkistamista opistolta.' },
          deciders: [
            { role: 'TEACHER', name: 'Tuula Opettaja' },
            { role: 'WORKING_LIFE_ASSESSOR', name: 'Yrjö Yrittäjä' },
          ],
          reviews: [],
          annulmentProposed: false,
          assessment: { demonstrationPlace: 'Pyöräpaja', demonstrationWhat: 'Huolsi kaksi polkupyörää.' },
          credential: { kind: 'RECOGNISED_COMPETENCE', state: 'VALID' },
          school: { name: { text: 'Esimerkkiopisto' } },
        },
      ],
      cases: [
        {
          identity: { source: 'IDENTITY_DOCUMENT_SEEN', on: '2026-03-02' },
          studyRight: { source: 'STUDENT_REGISTER' },
          pendingAssessment: null,
        },
      ],
    });
    const { items, decisions } = read.checklist as {
      items: { recognised: boolean }[];
      decisions: { assessment: { confirmations: { name: string; grade: string }[] } }[];
    };
    expect(items.every((item) => item.recognised)).toBe(true);
    const confirmations = decisions[0]!.assessment.confirmations;
    expect(new Set(confirmations.map((one) => `${one.name} ${one.grade}`))).toEqual(
      new Set(['Tuula Opettaja 4', 'Yrjö Yrittäjä 4']),
    );
  });

  it('its record is for its own staff and the participant: an instructor sees the state and no more', async () => {
    const { checklist, decision } = await decided();
    const source = `query ($id: ID!) { checklist(id: $id) { state decisions { id } statements { id } cases { id } } }`;
    const read = async (actor: Actor) =>
      (await data(ask(actor, source, { id: checklist }))).checklist as {
        decisions: unknown[];
        cases: { id: string }[];
      };
    for (const insider of [world.participant, world.teacher, world.decider, world.company])
      expect(await read(insider)).toMatchObject({ decisions: [{ id: decision }] });
    expect(await read(world.instructor)).toEqual({
      state: 'RECOGNISED',
      decisions: [],
      statements: [],
      cases: [],
    });
    const caseId = (await read(world.teacher)).cases[0]!.id;
    for (const outsider of [world.otherTeacher, world.instructor, world.stranger, world.somebodyElse]) {
      expect(
        await codes(ask(outsider, `query ($id: ID!) { decision(id: $id) { grade } }`, { id: decision })),
      ).toEqual(['NOT_FOUND']);
      expect(
        await codes(ask(outsider, `query ($id: ID!) { node(id: $id) { id } }`, { id: decision })),
      ).toEqual(['NOT_FOUND']);
      expect(await codes(ask(outsider, `query ($id: ID!) { node(id: $id) { id } }`, { id: caseId }))).toEqual(
        ['NOT_FOUND'],
      );
    }
    expect(
      await codes(ask(null, `query ($id: ID!) { decision(id: $id) { grade } }`, { id: decision })),
    ).toEqual(['UNAUTHENTICATED']);
  });

  it('another school that is let in later sees the checklist, and not the first school’s record', async () => {
    const { checklist, decision } = await decided();
    await act(
      world.participant,
      'permitSchool',
      { checklist, school: world.otherSchool, kind: 'SEE' },
      '... on ChecklistChanged { checklist { id } }',
    );
    const source = `query ($id: ID!) { checklist(id: $id) { state decisions { id } cases { id } items { recognised } } }`;
    const read = await data(ask(world.otherTeacher, source, { id: checklist }));
    expect(read.checklist).toMatchObject({ state: 'RECOGNISED', decisions: [], cases: [] });
    expect(
      await codes(
        ask(world.otherTeacher, `query ($id: ID!) { decision(id: $id) { grade } }`, { id: decision }),
      ),
    ).toEqual(['NOT_FOUND']);
  });

  it('a direct recognition shows its official record, and a correction both decisions', async () => {
    const { checklist, decision } = await decided();
    const direct = {
      grade: '2',
      officialRecord: {
        kind: 'OFFICIAL_CERTIFICATE',
        seenOn: '2026-03-02',
        gradeOrigin: 'CONVERTED',
        conversionRule: 'Opiston oma muuntotaulukko',
        description: 'Aiempi tutkintotodistus.',
      },
      grounds: 'Arvosana kirjattiin väärin.',
      deviationCodes: ['MUUTOSARVIOINTIASTEIKOSSA'],
      language: 'fi',
    };
    await act(
      world.decider,
      'correctDecision',
      { decision, direct },
      '... on AssessmentRecorded { decision { id } }',
      'ChangeDecisionInput',
    );
    const source = `query ($id: ID!) { checklist(id: $id) { decisions { grade standing deviationCodes officialRecord { kind conversionRule description } replaces { grade } replacedBy { grade } credential { state } } } }`;
    const read = await data(ask(world.participant, source, { id: checklist }));
    expect(read.checklist).toEqual({
      decisions: [
        {
          grade: '4',
          standing: 'CORRECTED',
          deviationCodes: [],
          officialRecord: null,
          replaces: null,
          replacedBy: { grade: '2' },
          credential: { state: 'REVOKED' },
        },
        {
          grade: '2',
          standing: 'IN_FORCE',
          deviationCodes: ['MUUTOSARVIOINTIASTEIKOSSA'],
          officialRecord: {
            kind: 'OFFICIAL_CERTIFICATE',
            conversionRule: 'Opiston oma muuntotaulukko',
            description: 'Aiempi tutkintotodistus.',
          },
          replaces: { grade: '4' },
          replacedBy: null,
          credential: { state: 'VALID' },
        },
      ],
    });
  });

  it('remedy texts are listed for the school’s own coordinators and deciders', async () => {
    await decided();
    const source = `query ($id: ID!) { unit(id: $id) { remedyTexts { kind language validFrom validUntil } } }`;
    const read = await data(ask(world.decider, source, { id: world.school }));
    expect(
      (read.unit as { remedyTexts: { kind: string }[] }).remedyTexts.map((one) => one.kind).sort(),
    ).toEqual(['ASSESSMENT', 'DECLINE', 'RECOGNITION']);
    expect(await codes(ask(world.otherTeacher, source, { id: world.school }))).toEqual(['NOT_FOUND']);
    expect(await codes(ask(world.teacher, source, { id: world.school }))).toEqual(['NOT_ALLOWED']);
  });

  it('the inbox lists what is with the school, for its own teachers and deciders', async () => {
    const checklist = await markedChecklist(world);
    const INBOX = `query ($school: ID!) { schoolInbox(school: $school) { totalCount edges { node { id state } } } }`;
    const inbox = (actor: Actor, school = world.school) => ask(actor, INBOX, { school });
    expect(await data(inbox(world.teacher))).toEqual({ schoolInbox: { totalCount: 0, edges: [] } });
    await act(
      world.participant,
      'sendToSchool',
      { checklist, school: world.school },
      '... on ChecklistChanged { checklist { state } }',
    );
    expect(await data(inbox(world.decider))).toEqual({
      schoolInbox: { totalCount: 1, edges: [{ node: { id: checklist, state: 'WITH_SCHOOL' } }] },
    });
    expect(await codes(inbox(world.otherTeacher))).toEqual(['NOT_FOUND']);
    expect(await codes(inbox(world.company))).toEqual(['NOT_FOUND']);
    expect(await codes(inbox(world.instructor))).toEqual(['NOT_FOUND']);
    expect(await data(inbox(world.otherTeacher, world.otherSchool))).toEqual({
      schoolInbox: { totalCount: 0, edges: [] },
    });
  });

  it('an assessor of working life finds what they have been named for, and nothing before or after', async () => {
    const checklist = await markedChecklist(world);
    const waiting = async () => (await data(ask(world.company, '{ viewer { toAssess { id } } }'))).viewer;
    await act(
      world.participant,
      'sendToSchool',
      { checklist, school: world.school },
      '... on ChecklistChanged { checklist { state } }',
    );
    expect(await waiting()).toEqual({ toAssess: [] });
    const assessors = [
      { staff: staffOf(world.teacher), represents: 'SCHOOL' },
      { staff: staffOf(world.company), represents: 'WORKING_LIFE' },
    ];
    await act(world.teacher, 'nameAssessors', { checklist, assessors }, CASE);
    expect(await waiting()).toEqual({ toAssess: [{ id: checklist }] });
    await act(
      world.participant,
      'takeBackChecklist',
      { checklist },
      '... on ChecklistChanged { checklist { state } }',
    );
    expect(await waiting()).toEqual({ toAssess: [] });
    expect(
      await codes(ask(world.company, `query ($id: ID!) { checklist(id: $id) { state } }`, { id: checklist })),
    ).toEqual(['NOT_FOUND']);
  });

  it('reviews, annulments and a statement answer with what they made', async () => {
    const { checklist, decision } = await decided();
    const asked = await act(
      world.participant,
      'askForReview',
      { decision, reason: 'Jarrut.' },
      '... on ReviewChanged { review { id reason outcome } }',
    );
    expect(asked).toMatchObject({ review: { reason: 'Jarrut.', outcome: null } });
    const review = (asked.review as { id: string }).id;
    expect(
      await act(
        world.decider,
        'settleReview',
        { review, outcome: 'UPHELD', grounds: 'Katsottu.' },
        '... on ReviewChanged { review { outcome grounds } }',
      ),
    ).toMatchObject({ review: { outcome: 'UPHELD', grounds: 'Katsottu.' } });
    const MADE =
      '... on DecisionMade { checklist { state } decision { standing annulmentProposed annulmentReason } credential { state } }';
    expect(
      await act(world.decider, 'annulDecision', { decision, reason: 'Väärä henkilö.' }, MADE),
    ).toMatchObject({
      checklist: { state: 'RECOGNISED' },
      decision: { standing: 'IN_FORCE', annulmentProposed: true, annulmentReason: 'Väärä henkilö.' },
      credential: { state: 'VALID' },
    });
    expect(await act(world.secondDecider, 'confirmAnnulment', { decision }, MADE)).toMatchObject({
      checklist: { state: 'IN_PROGRESS' },
      decision: { standing: 'ANNULLED' },
      credential: { state: 'REVOKED' },
    });
    await act(
      world.participant,
      'sendToSchool',
      { checklist, school: world.school },
      '... on ChecklistChanged { checklist { state } }',
    );
    const accepted = world.unit.requirements.slice(0, 2);
    expect(
      await act(
        world.teacher,
        'giveStatement',
        { checklist, accepted, text: 'Hyvä alku.', language: 'fi' },
        '... on StatementGiven { checklist { state } statement { text role accepted { id } missing { id } } credential { kind } }',
      ),
    ).toMatchObject({
      checklist: { state: 'IN_PROGRESS' },
      statement: {
        text: 'Hyvä alku.',
        role: 'TEACHER',
        accepted: accepted.map((id) => ({ id })),
        missing: world.unit.requirements.slice(2).map((id) => ({ id })),
      },
      credential: { kind: 'STATEMENT' },
    });
  });
});
