import { and, eq, ne } from 'drizzle-orm';
import type { Actor } from '../../src/access/actor.ts';
import { type Id, newId } from '../../src/base/id.ts';
import type { Language } from '../../src/base/language.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { openChecklist } from '../../src/checklist/acts/open-checklist.ts';
import { sendToSchool } from '../../src/checklist/acts/send-to-school.ts';
import { checklist } from '../../src/checklist/checklist.table.ts';
import {
  environmentCoverage,
  environmentInstructor,
  environmentTask,
  environmentTaskRequirement,
  learningEnvironment,
} from '../../src/environment/environment.table.ts';
import {
  gradeScale,
  qualification,
  qualificationUnit,
  requirement,
  requirementGroup,
  target,
  unitPart,
} from '../../src/qualification/qualification.table.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeGroup, makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';

const levels = ['1', '2', '3', '4', '5'].map((value) => ({
  value,
  code: `arviointiasteikkoammatillinen15_${value}`,
  name: { fi: `Arvosana ${value}`, sv: `Vitsord ${value}`, en: `Grade ${value}` },
}));

/** A bicycle workshop, two schools, a participant, and requirements of which the workshop covers all but the last. */
export interface World {
  readonly house: TestHouse;
  readonly workshop: Id<'unit'>;
  readonly school: Id<'unit'>;
  readonly otherSchool: Id<'unit'>;
  readonly instructor: Actor;
  /** Of the same workshop and the same group, but not assigned to the environment. */
  readonly colleague: Actor;
  /** Of the workshop, and in no group with the participant. */
  readonly stranger: Actor;
  readonly teacher: Actor;
  readonly decider: Actor;
  readonly secondDecider: Actor;
  readonly company: Actor;
  readonly otherTeacher: Actor;
  readonly participant: Actor & { participant: Id<'participant'> };
  readonly somebodyElse: Actor & { participant: Id<'participant'> };
  readonly group: Id<'group'>;
  readonly environment: Id<'environment'>;
  readonly unit: { target: Id<'target'>; requirements: Id<'requirement'>[] };
  readonly part: { target: Id<'target'>; requirements: Id<'requirement'>[] };
}

/** Another cast of units, people and requirements in the same house. */
export async function makeWorld(house: TestHouse): Promise<World> {
  const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
  const school = await makeUnit(house, { kind: 'SCHOOL', name: 'Esimerkkiopisto' });
  const otherSchool = await makeUnit(house, { kind: 'SCHOOL', name: 'Toinen opisto' });
  const instructor = await makeStaff(house, workshop, ['INSTRUCTOR'], 'Olli Ohjaaja');
  const colleague = await makeStaff(house, workshop, ['INSTRUCTOR'], 'Kaisa Kollega');
  const stranger = await makeStaff(house, workshop, ['INSTRUCTOR'], 'Veera Vieras');
  const teacher = await makeStaff(house, school, ['TEACHER'], 'Tuula Opettaja');
  const decider = await makeStaff(house, school, ['DECIDER', 'TEACHER'], 'Raija Rehtori');
  const secondDecider = await makeStaff(house, school, ['DECIDER'], 'Pekka Päättäjä');
  const company = await makeStaff(house, school, ['ASSESSOR'], 'Yrjö Yrittäjä');
  const otherTeacher = await makeStaff(house, otherSchool, ['TEACHER', 'DECIDER'], 'Outi Opettaja');
  const participant = await makeParticipant(house);
  const somebodyElse = await makeParticipant(house, { givenNames: 'Toinen', familyName: 'Osallistuja' });
  const group = await makeGroup(house, workshop, [instructor, colleague], [participant]);
  const { unit, part } = await makeTargets(house);
  const environment = await makeEnvironment(
    house,
    workshop,
    [instructor],
    [{ target: unit.target, requirements: unit.requirements.slice(0, -1) }, part],
  );
  return {
    house,
    workshop,
    school,
    otherSchool,
    instructor,
    colleague,
    stranger,
    teacher,
    decider,
    secondDecider,
    company,
    otherTeacher,
    participant,
    somebodyElse,
    group,
    environment,
    unit,
    part,
  };
}

let documents = 9900001;

async function makeTargets(house: TestHouse): Promise<Pick<World, 'unit' | 'part'>> {
  const { sql } = house.database;
  const document = newId('qualification');
  const scale = newId('gradeScale');
  await sql.insert(qualification).values({
    id: document,
    documentId: documents++,
    version: new Date('2026-01-01T00:00:00Z'),
    name: { fi: 'Esimerkkialan perustutkinto', sv: 'Grundexamen, exempel', en: 'Example qualification' },
    diaryNumber: 'PATEVA-1-2026',
    sourceSha256: '0'.repeat(64),
    searchText: '',
    importedAt: house.clock(),
  });
  await sql.insert(gradeScale).values({
    id: scale,
    qualification: document,
    scale: '3',
    name: { fi: '1–5', sv: '1–5', en: '1–5' },
    levels,
  });
  const make = async (place: number, kind: 'UNIT' | 'UNIT_PART_COMPULSORY', sizes: number[]) => {
    const unit = newId('qualificationUnit');
    const aim = newId('target');
    const name = {
      fi: kind === 'UNIT' ? 'Polkupyörän huolto' : 'Työelämässä toimiminen',
      en: 'Example unit',
    };
    await sql.insert(qualificationUnit).values({
      id: unit,
      qualification: document,
      position: place,
      kind: kind === 'UNIT' ? 'VOCATIONAL' : 'COMMON',
      code: `tutkinnonosat_99000${place}`,
      name,
      competencePoints: 15,
      sourceId: place,
    });
    const partId = kind === 'UNIT' ? null : newId('unitPart');
    if (partId)
      await sql.insert(unitPart).values({ id: partId, unit, position: 0, code: 'YTTT', name, sourceId: 7 });
    await sql
      .insert(target)
      .values({ id: aim, kind, unit, part: partId, competencePoints: 15, gradeScale: scale });
    const requirements: Id<'requirement'>[] = [];
    for (const [index, size] of sizes.entries()) {
      const area = newId('requirementGroup');
      await sql
        .insert(requirementGroup)
        .values({ id: area, target: aim, position: index, name: { fi: `Alue ${index + 1}` } });
      for (let n = 0; n < size; n++) {
        const id = newId('requirement');
        await sql.insert(requirement).values({
          id,
          target: aim,
          group: area,
          position: requirements.length,
          kind: kind === 'UNIT' ? 'COMPETENCE_REQUIREMENT' : 'LEARNING_OBJECTIVE',
          key: `k${requirements.length}`,
          text: {
            fi: `osaa asian ${requirements.length + 1}`,
            en: `can do thing ${requirements.length + 1}`,
          },
        });
        requirements.push(id);
      }
    }
    return { target: aim, requirements };
  };
  return { unit: await make(1, 'UNIT', [3, 2]), part: await make(2, 'UNIT_PART_COMPULSORY', [2]) };
}

async function makeEnvironment(
  house: TestHouse,
  workshop: Id<'unit'>,
  instructors: Actor[],
  covers: World['unit'][],
): Promise<Id<'environment'>> {
  const { sql } = house.database;
  const environment = newId('environment');
  await sql.insert(learningEnvironment).values({
    id: environment,
    unit: workshop,
    publicName: { fi: 'Polkupyöräpaja', sv: 'Cykelverkstad', en: 'Bicycle workshop' },
    place: 'Esimerkkilä',
    createdAt: house.clock(),
  });
  for (const instructor of instructors) {
    const staff = instructor.posts.find((post) => post.unit === workshop)!.staff;
    await sql.insert(environmentInstructor).values({ environment, staff, assignedAt: house.clock() });
  }
  for (const covered of covers) {
    for (const [position, id] of covered.requirements.entries()) {
      await sql.insert(environmentCoverage).values({
        id: newId('coverage'),
        environment,
        requirement: id,
        target: covered.target,
        basis: 'SCHOOL_APPROVED',
        level: 'INDEPENDENTLY',
        reviewOn: '2027-01-01',
        approvedAt: house.clock(),
      });
      const task = newId('task');
      await sql.insert(environmentTask).values({
        id: task,
        environment,
        sentence: { fi: `Teen asian ${position + 1}.` },
        position,
        createdAt: house.clock(),
      });
      await sql.insert(environmentTaskRequirement).values({ task, requirement: id });
    }
  }
  return environment;
}

/** What an act answered: its result, or the code of its refusal. */
export async function answer<T>(act: Promise<T>): Promise<T | Refusal['code']> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

export const as = (world: World, actor: Actor | null, language: Language = 'fi') =>
  world.house.context(actor, { language });

/** The participant's checklist for a target, with instructor's marks on these requirements. */
export async function markedChecklist(
  world: World,
  aim = world.unit,
  requirements = aim.requirements.slice(0, 2),
) {
  const opened = await openChecklist(as(world, world.participant), { target: aim.target });
  await markRequirement(as(world, world.instructor), {
    checklist: opened.id,
    party: 'INSTRUCTOR',
    environment: world.environment,
    marks: requirements.map((one) => ({ requirement: one, level: 'INDEPENDENTLY' })),
  });
  return opened.id;
}

/** The same, sent to the school by the participant. */
export async function sentChecklist(world: World, aim = world.unit) {
  const checklist = await markedChecklist(world, aim);
  await sendToSchool(as(world, world.participant), { checklist, school: world.school });
  return checklist;
}

/** The participant's checklist that has not ended. */
export async function theChecklist(world: World) {
  const [row] = await world.house.database.sql
    .select()
    .from(checklist)
    .where(and(eq(checklist.participant, world.participant.participant), ne(checklist.state, 'ENDED')));
  if (!row) throw new Error('no checklist is open');
  return row;
}
