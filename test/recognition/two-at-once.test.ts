import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { takeBackChecklist } from '../../src/checklist/acts/take-back-checklist.ts';
import { mark } from '../../src/checklist/checklist.table.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { recogniseDirectly } from '../../src/recognition/acts/recognise-directly.ts';
import { decision } from '../../src/recognition/recognition.table.ts';
import { answer, as, makeWorld, sentChecklist, theChecklist, type World } from '../checklist/world.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { openFreshPostgres } from '../helpers/postgres.ts';
import { configureRemedies, confirmBoth } from './school.ts';

let postgres: Awaited<ReturnType<typeof openFreshPostgres>>;
let house: TestHouse;
let world: World;

beforeAll(async () => {
  postgres = await openFreshPostgres();
  house = await makeHouse(postgres.database);
});

afterAll(() => postgres.close());

beforeEach(async () => {
  world = await makeWorld(house);
  await configureRemedies(world);
});

const direct = {
  grade: '3',
  officialRecord: {
    kind: 'STUDY_REGISTER' as const,
    seenOn: '2026-03-02',
    gradeOrigin: 'TAKEN_OVER' as const,
    description: 'Aiempi tutkinnon osa.',
  },
  grounds: 'Vastaa samaa tutkinnon osaa.',
  language: 'fi' as const,
};

describe('on a real PostgreSQL, at the same moment', () => {
  it('of two deciders one decides, and the other gets CONFLICT and leaves nothing behind', async () => {
    const checklist = await sentChecklist(world);
    await confirmBoth(world, checklist);
    const answers = await Promise.all(
      [world.decider, world.secondDecider].map((actor) =>
        answer(recogniseDirectly(as(world, actor), { checklist, ...direct })),
      ),
    );
    expect(answers.filter((one) => one === 'CONFLICT')).toHaveLength(1);
    const { sql } = house.database;
    expect(await sql.$count(decision, eq(decision.checklist, checklist))).toBe(1);
    expect(await sql.$count(credential, eq(credential.participant, world.participant.participant))).toBe(1);
  });

  it('taking back and deciding cannot both happen', async () => {
    const checklist = await sentChecklist(world);
    await confirmBoth(world, checklist);
    const [taken, decided] = await Promise.all([
      answer(takeBackChecklist(as(world, world.participant), { checklist })),
      answer(recogniseDirectly(as(world, world.decider), { checklist, ...direct })),
    ]);
    const { state } = await theChecklist(world);
    const made = await house.database.sql.$count(decision, eq(decision.checklist, checklist));
    expect([typeof taken === 'string', typeof decided === 'string'].sort()).toEqual([false, true]);
    expect([state, made]).toEqual(typeof taken === 'string' ? ['RECOGNISED', 1] : ['IN_PROGRESS', 0]);
  });

  it('marks of several people on one checklist all arrive', async () => {
    const checklist = await sentChecklist(world);
    const before = await house.database.sql.$count(mark, eq(mark.checklist, checklist));
    const marks = world.unit.requirements
      .slice(0, 2)
      .map((requirement) => ({ requirement, level: 'WITH_GUIDANCE' as const }));
    const made = await Promise.all([
      ...Array.from({ length: 4 }, () =>
        answer(markRequirement(as(world, world.participant), { checklist, party: 'SELF', marks })),
      ),
      answer(
        markRequirement(as(world, world.instructor), {
          checklist,
          party: 'INSTRUCTOR',
          environment: world.environment,
          marks,
        }),
      ),
      answer(markRequirement(as(world, world.teacher), { checklist, party: 'TEACHER', marks })),
    ]);
    expect(made.filter((one) => typeof one === 'string')).toEqual([]);
    expect(await house.database.sql.$count(mark, eq(mark.checklist, checklist))).toBe(before + 12);
  });
});
