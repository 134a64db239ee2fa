import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { postsOf } from '../../src/access/actor.ts';
import { participantKey } from '../../src/access/vault.ts';
import { answerMark } from '../../src/checklist/acts/answer-mark.ts';
import { certifyCompetence } from '../../src/checklist/acts/certify-competence.ts';
import { endChecklist } from '../../src/checklist/acts/end-checklist.ts';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { openChecklist } from '../../src/checklist/acts/open-checklist.ts';
import { permitSchool, withdrawPermission } from '../../src/checklist/acts/permit-school.ts';
import { sendToSchool } from '../../src/checklist/acts/send-to-school.ts';
import { takeBackChecklist } from '../../src/checklist/acts/take-back-checklist.ts';
import { withdrawMark } from '../../src/checklist/acts/withdraw-mark.ts';
import { checklist, mark } from '../../src/checklist/checklist.table.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { environmentCoverage } from '../../src/environment/environment.table.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { answer, as, makeWorld, markedChecklist, sentChecklist, theChecklist, type World } from './world.ts';

let house: TestHouse;
let world: World;

beforeAll(async () => {
  house = await makeHouse();
});

const instructorMarks = (
  id: Parameters<typeof sendToSchool>[1]['checklist'],
  requirements = world.unit.requirements.slice(0, 1),
) => ({
  checklist: id,
  party: 'INSTRUCTOR' as const,
  environment: world.environment,
  marks: requirements.map((requirement) => ({ requirement, level: 'WITH_GUIDANCE' as const })),
});

describe('opening a checklist', () => {
  beforeAll(async () => {
    world = await makeWorld(house);
  });

  it('a participant opens one for themself, and a second for the same target is refused', async () => {
    const opened = await openChecklist(as(world, world.participant), { target: world.unit.target });
    expect(opened).toMatchObject({
      participant: world.participant.participant,
      state: 'NOT_STARTED',
      version: 1,
      round: 0,
    });
    expect(await answer(openChecklist(as(world, world.participant), { target: world.unit.target }))).toBe(
      'CHECKLIST_OPEN',
    );
  });

  it('an instructor of the environment opens one for a participant who joined their group', async () => {
    const input = {
      target: world.part.target,
      participant: world.participant.participant,
      environment: world.environment,
    };
    expect(await answer(openChecklist(as(world, world.stranger), input))).toBe('NOT_FOUND');
    expect(await answer(openChecklist(as(world, world.colleague), input))).toBe('NOT_ALLOWED');
    expect(await openChecklist(as(world, world.instructor), input)).toMatchObject({ state: 'NOT_STARTED' });
  });

  it('nobody else opens one, and an unknown target is not found', async () => {
    const input = { target: world.unit.target, participant: world.participant.participant };
    expect(await answer(openChecklist(as(world, world.teacher), input))).toBe('NOT_FOUND');
    expect(await answer(openChecklist(as(world, world.somebodyElse), input))).toBe('NOT_FOUND');
    const unknown = { target: 'tgt_unknown' as typeof world.unit.target };
    expect(await answer(openChecklist(as(world, world.participant), unknown))).toBe('NOT_FOUND');
  });

  it('after ending one, another may be opened', async () => {
    const [first] = await world.house.database.sql
      .select()
      .from(checklist)
      .where(eq(checklist.target, world.unit.target));
    expect(await endChecklist(as(world, world.participant), { checklist: first!.id })).toMatchObject({
      state: 'ENDED',
    });
    expect(await openChecklist(as(world, world.participant), { target: world.unit.target })).toMatchObject({
      state: 'NOT_STARTED',
    });
  });
});

describe('marking', () => {
  beforeAll(async () => {
    world = await makeWorld(house);
  });

  it('each party leaves marks of its own and none overwrites another', async () => {
    const opened = await openChecklist(as(world, world.participant), { target: world.unit.target });
    const [first, second] = world.unit.requirements;
    await markRequirement(as(world, world.participant), {
      checklist: opened.id,
      party: 'SELF',
      marks: [
        { requirement: first!, level: 'WITH_GUIDANCE' },
        { requirement: second!, level: 'INDEPENDENTLY' },
      ],
    });
    await markRequirement(as(world, world.instructor), instructorMarks(opened.id));
    const again = await markRequirement(as(world, world.instructor), instructorMarks(opened.id));
    expect(again.checklist.state).toBe('IN_PROGRESS');
    const rows = await world.house.database.sql
      .select()
      .from(mark)
      .where(eq(mark.checklist, opened.id))
      .orderBy(mark.position);
    expect(
      rows.map(({ party, level, requirement, unit, basis }) => ({ party, level, requirement, unit, basis })),
    ).toEqual([
      { party: 'SELF', level: 'WITH_GUIDANCE', requirement: first, unit: world.house.provider, basis: null },
      { party: 'SELF', level: 'INDEPENDENTLY', requirement: second, unit: world.house.provider, basis: null },
      {
        party: 'INSTRUCTOR',
        level: 'WITH_GUIDANCE',
        requirement: first,
        unit: world.workshop,
        basis: 'SCHOOL_APPROVED',
      },
      {
        party: 'INSTRUCTOR',
        level: 'WITH_GUIDANCE',
        requirement: first,
        unit: world.workshop,
        basis: 'SCHOOL_APPROVED',
      },
    ]);
  });

  it('a note stands under the participant’s key and the record holds only its keyed hash', async () => {
    const row = await theChecklist(world);
    const note = 'Vaihtoi ketjun siististi.';
    const input = instructorMarks(row.id);
    const { marks } = await markRequirement(as(world, world.instructor), {
      ...input,
      marks: [{ ...input.marks[0]!, note }],
    });
    const owner = participantKey(world.participant.participant);
    const keys = await world.house.vault.open(world.house.database.sql, [owner]);
    expect(keys.open(owner, 'mark.note', marks[0]!.note!)).toBe(note);
    const entries = await world.house.database.sql
      .select()
      .from(recordEntry)
      .where(eq(recordEntry.act, 'MARK_ADDED'));
    expect(entries.at(-1)!.body).toContain(world.house.vault.lookup('mark.note', note));
    expect(entries.map((entry) => entry.body).join()).not.toContain('ketjun');
  });

  it('an instructor marks only what their environment covers, and nobody marks as what they are not', async () => {
    const row = await theChecklist(world);
    const id = row.id;
    const outside = instructorMarks(id, world.unit.requirements.slice(-1));
    expect(await answer(markRequirement(as(world, world.instructor), outside))).toBe('COVERAGE_MISSING');
    expect(
      await answer(
        markRequirement(as(world, world.instructor), instructorMarks(id, world.part.requirements)),
      ),
    ).toBe('REQUIREMENT_NOT_IN_TARGET');
    expect(await answer(markRequirement(as(world, world.colleague), instructorMarks(id)))).toBe(
      'NOT_ALLOWED',
    );
    expect(await answer(markRequirement(as(world, world.stranger), instructorMarks(id)))).toBe('NOT_FOUND');
    expect(await answer(markRequirement(as(world, world.participant), instructorMarks(id)))).toBe('OWN_CASE');
    expect(
      await answer(markRequirement(as(world, world.somebodyElse), { ...instructorMarks(id), party: 'SELF' })),
    ).toBe('NOT_FOUND');
    expect(
      await answer(markRequirement(as(world, world.instructor), { ...instructorMarks(id), party: 'SELF' })),
    ).toBe('NOT_ALLOWED');
    expect(
      await answer(
        markRequirement(as(world, world.instructor), { ...instructorMarks(id), environment: null }),
      ),
    ).toBe('NOT_ALLOWED');
    expect(
      await answer(markRequirement(as(world, world.instructor), { ...instructorMarks(id), marks: [] })),
    ).toBe('INVALID_INPUT');
  });

  it('all of several marks are made, or none', async () => {
    const row = await theChecklist(world);
    const before = await world.house.database.sql.$count(mark);
    const input = instructorMarks(row.id, world.unit.requirements.slice(2));
    expect(await answer(markRequirement(as(world, world.instructor), input))).toBe('COVERAGE_MISSING');
    expect(await world.house.database.sql.$count(mark)).toBe(before);
  });

  it('a note with a personal identity code is refused', async () => {
    const row = await theChecklist(world);
    const input = instructorMarks(row.id);
    const marks = [{ ...input.marks[0]!, note: 'Tunnus 131052-308T kirjattu' }];
    expect(await answer(markRequirement(as(world, world.instructor), { ...input, marks }))).toBe(
      'PERSONAL_IDENTITY_CODE',
    );
  });

  it('a teacher marks once the checklist is open to their school, and not before', async () => {
    const row = await theChecklist(world);
    const input = {
      checklist: row.id,
      party: 'TEACHER' as const,
      marks: [{ requirement: world.unit.requirements.at(-1)!, level: 'INDEPENDENTLY' as const }],
    };
    expect(await answer(markRequirement(as(world, world.teacher), input))).toBe('NOT_FOUND');
    await permitSchool(as(world, world.participant), {
      checklist: row.id,
      school: world.school,
      kind: 'SEE',
    });
    const { marks } = await markRequirement(as(world, world.teacher), input);
    expect(marks[0]).toMatchObject({ party: 'TEACHER', unit: world.school, environment: null });
    expect(await answer(markRequirement(as(world, world.otherTeacher), input))).toBe('NOT_FOUND');
    expect(await answer(markRequirement(as(world, world.company), input))).toBe('NOT_FOUND');
  });

  it('coverage that ended takes no new marks and leaves the old ones', async () => {
    const row = await theChecklist(world);
    const before = await world.house.database.sql.$count(mark);
    await world.house.database.sql.update(environmentCoverage).set({ reviewOn: '2026-03-01' });
    expect(await answer(markRequirement(as(world, world.instructor), instructorMarks(row.id)))).toBe(
      'COVERAGE_ENDED',
    );
    expect(await world.house.database.sql.$count(mark)).toBe(before);
    await world.house.database.sql.update(environmentCoverage).set({ reviewOn: '2027-01-01' });
  });

  it('only its author withdraws a mark, with a reason, once', async () => {
    const row = await theChecklist(world);
    const { marks } = await markRequirement(as(world, world.instructor), instructorMarks(row.id));
    const input = { mark: marks[0]!.id, reason: 'Merkitsin väärän rivin.' };
    expect(await answer(withdrawMark(as(world, world.stranger), input))).toBe('NOT_FOUND');
    expect(await answer(withdrawMark(as(world, world.colleague), input))).toBe('NOT_ALLOWED');
    expect(await answer(withdrawMark(as(world, world.participant), input))).toBe('NOT_ALLOWED');
    expect(await answer(withdrawMark(as(world, world.instructor), { ...input, reason: ' ' }))).toBe(
      'REASON_MISSING',
    );
    expect(await withdrawMark(as(world, world.instructor), input)).toMatchObject({ state: 'IN_PROGRESS' });
    expect(await answer(withdrawMark(as(world, world.instructor), input))).toBe('CONFLICT');
  });

  it('the participant answers a mark about them and nobody else does', async () => {
    const { marks } = await markRequirement(
      as(world, world.instructor),
      instructorMarks((await theChecklist(world)).id),
    );
    const input = { mark: marks[0]!.id, text: 'Tein tämän kahdesti.' };
    expect(await answer(answerMark(as(world, world.instructor), input))).toBe('NOT_ALLOWED');
    expect(await answer(answerMark(as(world, world.somebodyElse), input))).toBe('NOT_FOUND');
    expect(await answerMark(as(world, world.participant), input)).toMatchObject({ state: 'IN_PROGRESS' });
  });
});

describe('sending to a school', () => {
  beforeAll(async () => {
    world = await makeWorld(house);
  });

  it('needs one mark of an instructor or a teacher; gaps do not block', async () => {
    const opened = await openChecklist(as(world, world.participant), { target: world.unit.target });
    const input = { checklist: opened.id, school: world.school };
    expect(await answer(sendToSchool(as(world, world.participant), input))).toBe('WRONG_STATE');
    await markRequirement(as(world, world.participant), {
      ...instructorMarks(opened.id),
      party: 'SELF',
      environment: null,
    });
    expect(await answer(sendToSchool(as(world, world.participant), input))).toBe('NO_STANDING_MARK');
    const { marks } = await markRequirement(as(world, world.instructor), instructorMarks(opened.id));
    await withdrawMark(as(world, world.instructor), { mark: marks[0]!.id, reason: 'Väärä rivi.' });
    expect(await answer(sendToSchool(as(world, world.participant), input))).toBe('NO_STANDING_MARK');
    await markRequirement(as(world, world.instructor), instructorMarks(opened.id));
    expect(await sendToSchool(as(world, world.participant), input)).toMatchObject({
      state: 'WITH_SCHOOL',
      school: world.school,
      round: 1,
    });
  });

  it('the participant takes it back, and the school’s sight goes with it', async () => {
    const row = await theChecklist(world);
    expect(await answer(takeBackChecklist(as(world, world.instructor), { checklist: row.id }))).toBe(
      'NOT_ALLOWED',
    );
    expect(await takeBackChecklist(as(world, world.participant), { checklist: row.id })).toMatchObject({
      state: 'IN_PROGRESS',
      school: null,
    });
    const teacherMark = { ...instructorMarks(row.id), party: 'TEACHER' as const, environment: null };
    expect(await answer(markRequirement(as(world, world.teacher), teacherMark))).toBe('NOT_FOUND');
    expect(await answer(takeBackChecklist(as(world, world.participant), { checklist: row.id }))).toBe(
      'WRONG_STATE',
    );
  });

  it('an instructor sends only with the participant’s permission for this checklist and school', async () => {
    const row = await theChecklist(world);
    const input = { checklist: row.id, school: world.school };
    expect(await answer(sendToSchool(as(world, world.instructor), input))).toBe('PERMISSION_MISSING');
    expect(await answer(permitSchool(as(world, world.instructor), { ...input, kind: 'SEND' }))).toBe(
      'NOT_ALLOWED',
    );
    await permitSchool(as(world, world.participant), { ...input, kind: 'SEND' });
    expect(
      await answer(sendToSchool(as(world, world.instructor), { ...input, school: world.otherSchool })),
    ).toBe('PERMISSION_MISSING');
    await withdrawPermission(as(world, world.participant), { ...input, kind: 'SEND' });
    expect(await answer(sendToSchool(as(world, world.instructor), input))).toBe('PERMISSION_MISSING');
    await permitSchool(as(world, world.participant), { ...input, kind: 'SEND' });
    expect(await sendToSchool(as(world, world.instructor), input)).toMatchObject({ state: 'WITH_SCHOOL' });
  });

  it('only a school can be sent to', async () => {
    await takeBackChecklist(as(world, world.participant), {
      checklist: (await theChecklist(world)).id,
    });
    const row = await theChecklist(world);
    expect(
      await answer(sendToSchool(as(world, world.participant), { checklist: row.id, school: world.workshop })),
    ).toBe('NOT_FOUND');
  });

  it('of two who change the same checklist at once one gets CONFLICT', async () => {
    const row = await theChecklist(world);
    const input = { checklist: row.id, school: world.school };
    const answers = await Promise.all([
      answer(sendToSchool(as(world, world.participant), input)),
      answer(sendToSchool(as(world, world.participant), input)),
    ]);
    expect(answers.filter((one) => typeof one === 'string')).toHaveLength(1);
  });
});

describe('ending', () => {
  beforeAll(async () => {
    world = await makeWorld(house);
  });

  it('an instructor says why; what is marked stays and can be certified', async () => {
    const id = await markedChecklist(world);
    expect(await answer(endChecklist(as(world, world.instructor), { checklist: id }))).toBe('REASON_MISSING');
    expect(
      await endChecklist(as(world, world.instructor), {
        checklist: id,
        reason: 'Muutti toiselle paikkakunnalle.',
      }),
    ).toMatchObject({ state: 'ENDED' });
    expect(await answer(markRequirement(as(world, world.instructor), instructorMarks(id)))).toBe(
      'WRONG_STATE',
    );
    const issued = await certifyCompetence(as(world, world.instructor), {
      checklist: id,
      environment: world.environment,
      language: 'fi',
    });
    const [row] = await world.house.database.sql
      .select()
      .from(credential)
      .where(eq(credential.id, issued.id));
    expect(row).toMatchObject({
      kind: 'COMPETENCE_CERTIFICATE',
      unit: world.workshop,
      participant: world.participant.participant,
    });
  });
});

describe('the certificate of competence', () => {
  beforeAll(async () => {
    world = await makeWorld(house);
  });

  it('needs a mark made in the workshop, and is issued for the participant or by an instructor there', async () => {
    const opened = await openChecklist(as(world, world.participant), { target: world.unit.target });
    const input = { checklist: opened.id, environment: world.environment, language: 'fi' as const };
    expect(await answer(certifyCompetence(as(world, world.participant), input))).toBe('NO_STANDING_MARK');
    await markRequirement(
      as(world, world.instructor),
      instructorMarks(opened.id, world.unit.requirements.slice(0, 3)),
    );
    expect(await answer(certifyCompetence(as(world, world.colleague), input))).toBe('NOT_ALLOWED');
    expect(await answer(certifyCompetence(as(world, world.stranger), input))).toBe('NOT_FOUND');
    expect(await answer(certifyCompetence(as(world, world.teacher), input))).toBe('NOT_FOUND');
    expect(await certifyCompetence(as(world, world.participant), input)).toHaveProperty('id');
  });
});

it('a school that was not let in finds nothing by any act', async () => {
  world = await makeWorld(house);
  const id = await sentChecklist(world);
  const outsider = as(world, world.otherTeacher);
  expect(postsOf(world.otherTeacher, 'DECIDER')).toHaveLength(1);
  const { sql } = world.house.database;
  const [made] = await sql.select().from(mark).where(eq(mark.checklist, id));
  const tries = [
    markRequirement(outsider, { ...instructorMarks(id), party: 'TEACHER' }),
    markRequirement(outsider, instructorMarks(id)),
    withdrawMark(outsider, { mark: made!.id, reason: 'x' }),
    answerMark(outsider, { mark: made!.id, text: 'x' }),
    permitSchool(outsider, { checklist: id, school: world.otherSchool, kind: 'SEE' }),
    withdrawPermission(outsider, { checklist: id, school: world.school, kind: 'SEE' }),
    sendToSchool(outsider, { checklist: id, school: world.otherSchool }),
    takeBackChecklist(outsider, { checklist: id }),
    endChecklist(outsider, { checklist: id }),
    certifyCompetence(outsider, { checklist: id, environment: world.environment, language: 'fi' }),
  ];
  expect(await Promise.all(tries.map((one) => answer<unknown>(one)))).toEqual(tries.map(() => 'NOT_FOUND'));
});
