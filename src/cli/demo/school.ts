import type { Client } from './client.ts';
import type { Scene } from './scene.ts';

/** The scene with what the school's part needs besides: the ids of its own staff. */
export interface SchoolStaff {
  readonly teacher: string;
  readonly assessor: string;
}

interface Recorded {
  readonly assessment: { readonly id: string } | null;
  readonly decision: { readonly id: string; readonly grade: string | null } | null;
  readonly credential: { readonly id: string } | null;
}

const RECORDED = 'assessment { id } decision { id grade } credential { id }';

const staffId = async (client: Client, role: string): Promise<string> => {
  const { viewer } = await client.ask<{ viewer: { posts: { role: string; staff: string }[] } }>(
    'query WhoAmI { viewer { posts { role staff } } }',
  );
  const post = viewer.posts.find((one) => one.role === role);
  if (!post) throw new Error(`nobody here is ${role}`);
  return post.staff;
};

/** The school stores what its decisions say of review and appeal: its own words, none are built in. */
export async function readySchool(scene: Scene): Promise<SchoolStaff> {
  for (const kind of ['ASSESSMENT', 'RECOGNITION', 'DECLINE']) {
    await scene.decider.act('configureRemedy', 'ConfigureRemedyInput', 'RemedyConfigured', '__typename', {
      school: scene.school,
      kind,
      language: 'fi',
      text: 'Esimerkki: voit pyytää tarkistamista kirjallisesti 14 päivän kuluessa siitä, kun sait päätöksen.',
      validFrom: '2026-01-01',
    });
  }
  return {
    teacher: await staffId(scene.teacher, 'TEACHER'),
    assessor: await staffId(scene.assessor, 'ASSESSOR'),
  };
}

/** Steps 6 and 7: the participant lets the school in; the school confirms who they are and that they study there. */
export async function sendAndConfirm(scene: Scene, checklist: string): Promise<void> {
  const { participant, teacher, school, say } = scene;
  await participant.act('sendToSchool', 'SendToSchoolInput', 'ChecklistChanged', 'checklist { state }', {
    checklist,
    school,
  });
  say(
    'The participant sends the checklist to the school: until now the school did not know that they exist.',
  );
  await teacher.act('confirmIdentity', 'ConfirmFactInput', 'CaseChanged', '__typename', {
    checklist,
    source: 'IDENTITY_DOCUMENT_SEEN',
  });
  await teacher.act('confirmStudyRight', 'ConfirmFactInput', 'CaseChanged', '__typename', {
    checklist,
    source: 'STUDENT_REGISTER',
  });
  say('The school confirms identity and study right.');
}

/** Step 7 for the vocational unit: a demonstration, a grade that two assessors confirm. Gives the credential. */
export async function decideUnit(scene: Scene, staff: SchoolStaff, checklist: string): Promise<string> {
  const { teacher, assessor, say } = scene;
  await teacher.act('nameAssessors', 'NameAssessorsInput', 'CaseChanged', '__typename', {
    checklist,
    assessors: [
      { staff: staff.teacher, represents: 'SCHOOL' },
      { staff: staff.assessor, represents: 'WORKING_LIFE' },
    ],
  });
  const recorded = await teacher.act<Recorded>(
    'recordAssessment',
    'RecordAssessmentInput',
    'AssessmentRecorded',
    RECORDED,
    {
      checklist,
      route: 'DEMONSTRATION',
      grade: '4',
      grounds: 'Kunnosti näytössä kolme polkupyörää ja koeajoi ne.',
      language: 'fi',
      notDisqualified: true,
      demonstration: {
        on: new Date().toISOString().slice(0, 10),
        place: 'Näytekaupungin ammattiopisto, pyöräkorjaamo',
        what: 'Kolmen polkupyörän kunnostus vastaanotosta koeajoon.',
      },
    },
  );
  say('A demonstration is recorded by the teacher with grade 4; one assessor is not enough for a decision.');
  const decided = await assessor.act<Recorded>(
    'confirmAssessment',
    'ConfirmAssessmentInput',
    'AssessmentRecorded',
    RECORDED,
    {
      assessment: recorded.assessment?.id,
      grade: '4',
      notDisqualified: true,
    },
  );
  if (!decided.credential) throw new Error('the decision made no credential');
  say(
    `The assessor from working life confirms: recognised with grade ${decided.decision?.grade}, and the school signs.`,
  );
  return decided.credential.id;
}

/** Step 7 for the part of a common unit: one teacher decides. Gives the credential. */
export async function decidePart(scene: Scene, staff: SchoolStaff, checklist: string): Promise<string> {
  await scene.teacher.act('nameAssessors', 'NameAssessorsInput', 'CaseChanged', '__typename', {
    checklist,
    assessors: [{ staff: staff.teacher, represents: 'SCHOOL' }],
  });
  const decided = await scene.teacher.act<Recorded>(
    'recordAssessment',
    'RecordAssessmentInput',
    'AssessmentRecorded',
    RECORDED,
    {
      checklist,
      route: 'ASSESSORS',
      grade: '3',
      grounds: 'Tuore osaamistodistus ja keskustelu osoittavat saman osaamisen.',
      language: 'fi',
      notDisqualified: true,
    },
  );
  if (!decided.credential) throw new Error('the decision made no credential');
  scene.say(
    `One teacher decides the part of a common unit: recognised with grade ${decided.decision?.grade}.`,
  );
  return decided.credential.id;
}
