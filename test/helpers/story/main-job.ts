import { sharedText } from '../shared-data.ts';
import { type Aim, compulsoryPart, vocationalUnit } from './aims.ts';
import { type Proof, takeProof } from './proof.ts';
import { type DriverName, type Served, serveEmpty } from './served.ts';
import { type Setting, setUp } from './setting.ts';
import {
  certify,
  DECIDED,
  type Decided,
  decideByTwo,
  demonstration,
  describe,
  GROUNDS,
  mark,
  nameTeacher,
  nameTwo,
  open,
  send,
  wordRemedies,
} from './steps.ts';

/** Words that only the record of the school or of the participant may hold, and no table in clear. */
export const SECRET_WORDS = [
  GROUNDS,
  'Teki koko työn itse',
  'Ammattiopiston pyöräkorjaamo',
  'Kolmen polkupyörän kunnostus',
  'Keskustelu osoitti saman osaamisen',
  'Arvosana kirjattiin väärin',
  'Päätös tehtiin väärästä henkilöstä',
  'Haluan että arvosanaa katsotaan uudelleen',
  'Luulin että aikaa on enemmän',
  'Samma kunnande visades vid samtalet',
  'Korjasin rungon itse',
  'Katso myös kuva',
] as const;

/** Everything that the main job left behind, told once per database. */
export interface Told {
  readonly served: Served;
  readonly setting: Setting;
  readonly unit: Aim;
  readonly part: Aim;
  readonly environment: string;
  readonly imported: object;
  /** Each act's answer, by what it was. */
  readonly decided: Readonly<Record<DecidedName, Decided>>;
  readonly reviewIn: { readonly code?: string };
  readonly reviewLate: { readonly code?: string };
  readonly checklists: Readonly<Record<'unit' | 'part' | 'pieces' | 'statement', string>>;
  readonly proofs: Readonly<Record<ProofName, Proof>>;
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly seenBeforeSending: string;
}

type DecidedName = 'unit' | 'raised' | 'part' | 'corrected' | 'piece' | 'completed' | 'annulled';
export type ProofName =
  | 'certificateFi'
  | 'certificateSv'
  | 'certificateEn'
  | Exclude<DecidedName, 'annulled'>
  | 'statement';

const DAYS_BEFORE = 20;

/** Tells the main job on real qualification requirements, through GraphQL over HTTP. It ends on the real day. */
export async function tellMainJob(driver: DriverName): Promise<Told> {
  const served = await serveEmpty(driver, -DAYS_BEFORE);
  const setting = await setUp(served);
  const { staff, participants, coordinator } = setting;
  const { teacher, decider, secondDecider, instructor } = staff;
  const [aino, jelizaveta, asllat] = participants as [
    (typeof participants)[0],
    (typeof participants)[0],
    (typeof participants)[0],
  ];

  const imported = await coordinator.does(
    'importQualification',
    { document: sharedText('eperusteet/full/peruste-7614470-ajoneuvoala-OPH-5410-2021.json') },
    'counts { units commonUnits requirements objectives parts targets groups ungrouped }',
  );
  const unit = await vocationalUnit(aino, 'tutkinnonosat_106889');
  const part = await compulsoryPart(aino, 'tutkinnonosat_106729', 'ammatillisenoppiaineet_yttt');
  const covered = unit.requirements.slice(0, 24);
  const environment = await describe(served, setting, [...covered, ...part.requirements]);
  await wordRemedies(served, setting);

  const unitChecklist = await open(aino, unit);
  await aino.does('markRequirement', {
    checklist: unitChecklist,
    party: 'SELF',
    marks: covered.slice(0, 5).map((requirement) => ({ requirement, level: 'WITH_GUIDANCE' })),
  });
  const marks = await mark(setting, environment, unitChecklist, covered.slice(0, 14));
  await aino.does('answerMark', { mark: marks[0], text: 'Korjasin rungon itse' });
  const { evidence } = await instructor.does<{ evidence: { id: string } }>(
    'addEvidence',
    { checklist: unitChecklist, mark: marks[0], text: 'Katso myös kuva' },
    'evidence { id }',
  );
  const certificates = {
    fi: await certify(setting, environment, unitChecklist, 'fi'),
    sv: await certify(setting, environment, unitChecklist, 'sv'),
    en: await certify(setting, environment, unitChecklist, 'en'),
  };

  const inbox = await teacher.answer(
    'query Inbox($school: ID!, $checklist: ID!) { schoolInbox(school: $school) { totalCount } checklist(id: $checklist) { id } }',
    { school: setting.school, checklist: unitChecklist },
  );
  await send(setting, aino, unitChecklist);
  await teacher.does('markRequirement', {
    checklist: unitChecklist,
    party: 'TEACHER',
    marks: [{ requirement: unit.requirements[27], level: 'INDEPENDENTLY' }],
  });
  await nameTwo(setting, unitChecklist);
  const shown = {
    route: 'DEMONSTRATION',
    grounds: GROUNDS,
    language: 'fi',
    notDisqualified: true,
    demonstration: demonstration(served),
  };
  const decidedUnit = await decideByTwo(
    setting,
    teacher.does('recordAssessment', { ...shown, checklist: unitChecklist, grade: '3' }, DECIDED),
    '3',
  );
  const reviewIn = await aino.tries<{ review: { id: string } }>(
    'askForReview',
    { decision: decidedUnit.decision?.id, reason: 'Haluan että arvosanaa katsotaan uudelleen' },
    'review { id }',
  );
  await nameTwo(setting, unitChecklist, decidedUnit.decision?.id);
  const raised = await decideByTwo(
    setting,
    teacher.does(
      'raiseGrade',
      { decision: decidedUnit.decision?.id, assessment: { ...shown, grade: '5' } },
      DECIDED,
    ),
    '5',
  );

  const partChecklist = await open(aino, part);
  await mark(setting, environment, partChecklist, part.requirements.slice(0, 3));
  await send(setting, aino, partChecklist);
  await nameTeacher(setting, partChecklist);
  const talked = {
    route: 'ASSESSORS',
    grounds: 'Keskustelu osoitti saman osaamisen',
    language: 'sv',
    notDisqualified: true,
  };
  const decidedPart = await teacher.does<Decided>(
    'recordAssessment',
    { ...talked, checklist: partChecklist, grade: '3' },
    DECIDED,
  );
  await nameTeacher(setting, partChecklist, decidedPart.decision?.id);
  const corrected = await teacher.does<Decided>(
    'correctDecision',
    {
      decision: decidedPart.decision?.id,
      assessment: { ...talked, grade: '2', grounds: 'Arvosana kirjattiin väärin' },
    },
    DECIDED,
  );

  const pieces = await open(jelizaveta, unit);
  await mark(setting, environment, pieces, covered.slice(0, 12));
  await send(setting, jelizaveta, pieces);
  await nameTwo(setting, pieces);
  const inEnglish = { ...shown, language: 'en' };
  const piece = await decideByTwo(
    setting,
    teacher.does(
      'recordAssessment',
      {
        ...talked,
        language: 'en',
        checklist: pieces,
        requirements: unit.requirements.slice(0, 10),
        grade: null,
      },
      DECIDED,
    ),
    null,
  );
  await mark(setting, environment, pieces, covered.slice(12, 20));
  await send(setting, jelizaveta, pieces);
  await nameTwo(setting, pieces);
  const completed = await decideByTwo(
    setting,
    teacher.does(
      'recordAssessment',
      { ...inEnglish, checklist: pieces, requirements: unit.requirements.slice(10), grade: '4' },
      DECIDED,
    ),
    '4',
  );

  const stated = await open(asllat, unit);
  await mark(setting, environment, stated, covered.slice(0, 6));
  await send(setting, asllat, stated, false);
  const { statement, credential: statementCredential } = await teacher.does<{
    statement: { id: string };
    credential: { id: string };
  }>(
    'giveStatement',
    {
      checklist: stated,
      accepted: covered.slice(0, 4),
      language: 'sv',
      text: 'Samma kunnande visades vid samtalet',
    },
    'statement { id } credential { id }',
  );

  served.setDay(-5);
  const reviewLate = await aino.tries('askForReview', {
    decision: corrected.decision?.id,
    reason: 'Luulin että aikaa on enemmän',
  });
  await decider.does('annulDecision', {
    decision: completed.decision?.id,
    reason: 'Päätös tehtiin väärästä henkilöstä',
  });
  const annulled = await secondDecider.does<Decided>(
    'confirmAnnulment',
    { decision: completed.decision?.id },
    'checklist { state } credential { id state } decision { id }',
  );

  served.setDay(0);
  const take = (holder: typeof aino, one: { readonly id: string } | null) => {
    if (!one) throw new Error('an act made no credential');
    return takeProof(holder, one.id);
  };
  const proofs = {
    certificateFi: await takeProof(aino, certificates.fi),
    certificateSv: await takeProof(aino, certificates.sv),
    certificateEn: await takeProof(aino, certificates.en),
    unit: await take(aino, decidedUnit.credential),
    raised: await take(aino, raised.credential),
    part: await take(aino, decidedPart.credential),
    corrected: await take(aino, corrected.credential),
    piece: await take(jelizaveta, piece.credential),
    completed: await take(jelizaveta, completed.credential),
    statement: await take(asllat, statementCredential),
  };
  const { checklist: withCases } = await aino.ask<{ checklist: { cases: { id: string }[] } }>(
    'query Cases($id: ID!) { checklist(id: $id) { cases { id } } }',
    { id: unitChecklist },
  );
  return {
    served,
    setting,
    unit,
    part,
    environment,
    imported,
    decided: { unit: decidedUnit, raised, part: decidedPart, corrected, piece, completed, annulled },
    reviewIn,
    reviewLate,
    checklists: { unit: unitChecklist, part: partChecklist, pieces, statement: stated },
    proofs,
    ids: {
      checklist: [unitChecklist, pieces],
      mark: [marks[0]!, marks[13]!],
      participant: setting.participantIds,
      recognitionCase: withCases.cases.map((one) => one.id),
      decision: [decidedUnit, raised, corrected, piece, completed].map((one) => one.decision!.id),
      credential: Object.values(proofs).map((one) => one.id),
      assessment: [decidedUnit.assessmentId, raised.assessmentId],
      statement: [statement.id],
      review: [reviewIn.review.id],
      evidence: [evidence.id],
      group: [setting.group],
    },
    seenBeforeSending: JSON.stringify(inbox),
  };
}
