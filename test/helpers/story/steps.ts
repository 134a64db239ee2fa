import type { Aim } from './aims.ts';
import type { Person } from './person.ts';
import type { Place } from './served.ts';
import type { Setting } from './setting.ts';

interface Made {
  readonly id: string;
}

export interface Decided {
  readonly assessment: Made | null;
  readonly checklist: { readonly state: string };
  readonly decision: (Made & { readonly grade: string | null; readonly scope: string | null }) | null;
  readonly credential: (Made & { readonly state: string }) | null;
}

export const DECIDED =
  'assessment { id } checklist { state } decision { id grade scope } credential { id state }';

/** A day (YYYY-MM-DD) some days from the server's today. */
export const day = (served: Pick<Place, 'now'>, days = 0): string =>
  new Date(served.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The instructor describes a workshop whose tasks teach these; the school's teacher approves it. */
export async function describe(
  served: Pick<Place, 'now'>,
  setting: Setting,
  taught: readonly string[],
): Promise<string> {
  const { instructor, teacher } = setting.staff;
  const { environment } = await instructor.does<{ environment: Made }>(
    'describeEnvironment',
    {
      unit: setting.workshop,
      publicName: { fi: 'Polkupyöräpaja', sv: 'Cykelverkstaden', en: 'Bicycle workshop' },
      place: 'Näytekatu 1',
    },
    'environment { id }',
  );
  const sentences = ['Korjaan pyörän.', 'Tarkistan renkaat ja vanteet.', 'Säädän jarrut ja vaihteet.'];
  const share = Math.ceil(taught.length / sentences.length);
  for (const [place, sentence] of sentences.entries()) {
    const requirements = taught.slice(place * share, (place + 1) * share);
    if (requirements.length === 0) continue;
    await instructor.does('addEnvironmentTask', {
      environment: environment.id,
      sentence: { fi: sentence },
      requirements,
    });
  }
  await instructor.does('linkGroupToEnvironment', { environment: environment.id, group: setting.group });
  await instructor.does('requestCoverageApproval', { environment: environment.id, school: setting.school });
  await teacher.does('approveCoverage', {
    environment: environment.id,
    school: setting.school,
    level: 'INDEPENDENTLY',
    reviewOn: day(served, 300),
  });
  return environment.id;
}

/** The school words what its decisions say of review, in the three languages. */
export async function wordRemedies(served: Pick<Place, 'now'>, setting: Setting): Promise<void> {
  for (const kind of ['ASSESSMENT', 'RECOGNITION', 'DECLINE'])
    for (const language of ['fi', 'sv', 'en'])
      await setting.staff.decider.does('configureRemedy', {
        school: setting.school,
        kind,
        language,
        text: `Voit pyytää tarkistamista kirjallisesti (${language}).`,
        validFrom: day(served),
      });
}

export async function open(participant: Person, aim: Pick<Aim, 'target'>): Promise<string> {
  const { checklist } = await participant.does<{ checklist: Made }>(
    'openChecklist',
    { target: aim.target },
    'checklist { id }',
  );
  return checklist.id;
}

/** The instructor marks what they saw, with a note on the first. */
export async function mark(
  setting: Setting,
  environment: string,
  checklist: string,
  requirements: readonly string[],
  note = 'Teki koko työn itse, myös koeajon.',
): Promise<string[]> {
  const { marks } = await setting.staff.instructor.does<{ marks: Made[] }>(
    'markRequirement',
    {
      checklist,
      party: 'INSTRUCTOR',
      environment,
      marks: requirements.map((requirement, place) => ({
        requirement,
        level: place % 4 === 3 ? 'WITH_GUIDANCE' : 'INDEPENDENTLY',
        ...(place === 0 ? { note } : {}),
      })),
    },
    'marks { id }',
  );
  return marks.map((one) => one.id);
}

/** The workshop's certificate of competence, in a language. */
export async function certify(
  setting: Setting,
  environment: string,
  checklist: string,
  language: string,
): Promise<string> {
  const { credential } = await setting.staff.instructor.does<{ credential: Made }>(
    'certifyCompetence',
    { checklist, environment, language },
    'credential { id }',
  );
  return credential.id;
}

/** The participant sends the checklist; the school confirms who they are and, where they study there, that too. */
export async function send(
  setting: Setting,
  participant: Person,
  checklist: string,
  studies = true,
): Promise<void> {
  await participant.does('sendToSchool', { checklist, school: setting.school });
  await setting.staff.teacher.does('confirmIdentity', { checklist, source: 'IDENTITY_DOCUMENT_SEEN' });
  if (studies)
    await setting.staff.teacher.does('confirmStudyRight', { checklist, source: 'STUDENT_REGISTER' });
}

/** Names the two assessors of a vocational unit: the school's teacher and somebody from working life. */
export const nameTwo = (setting: Setting, checklist: string, decision?: string): Promise<object> =>
  setting.staff.teacher.does('nameAssessors', {
    checklist,
    ...(decision ? { decision } : {}),
    assessors: [
      { staff: setting.staffIds.teacher, represents: 'SCHOOL' },
      { staff: setting.staffIds.assessor, represents: 'WORKING_LIFE' },
    ],
  });

export const nameTeacher = (setting: Setting, checklist: string, decision?: string): Promise<object> =>
  setting.staff.teacher.does('nameAssessors', {
    checklist,
    ...(decision ? { decision } : {}),
    assessors: [{ staff: setting.staffIds.teacher, represents: 'SCHOOL' }],
  });

/** What was shown, where and when. */
export const demonstration = (served: Pick<Place, 'now'>) => ({
  on: day(served),
  place: 'Ammattiopiston pyöräkorjaamo',
  what: 'Kolmen polkupyörän kunnostus vastaanotosta koeajoon.',
});

export const GROUNDS = 'Kunnosti näytössä kolme polkupyörää ja koeajoi ne.';

/** The teacher records; the assessor from working life confirms the same grade. */
export async function decideByTwo(
  setting: Setting,
  recorded: Promise<Decided>,
  grade: string | null,
): Promise<Decided & { assessmentId: string }> {
  const { assessment, decision } = await recorded;
  if (!assessment || decision) throw new Error('one assessor was enough');
  const decided = await setting.staff.assessor.does<Decided>(
    'confirmAssessment',
    { assessment: assessment.id, grade, notDisqualified: true },
    DECIDED,
  );
  return { ...decided, assessmentId: assessment.id };
}
