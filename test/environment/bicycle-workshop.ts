import { asc, eq } from 'drizzle-orm';
import type { Actor } from '../../src/access/actor.ts';
import { type Id, newId } from '../../src/base/id.ts';
import { demand, Refusal } from '../../src/base/refusal.ts';
import type { Database } from '../../src/database/database.ts';
import { addTask } from '../../src/environment/acts/add-task.ts';
import { describeEnvironment } from '../../src/environment/acts/describe-environment.ts';
import { storeQualification } from '../../src/qualification/acts/import-qualification.ts';
import { readDocumentText } from '../../src/qualification/eperusteet/map.ts';
import { requirement, target } from '../../src/qualification/qualification.table.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { makeHouse } from '../helpers/house.ts';
import { makeGroup, makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';
import { sampleText } from '../helpers/sample-qualification.ts';

/** A bicycle workshop, its neighbour and two schools, with somebody in every role, and the sample qualification. */
export async function openWorkshop(database?: Database) {
  const house = await makeHouse(database);
  const { sql } = house.database;
  await storeQualification(sql, demand(readDocumentText(sampleText())), 'sample', {
    now: house.clock(),
    newId,
  });
  const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Pajaverkko' });
  const neighbourUnit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Naapurin pajat' });
  const school = await makeUnit(house, { kind: 'SCHOOL', name: 'Esimerkkiopisto' });
  const otherSchool = await makeUnit(house, { kind: 'SCHOOL', name: 'Toinen opisto' });
  const people = {
    instructor: await makeStaff(house, workshop, ['INSTRUCTOR'], 'Ohjaaja Omanimi'),
    colleague: await makeStaff(house, workshop, ['INSTRUCTOR'], 'Ohjaaja Toinen'),
    coordinator: await makeStaff(house, workshop, ['COORDINATOR'], 'Koordinaattori Omanimi'),
    neighbour: await makeStaff(house, neighbourUnit, ['INSTRUCTOR', 'COORDINATOR']),
    teacher: await makeStaff(house, school, ['TEACHER'], 'Opettaja Omanimi'),
    decider: await makeStaff(house, school, ['DECIDER']),
    otherTeacher: await makeStaff(house, otherSchool, ['TEACHER']),
    participant: await makeParticipant(house),
  };
  const group = await makeGroup(house, workshop, [people.instructor], [people.participant]);
  const [unitTarget] = await sql.select().from(target).where(eq(target.kind, 'UNIT'));
  const [partTarget] = await sql.select().from(target).where(eq(target.kind, 'UNIT_PART_COMPULSORY'));
  const requirementsOf = async (of: Id<'target'>) =>
    (
      await sql
        .select()
        .from(requirement)
        .where(eq(requirement.target, of))
        .orderBy(asc(requirement.position))
    ).map((row) => row.id);
  const requirements = await requirementsOf(unitTarget!.id);
  const objectives = await requirementsOf(partTarget!.id);
  return {
    house,
    workshop,
    neighbourUnit,
    school,
    otherSchool,
    ...people,
    group,
    target: unitTarget!.id,
    partTarget: partTarget!.id,
    requirements,
    objectives,
    /** An environment that the instructor has described, with one task per requirement, as many as are wanted. */
    async describe(tasks = 3) {
      const context = house.context(people.instructor);
      const environment = await describeEnvironment(context, {
        unit: workshop,
        publicName: { fi: 'Polkupyöräpaja', en: 'Bicycle workshop' },
        place: 'Esimerkkilä',
      });
      const made = [];
      for (const [index, one] of requirements.slice(0, tasks).entries()) {
        const sentence = { fi: `Teen työn numero ${index + 1}.` };
        made.push(await addTask(context, { environment: environment.id, sentence, requirements: [one] }));
      }
      return { environment: environment.id, tasks: made };
    },
    /** Acts and their details in a unit's chain, the oldest first. */
    async recordOf(
      unit: Id<'unit'>,
    ): Promise<{ act: string; role: string; detail: Record<string, unknown> }[]> {
      const rows = await sql
        .select()
        .from(recordEntry)
        .where(eq(recordEntry.unit, unit))
        .orderBy(asc(recordEntry.sequence));
      return rows.map((row) => {
        const { act, role, detail } = JSON.parse(row.body);
        return { act, role, detail };
      });
    },
  };
}

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

/** Somebody who works in two units with one account. */
export const both = (one: Actor, other: Actor): Actor => ({ ...one, posts: [...one.posts, ...other.posts] });

/** The refusal that an act ended in, as `CODE path.in.input`; `done` where it was done. */
export async function answer(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'done';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, error.path.join('.')].filter(Boolean).join(' ');
  }
}
