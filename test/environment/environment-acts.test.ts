import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { type Context, NotSignedIn } from '../../src/access/context.ts';
import type { Id } from '../../src/base/id.ts';
import { addTask } from '../../src/environment/acts/add-task.ts';
import { approveCoverage } from '../../src/environment/acts/approve-coverage.ts';
import { assignInstructor, unassignInstructor } from '../../src/environment/acts/assign-instructor.ts';
import { changeTask } from '../../src/environment/acts/change-task.ts';
import { copyEnvironment } from '../../src/environment/acts/copy-environment.ts';
import { coverRequirements } from '../../src/environment/acts/cover-requirements.ts';
import { describeEnvironment } from '../../src/environment/acts/describe-environment.ts';
import { linkGroup, unlinkGroup } from '../../src/environment/acts/link-group.ts';
import { redescribeEnvironment } from '../../src/environment/acts/redescribe-environment.ts';
import { requestApproval } from '../../src/environment/acts/request-approval.ts';
import { reviewCoverage } from '../../src/environment/acts/review-coverage.ts';
import { withdrawCoverage } from '../../src/environment/acts/withdraw-coverage.ts';
import { withdrawEnvironment } from '../../src/environment/acts/withdraw-environment.ts';
import { withdrawTask } from '../../src/environment/acts/withdraw-task.ts';
import { environmentCoverage } from '../../src/environment/environment.table.ts';
import { environmentsOfActor } from '../../src/environment/facts.ts';
import { plainSentences } from '../../src/environment/plain-sentence.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { makeGroup, makeStaff } from '../helpers/people.ts';
import { answer, both, openWorkshop, type Workshop } from './bicycle-workshop.ts';

let workshop: Workshop;
const as = (actor: Actor | null): Context => workshop.house.context(actor);
const level = 'INDEPENDENTLY' as const;
const reviewOn = '2027-03-01';

beforeAll(async () => {
  workshop = await openWorkshop();
});

describe('who may', () => {
  type Play = (context: Context) => Promise<unknown>;
  const WHO = [
    'instructor',
    'colleague',
    'coordinator',
    'neighbour',
    'teacher',
    'decider',
    'otherTeacher',
    'participant',
  ] as const;
  type Outcome = 'done' | 'NOT_ALLOWED' | 'NOT_FOUND';
  type Row = [string, Record<(typeof WHO)[number], Outcome>, () => Promise<Play>];
  const outcomes = (done: readonly (typeof WHO)[number][], seen: readonly (typeof WHO)[number][]) =>
    Object.fromEntries(
      WHO.map((who) => [who, done.includes(who) ? 'done' : seen.includes(who) ? 'NOT_ALLOWED' : 'NOT_FOUND']),
    ) as Record<(typeof WHO)[number], Outcome>;
  const ours = outcomes(['instructor', 'coordinator'], ['colleague']);
  const coordinators = outcomes(['coordinator'], ['instructor', 'colleague']);

  const rows: Row[] = [
    [
      'describe an environment: an instructor or a coordinator of the unit',
      outcomes(['instructor', 'colleague', 'coordinator'], []),
      async () => (context) =>
        describeEnvironment(context, { unit: workshop.workshop, publicName: { fi: 'Maalaamo' } }),
    ],
    [
      'describe it anew: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { environment } = await workshop.describe(0);
        return (context) => redescribeEnvironment(context, { environment, publicName: { fi: 'Pyöräpaja' } });
      },
    ],
    [
      'add a task: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { environment } = await workshop.describe(0);
        const requirements = [workshop.requirements[0]!];
        return (context) =>
          addTask(context, { environment, sentence: { fi: 'Pesen pyörän.' }, requirements });
      },
    ],
    [
      'change a task: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { tasks } = await workshop.describe(1);
        const requirements = [workshop.requirements[0]!];
        return (context) =>
          changeTask(context, { task: tasks[0]!.id, sentence: { fi: 'Pesen pyörän.' }, requirements });
      },
    ],
    [
      'withdraw a task: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { tasks } = await workshop.describe(1);
        return (context) => withdrawTask(context, { task: tasks[0]!.id });
      },
    ],
    [
      'vouch on the organisation’s own basis: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { environment } = await workshop.describe(1);
        return (context) => coverRequirements(context, { environment, level, reviewOn });
      },
    ],
    [
      'store an expert’s review: a coordinator of the unit',
      coordinators,
      async () => {
        const { environment } = await workshop.describe(1);
        return (context) =>
          reviewCoverage(context, {
            environment,
            level,
            reviewOn,
            reviewerRole: { fi: 'Alan asiantuntija' },
          });
      },
    ],
    [
      'ask a school to approve: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { environment } = await workshop.describe(1);
        return (context) => requestApproval(context, { environment, school: workshop.school });
      },
    ],
    [
      'approve: a teacher of a school that was asked, nobody else',
      outcomes(['teacher'], ['instructor', 'colleague', 'coordinator', 'decider']),
      async () => {
        const { environment } = await workshop.describe(1);
        await requestApproval(as(workshop.instructor), { environment, school: workshop.school });
        return (context) =>
          approveCoverage(context, { environment, school: workshop.school, level, reviewOn });
      },
    ],
    [
      'withdraw an approval: the workshop, and a teacher of the school that gave it',
      outcomes(['instructor', 'coordinator', 'teacher'], ['colleague', 'decider']),
      async () => {
        const { environment } = await workshop.describe(1);
        await requestApproval(as(workshop.instructor), { environment, school: workshop.school });
        await approveCoverage(as(workshop.teacher), {
          environment,
          school: workshop.school,
          level,
          reviewOn,
        });
        const coverage = (await standing(environment))[0]!.id;
        return (context) => withdrawCoverage(context, { coverage, reason: 'WORK_CHANGED' });
      },
    ],
    [
      'withdraw an environment: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { environment } = await workshop.describe(1);
        return (context) => withdrawEnvironment(context, { environment });
      },
    ],
    [
      'assign an instructor: a coordinator of the unit',
      coordinators,
      async () => {
        const { environment } = await workshop.describe(0);
        return (context) =>
          assignInstructor(context, { environment, staff: workshop.colleague.posts[0]!.staff });
      },
    ],
    [
      'end an assignment: a coordinator of the unit',
      coordinators,
      async () => {
        const { environment } = await workshop.describe(0);
        return (context) =>
          unassignInstructor(context, { environment, staff: workshop.instructor.posts[0]!.staff });
      },
    ],
    [
      'link a group: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { environment } = await workshop.describe(0);
        return (context) => linkGroup(context, { environment, group: workshop.group });
      },
    ],
    [
      'unlink a group: its instructors or a coordinator of the unit',
      ours,
      async () => {
        const { environment } = await workshop.describe(0);
        await linkGroup(as(workshop.instructor), { environment, group: workshop.group });
        return (context) => unlinkGroup(context, { environment, group: workshop.group });
      },
    ],
    [
      'copy an environment: an instructor or a coordinator of the unit',
      outcomes(['instructor', 'colleague', 'coordinator'], []),
      async () => {
        const { environment } = await workshop.describe(1);
        return (context) => copyEnvironment(context, { environment, group: workshop.group });
      },
    ],
  ];

  it.each(rows)('%s', async (_, expected, prepare) => {
    const got: Record<string, string> = {};
    for (const who of WHO) {
      const play = await prepare();
      got[who] = await answer(play(as(workshop[who])));
    }
    expect(got).toEqual(expected);
    const play = await prepare();
    await expect(play(as(null))).rejects.toBeInstanceOf(NotSignedIn);
  });

  it('an instructor does not approve their own environment as a teacher', async () => {
    const { environment } = await workshop.describe(1);
    await requestApproval(as(workshop.instructor), { environment, school: workshop.school });
    const twoHats = both(workshop.instructor, workshop.teacher);
    const approval = { environment, school: workshop.school, level, reviewOn };
    expect(await answer(approveCoverage(as(twoHats), approval))).toBe('OWN_CASE');
    expect(await answer(approveCoverage(as(both(workshop.teacher, workshop.colleague)), approval))).toBe(
      'done',
    );
  });

  it('a teacher of two schools approves only for the one that was asked', async () => {
    const { environment } = await workshop.describe(1);
    await requestApproval(as(workshop.instructor), { environment, school: workshop.school });
    const teacher = both(workshop.teacher, workshop.otherTeacher);
    const approval = { environment, school: workshop.otherSchool, level, reviewOn };
    expect(await answer(approveCoverage(as(teacher), approval))).toBe('NOT_FOUND school');
  });
});

const standing = async (environment: Id<'environment'>) =>
  (await workshop.house.database.sql.select().from(environmentCoverage)).filter(
    (row) => row.environment === environment && row.withdrawnAt === null,
  );

describe('what is refused', () => {
  it('a name that is missing, too long, or holds a personal identity code', async () => {
    const named = (publicName: Record<string, string>, rest = {}) =>
      answer(describeEnvironment(as(workshop.instructor), { unit: workshop.workshop, publicName, ...rest }));
    expect(await named({})).toBe('INVALID_INPUT publicName');
    expect(await named({ fi: 'x'.repeat(121) })).toBe('INVALID_INPUT publicName.fi');
    expect(await named({ fi: 'Paja 131052-308T' })).toBe('PERSONAL_IDENTITY_CODE publicName.fi');
    expect(await named({ fi: 'Paja' }, { place: '131052-308T' })).toBe('PERSONAL_IDENTITY_CODE place');
  });

  it('a task of two sentences, without requirements, or tied to an unknown requirement', async () => {
    const { environment } = await workshop.describe(0);
    const [requirement] = workshop.requirements;
    const add = (fi: string, requirements: (string | undefined)[]) =>
      answer(
        addTask(as(workshop.instructor), {
          environment,
          sentence: { fi },
          requirements: requirements as Id<'requirement'>[],
        }),
      );
    expect(await add('Pesen pyörän. Kuivaan sen.', [requirement])).toBe('NOT_ONE_SENTENCE sentence.fi');
    expect(await add('Soitan 131052-308T.', [requirement])).toBe('PERSONAL_IDENTITY_CODE sentence.fi');
    expect(await add('Pesen pyörän.', [])).toBe('INVALID_INPUT requirements');
    expect(await add('Pesen pyörän.', [requirement, 'req_unknown'])).toBe('NOT_FOUND requirements.1');
  });

  it('a task that was changed or withdrawn before', async () => {
    const { tasks } = await workshop.describe(1);
    const task = tasks[0]!.id;
    const words = { task, sentence: { fi: 'Pesen pyörän.' }, requirements: [workshop.requirements[0]!] };
    await changeTask(as(workshop.instructor), words);
    expect(await answer(changeTask(as(workshop.coordinator), words))).toBe('CONFLICT');
    expect(await answer(withdrawTask(as(workshop.coordinator), { task }))).toBe('CONFLICT');
  });

  it('coverage without a task, of nothing, of a list and a target at once, or for too long', async () => {
    const { environment } = await workshop.describe(2);
    const [first, , third] = workshop.requirements as [
      Id<'requirement'>,
      Id<'requirement'>,
      Id<'requirement'>,
    ];
    const cover = (rest: object) =>
      answer(coverRequirements(as(workshop.instructor), { environment, level, reviewOn, ...rest }));
    expect(await cover({ requirements: [first, third] })).toBe('TASK_MISSING requirements.1');
    expect(await cover({ requirements: [] })).toBe('INVALID_INPUT requirements');
    expect(await cover({ requirements: [first], target: workshop.target })).toBe('INVALID_INPUT target');
    expect(await cover({ target: 'tgt_unknown' })).toBe('NOT_FOUND target');
    expect(await cover({ target: workshop.partTarget })).toBe('TASK_MISSING');
    expect(await cover({ reviewOn: '2026-03-02' })).toBe('INVALID_INPUT reviewOn');
    expect(await cover({ reviewOn: '2031-03-03' })).toBe('INVALID_INPUT reviewOn');
    expect(await standing(environment)).toEqual([]);
  });

  it('a weaker basis in a stronger one’s place', async () => {
    const { environment } = await workshop.describe(2);
    const [first, second] = workshop.requirements;
    await requestApproval(as(workshop.instructor), { environment, school: workshop.school });
    await approveCoverage(as(workshop.teacher), {
      environment,
      school: workshop.school,
      requirements: [first!],
      level,
      reviewOn,
    });
    const own = { environment, level, reviewOn };
    expect(await answer(coverRequirements(as(workshop.instructor), { ...own, requirements: [first!] }))).toBe(
      'ALREADY_EXISTS requirements.0',
    );
    await coverRequirements(as(workshop.instructor), own);
    const bases = new Map((await standing(environment)).map((row) => [row.requirement, row.basis]));
    expect(bases).toEqual(
      new Map([
        [first, 'SCHOOL_APPROVED'],
        [second, 'OWN'],
      ]),
    );
  });

  it('a school that is none, and one that was asked before', async () => {
    const { environment } = await workshop.describe(1);
    const ask = (school: Id<'unit'>) =>
      answer(requestApproval(as(workshop.instructor), { environment, school }));
    expect(await ask(workshop.neighbourUnit)).toBe('NOT_FOUND school');
    expect(await ask(workshop.school)).toBe('done');
    expect(await ask(workshop.school)).toBe('ALREADY_EXISTS school');
  });

  it('instructors of another unit, those who are not instructors, and the same one twice', async () => {
    const { environment } = await workshop.describe(0);
    const assign = (actor: Actor) =>
      answer(assignInstructor(as(workshop.coordinator), { environment, staff: actor.posts[0]!.staff }));
    expect(await assign(workshop.neighbour)).toBe('NOT_FOUND staff');
    expect(await assign(workshop.coordinator)).toBe('NOT_FOUND staff');
    expect(await assign(workshop.instructor)).toBe('ALREADY_EXISTS staff');
  });

  it('groups of another unit, the same one twice, and unlinking what is not linked', async () => {
    const { environment } = await workshop.describe(0);
    const theirs = await makeGroup(workshop.house, workshop.neighbourUnit, [workshop.neighbour], []);
    const context = as(workshop.instructor);
    expect(await answer(linkGroup(context, { environment, group: theirs }))).toBe('NOT_FOUND group');
    expect(await answer(copyEnvironment(context, { environment, group: theirs }))).toBe('NOT_FOUND group');
    expect(await answer(unlinkGroup(context, { environment, group: workshop.group }))).toBe('CONFLICT');
    await linkGroup(context, { environment, group: workshop.group });
    expect(await answer(linkGroup(context, { environment, group: workshop.group }))).toBe(
      'ALREADY_EXISTS group',
    );
  });

  it('every act in a withdrawn environment', async () => {
    const { environment, tasks } = await workshop.describe(1);
    await withdrawEnvironment(as(workshop.instructor), { environment });
    const context = as(workshop.coordinator);
    const acts = [
      withdrawEnvironment(context, { environment }),
      withdrawTask(context, { task: tasks[0]!.id }),
      coverRequirements(context, { environment, level, reviewOn }),
      assignInstructor(context, { environment, staff: workshop.colleague.posts[0]!.staff }),
      copyEnvironment(context, { environment, group: workshop.group }),
    ];
    for (const act of acts) expect(await answer(act)).toBe('ENVIRONMENT_WITHDRAWN');
  });

  it('unknown ids, like another’s', async () => {
    const context = as(workshop.coordinator);
    const environment = 'env_unknown' as Id<'environment'>;
    expect(await answer(withdrawEnvironment(context, { environment }))).toBe('NOT_FOUND');
    expect(await answer(withdrawTask(context, { task: 'tsk_unknown' as Id<'task'> }))).toBe('NOT_FOUND');
    expect(
      await answer(
        withdrawCoverage(context, { coverage: 'cov_unknown' as Id<'coverage'>, reason: 'MISTAKE' }),
      ),
    ).toBe('NOT_FOUND');
    const unit = 'cun_unknown' as Id<'unit'>;
    expect(await answer(describeEnvironment(context, { unit, publicName: { fi: 'Paja' } }))).toBe(
      'NOT_FOUND',
    );
  });
});

describe('an assignment', () => {
  it('makes the environment the instructor’s until it ends or the environment does', async () => {
    const { sql } = workshop.house.database;
    const helper = await makeStaff(workshop.house, workshop.workshop, ['INSTRUCTOR']);
    const { environment } = await workshop.describe(0);
    const other = (await workshop.describe(0)).environment;
    const staff = helper.posts[0]!.staff;
    expect(await environmentsOfActor(sql, helper)).toEqual([]);
    await assignInstructor(as(workshop.coordinator), { environment, staff });
    await assignInstructor(as(workshop.coordinator), { environment: other, staff });
    expect(new Set(await environmentsOfActor(sql, helper))).toEqual(new Set([environment, other]));
    await unassignInstructor(as(workshop.coordinator), { environment, staff });
    expect(await environmentsOfActor(sql, helper)).toEqual([other]);
    await withdrawEnvironment(as(workshop.coordinator), { environment: other });
    expect(await environmentsOfActor(sql, helper)).toEqual([]);
    workshop.house.clock.set('2026-03-02T10:05:00Z');
    expect(await answer(assignInstructor(as(workshop.coordinator), { environment, staff }))).toBe('done');
  });
});

describe('tasks', () => {
  it('say requirements in plain sentences, in the environment’s order; a changed one keeps its place', async () => {
    const { sql } = workshop.house.database;
    const { environment, tasks } = await workshop.describe(2);
    const [first, second, third] = workshop.requirements as [
      Id<'requirement'>,
      Id<'requirement'>,
      Id<'requirement'>,
    ];
    const changed = await changeTask(as(workshop.instructor), {
      task: tasks[0]!.id,
      sentence: { fi: '  Tarkistan   renkaat. ', sv: 'Jag kontrollerar däcken.' },
      requirements: [first, second],
    });
    expect(changed).toMatchObject({ position: 0, replaces: tasks[0]!.id });
    expect(await plainSentences(sql, environment, [first, second, third])).toEqual([
      ...[first, second].sort().map((requirement) => ({
        environment,
        requirement,
        task: changed.id,
        sentence: { fi: 'Tarkistan renkaat.', sv: 'Jag kontrollerar däcken.' },
      })),
      { environment, requirement: second, task: tasks[1]!.id, sentence: { fi: 'Teen työn numero 2.' } },
    ]);
    expect(await plainSentences(sql, [], [first])).toEqual([]);
  });
});

describe('a copy', () => {
  it('takes tasks along, and what is covered on its own basis alone', async () => {
    const { sql } = workshop.house.database;
    const { environment } = await workshop.describe(2);
    await requestApproval(as(workshop.instructor), { environment, school: workshop.school });
    await approveCoverage(as(workshop.teacher), { environment, school: workshop.school, level, reviewOn });
    const copy = await copyEnvironment(as(workshop.colleague), {
      environment,
      group: workshop.group,
      place: 'Toinen talo',
    });
    expect(copy).toMatchObject({
      unit: workshop.workshop,
      copiedFrom: environment,
      publicName: { fi: 'Polkupyöräpaja', en: 'Bicycle workshop' },
      place: 'Toinen talo',
    });
    const sentences = await plainSentences(sql, copy.id, workshop.requirements);
    expect(sentences.map((one) => one.sentence.fi)).toEqual(['Teen työn numero 1.', 'Teen työn numero 2.']);
    expect(
      (await standing(copy.id)).map(({ basis, approvedBy, reviewOn: until }) => ({
        basis,
        approvedBy,
        until,
      })),
    ).toEqual([
      { basis: 'OWN', approvedBy: null, until: reviewOn },
      { basis: 'OWN', approvedBy: null, until: reviewOn },
    ]);
    expect(await environmentsOfActor(sql, workshop.colleague)).toContain(copy.id);
  });
});

describe('the record', () => {
  it('has every act with its role, ids and codes, in the school’s chain as well where it concerns the school', async () => {
    const fresh = await openWorkshop();
    const context = (actor: Actor) => fresh.house.context(actor);
    const { environment, tasks } = await fresh.describe(1);
    const [requirement] = fresh.requirements;
    await requestApproval(context(fresh.instructor), { environment, school: fresh.school });
    await approveCoverage(context(fresh.teacher), { environment, school: fresh.school, level, reviewOn });
    await withdrawTask(context(fresh.coordinator), { task: tasks[0]!.id });
    const given = {
      act: 'COVERAGE_GIVEN',
      role: 'TEACHER',
      detail: {
        environment,
        basis: 'SCHOOL_APPROVED',
        school: fresh.school,
        level,
        reviewOn,
        requirements: [requirement],
      },
    };
    expect(await fresh.recordOf(fresh.workshop)).toEqual([
      {
        act: 'ENVIRONMENT_DESCRIBED',
        role: 'INSTRUCTOR',
        detail: { environment, instructor: fresh.instructor.posts[0]!.staff },
      },
      {
        act: 'ENVIRONMENT_TASK_ADDED',
        role: 'INSTRUCTOR',
        detail: { environment, task: tasks[0]!.id, requirements: [requirement] },
      },
      { act: 'COVERAGE_APPROVAL_ASKED', role: 'INSTRUCTOR', detail: { environment, school: fresh.school } },
      given,
      {
        act: 'ENVIRONMENT_TASK_WITHDRAWN',
        role: 'COORDINATOR',
        detail: { environment, task: tasks[0]!.id, coverageEnded: [expect.stringMatching(/^cov_/)] },
      },
    ]);
    expect(await fresh.recordOf(fresh.school)).toEqual([given]);
    expect(await verifyRecord(fresh.house.database.sql, fresh.house.clock())).toMatchObject({
      intact: true,
      entries: 6,
    });
  });

  it('holds nothing of a refused act', async () => {
    const before = (await workshop.recordOf(workshop.workshop)).length;
    const { environment } = await workshop.describe(0);
    await answer(coverRequirements(as(workshop.instructor), { environment, level, reviewOn }));
    expect(await workshop.recordOf(workshop.workshop)).toHaveLength(before + 1);
  });
});
