import type { Scene } from './scene.ts';

/** What the participant takes up: the vocational unit, or the compulsory objectives of the part. */
export interface Aim {
  readonly target: string;
  readonly name: string;
  readonly requirements: readonly string[];
}

interface UnitAnswer {
  readonly units: readonly {
    readonly target: TargetAnswer | null;
    readonly parts: readonly {
      readonly name: { readonly text: string };
      readonly targets: readonly (TargetAnswer & { readonly kind: string })[];
    }[];
    readonly name: { readonly text: string };
  }[];
}
interface TargetAnswer {
  readonly id: string;
  readonly requirements: readonly { readonly id: string }[];
}

const aimOf = (name: string, target: TargetAnswer): Aim => ({
  target: target.id,
  name,
  requirements: target.requirements.map((requirement) => requirement.id),
});

/** Finds the sample document's vocational unit and the compulsory objectives of its part of a common unit. */
export async function findAims({ participant }: Scene): Promise<{ unit: Aim; part: Aim }> {
  const find = (code: string) =>
    participant.ask<UnitAnswer>(
      `query FindUnit($code: String!) { units(code: $code) {
        name { text } target { id requirements { id } }
        parts { name { text } targets { id kind requirements { id } } }
      } }`,
      { code },
    );
  const [unit] = (await find('tutkinnonosat_990001')).units;
  const [common] = (await find('tutkinnonosat_990002')).units;
  const [part] = common?.parts ?? [];
  const compulsory = part?.targets.find((target) => target.kind === 'UNIT_PART_COMPULSORY');
  if (!unit?.target || !part || !compulsory) throw new Error('the sample document is not there');
  return { unit: aimOf(unit.name.text, unit.target), part: aimOf(part.name.text, compulsory) };
}

/** One plain sentence for each requirement of the vocational unit, in their order, and one for the part. */
const SENTENCES = [
  'Kysyn, mikä pyörässä on vikana, ja kirjoitan sen ylös.',
  'Tarkistan pyörän ennen kuin aloitan.',
  'Arvioin, mitä osia työhön tarvitaan.',
  'Vaihdan renkaan ja sisäkumin.',
  'Oikaisen vanteen ja kiristän pinnat.',
  'Säädän jarrut ja vaihdan jarrupalat.',
  'Puhdistan ketjun ja säädän vaihteet.',
  'Huollan laakerit.',
  'Koeajan pyörän, kun työ on valmis.',
  'Siivoan työpisteen ja lajittelen jätteet.',
];

/** Step 2: the instructor describes the bicycle workshop, and the school's teacher approves what it covers. */
export async function describeWorkshop(scene: Scene, aims: readonly Aim[]): Promise<string> {
  const { instructor, teacher, say } = scene;
  const { environment } = await instructor.act<{ environment: { id: string } }>(
    'describeEnvironment',
    'DescribeEnvironmentInput',
    'EnvironmentChanged',
    'environment { id }',
    {
      unit: scene.workshop,
      publicName: { fi: 'Polkupyöräpaja', sv: 'Cykelverkstaden', en: 'Bicycle workshop' },
      place: 'Näytekatu 1',
    },
  );
  const task = (sentence: string, requirements: readonly string[]) =>
    instructor.act('addEnvironmentTask', 'AddEnvironmentTaskInput', 'EnvironmentTaskChanged', 'task { id }', {
      environment: environment.id,
      sentence: { fi: sentence },
      requirements,
    });
  const [unit, part] = aims;
  for (const [place, requirement] of (unit?.requirements ?? []).entries())
    await task(SENTENCES[place] ?? '', [requirement]);
  await task('Tulen töihin sovittuun aikaan ja teen työt yhdessä muiden kanssa.', part?.requirements ?? []);
  await instructor.act(
    'linkGroupToEnvironment',
    'EnvironmentGroupInput',
    'EnvironmentChanged',
    'environment { id }',
    {
      environment: environment.id,
      group: scene.group,
    },
  );
  await instructor.act(
    'requestCoverageApproval',
    'RequestCoverageApprovalInput',
    'EnvironmentChanged',
    'environment { id }',
    {
      environment: environment.id,
      school: scene.school,
    },
  );
  const nextYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  await teacher.act('approveCoverage', 'ApproveCoverageInput', 'EnvironmentChanged', 'environment { id }', {
    environment: environment.id,
    school: scene.school,
    level: 'INDEPENDENTLY',
    reviewOn: nextYear,
  });
  say(
    'The instructor describes the bicycle workshop in 11 plain sentences; the school’s teacher approves what it covers.',
  );
  return environment.id;
}

/** Step 3: the participant takes up a target. */
export async function openChecklist(scene: Scene, aim: Aim): Promise<string> {
  const { checklist } = await scene.participant.act<{ checklist: { id: string } }>(
    'openChecklist',
    'OpenChecklistInput',
    'ChecklistChanged',
    'checklist { id }',
    { target: aim.target },
  );
  scene.say(
    `The participant takes up “${aim.name}”: a checklist of ${aim.requirements.length} requirements.`,
  );
  return checklist.id;
}

/** Step 4: the participant and the instructor leave their marks. */
export async function mark(
  scene: Scene,
  environment: string,
  checklist: string,
  requirements: readonly string[],
): Promise<void> {
  const marks = requirements.map((requirement, place) => ({
    requirement,
    level: place % 4 === 3 ? 'WITH_GUIDANCE' : 'INDEPENDENTLY',
  }));
  await scene.participant.act(
    'markRequirement',
    'MarkRequirementInput',
    'MarksAdded',
    'checklist { state }',
    {
      checklist,
      party: 'SELF',
      marks: marks.slice(0, 5),
    },
  );
  await scene.instructor.act('markRequirement', 'MarkRequirementInput', 'MarksAdded', 'checklist { state }', {
    checklist,
    party: 'INSTRUCTOR',
    environment,
    marks: marks.map((one, place) =>
      place === 0 ? { ...one, note: 'Teki koko työn itse, myös koeajon.' } : one,
    ),
  });
  scene.say(
    `The participant assesses themself; the instructor marks ${marks.length} requirements that they saw.`,
  );
}

/** Step 5: the workshop's certificate of competence, in a language. */
export async function certify(
  scene: Scene,
  environment: string,
  checklist: string,
  language: 'fi' | 'sv' | 'en',
): Promise<string> {
  const { credential } = await scene.instructor.act<{ credential: { id: string } }>(
    'certifyCompetence',
    'CertifyCompetenceInput',
    'CompetenceCertified',
    'credential { id }',
    { checklist, environment, language },
  );
  return credential.id;
}
