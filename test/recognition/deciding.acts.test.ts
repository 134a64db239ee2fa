import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staff } from '../../src/access/organisation.table.ts';
import { unitKey } from '../../src/access/vault.ts';
import type { Id } from '../../src/base/id.ts';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { sendToSchool } from '../../src/checklist/acts/send-to-school.ts';
import { takeBackChecklist } from '../../src/checklist/acts/take-back-checklist.ts';
import { checklist as checklistTable } from '../../src/checklist/checklist.table.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { annulDecision, confirmAnnulment } from '../../src/recognition/acts/annul-decision.ts';
import { correctDecision, raiseGrade } from '../../src/recognition/acts/change-decision.ts';
import { configureRemedy } from '../../src/recognition/acts/configure-remedy.ts';
import { confirmIdentity, confirmStudyRight } from '../../src/recognition/acts/confirm-fact.ts';
import { giveStatement } from '../../src/recognition/acts/give-statement.ts';
import { nameAssessors } from '../../src/recognition/acts/name-assessors.ts';
import { recogniseDirectly } from '../../src/recognition/acts/recognise-directly.ts';
import { confirmAssessment, recordAssessment } from '../../src/recognition/acts/record-assessment.ts';
import { askForReview, settleReview } from '../../src/recognition/acts/review-decision.ts';
import { declineChecklist, returnChecklist } from '../../src/recognition/acts/turn-down.ts';
import { decision, decisionDecider, decisionEnding } from '../../src/recognition/recognition.table.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { answer, as, makeWorld, sentChecklist, theChecklist, type World } from '../checklist/world.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeStaff } from '../helpers/people.ts';
import {
  assess,
  bothAssessors,
  configureRemedies,
  confirmBoth,
  demonstration,
  readyToAssess,
  staffOf,
} from './school.ts';

let house: TestHouse;
let world: World;

beforeAll(async () => {
  house = await makeHouse();
});

beforeEach(async () => {
  house.clock.set('2026-03-02T10:00:00.000Z');
  world = await makeWorld(house);
  await configureRemedies(world);
});

const officialRecord = {
  kind: 'STUDY_REGISTER' as const,
  seenOn: '2026-03-02',
  gradeOrigin: 'TAKEN_OVER' as const,
  description: 'Tutkinnon osa toisesta oppilaitoksesta vuodelta 2024.',
};
const direct = (change = {}) => ({
  grade: '3',
  officialRecord,
  grounds: 'Vastaa samaa tutkinnon osaa.',
  language: 'fi' as const,
  ...change,
});
const credentialRow = async (id: Id<'credential'> | null) =>
  (await house.database.sql.select().from(credential).where(eq(credential.id, id!)))[0]!;

describe('a vocational unit decided by a demonstration', () => {
  it('two named assessors confirm the same grade, and the decision issues a credential of the school', async () => {
    const id = await readyToAssess(world);
    const recorded = await recordAssessment(as(world, world.teacher), { checklist: id, ...demonstration() });
    expect(recorded.decision).toBeNull();
    expect((await theChecklist(world)).state).toBe('WITH_SCHOOL');
    const { decision: made } = await confirmAssessment(as(world, world.company), {
      assessment: recorded.assessment,
      grade: '4',
      notDisqualified: true,
    });
    expect(made).toMatchObject({
      kind: 'RECOGNITION',
      route: 'DEMONSTRATION',
      scope: 'WHOLE',
      grade: '4',
      servedOn: '2026-03-02',
      reviewUntil: '2026-03-16',
      unit: world.school,
    });
    expect(made!.requirements).toEqual(world.unit.requirements);
    const row = await theChecklist(world);
    expect(row).toMatchObject({ state: 'RECOGNISED', school: null });
    expect(new Set(row.recognised)).toEqual(new Set(world.unit.requirements));
    expect(await credentialRow(made!.credential)).toMatchObject({
      kind: 'RECOGNISED_COMPETENCE',
      unit: world.school,
    });
    const deciders = await house.database.sql
      .select()
      .from(decisionDecider)
      .where(eq(decisionDecider.decision, made!.id));
    const keys = await house.vault.open(house.database.sql, [unitKey(world.school)]);
    const named = deciders.map((one) => [
      one.role,
      keys.open(unitKey(world.school), 'decision_decider.name', one.name),
    ]);
    expect(new Map(named as [string, string][])).toEqual(
      new Map([
        ['TEACHER', 'Tuula Opettaja'],
        ['WORKING_LIFE_ASSESSOR', 'Yrjö Yrittäjä'],
      ]),
    );
  });

  it('is refused step by step: identity, study right, assessors, declaration, grade, demonstration', async () => {
    const id = await sentChecklist(world);
    const teacher = as(world, world.teacher);
    const record = (change = {}) =>
      answer(recordAssessment(teacher, { checklist: id, ...demonstration(change) }));
    expect(await record()).toBe('NOT_ALLOWED');
    await nameAssessors(teacher, { checklist: id, assessors: bothAssessors(world) });
    expect(await record({ notDisqualified: false })).toBe('DISQUALIFICATION_NOT_DECLARED');
    expect(await record()).toBe('IDENTITY_NOT_CONFIRMED');
    await confirmIdentity(teacher, { checklist: id, source: 'STUDENT_REGISTER' });
    expect(await record()).toBe('STUDY_RIGHT_NOT_CONFIRMED');
    await confirmStudyRight(teacher, { checklist: id, source: 'STUDY_REGISTER' });
    expect(await record({ grade: 'HYVAKSYTTY' })).toBe('GRADE_NOT_ON_SCALE');
    expect(await record({ grade: null })).toBe('GRADE_NOT_ON_SCALE');
    expect(await record({ demonstration: null })).toBe('INVALID_INPUT');
    expect(await record({ demonstration: { on: '2026-03-03', place: 'Paja', what: 'Huolto' } })).toBe(
      'INVALID_INPUT',
    );
    expect(await record({ requirements: world.part.requirements })).toBe('REQUIREMENT_NOT_IN_TARGET');
    expect(await record({ grounds: 'Tunnus 131052-308T' })).toBe('PERSONAL_IDENTITY_CODE');
    expect(
      await answer(recordAssessment(as(world, world.otherTeacher), { checklist: id, ...demonstration() })),
    ).toBe('NOT_FOUND');
    expect(
      await answer(recordAssessment(as(world, world.instructor), { checklist: id, ...demonstration() })),
    ).toBe('NOT_FOUND');
    expect(
      await answer(recordAssessment(as(world, world.participant), { checklist: id, ...demonstration() })),
    ).toBe('OWN_CASE');
    expect((await theChecklist(world)).state).toBe('WITH_SCHOOL');
  });

  it('one assessor alone decides nothing, and another grade is not a confirmation', async () => {
    const id = await readyToAssess(world);
    const { assessment } = await recordAssessment(as(world, world.teacher), {
      checklist: id,
      ...demonstration(),
    });
    const confirm = (actor: World['teacher'], grade: string, notDisqualified = true) =>
      answer(confirmAssessment(as(world, actor), { assessment, grade, notDisqualified }));
    expect(await confirm(world.teacher, '4')).toBe('SECOND_PERSON_NEEDED');
    expect(await confirm(world.company, '5')).toBe('GRADES_DIFFER');
    expect(await confirm(world.company, '4', false)).toBe('DISQUALIFICATION_NOT_DECLARED');
    expect(await confirm(world.decider, '4')).toBe('NOT_ALLOWED');
    expect(await house.database.sql.$count(decision, eq(decision.checklist, id))).toBe(0);
  });

  it('assessors are two different people, one of working life or with a reason why not', async () => {
    const id = await sentChecklist(world);
    const name = (assessors: Parameters<typeof nameAssessors>[1]['assessors'], twoOfSchoolReason?: string) =>
      answer(nameAssessors(as(world, world.teacher), { checklist: id, assessors, twoOfSchoolReason }));
    const [teacher, company] = bothAssessors(world);
    const decider = { staff: staffOf(world.decider), represents: 'SCHOOL' as const };
    expect(await name([])).toBe('ASSESSORS_MISSING');
    expect(await name([teacher!])).toBe('ASSESSORS_MISSING');
    expect(await name([teacher!, teacher!])).toBe('ASSESSORS_MISSING');
    expect(await name([company!, { ...company! }])).toBe('ASSESSORS_MISSING');
    expect(await name([teacher!, decider])).toBe('REASON_MISSING');
    expect(await name([teacher!, { ...company!, represents: 'SCHOOL' }])).toBe('NOT_FOUND');
    expect(await name([teacher!, { staff: staffOf(world.otherTeacher), represents: 'SCHOOL' }])).toBe(
      'NOT_FOUND',
    );
    expect(await name([teacher!, decider], 'Työelämän arvioija sairastui.')).toMatchObject({ checklist: id });
  });

  it('needs a remedy text that is valid that day, and writes nothing without one', async () => {
    const other = await makeWorld(house);
    const id = await readyToAssess(other);
    const { assessment } = await recordAssessment(as(other, other.teacher), {
      checklist: id,
      ...demonstration(),
    });
    const confirm = () =>
      answer(confirmAssessment(as(other, other.company), { assessment, grade: '4', notDisqualified: true }));
    expect(await confirm()).toBe('REMEDY_TEXT_MISSING');
    const remedy = {
      school: other.school,
      kind: 'ASSESSMENT' as const,
      language: 'fi' as const,
      text: 'Ohje.',
    };
    await configureRemedy(as(other, other.decider), {
      ...remedy,
      validFrom: '2025-01-01',
      validUntil: '2026-03-01',
    });
    await configureRemedy(as(other, other.decider), { ...remedy, validFrom: '2026-03-03' });
    expect(await confirm()).toBe('REMEDY_TEXT_MISSING');
    expect((await theChecklist(other)).state).toBe('WITH_SCHOOL');
    await configureRemedy(as(other, other.decider), { ...remedy, validFrom: '2026-03-02' });
    expect(await confirm()).toMatchObject({ decision: { scope: 'WHOLE' } });
  });
});

describe('a part of a common unit', () => {
  it('is decided by one teacher', async () => {
    const id = await sentChecklist(world, world.part);
    await confirmBoth(world, id);
    const teacher = as(world, world.teacher);
    expect(await answer(nameAssessors(teacher, { checklist: id, assessors: bothAssessors(world) }))).toBe(
      'ASSESSORS_MISSING',
    );
    await nameAssessors(teacher, { checklist: id, assessors: bothAssessors(world).slice(0, 1) });
    const { decision: made } = await recordAssessment(teacher, {
      checklist: id,
      ...demonstration({ route: 'ASSESSORS', demonstration: null, grade: '3' }),
    });
    expect(made).toMatchObject({ route: 'ASSESSORS', scope: 'WHOLE', grade: '3' });
    expect((await theChecklist(world)).state).toBe('RECOGNISED');
  });
});

describe('recognising a part first and the rest later', () => {
  it('keeps the recognised requirements closed for marks, and the later decision is about the whole', async () => {
    const id = await readyToAssess(world);
    const first = await assess(world, id, { requirements: world.unit.requirements.slice(0, 2), grade: null });
    expect(first).toMatchObject({ scope: 'PART', grade: null });
    expect((await theChecklist(world)).state).toBe('PARTLY_RECOGNISED');
    const mark = (requirement: Id<'requirement'>) =>
      answer(
        markRequirement(as(world, world.instructor), {
          checklist: id,
          party: 'INSTRUCTOR',
          environment: world.environment,
          marks: [{ requirement, level: 'INDEPENDENTLY' }],
        }),
      );
    expect(await mark(world.unit.requirements[0]!)).toBe('REQUIREMENT_RECOGNISED');
    expect(await mark(world.unit.requirements[2]!)).toMatchObject({
      checklist: { state: 'PARTLY_RECOGNISED' },
    });

    await sendToSchool(as(world, world.participant), { checklist: id, school: world.school });
    const record = (change = {}) =>
      answer(recordAssessment(as(world, world.teacher), { checklist: id, ...demonstration(change) }));
    expect(await record()).toBe('NOT_ALLOWED');
    await confirmBoth(world, id);
    await nameAssessors(as(world, world.decider), { checklist: id, assessors: bothAssessors(world) });
    expect(await record({ requirements: world.unit.requirements.slice(1) })).toBe('REQUIREMENT_RECOGNISED');
    const rest = await assess(world, id, { requirements: world.unit.requirements.slice(2), grade: '5' });
    expect(rest).toMatchObject({ scope: 'WHOLE', grade: '5', requirements: world.unit.requirements });
    expect((await theChecklist(world)).state).toBe('RECOGNISED');
  });
});

describe('recognising directly', () => {
  it('takes an authorised person and an official earlier record', async () => {
    const id = await sentChecklist(world);
    await confirmBoth(world, id);
    const recognise = (actor: World['teacher'], change = {}) =>
      answer(recogniseDirectly(as(world, actor), { checklist: id, ...direct(change) }));
    expect(await recognise(world.teacher)).toBe('NOT_ALLOWED');
    expect(await recognise(world.otherTeacher)).toBe('NOT_FOUND');
    expect(await recognise(world.decider, { officialRecord: null })).toBe('OFFICIAL_RECORD_MISSING');
    expect(
      await recognise(world.decider, { officialRecord: { ...officialRecord, seenOn: '2026-03-03' } }),
    ).toBe('OFFICIAL_RECORD_MISSING');
    expect(
      await recognise(world.decider, { officialRecord: { ...officialRecord, gradeOrigin: 'CONVERTED' } }),
    ).toBe('REASON_MISSING');
    expect(await recognise(world.decider, { grade: '6' })).toBe('GRADE_NOT_ON_SCALE');
    expect(await recognise(world.decider, { grade: 'HYVAKSYTTY' })).toBe('GRADE_NOT_ON_SCALE');
    const passed = { grade: 'HYVAKSYTTY', officialRecord: { ...officialRecord, gradeOrigin: 'PASSED' } };
    expect(await recognise(world.decider, passed)).toMatchObject({ route: 'DIRECT', grade: 'HYVAKSYTTY' });
    expect((await theChecklist(world)).state).toBe('RECOGNISED');
  });

  it('of two deciders at once one wins and the other gets CONFLICT', async () => {
    const id = await sentChecklist(world);
    await confirmBoth(world, id);
    const answers = await Promise.all(
      [world.decider, world.secondDecider].map((actor) =>
        answer(recogniseDirectly(as(world, actor), { checklist: id, ...direct() })),
      ),
    );
    expect(answers.filter((one) => one === 'CONFLICT')).toHaveLength(1);
    expect(await house.database.sql.$count(decision, eq(decision.checklist, id))).toBe(1);
  });
});

describe('a statement, a return, a declining', () => {
  it('a statement needs no study right, says what is missing, and gives no grade', async () => {
    const id = await sentChecklist(world);
    const accepted = world.unit.requirements.slice(0, 2);
    const input = { checklist: id, accepted, language: 'fi' as const, text: 'Hyvä alku.' };
    expect(await answer(giveStatement(as(world, world.otherTeacher), input))).toBe('NOT_FOUND');
    const given = await giveStatement(as(world, world.teacher), input);
    expect(given).toMatchObject({ accepted, missing: world.unit.requirements.slice(2), role: 'TEACHER' });
    expect(await credentialRow(given.credential)).toMatchObject({ kind: 'STATEMENT', unit: world.school });
    expect((await theChecklist(world)).state).toBe('IN_PROGRESS');
  });

  it('a returned checklist can be sent again, a declined one too, and both need grounds', async () => {
    const id = await sentChecklist(world);
    const teacher = as(world, world.teacher);
    expect(await answer(returnChecklist(teacher, { checklist: id, grounds: ' ' }))).toBe('REASON_MISSING');
    await returnChecklist(teacher, { checklist: id, grounds: 'Lisää merkintä jarruista.' });
    expect((await theChecklist(world)).state).toBe('RETURNED');
    expect(await answer(declineChecklist(teacher, { checklist: id, grounds: 'Ei.', language: 'fi' }))).toBe(
      'WRONG_STATE',
    );
    await sendToSchool(as(world, world.participant), { checklist: id, school: world.school });
    const declined = await declineChecklist(teacher, {
      checklist: id,
      grounds: 'Ei vielä osoitettu.',
      language: 'fi',
    });
    expect(declined).toMatchObject({ kind: 'DECLINE', grade: null, credential: null });
    expect((await theChecklist(world)).state).toBe('DECLINED');
    expect(
      await sendToSchool(as(world, world.participant), { checklist: id, school: world.school }),
    ).toMatchObject({ state: 'WITH_SCHOOL', round: 3 });
  });

  it('what was confirmed in one round does not carry over to the next', async () => {
    const id = await readyToAssess(world);
    const { assessment } = await recordAssessment(as(world, world.teacher), {
      checklist: id,
      ...demonstration(),
    });
    await takeBackChecklist(as(world, world.participant), { checklist: id });
    const confirm = () =>
      answer(confirmAssessment(as(world, world.company), { assessment, grade: '4', notDisqualified: true }));
    expect(await confirm()).toBe('NOT_FOUND');
    await sendToSchool(as(world, world.participant), { checklist: id, school: world.school });
    expect(await confirm()).toBe('NOT_FOUND');
    expect(await answer(recogniseDirectly(as(world, world.decider), { checklist: id, ...direct() }))).toBe(
      'IDENTITY_NOT_CONFIRMED',
    );
  });
});

describe('raising, correcting, annulling', () => {
  it('a raised grade is higher; the old credential stays valid and is superseded', async () => {
    const id = await readyToAssess(world);
    const first = await assess(world, id, { grade: '3' });
    const raise = (change = {}) =>
      answer(raiseGrade(as(world, world.teacher), { decision: first.id, assessment: demonstration(change) }));
    expect(await raise({ grade: '3' })).toBe('GRADE_NOT_HIGHER');
    expect(await raise({ grade: '2' })).toBe('GRADE_NOT_HIGHER');
    const recorded = await raiseGrade(as(world, world.teacher), {
      decision: first.id,
      assessment: demonstration({ grade: '5' }),
    });
    expect(recorded.decision).toBeNull();
    expect((await credentialRow(first.credential)).supersededBy).toBeNull();
    const { decision: raised } = await confirmAssessment(as(world, world.company), {
      assessment: recorded.assessment!,
      grade: '5',
      notDisqualified: true,
    });
    expect(raised).toMatchObject({ grade: '5', replaces: first.id, scope: 'WHOLE' });
    expect(await credentialRow(first.credential)).toMatchObject({
      supersededBy: raised!.credential,
      revokedAt: null,
    });
    expect((await theChecklist(world)).state).toBe('RECOGNISED');
    expect(await raise({ grade: '5' })).toBe('NO_RECORD_OF_DECISION');
  });

  it('a corrected decision takes the old one’s place and the old credential is revoked', async () => {
    const id = await sentChecklist(world);
    await confirmBoth(world, id);
    const first = await recogniseDirectly(as(world, world.decider), {
      checklist: id,
      ...direct({ grade: '5' }),
    });
    const corrected = await correctDecision(as(world, world.decider), {
      decision: first.id,
      direct: direct({ grade: '2' }),
    });
    expect(corrected.decision).toMatchObject({ grade: '2', replaces: first.id });
    expect(await credentialRow(first.credential)).toMatchObject({ revocationReason: 'DECISION_CORRECTED' });
    const [ending] = await house.database.sql
      .select()
      .from(decisionEnding)
      .where(eq(decisionEnding.decision, first.id));
    expect(ending).toMatchObject({ how: 'CORRECTED', by: corrected.decision!.id });
    expect(
      await answer(correctDecision(as(world, world.decider), { decision: corrected.decision!.id })),
    ).toBe('INVALID_INPUT');
  });

  it('correcting the whole to a part leaves the checklist partly recognised', async () => {
    const id = await readyToAssess(world);
    const first = await assess(world, id);
    const change = { requirements: world.unit.requirements.slice(0, 3), grade: '4' };
    const recorded = await correctDecision(as(world, world.teacher), {
      decision: first.id,
      assessment: demonstration(change),
    });
    await confirmAssessment(as(world, world.company), {
      assessment: recorded.assessment!,
      grade: '4',
      notDisqualified: true,
    });
    expect(await theChecklist(world)).toMatchObject({
      state: 'PARTLY_RECOGNISED',
      recognised: change.requirements,
    });
  });

  it('annulling takes a second authorised person, revokes, and opens the checklist again', async () => {
    const id = await readyToAssess(world);
    const made = await assess(world, id);
    expect(
      await answer(annulDecision(as(world, world.teacher), { decision: made.id, reason: 'Väärä henkilö.' })),
    ).toBe('NOT_ALLOWED');
    expect(await answer(confirmAnnulment(as(world, world.secondDecider), { decision: made.id }))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect(await answer(annulDecision(as(world, world.decider), { decision: made.id, reason: '' }))).toBe(
      'REASON_MISSING',
    );
    await annulDecision(as(world, world.decider), { decision: made.id, reason: 'Väärä henkilö.' });
    expect(await answer(confirmAnnulment(as(world, world.decider), { decision: made.id }))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect((await theChecklist(world)).state).toBe('RECOGNISED');
    await confirmAnnulment(as(world, world.secondDecider), { decision: made.id });
    expect(await theChecklist(world)).toMatchObject({ state: 'IN_PROGRESS', recognised: [] });
    expect(await credentialRow(made.credential)).toMatchObject({ revocationReason: 'DECISION_ANNULLED' });
    expect(await answer(confirmAnnulment(as(world, world.secondDecider), { decision: made.id }))).toBe(
      'WRONG_STATE',
    );
  });
});

describe('a review', () => {
  it('can be asked for within the time from service, once at a time, by the participant', async () => {
    const id = await readyToAssess(world);
    const made = await assess(world, id);
    const input = { decision: made.id, reason: 'Jarrujen huolto jäi huomiotta.' };
    expect(await answer(askForReview(as(world, world.instructor), input))).toBe('NOT_FOUND');
    expect(await answer(askForReview(as(world, world.teacher), input))).toBe('NOT_ALLOWED');
    expect(await answer(askForReview(as(world, world.somebodyElse), input))).toBe('NOT_FOUND');
    house.clock.set('2026-03-16T20:00:00.000Z');
    const asked = await askForReview(as(world, world.participant), input);
    expect(await answer(askForReview(as(world, world.participant), input))).toBe('ALREADY_EXISTS');
    const settle = (outcome: 'UPHELD' | 'CHANGED', actor = world.decider) =>
      answer(settleReview(as(world, actor), { review: asked.id, outcome, grounds: 'Katsottiin uudelleen.' }));
    expect(await settle('UPHELD', world.teacher)).toBe('NOT_ALLOWED');
    expect(await settle('CHANGED')).toBe('INVALID_INPUT');
    expect(await settle('UPHELD')).toMatchObject({ outcome: 'UPHELD' });
    expect(await settle('UPHELD')).toBe('CONFLICT');
    expect((await theChecklist(world)).state).toBe('RECOGNISED');
    house.clock.set('2026-03-17T08:00:00.000Z');
    expect(await answer(askForReview(as(world, world.participant), input))).toBe('REVIEW_TIME_PASSED');
  });

  it('of a declined checklist can be asked for too', async () => {
    const id = await sentChecklist(world);
    const declined = await declineChecklist(as(world, world.teacher), {
      checklist: id,
      grounds: 'Ei osoitettu.',
      language: 'fi',
    });
    expect(
      await askForReview(as(world, world.participant), { decision: declined.id, reason: 'Olen eri mieltä.' }),
    ).toMatchObject({ outcome: null });
    expect((await theChecklist(world)).state).toBe('DECLINED');
  });
});

it('somebody who is a participant and on the school’s staff does nothing there about themself', async () => {
  const id = await readyToAssess(world);
  const member = await makeStaff(house, world.school, ['TEACHER', 'DECIDER']);
  const { sql } = house.database;
  await sql
    .update(staff)
    .set({ account: world.participant.account })
    .where(eq(staff.id, staffOf(member)));
  const both = as(world, { ...world.participant, posts: member.posts });
  const self = { staff: staffOf(member), represents: 'SCHOOL' as const };
  const assessors = [self, bothAssessors(world)[1]!];
  expect(await answer(nameAssessors(as(world, world.teacher), { checklist: id, assessors }))).toBe(
    'OWN_CASE',
  );
  const made = await assess(world, id);
  const tries: Promise<unknown>[] = [
    markRequirement(both, {
      checklist: id,
      party: 'TEACHER',
      marks: [{ requirement: world.unit.requirements[0]!, level: 'INDEPENDENTLY' }],
    }),
    confirmIdentity(both, { checklist: id, source: 'STUDENT_REGISTER' }),
    nameAssessors(both, { checklist: id, assessors }),
    recordAssessment(both, { checklist: id, ...demonstration() }),
    recogniseDirectly(both, { checklist: id, ...direct() }),
    giveStatement(both, { checklist: id, accepted: [], language: 'fi' }),
    returnChecklist(both, { checklist: id, grounds: 'x' }),
    declineChecklist(both, { checklist: id, grounds: 'x', language: 'fi' }),
    raiseGrade(both, { decision: made.id, direct: direct({ grade: '5' }) }),
    annulDecision(both, { decision: made.id, reason: 'x' }),
  ];
  expect(await Promise.all(tries.map((one) => answer(one)))).toEqual(tries.map(() => 'OWN_CASE'));
});

it('what a school writes stands under its key and its record holds no words', async () => {
  const id = await readyToAssess(world);
  const made = await assess(world, id);
  expect(made.grounds).not.toContain('huolellista');
  const keys = await house.vault.open(house.database.sql, [unitKey(world.school)]);
  expect(keys.open(unitKey(world.school), 'decision.grounds', made.grounds)).toBe(
    'Työ oli itsenäistä ja huolellista.',
  );
  const entries = await house.database.sql
    .select()
    .from(recordEntry)
    .where(eq(recordEntry.unit, world.school));
  const acts = entries.sort((a, b) => a.sequence - b.sequence).map((entry) => entry.act);
  expect(acts.filter((act) => !act.startsWith('REMEDY') && !act.startsWith('ISSUER'))).toEqual([
    'CHECKLIST_SENT',
    'IDENTITY_CONFIRMED',
    'STUDY_RIGHT_CONFIRMED',
    'ASSESSORS_NAMED',
    'ASSESSMENT_RECORDED',
    'ASSESSMENT_CONFIRMED',
    'CREDENTIAL_ISSUED',
    'RECOGNISED',
  ]);
  expect(entries.map((entry) => entry.body).join()).not.toMatch(/huolellista|pyöräpaja/);
});

it('a school that was not let in finds nothing by any act', async () => {
  const id = await readyToAssess(world);
  const made = await assess(world, id);
  const outsider = as(world, world.otherTeacher);
  const tries: Promise<unknown>[] = [
    confirmIdentity(outsider, { checklist: id, source: 'STUDENT_REGISTER' }),
    confirmStudyRight(outsider, { checklist: id, source: 'STUDENT_REGISTER' }),
    nameAssessors(outsider, { checklist: id, assessors: [] }),
    recordAssessment(outsider, { checklist: id, ...demonstration() }),
    recogniseDirectly(outsider, { checklist: id, ...direct() }),
    giveStatement(outsider, { checklist: id, accepted: [], language: 'fi' }),
    returnChecklist(outsider, { checklist: id, grounds: 'x' }),
    declineChecklist(outsider, { checklist: id, grounds: 'x', language: 'fi' }),
    raiseGrade(outsider, { decision: made.id, direct: direct() }),
    correctDecision(outsider, { decision: made.id, direct: direct() }),
    annulDecision(outsider, { decision: made.id, reason: 'x' }),
    confirmAnnulment(outsider, { decision: made.id }),
    askForReview(outsider, { decision: made.id, reason: 'x' }),
  ];
  expect(await Promise.all(tries.map((one) => answer(one)))).toEqual(tries.map(() => 'NOT_FOUND'));
  expect(
    (await house.database.sql.select().from(checklistTable).where(eq(checklistTable.id, id)))[0]!.state,
  ).toBe('RECOGNISED');
});
