import 'reflect-metadata';
import { type GraphQLSchema, graphql } from 'graphql';
import { buildSchema } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { LocalizedTextResolver } from '../../src/access/language.type.ts';
import { RefusalResolver } from '../../src/access/refusal.type.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { ImportResolver } from '../../src/qualification/import.resolver.ts';
import { findTarget, QualificationQueries } from '../../src/qualification/qualification.resolver.ts';
import * as fields from '../../src/qualification/unit.resolver.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeStaff, makeUnit } from '../helpers/people.ts';
import { sampleText, sampleWith } from '../helpers/sample-qualification.ts';

let house: TestHouse;
let schema: GraphQLSchema;
let coordinator: Actor;

const thrown = (error: unknown) =>
  error instanceof Error && 'thrownValue' in error ? error.thrownValue : error;

async function ask(source: string, variableValues: Record<string, unknown> = {}, actor: Actor | null = null) {
  const contextValue = house.context(actor, { language: 'en' });
  const answer = await graphql({ schema, source, variableValues, contextValue });
  if (answer.errors) throw thrown(answer.errors[0]?.originalError) ?? answer.errors[0];
  return answer.data as Record<string, unknown>;
}

const IMPORT = `mutation ($input: ImportQualificationInput!) { importQualification(input: $input) {
  __typename
  ... on QualificationImported {
    unchanged sourceDiffers
    qualification { id diaryNumber version validFrom }
    counts { units commonUnits parts targets groups requirements ungrouped objectives criteria }
    leftOut { path why what } noted { path why what }
    earlier { version } matched { byCode bySourceKey byText added gone }
  }
  ... on Refusal { code message path }
} }`;

beforeAll(async () => {
  house = await makeHouse();
  coordinator = await makeStaff(house, await makeUnit(house, { kind: 'WORKSHOP', name: 'Paja' }), [
    'COORDINATOR',
  ]);
  schema = await buildSchema({
    resolvers: [
      QualificationQueries,
      ImportResolver,
      LocalizedTextResolver,
      RefusalResolver,
      ...Object.values(fields),
    ],
    validate: false,
    globalMiddlewares: [
      async ({ info }, next) => {
        try {
          return await next();
        } catch (error) {
          if (error instanceof Refusal && info.parentType.name === 'Mutation') return error;
          throw error;
        }
      },
    ],
  });
  const { importQualification } = await ask(IMPORT, { input: { document: sampleText() } }, coordinator);
  expect(importQualification).toMatchObject({ __typename: 'QualificationImported', unchanged: false });
});

describe('the import mutation', () => {
  it('tells what was taken and how the version before was found again', async () => {
    const document = sampleWith(
      (one) => void Object.assign(one.globalVersion, { aikaleima: Date.UTC(2025, 10, 4) }),
    );
    const { importQualification } = await ask(IMPORT, { input: { document } }, coordinator);
    expect(importQualification).toMatchObject({
      unchanged: false,
      qualification: { diaryNumber: 'PATEVA-1-2026', validFrom: '2026-01-01' },
      counts: { units: 2, requirements: 10, objectives: 6 },
      leftOut: [],
      noted: [],
      matched: { byCode: 1, bySourceKey: 15, byText: 0, added: 0, gone: 0 },
    });
  });

  it('refuses what is no document, with the place in the language asked for', async () => {
    const { importQualification } = await ask(IMPORT, { input: { document: '{"id": 1}' } }, coordinator);
    expect(importQualification).toEqual({
      __typename: 'Refusal',
      code: 'NOT_QUALIFICATION_REQUIREMENTS',
      message:
        'The file is not qualification requirements from ePerusteet. At $.nimi: a text in its languages',
      path: ['nimi'],
    });
  });

  it('refuses addresses elsewhere without asking them', async () => {
    const { importQualification } = await ask(
      IMPORT,
      { input: { source: 'http://127.0.0.1:1/123456' } },
      coordinator,
    );
    expect(importQualification).toMatchObject({ code: 'INVALID_INPUT', path: ['source'] });
  });
});

const WHOLE = `{ searchUnits(search: "bicycle", first: 5) {
  id code kind name { text all { language text } } competencePoints shownBy { text(language: sv) }
  qualification { name { text } versions { version } units { code } }
  parts { code }
  target {
    kind competencePoints subject { text }
    unit { code } part { id }
    groups { name { text } requirements { text { text } group { name { text } } } }
    requirements { id kind code text { text(language: fi) } target { id } predecessor { id } criteria { id } }
    gradeScale { name { text } levels { value code name { text } } criteria { level text { text } } }
  }
} }`;

describe('reading qualifications, by anybody', () => {
  it('a unit with everything under it, in the newest version', async () => {
    const { searchUnits } = (await ask(WHOLE)) as {
      searchUnits: { target: { requirements: { predecessor: unknown }[] } }[];
    };
    expect(searchUnits).toHaveLength(1);
    expect(searchUnits[0]).toMatchObject({
      code: 'tutkinnonosat_990001',
      kind: 'VOCATIONAL',
      name: { text: 'Putting bicycles in order in a workshop' },
      competencePoints: 15,
      qualification: {
        versions: [
          { version: new Date('2025-11-04T00:00:00Z') },
          { version: new Date('2025-11-03T08:00:00Z') },
        ],
        units: [{ code: 'tutkinnonosat_990001' }, { code: 'tutkinnonosat_990002' }],
      },
      parts: [],
      target: {
        kind: 'UNIT',
        subject: { text: 'The student' },
        part: null,
        groups: [
          { name: { text: 'Taking in a bicycle' } },
          {},
          { requirements: [{}, { text: { text: 'sorts the waste and leaves the workplace in order' } }] },
        ],
        gradeScale: { levels: [{ value: '1' }, {}, {}, {}, { value: '5', name: { text: 'Excellent 5' } }] },
      },
    });
    const { requirements } = searchUnits[0]?.target ?? { requirements: [] };
    expect(requirements).toHaveLength(10);
    expect(requirements.every((one) => one.predecessor !== null)).toBe(true);
  });

  it('lists qualifications page by page', async () => {
    const page = await ask(
      '{ qualifications(first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id documentId } } } }',
    );
    expect(page.qualifications).toMatchObject({
      totalCount: 1,
      pageInfo: { hasNextPage: false },
      edges: [{ node: { documentId: 9900001 } }],
    });
  });

  it('finds units by code, valid on a day', async () => {
    const { before, after } = await ask(
      '{ before: units(code: "990001", on: "2025-12-31") { id } after: units(code: "990001", on: "2026-01-01") { id } }',
    );
    expect(before).toEqual([]);
    expect(after).toHaveLength(1);
  });

  it('an unknown id is NOT_FOUND, or null where asked for by type', async () => {
    expect((await ask('{ qualification(id: "qua_x") { id } }')).qualification).toBeNull();
    await expect(findTarget(house.context(null), 'tgt_x' as never)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('a page of no or too many units is refused', async () => {
    await expect(ask('{ searchUnits(search: "x", first: 0) { id } }')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(ask('{ searchUnits(search: "x", first: 101) { id } }')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('many units at once', () => {
  beforeAll(async () => {
    const document = sampleWith((one) => {
      const [unit] = one.tutkinnonOsat;
      const copies = Array.from({ length: 40 }, (_, index) => ({
        ...unit,
        id: index + 1,
        koodiUri: `tutkinnonosat_99${1000 + index}`,
      }));
      Object.assign(one, {
        id: 9900002,
        diaarinumero: 'PATEVA-2-2026',
        tutkinnonOsat: copies,
        suoritustavat: [],
      });
    });
    const { importQualification } = await ask(IMPORT, { input: { document } }, coordinator);
    expect(importQualification).toMatchObject({ counts: { units: 40, requirements: 400 } });
  });

  it('take as many statements as one', async () => {
    const read = async (first: number) => {
      const sent: string[] = [];
      house.database.onStatement = (text) => void sent.push(text);
      const { searchUnits } = await ask(
        WHOLE.replace('"bicycle", first: 5', `"PATEVA-2-2026", first: ${first}`),
      );
      house.database.onStatement = undefined;
      return { units: (searchUnits as unknown[]).length, statements: sent.length };
    };
    const one = await read(1);
    const all = await read(40);
    expect([one.units, all.units]).toEqual([1, 40]);
    expect(all.statements).toBe(one.statements);
  });

  it('come in the order of their codes where a diary number is searched', async () => {
    const { searchUnits } = await ask('{ searchUnits(search: "pateva-2", first: 3) { code } }');
    expect(searchUnits).toEqual([
      { code: 'tutkinnonosat_991000' },
      { code: 'tutkinnonosat_991001' },
      { code: 'tutkinnonosat_991002' },
    ]);
  });

  it('are paged through without gaps', async () => {
    const page = async (after: string | null) =>
      (
        await ask(
          'query ($after: String) { qualifications(first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { documentId } } } }',
          { after },
        )
      ).qualifications as {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        edges: { node: { documentId: number } }[];
      };
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first, second].map((one) => [one.totalCount, one.pageInfo.hasNextPage])).toEqual([
      [2, true],
      [2, false],
    ]);
    expect([first, second].map((one) => one.edges[0]?.node.documentId).sort()).toEqual([9900001, 9900002]);
  });
});
