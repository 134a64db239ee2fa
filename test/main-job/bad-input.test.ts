import { eq } from 'drizzle-orm';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staff, staffRole } from '../../src/access/organisation.table.ts';
import { participant } from '../../src/access/participant.table.ts';
import type { Id } from '../../src/base/id.ts';
import { LANGUAGES } from '../../src/base/language.ts';
import { REFUSAL_TEXT } from '../../src/base/refusal.text.ts';
import type { RefusalCode } from '../../src/base/refusal.ts';
import { dump } from '../helpers/dump.ts';
import { sampleText } from '../helpers/sample-qualification.ts';
import { type Aim, compulsoryPart, vocationalUnit } from '../helpers/story/aims.ts';
import type { Person } from '../helpers/story/person.ts';
import { oneByteChanged, type Proof, takeProof, verdictOn } from '../helpers/story/proof.ts';
import { type Served, serveEmpty } from '../helpers/story/served.ts';
import { type Setting, STAFF, setUp } from '../helpers/story/setting.ts';
import {
  certify,
  demonstration,
  describe as describeWorkshop,
  mark,
  nameTwo,
  open,
  send,
  wordRemedies,
} from '../helpers/story/steps.ts';

const REAL_LOOKING_CODE = '131052-308T';
const COVERED = 8;

let served: Served;
let setting: Setting;
let unit: Aim;
let part: Aim;
let environment: string;
/** Not sent; sent without a study right; ready to be decided, with an assessment that waits. */
let own: string;
let sent: string;
let ready: string;
let waiting: string;
let marks: string[];
let proof: Proof;
let revoked: Proof;
/** Somebody who takes part and is a teacher and a decider at the school, too. */
let both: Person;

beforeAll(async () => {
  served = await serveEmpty('PGlite');
  setting = await setUp(served);
  const [aino, jelizaveta, asllat] = setting.participants as [Person, Person, Person];
  await setting.coordinator.does('importQualification', { document: sampleText() });
  unit = await vocationalUnit(aino, 'tutkinnonosat_990001');
  part = await compulsoryPart(aino, 'tutkinnonosat_990002');
  environment = await describeWorkshop(served, setting, unit.requirements.slice(0, COVERED));
  await wordRemedies(served, setting);
  const some = unit.requirements.slice(0, 4);
  own = await open(aino, unit);
  marks = await mark(setting, environment, own, some);
  proof = await takeProof(aino, await certify(setting, environment, own, 'fi'));
  const mistaken = await certify(setting, environment, own, 'sv');
  await setting.staff.workshopCoordinator.does('revokeCredential', {
    credential: mistaken,
    reason: 'WRONG_CONTENT',
  });
  revoked = await takeProof(aino, mistaken);
  sent = await open(jelizaveta, unit);
  await mark(setting, environment, sent, some);
  await send(setting, jelizaveta, sent, false);
  await nameTwo(setting, sent);
  ready = await open(asllat, unit);
  await mark(setting, environment, ready, some);
  await send(setting, asllat, ready);
  await nameTwo(setting, ready);
  const { assessment } = await setting.staff.teacher.does<{ assessment: { id: string } }>(
    'recordAssessment',
    { ...assessed(), checklist: ready },
    'assessment { id }',
  );
  waiting = assessment.id;
  both = asllat;
  await makeStaffToo(setting.participantIds[2]!, ['secondTeacher', 'secondDecider']);
});
afterAll(() => served?.stop());

/** Puts posts of the school onto a participant's own account. */
async function makeStaffToo(
  id: string,
  posts: readonly ('secondTeacher' | 'secondDecider')[],
): Promise<void> {
  const { sql } = served.database;
  const [row] = await sql
    .select()
    .from(participant)
    .where(eq(participant.id, id as Id<'participant'>));
  const [first, second] = posts.map((post) => setting.staffIds[post] as Id<'staff'>);
  await sql.update(staff).set({ account: row!.account }).where(eq(staff.id, first!));
  await sql.update(staffRole).set({ staff: first! }).where(eq(staffRole.staff, second!));
}

const assessed = () => ({
  route: 'DEMONSTRATION',
  grade: '3',
  grounds: 'Kunnosti kaksi pyörää.',
  language: 'fi',
  notDisqualified: true,
  demonstration: demonstration(served),
});
const direct = () => ({
  grade: '3',
  grounds: 'Vastaa aiempaa tutkinnon osaa.',
  language: 'fi',
  officialRecord: {
    kind: 'STUDY_REGISTER',
    seenOn: served.now().toISOString().slice(0, 10),
    gradeOrigin: 'TAKEN_OVER',
    description: 'Aiempi tutkinnon osa.',
  },
});
const instructorMarks = (requirements: readonly (string | undefined)[], note?: string) => ({
  checklist: own,
  party: 'INSTRUCTOR',
  environment,
  marks: requirements.map((requirement) => ({
    requirement,
    level: 'INDEPENDENTLY',
    ...(note ? { note } : {}),
  })),
});

interface Case {
  readonly who: () => Person;
  readonly does: string;
  readonly input: () => object;
  readonly gets: RefusalCode;
  readonly at?: readonly string[];
}

const by = Object.fromEntries(
  (Object.keys(STAFF) as (keyof typeof STAFF)[]).map((name) => [name, () => setting.staff[name]]),
) as Record<keyof typeof STAFF, () => Person>;
const aino = () => setting.participants[0]!;
const jelizaveta = () => setting.participants[1]!;

const REFUSED: readonly (readonly [string, Case])[] = [
  [
    'a name that is empty',
    {
      who: by.instructor,
      does: 'admitParticipant',
      input: () => ({
        group: setting.group,
        givenNames: ' ',
        familyName: 'Esimerkki',
        birthDate: '1990-01-01',
      }),
      gets: 'INVALID_INPUT',
      at: ['givenNames'],
    },
  ],
  [
    'a list of marks without marks',
    {
      who: by.instructor,
      does: 'markRequirement',
      input: () => instructorMarks([]),
      gets: 'INVALID_INPUT',
      at: ['marks'],
    },
  ],
  [
    'a note with a personal identity code in it',
    {
      who: by.instructor,
      does: 'markRequirement',
      input: () => instructorMarks([unit.requirements[0]], `Tunnus ${REAL_LOOKING_CODE}.`),
      gets: 'PERSONAL_IDENTITY_CODE',
      at: ['marks', '0', 'note'],
    },
  ],
  [
    'the id of nothing',
    {
      who: by.instructor,
      does: 'markRequirement',
      input: () => ({ ...instructorMarks([unit.requirements[0]]), checklist: 'chk_AAAAAAAAAAAAAAAAAAAAAA' }),
      gets: 'NOT_FOUND',
    },
  ],
  [
    'something that is no id',
    { who: aino, does: 'openChecklist', input: () => ({ target: "' or 1=1 --" }), gets: 'NOT_FOUND' },
  ],
  [
    'somebody else’s checklist',
    {
      who: jelizaveta,
      does: 'sendToSchool',
      input: () => ({ checklist: own, school: setting.school }),
      gets: 'NOT_FOUND',
    },
  ],
  [
    'somebody else’s mark',
    {
      who: jelizaveta,
      does: 'answerMark',
      input: () => ({ mark: marks[0], text: 'Ei.' }),
      gets: 'NOT_FOUND',
    },
  ],
  [
    'a self-assessment of somebody else',
    {
      who: by.instructor,
      does: 'markRequirement',
      input: () => ({ ...instructorMarks([unit.requirements[0]]), party: 'SELF', environment: null }),
      gets: 'NOT_ALLOWED',
    },
  ],
  [
    'a mark on a requirement outside coverage',
    {
      who: by.instructor,
      does: 'markRequirement',
      input: () => instructorMarks([unit.requirements[0], unit.requirements[COVERED]]),
      gets: 'COVERAGE_MISSING',
      at: ['marks', '1', 'requirement'],
    },
  ],
  [
    'a mark on a requirement of another target',
    {
      who: by.instructor,
      does: 'markRequirement',
      input: () => instructorMarks([part.requirements[0]]),
      gets: 'REQUIREMENT_NOT_IN_TARGET',
      at: ['marks', '0', 'requirement'],
    },
  ],
  [
    'a second checklist for the same target',
    { who: aino, does: 'openChecklist', input: () => ({ target: unit.target }), gets: 'CHECKLIST_OPEN' },
  ],
  [
    'a grade from another scale',
    {
      who: by.teacher,
      does: 'recordAssessment',
      input: () => ({ ...assessed(), checklist: ready, grade: 'HYVAKSYTTY' }),
      gets: 'GRADE_NOT_ON_SCALE',
      at: ['grade'],
    },
  ],
  [
    'a grade that stands on no scale',
    {
      who: by.decider,
      does: 'recogniseDirectly',
      input: () => ({ ...direct(), checklist: ready, grade: '9' }),
      gets: 'GRADE_NOT_ON_SCALE',
      at: ['grade'],
    },
  ],
  [
    'a decision by demonstration without a word on the demonstration',
    {
      who: by.teacher,
      does: 'recordAssessment',
      input: () => ({ ...assessed(), checklist: ready, demonstration: null }),
      gets: 'INVALID_INPUT',
      at: ['demonstration', 'on'],
    },
  ],
  [
    'one assessor for a vocational unit',
    {
      who: by.teacher,
      does: 'nameAssessors',
      input: () => ({
        checklist: ready,
        assessors: [{ staff: setting.staffIds.teacher, represents: 'SCHOOL' }],
      }),
      gets: 'ASSESSORS_MISSING',
      at: ['assessors'],
    },
  ],
  [
    'one assessor who confirms their own assessment',
    {
      who: by.teacher,
      does: 'confirmAssessment',
      input: () => ({ assessment: waiting, grade: '3', notDisqualified: true }),
      gets: 'SECOND_PERSON_NEEDED',
    },
  ],
  [
    'a second assessor with another grade',
    {
      who: by.assessor,
      does: 'confirmAssessment',
      input: () => ({ assessment: waiting, grade: '4', notDisqualified: true }),
      gets: 'GRADES_DIFFER',
      at: ['grade'],
    },
  ],
  [
    'an assessor who does not say that nothing disqualifies them',
    {
      who: by.assessor,
      does: 'confirmAssessment',
      input: () => ({ assessment: waiting, grade: '3', notDisqualified: false }),
      gets: 'DISQUALIFICATION_NOT_DECLARED',
      at: ['notDisqualified'],
    },
  ],
  [
    'a decision by assessors without a study right',
    {
      who: by.teacher,
      does: 'recordAssessment',
      input: () => ({ ...assessed(), checklist: sent }),
      gets: 'STUDY_RIGHT_NOT_CONFIRMED',
    },
  ],
  [
    'a direct decision without a study right',
    {
      who: by.decider,
      does: 'recogniseDirectly',
      input: () => ({ ...direct(), checklist: sent }),
      gets: 'STUDY_RIGHT_NOT_CONFIRMED',
    },
  ],
  [
    'a direct decision that rests on no official record',
    {
      who: by.decider,
      does: 'recogniseDirectly',
      input: () => ({ ...direct(), checklist: ready, officialRecord: null }),
      gets: 'OFFICIAL_RECORD_MISSING',
      at: ['officialRecord'],
    },
  ],
  [
    'a direct decision by a teacher who is not authorised',
    {
      who: by.teacher,
      does: 'recogniseDirectly',
      input: () => ({ ...direct(), checklist: ready }),
      gets: 'NOT_ALLOWED',
    },
  ],
  [
    'a direct decision by an instructor, who has no part in the school’s record',
    {
      who: by.instructor,
      does: 'recogniseDirectly',
      input: () => ({ ...direct(), checklist: ready }),
      gets: 'NOT_FOUND',
    },
  ],
  [
    'an assessment by an instructor',
    {
      who: by.instructor,
      does: 'recordAssessment',
      input: () => ({ ...assessed(), checklist: ready }),
      gets: 'NOT_FOUND',
    },
  ],
  [
    'an assessment by somebody whom the school has not named',
    {
      who: by.decider,
      does: 'recordAssessment',
      input: () => ({ ...assessed(), checklist: ready }),
      gets: 'NOT_ALLOWED',
    },
  ],
  [
    'a decision about oneself',
    {
      who: () => both,
      does: 'recogniseDirectly',
      input: () => ({ ...direct(), checklist: ready }),
      gets: 'OWN_CASE',
    },
  ],
  [
    'a teacher’s note about oneself',
    {
      who: () => both,
      does: 'markRequirement',
      input: () => ({
        checklist: ready,
        party: 'TEACHER',
        marks: [{ requirement: unit.requirements[0], level: 'INDEPENDENTLY' }],
      }),
      gets: 'OWN_CASE',
    },
  ],
  [
    'a study right that one confirms for oneself',
    {
      who: () => both,
      does: 'confirmStudyRight',
      input: () => ({ checklist: ready, source: 'STUDENT_REGISTER' }),
      gets: 'OWN_CASE',
    },
  ],
  [
    'a confirmation by a school that was not let in',
    {
      who: by.strangeTeacher,
      does: 'confirmIdentity',
      input: () => ({ checklist: ready, source: 'IDENTITY_DOCUMENT_SEEN' }),
      gets: 'NOT_FOUND',
    },
  ],
  [
    'a decision by a school that was not let in',
    {
      who: by.strangeDecider,
      does: 'recogniseDirectly',
      input: () => ({ ...direct(), checklist: ready }),
      gets: 'NOT_FOUND',
    },
  ],
  [
    'a checklist sent to something that is no school',
    {
      who: aino,
      does: 'sendToSchool',
      input: () => ({ checklist: own, school: setting.workshop }),
      gets: 'NOT_FOUND',
    },
  ],
  [
    'a document that is JSON and no qualification requirements',
    {
      who: () => setting.coordinator,
      does: 'importQualification',
      input: () => ({ document: '{"hello": ["world"]}' }),
      gets: 'NOT_QUALIFICATION_REQUIREMENTS',
    },
  ],
  [
    'a document that is no JSON',
    {
      who: () => setting.coordinator,
      does: 'importQualification',
      input: () => ({ document: sampleText().slice(0, 5000) }),
      gets: 'NOT_QUALIFICATION_REQUIREMENTS',
    },
  ],
  [
    'a credential that is revoked already',
    {
      who: by.workshopCoordinator,
      does: 'revokeCredential',
      input: () => ({ credential: revoked.id, reason: 'WRONG_CONTENT' }),
      gets: 'ALREADY_REVOKED',
    },
  ],
];

describe('refused, with a code, in the reader’s language, and nothing written:', () => {
  it.each(REFUSED)('%s', async (_, { who, does, input, gets, at }) => {
    await who().ask('query SignIn { viewer { posts { role } } }');
    const before = await dump(served.database);
    const messages: string[] = [];
    for (const language of LANGUAGES) {
      const { message, path, ...answer } = await who().tries(does, input(), '', language);
      expect(answer, message).toEqual({ __typename: 'Refusal', code: gets });
      if (at) expect(path).toEqual(at);
      const [opening = ''] = REFUSAL_TEXT[gets][language].split('{');
      expect(message?.startsWith(opening)).toBe(true);
      expect(message).not.toMatch(/[{}]|undefined/);
      messages.push(message ?? '');
    }
    expect(new Set(messages).size).toBe(LANGUAGES.length);
    expect(await dump(served.database)).toEqual(before);
  });
});

describe('refused before anything is done:', () => {
  const unchanged = async (act: () => Promise<void>) => {
    const before = await dump(served.database);
    await act();
    expect(await dump(served.database)).toEqual(before);
  };

  it.each([
    ['a field that is missing', 'openChecklist', {}],
    ['a field that does not exist', 'openChecklist', { target: 'tgt_x', colour: 'red' }],
    ['a value of another kind', 'openChecklist', { target: { deep: true } }],
    ['a value that stands in no list', 'confirmIdentity', { checklist: 'chk_x', source: 'HEARSAY' }],
    [
      'a day that there is not',
      'confirmIdentity',
      { checklist: 'chk_x', source: 'STUDENT_REGISTER', on: '2026-02-30' },
    ],
  ])('%s', (_, mutation, input) =>
    unchanged(async () => {
      const { thrown, message } = await aino().tries(mutation, input);
      expect(thrown).toBe('BAD_USER_INPUT');
      expect(message).toBeTruthy();
    }),
  );

  it('20 MB of JSON, with TOO_LARGE', () =>
    unchanged(async () => {
      const body = JSON.stringify({
        query: '{ viewer { posts { role } } }',
        variables: { x: 'x'.repeat(20_000_000) },
      });
      const messages = [];
      for (const language of LANGUAGES) {
        const response = await served.person().send(body, { 'Accept-Language': language });
        const { errors } = (await response.json()) as {
          errors: { message: string; extensions: { code: string } }[];
        };
        expect([response.status, errors[0]?.extensions.code]).toEqual([413, 'TOO_LARGE']);
        messages.push(errors[0]?.message);
      }
      expect(messages).toEqual(
        LANGUAGES.map((language) => REFUSAL_TEXT.TOO_LARGE[language].replace('{limit}', '16 MB')),
      );
    }));

  it('somebody who is not signed in, with UNAUTHENTICATED', () =>
    unchanged(async () => {
      const messages = [];
      for (const language of LANGUAGES) {
        const { thrown, message } = await served
          .person()
          .tries('openChecklist', { target: unit.target }, '', language);
        expect(thrown).toBe('UNAUTHENTICATED');
        messages.push(message);
      }
      expect(new Set(messages).size).toBe(LANGUAGES.length);
    }));
});

describe('a proof that is none', () => {
  const reading = async (input: string | Uint8Array) => {
    const { outcome, checks } = await verdictOn(served.person(), input);
    const failed = checks.filter((check) => check.outcome === 'INVALID');
    for (const { fi, sv, en } of failed) expect(new Set([fi, sv, en]).size).toBe(3);
    return [outcome, ...failed.map((check) => `${check.name} ${check.code}`)];
  };

  it('is a PDF without a credential', async () => {
    const blank = await PDFDocument.create();
    blank.addPage();
    expect(await reading(await blank.save())).toEqual(['INVALID', 'READABLE NO_CREDENTIAL_IN_PDF']);
  });

  it('is a credential with one byte changed', async () => {
    expect(await reading(proof.json)).toEqual(['VALID']);
    expect(await reading(oneByteChanged(proof))).toEqual(['INVALID', 'PROOF SIGNATURE_BROKEN']);
  });

  it('is a revoked one', async () => {
    expect(await reading(revoked.json)).toEqual(['INVALID', 'STATUS REVOKED']);
    expect(await reading(revoked.pdf)).toEqual(['INVALID', 'STATUS REVOKED']);
  });

  it('is any other text or file', async () => {
    expect(await reading('Olen pätevä.')).toEqual(['INVALID', 'READABLE NOT_JSON']);
    expect(await reading(Buffer.from([0, 1, 2, 255]))).toEqual(['INVALID', 'READABLE NOT_JSON']);
  });

  it('is more than 10 MB, which is not looked at', async () => {
    const { errors } = await served
      .person()
      .answer('query Check($input: ProofInput!) { verify(input: $input) { outcome } }', {
        input: { text: ' '.repeat(10_000_001) },
      });
    expect(errors?.[0]?.extensions?.code).toBe('TOO_LARGE');
  });
});

describe('a token that has expired', () => {
  it('is refused in the reader’s language, and signing in again helps', async () => {
    const late = aino();
    await late.ask('query SignIn { viewer { posts { role } } }');
    served.setDay(1);
    const before = await dump(served.database);
    const messages = [];
    const forgetful = late.withoutSigningInAgain();
    for (const language of LANGUAGES) {
      const { thrown, message } = await forgetful.tries(
        'openChecklist',
        { target: part.target },
        '',
        language,
      );
      expect(thrown).toBe('TOKEN_EXPIRED');
      messages.push(message);
    }
    expect(new Set(messages).size).toBe(LANGUAGES.length);
    expect((await forgetful.answer('{ viewer { posts { role } } }')).status).toBe(401);
    expect(await dump(served.database)).toEqual(before);
    expect(await late.tries('openChecklist', { target: part.target })).toMatchObject({
      __typename: 'ChecklistChanged',
    });
  });
});
