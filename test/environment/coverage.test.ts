import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import type { Id } from '../../src/base/id.ts';
import { approveCoverage } from '../../src/environment/acts/approve-coverage.ts';
import { changeTask } from '../../src/environment/acts/change-task.ts';
import { coverRequirements } from '../../src/environment/acts/cover-requirements.ts';
import { requestApproval } from '../../src/environment/acts/request-approval.ts';
import { withdrawCoverage } from '../../src/environment/acts/withdraw-coverage.ts';
import { withdrawEnvironment } from '../../src/environment/acts/withdraw-environment.ts';
import { withdrawTask } from '../../src/environment/acts/withdraw-task.ts';
import { coverageOn } from '../../src/environment/coverage.ts';
import { environmentCoverage } from '../../src/environment/environment.table.ts';
import { answer, openWorkshop, type Workshop } from './bicycle-workshop.ts';

let workshop: Workshop;
const as = (actor: Actor) => workshop.house.context(actor);
const level = 'WITH_GUIDANCE' as const;

beforeAll(async () => {
  workshop = await openWorkshop();
});

/** Each requirement's basis and state on a day, by its place in the unit. */
async function on(day: string, environment: Id<'environment'>): Promise<Record<number, string>> {
  const rows = await coverageOn(workshop.house.database.sql, { environments: [environment], on: day });
  return Object.fromEntries(
    rows.map((row) => [workshop.requirements.indexOf(row.requirement), `${row.basis} ${row.state}`]),
  );
}

const coverageIdOf = async (environment: Id<'environment'>, place: number) =>
  (await workshop.house.database.sql.select().from(environmentCoverage)).find(
    (row) =>
      row.environment === environment &&
      row.requirement === workshop.requirements[place] &&
      row.withdrawnAt === null,
  )!.id;

describe('what an environment covers', () => {
  it('is stated by the organisation, approved in part by a school, and outlives neither withdrawal nor review date', async () => {
    const { house, school } = workshop;
    house.clock.set('2026-03-02T10:00:00Z');
    const { environment } = await workshop.describe(3);
    expect(await on('2026-03-02', environment)).toEqual({});

    await coverRequirements(as(workshop.instructor), { environment, level, reviewOn: '2026-09-01' });
    expect(await on('2026-03-01', environment)).toEqual({});
    expect(await on('2026-03-02', environment)).toEqual({
      0: 'OWN CURRENT',
      1: 'OWN CURRENT',
      2: 'OWN CURRENT',
    });

    house.clock.set('2026-04-01T10:00:00Z');
    await requestApproval(as(workshop.instructor), { environment, school });
    await approveCoverage(as(workshop.teacher), {
      environment,
      school,
      requirements: [workshop.requirements[0]!, workshop.requirements[1]!],
      level: 'INDEPENDENTLY',
      reviewOn: '2027-04-01',
    });
    expect(await on('2026-03-31', environment)).toEqual({
      0: 'OWN CURRENT',
      1: 'OWN CURRENT',
      2: 'OWN CURRENT',
    });
    expect(await on('2026-04-01', environment)).toEqual({
      0: 'SCHOOL_APPROVED CURRENT',
      1: 'SCHOOL_APPROVED CURRENT',
      2: 'OWN CURRENT',
    });
    expect(await on('2026-09-02', environment)).toMatchObject({ 2: 'OWN ENDED' });

    house.clock.set('2026-05-04T10:00:00Z');
    const coverage = await coverageIdOf(environment, 1);
    await withdrawCoverage(as(workshop.teacher), { coverage, reason: 'MISTAKE' });
    expect(await on('2026-05-03', environment)).toMatchObject({ 1: 'SCHOOL_APPROVED CURRENT' });
    expect(await on('2026-05-04', environment)).toMatchObject({ 1: 'SCHOOL_APPROVED ENDED' });
    expect(await answer(withdrawCoverage(as(workshop.instructor), { coverage, reason: 'MISTAKE' }))).toBe(
      'CONFLICT',
    );

    await coverRequirements(as(workshop.instructor), { environment, level, reviewOn: '2026-12-01' });
    expect(await on('2026-05-04', environment)).toEqual({
      0: 'SCHOOL_APPROVED CURRENT',
      1: 'OWN CURRENT',
      2: 'OWN CURRENT',
    });

    house.clock.set('2026-06-01T10:00:00Z');
    await withdrawEnvironment(as(workshop.coordinator), { environment });
    expect(await on('2026-06-01', environment)).toEqual({
      0: 'SCHOOL_APPROVED ENDED',
      1: 'OWN ENDED',
      2: 'OWN ENDED',
    });
    expect(await on('2026-05-31', environment)).toMatchObject({ 0: 'SCHOOL_APPROVED CURRENT' });
  });

  it('is given again after its review date, by a weaker basis too', async () => {
    const { house, school } = workshop;
    house.clock.set('2026-03-02T10:00:00Z');
    const { environment } = await workshop.describe(1);
    await requestApproval(as(workshop.instructor), { environment, school });
    await approveCoverage(as(workshop.teacher), { environment, school, level, reviewOn: '2026-04-01' });
    house.clock.set('2026-04-02T10:00:00Z');
    expect(await on('2026-04-02', environment)).toEqual({ 0: 'SCHOOL_APPROVED ENDED' });
    await coverRequirements(as(workshop.instructor), { environment, level, reviewOn: '2026-10-01' });
    expect(await on('2026-04-02', environment)).toEqual({ 0: 'OWN CURRENT' });
  });

  it('ends with the last task that teaches it', async () => {
    workshop.house.clock.set('2026-03-02T10:00:00Z');
    const { environment, tasks } = await workshop.describe(3);
    await coverRequirements(as(workshop.instructor), { environment, level, reviewOn: '2026-10-01' });
    await changeTask(as(workshop.instructor), {
      task: tasks[0]!.id,
      sentence: { fi: 'Teen kaksi työtä yhtä aikaa.' },
      requirements: [workshop.requirements[0]!, workshop.requirements[1]!],
    });
    await withdrawTask(as(workshop.instructor), { task: tasks[1]!.id });
    expect(await on('2026-03-02', environment)).toEqual({
      0: 'OWN CURRENT',
      1: 'OWN CURRENT',
      2: 'OWN CURRENT',
    });
    await withdrawTask(as(workshop.instructor), { task: tasks[2]!.id });
    expect(await on('2026-03-02', environment)).toEqual({
      0: 'OWN CURRENT',
      1: 'OWN CURRENT',
      2: 'OWN ENDED',
    });
    const [ended] = (await workshop.house.database.sql.select().from(environmentCoverage)).filter(
      (row) => row.environment === environment && row.withdrawnAt,
    );
    expect(ended).toMatchObject({ requirement: workshop.requirements[2], withdrawnWhy: 'TASKS_GONE' });
  });

  it('is asked for by instructors and requirements in one statement', async () => {
    const { house } = workshop;
    house.clock.set('2026-03-02T10:00:00Z');
    const { sql } = house.database;
    const { environment } = await workshop.describe(2);
    await coverRequirements(as(workshop.instructor), { environment, level, reviewOn: '2026-10-01' });
    const staff = workshop.instructor.posts.map((post) => post.staff);
    const [first] = workshop.requirements;
    const statements: string[] = [];
    house.database.onStatement = (text) => void statements.push(text);
    const rows = await coverageOn(sql, { staff, requirements: [first!], on: '2026-03-02' });
    house.database.onStatement = undefined;
    expect(statements).toHaveLength(1);
    expect(rows.filter((row) => row.environment === environment)).toEqual([
      { environment, requirement: first, basis: 'OWN', level, reviewOn: '2026-10-01', state: 'CURRENT' },
    ]);
    const others = workshop.colleague.posts.map((post) => post.staff);
    expect(await coverageOn(sql, { staff: others, on: '2026-03-02' })).toEqual([]);
    expect(await coverageOn(sql, { staff: [], on: '2026-03-02' })).toEqual([]);
    expect(
      await coverageOn(sql, { environments: [environment], requirements: [], on: '2026-03-02' }),
    ).toEqual([]);
  });
});
