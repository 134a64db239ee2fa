import 'reflect-metadata';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { LocalizedTextResolver } from '../../src/access/language.type.ts';
import { ControllerUnitResolver, StaffMemberResolver } from '../../src/access/organisation.resolver.ts';
import { RefusalResolver } from '../../src/access/refusal.type.ts';
import { answerRefusals } from '../../src/api/middleware.ts';
import { CoverageMutations } from '../../src/environment/coverage-mutation.resolver.ts';
import {
  EnvironmentCoverageResolver,
  EnvironmentTaskResolver,
  LearningEnvironmentResolver,
} from '../../src/environment/environment.resolver.ts';
import { EnvironmentMutations } from '../../src/environment/environment-mutation.resolver.ts';
import {
  IdentificationReportResolver,
  ReportedRequirementResolver,
  ReportedTargetResolver,
} from '../../src/environment/identification-report.resolver.ts';
import { RequirementResolver, TargetResolver } from '../../src/qualification/unit.resolver.ts';
import { makeParticipant } from '../helpers/people.ts';
import { openWorkshop, type Workshop } from './bicycle-workshop.ts';

let workshop: Workshop;
let schema: GraphQLSchema;

beforeAll(async () => {
  workshop = await openWorkshop();
  schema = buildSchemaSync({
    resolvers: [
      ControllerUnitResolver,
      CoverageMutations,
      EnvironmentCoverageResolver,
      EnvironmentMutations,
      EnvironmentTaskResolver,
      IdentificationReportResolver,
      LearningEnvironmentResolver,
      LocalizedTextResolver,
      RefusalResolver,
      ReportedRequirementResolver,
      ReportedTargetResolver,
      RequirementResolver,
      StaffMemberResolver,
      TargetResolver,
    ],
    validate: false,
    globalMiddlewares: [answerRefusals],
  });
});

const ask = (actor: Actor | null, source: string, variableValues: Record<string, unknown> = {}) =>
  graphql({ schema, source, variableValues, contextValue: workshop.house.context(actor) });

const plain = (value: unknown): Record<string, Record<string, unknown>> => JSON.parse(JSON.stringify(value));

/** The data of an answer without errors. */
async function data(answer: Promise<ExecutionResult>): Promise<Record<string, Record<string, unknown>>> {
  const { data: got, errors } = await answer;
  expect(errors).toBeUndefined();
  return plain(got);
}

const refusedAs = async (answer: Promise<ExecutionResult>) =>
  (await answer).errors?.map((error) => error.extensions.code);

const ENVIRONMENT = '... on EnvironmentChanged { environment { id } }';
const TASK =
  '... on EnvironmentTaskChanged { task { id sentence { text(language: fi) } requirements { id } } }';
const REFUSAL = '... on Refusal { code message path }';

async function play(actor: Actor, mutation: string, input: Record<string, unknown>) {
  const name = mutation[0]!.toUpperCase() + mutation.slice(1);
  const inputType = mutation === 'linkGroupToEnvironment' ? 'EnvironmentGroupInput' : `${name}Input`;
  const made = /^(add|change)EnvironmentTask$/.test(mutation) ? TASK : ENVIRONMENT;
  const source = `mutation ($input: ${inputType}!) { done: ${mutation}(input: $input) { __typename ${made} ${REFUSAL} } }`;
  return (await data(ask(actor, source, { input }))).done as {
    __typename: string;
    environment?: { id: string };
    task?: { id: string };
  };
}

const REPORT = `query ($id: ID!, $on: Date) {
  identificationReport(environment: $id, on: $on) {
    on
    organisation { text(language: fi) }
    environment { publicName { text(language: fi) } place instructors { name } groups { name } unit { id } schoolsAsked { id } }
    targets {
      target { id }
      requirementsInTarget
      covered {
        requirement { id }
        coverage { basis level reviewOn approvedBy { text } reviewerRole { text(language: en) } state tasksChangedSince }
        tasks { sentence { text(language: fi) } }
      }
    }
  }
}`;

/** An environment made through GraphQL: three tasks, covered on three bases. */
async function madeThroughGraphql() {
  const { instructor, coordinator, teacher, school, requirements, group } = workshop;
  const reviewOn = '2027-03-01';
  const described = await play(instructor, 'describeEnvironment', {
    unit: workshop.workshop,
    publicName: { fi: 'Polkupyöräpaja' },
    place: 'Esimerkkilä',
  });
  const environment = described.environment!.id;
  const tasks: string[] = [];
  for (const [place, fi] of ['Pesen pyörän.', 'Vaihdan ketjun.', 'Säädän jarrut.'].entries()) {
    const requirement = requirements[place];
    const added = await play(instructor, 'addEnvironmentTask', {
      environment,
      sentence: { fi },
      requirements: [requirement],
    });
    expect(added).toEqual({
      __typename: 'EnvironmentTaskChanged',
      task: {
        id: expect.stringMatching(/^tsk_/),
        sentence: { text: fi },
        requirements: [{ id: requirement }],
      },
    });
    tasks.push(added.task!.id);
  }
  await play(instructor, 'coverRequirements', { environment, level: 'WITH_GUIDANCE', reviewOn });
  await play(coordinator, 'reviewCoverage', {
    environment,
    requirements: [requirements[1]],
    level: 'INDEPENDENTLY',
    reviewOn,
    reviewerRole: { fi: 'Pyöräalan asiantuntija', en: 'Expert of the bicycle trade' },
  });
  await play(instructor, 'requestCoverageApproval', { environment, school });
  await play(teacher, 'approveCoverage', {
    environment,
    school,
    requirements: [requirements[0]],
    level: 'INDEPENDENTLY',
    reviewOn,
  });
  await play(instructor, 'linkGroupToEnvironment', { environment, group });
  return { environment, tasks, reviewOn };
}

describe('the public report', () => {
  it('tells anyone what is covered, through which tasks and on which basis, and names no people', async () => {
    const { environment, tasks, reviewOn } = await madeThroughGraphql();
    const before = await data(ask(null, REPORT, { id: environment }));
    const coverage = {
      reviewOn,
      state: 'CURRENT',
      approvedBy: null,
      reviewerRole: null,
      tasksChangedSince: false,
    };
    expect(before.identificationReport).toEqual({
      on: '2026-03-02',
      organisation: { text: 'Pajaverkko' },
      environment: {
        publicName: { text: 'Polkupyöräpaja' },
        place: 'Esimerkkilä',
        instructors: null,
        groups: null,
        unit: null,
        schoolsAsked: null,
      },
      targets: [
        {
          target: { id: workshop.target },
          requirementsInTarget: workshop.requirements.length,
          covered: [
            {
              requirement: { id: workshop.requirements[0] },
              coverage: {
                ...coverage,
                basis: 'SCHOOL_APPROVED',
                level: 'INDEPENDENTLY',
                approvedBy: { text: 'Esimerkkiopisto' },
              },
              tasks: [{ sentence: { text: 'Pesen pyörän.' } }],
            },
            {
              requirement: { id: workshop.requirements[1] },
              coverage: {
                ...coverage,
                basis: 'EXPERT_REVIEWED',
                level: 'INDEPENDENTLY',
                reviewerRole: { text: 'Expert of the bicycle trade' },
              },
              tasks: [{ sentence: { text: 'Vaihdan ketjun.' } }],
            },
            {
              requirement: { id: workshop.requirements[2] },
              coverage: { ...coverage, basis: 'OWN', level: 'WITH_GUIDANCE' },
              tasks: [{ sentence: { text: 'Säädän jarrut.' } }],
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(before)).not.toContain('Omanimi');

    workshop.house.clock.set('2026-06-01T10:00:00Z');
    await play(workshop.instructor, 'withdrawEnvironmentTask', { task: tasks[2] });
    await play(workshop.instructor, 'changeEnvironmentTask', {
      task: tasks[0],
      sentence: { fi: 'Pesen ja kuivaan pyörän.' },
      requirements: [workshop.requirements[0]],
    });
    const after = await data(ask(null, REPORT, { id: environment }));
    const reported = (after.identificationReport!.targets as { covered: unknown[] }[])[0]!.covered;
    expect(reported).toMatchObject([
      { coverage: { tasksChangedSince: true }, tasks: [{ sentence: { text: 'Pesen ja kuivaan pyörän.' } }] },
      { coverage: { tasksChangedSince: false }, tasks: [{ sentence: { text: 'Vaihdan ketjun.' } }] },
    ]);
    const asItWas = await data(ask(null, REPORT, { id: environment, on: '2026-05-31' }));
    expect((asItWas.identificationReport!.targets as { covered: unknown[] }[])[0]!.covered).toHaveLength(3);
    workshop.house.clock.set('2026-03-02T10:00:00Z');
  });

  it('is refused for an unknown environment, for another kind of id, and for a day to come', async () => {
    const { environment } = await workshop.describe(0);
    expect(await refusedAs(ask(null, REPORT, { id: 'env_unknown' }))).toEqual(['NOT_FOUND']);
    expect(await refusedAs(ask(null, REPORT, { id: workshop.workshop }))).toEqual(['NOT_FOUND']);
    expect(await refusedAs(ask(null, REPORT, { id: environment, on: '2026-03-03' }))).toEqual([
      'INVALID_INPUT',
    ]);
  });
});

describe('an environment', () => {
  const PEOPLE = `query ($id: ID!) {
    environment(id: $id) { organisation { text } instructors { name } groups { name } unit { kind } schoolsAsked { kind } }
  }`;

  it('shows its people to the staff of its unit alone', async () => {
    const { environment } = await madeThroughGraphql();
    const people = async (actor: Actor) => (await data(ask(actor, PEOPLE, { id: environment }))).environment;
    const hidden = {
      organisation: { text: 'Pajaverkko' },
      instructors: null,
      groups: null,
      unit: null,
      schoolsAsked: null,
    };
    for (const actor of [workshop.participant, workshop.teacher, workshop.neighbour]) {
      expect(await people(actor)).toEqual(hidden);
    }
    expect(await people(workshop.coordinator)).toEqual({
      organisation: { text: 'Pajaverkko' },
      instructors: [{ name: 'Ohjaaja Omanimi' }],
      groups: [{ name: 'Pajaryhmä' }],
      unit: { kind: 'WORKSHOP' },
      schoolsAsked: [{ kind: 'SCHOOL' }],
    });
    expect(await refusedAs(ask(null, PEOPLE, { id: environment }))).toEqual(['UNAUTHENTICATED']);
    expect(await refusedAs(ask(workshop.coordinator, PEOPLE, { id: 'env_unknown' }))).toEqual(['NOT_FOUND']);
  });

  it('is listed to its unit, to the school that was asked, and to the participants of its groups', async () => {
    const { environment } = await madeThroughGraphql();
    const LIST = `query ($withdrawn: Boolean) {
      environments(first: 200, withdrawn: $withdrawn) { totalCount edges { node { id } } }
    }`;
    const listed = async (actor: Actor, withdrawn = false) => {
      const { environments } = await data(ask(actor, LIST, { withdrawn }));
      const edges = environments!.edges as { node: { id: string } }[];
      expect(environments!.totalCount).toBe(edges.length);
      return edges.some((edge) => edge.node.id === environment);
    };
    const outsider = await makeParticipant(workshop.house);
    const { colleague, coordinator, teacher, participant, neighbour, otherTeacher } = workshop;
    for (const actor of [colleague, coordinator, teacher, participant])
      expect(await listed(actor)).toBe(true);
    for (const actor of [neighbour, otherTeacher, outsider]) expect(await listed(actor)).toBe(false);
    await play(coordinator, 'withdrawEnvironment', { environment });
    expect(await listed(coordinator)).toBe(false);
    expect(await listed(coordinator, true)).toBe(true);
    expect(await refusedAs(ask(null, LIST))).toEqual(['UNAUTHENTICATED']);
  });

  it('with many tasks and coverages takes as many statements as with one', async () => {
    const SOURCE = `query ($id: ID!) {
      environment(id: $id) {
        organisation { text }
        tasks { sentence { text } requirements { id text { text } } }
        coverage { basis requirement { id } target { id } approvedBy { text } tasksChangedSince }
      }
    }`;
    const statementsFor = async (tasks: number) => {
      const { environment } = await workshop.describe(tasks);
      await play(workshop.instructor, 'coverRequirements', {
        environment,
        level: 'WITH_GUIDANCE',
        reviewOn: '2027-03-01',
      });
      const statements: string[] = [];
      workshop.house.database.onStatement = (text) => void statements.push(text);
      const answer = await data(ask(workshop.instructor, SOURCE, { id: environment }));
      workshop.house.database.onStatement = undefined;
      expect(answer.environment!.coverage).toHaveLength(tasks);
      return statements.length;
    };
    expect(await statementsFor(workshop.requirements.length)).toBe(await statementsFor(1));
  });

  it('answers a refused act with its code, its path and a message in the reader’s language', async () => {
    const { environment } = await workshop.describe(0);
    const input = { environment, sentence: { sv: 'Ett. Två.' }, requirements: [workshop.requirements[0]] };
    expect(await play(workshop.instructor, 'addEnvironmentTask', input)).toEqual({
      __typename: 'Refusal',
      code: 'NOT_ONE_SENTENCE',
      message: expect.stringMatching(/^Kirjoita tehtävä/),
      path: ['sentence', 'sv'],
    });
  });

  it('shows what a second act in one request changed', async () => {
    const { environment } = await workshop.describe(1);
    workshop.house.clock.set('2026-03-02T10:05:00Z');
    const staff = workshop.colleague.posts[0]!.staff;
    const source = `mutation ($input: EnvironmentInstructorInput!) {
      first: assignInstructor(input: $input) { ... on EnvironmentChanged { environment { instructors { name } } } }
      second: unassignInstructor(input: $input) { ... on EnvironmentChanged { environment { instructors { name } } } }
    }`;
    expect(await data(ask(workshop.coordinator, source, { input: { environment, staff } }))).toEqual({
      first: { environment: { instructors: [{ name: 'Ohjaaja Omanimi' }, { name: 'Ohjaaja Toinen' }] } },
      second: { environment: { instructors: [{ name: 'Ohjaaja Omanimi' }] } },
    });
  });
});

describe('the schema', () => {
  it('describes every type, field, argument and value of this slice', () => {
    const ours =
      /^(LearningEnvironment|Environment|Coverage|Reachable|Identification|Reported|Describe|Redescribe|Withdraw|Add|Change|Cover|Review|Approve|Request|Copy|Link|Unlink|Assign|Unassign)/;
    const silent: string[] = [];
    const note = (name: string, thing: { description?: string | null }) => {
      if (!thing.description) silent.push(name);
    };
    for (const type of Object.values(schema.getTypeMap()).filter((one) => ours.test(one.name))) {
      note(type.name, type);
      const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
      for (const field of fields) {
        note(`${type.name}.${field.name}`, field);
        for (const argument of 'args' in field ? field.args : []) {
          note(`${type.name}.${field.name}(${argument.name})`, argument);
        }
      }
      for (const value of 'getValues' in type ? type.getValues() : [])
        note(`${type.name}.${value.name}`, value);
    }
    for (const root of [schema.getQueryType()!, schema.getMutationType()!]) {
      for (const field of Object.values(root.getFields())) {
        note(field.name, field);
        for (const argument of field.args) note(`${field.name}(${argument.name})`, argument);
      }
    }
    expect(silent).toEqual([]);
  });
});
