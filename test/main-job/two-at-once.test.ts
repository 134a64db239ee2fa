import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credential } from '../../src/credential/credential.table.ts';
import { decision } from '../../src/recognition/recognition.table.ts';
import { sampleText } from '../helpers/sample-qualification.ts';
import { type Aim, vocationalUnit } from '../helpers/story/aims.ts';
import type { Done, Person } from '../helpers/story/person.ts';
import { type DriverName, type Served, serveEmpty } from '../helpers/story/served.ts';
import { admit, type Setting, setUp } from '../helpers/story/setting.ts';
import {
  DECIDED,
  type Decided,
  demonstration,
  describe as describeWorkshop,
  mark,
  nameTwo,
  open,
  send,
  wordRemedies,
} from '../helpers/story/steps.ts';

const LETTERS = 'abdefghijk';

describe.each<[DriverName, number]>([
  ['PostgreSQL', 10],
  ['PGlite', 3],
])('at the same moment, on %s', (driver, times) => {
  let served: Served;
  let setting: Setting;
  let unit: Aim;
  let environment: string;

  beforeAll(async () => {
    served = await serveEmpty(driver);
    setting = await setUp(served, 0);
    await setting.coordinator.does('importQualification', { document: sampleText() });
    unit = await vocationalUnit(setting.coordinator, 'tutkinnonosat_990001');
    environment = await describeWorkshop(served, setting, unit.requirements);
    await wordRemedies(served, setting);
  });
  afterAll(() => served?.stop());

  const counted = async () => {
    const { sql } = served.database;
    return { decisions: await sql.$count(decision), credentials: await sql.$count(credential) };
  };

  const readyChecklist = async (round: number): Promise<{ checklist: string; person: Person }> => {
    const person = {
      givenNames: 'Esimerkki',
      familyName: `Osallistuja ${LETTERS[round]}`,
      birthDate: '1990-09-09',
    };
    const { person: participant } = await admit(served, setting.staff.instructor, setting.group, person);
    const checklist = await open(participant, unit);
    await mark(setting, environment, checklist, unit.requirements.slice(0, 2));
    await send(setting, participant, checklist);
    return { checklist, person: participant };
  };

  const how = (done: Done) => done.code ?? done.thrown ?? done.__typename;

  it(`of two deciders one wins, the other gets CONFLICT and leaves nothing (${times} times)`, async () => {
    const input = {
      grade: '3',
      grounds: 'Vastaa aiempaa tutkinnon osaa.',
      language: 'fi',
      officialRecord: {
        kind: 'STUDY_REGISTER',
        seenOn: served.now().toISOString().slice(0, 10),
        gradeOrigin: 'TAKEN_OVER',
        description: 'Aiempi tutkinnon osa.',
      },
    };
    for (let round = 0; round < times; round += 1) {
      const { checklist } = await readyChecklist(round);
      const before = await counted();
      const answers = await Promise.all(
        [setting.staff.decider, setting.staff.secondDecider].map((decider) =>
          decider.tries('recogniseDirectly', { ...input, checklist }),
        ),
      );
      expect(answers.map(how).sort()).toEqual(['CONFLICT', 'DecisionMade']);
      const after = await counted();
      expect(after).toEqual({ decisions: before.decisions + 1, credentials: before.credentials + 1 });
    }
  }, 120_000);

  it('an assessment confirmed twice decides once', async () => {
    const { checklist } = await readyChecklist(0);
    await nameTwo(setting, checklist);
    const { assessment } = await setting.staff.teacher.does<Decided>(
      'recordAssessment',
      {
        checklist,
        route: 'DEMONSTRATION',
        grade: '4',
        grounds: 'Kunnosti pyörän.',
        language: 'fi',
        notDisqualified: true,
        demonstration: demonstration(served),
      },
      DECIDED,
    );
    const before = await counted();
    const confirm = () =>
      setting.staff.assessor.tries('confirmAssessment', {
        assessment: assessment?.id,
        grade: '4',
        notDisqualified: true,
      });
    const answers = await Promise.all([confirm(), confirm(), confirm()]);
    expect(answers.map(how).sort()).toEqual(['AssessmentRecorded', 'CONFLICT', 'CONFLICT']);
    expect(await counted()).toEqual({
      decisions: before.decisions + 1,
      credentials: before.credentials + 1,
    });
  });

  it('a checklist taken back and decided is one or the other', async () => {
    const { checklist, person } = await readyChecklist(1);
    const [taken, returned] = await Promise.all([
      person.tries('takeBackChecklist', { checklist }),
      setting.staff.teacher.tries('returnChecklist', { checklist, grounds: 'Lisää merkintöjä.' }),
    ]);
    const done = [taken, returned].filter((one) => one.code === undefined && one.thrown === undefined);
    expect(done).toHaveLength(1);
    const { checklist: now } = await person.ask<{ checklist: { state: string } }>(
      'query State($id: ID!) { checklist(id: $id) { state } }',
      { id: checklist },
    );
    expect(now.state).toBe(done[0] === taken ? 'IN_PROGRESS' : 'RETURNED');
  });
});
