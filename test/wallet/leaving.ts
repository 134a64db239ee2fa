import type { Id } from '../../src/base/id.ts';
import { addEvidence } from '../../src/checklist/acts/add-evidence.ts';
import { answerMark } from '../../src/checklist/acts/answer-mark.ts';
import { certifyCompetence } from '../../src/checklist/acts/certify-competence.ts';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { openChecklist } from '../../src/checklist/acts/open-checklist.ts';
import { sendToSchool } from '../../src/checklist/acts/send-to-school.ts';
import { nameAssessors } from '../../src/recognition/acts/name-assessors.ts';
import { declineChecklist } from '../../src/recognition/acts/turn-down.ts';
import { as, type World } from '../checklist/world.ts';
import { assess, bothAssessors, configureRemedies, confirmBoth } from '../recognition/school.ts';

/** Words that only this participant's wallet holds. */
export const WALLET_WORDS = [
  'Osasi säätää vaihteet ilman apua',
  'Tein sen kyllä yksin',
  'Kuva korjatusta pyörästä',
  'Arvioin itse että tämä sujuu',
];
/** Words of the school's record about them. */
export const SCHOOL_WORDS = ['Aino kunnosti kaksi pyörää', 'Ainon esitys ei riittänyt'];

export const NAMES = ['Aino Đặng', 'Näkkäläjärvi', '1991-05-14'];

/** A life in the wallet: marks with notes, evidence, the workshop's certificate, a school's decision and a decline. */
export async function liveInWallet(world: World) {
  const me = as(world, world.participant);
  await configureRemedies(world);
  const { id: unit } = await openChecklist(me, { target: world.unit.target });
  await markRequirement(me, {
    checklist: unit,
    party: 'SELF',
    marks: [{ requirement: world.unit.requirements[0]!, level: 'INDEPENDENTLY', note: WALLET_WORDS[3]! }],
  });
  const { marks } = await markRequirement(as(world, world.instructor), {
    checklist: unit,
    party: 'INSTRUCTOR',
    environment: world.environment,
    marks: world.unit.requirements.slice(0, 2).map((requirement) => ({
      requirement,
      level: 'INDEPENDENTLY' as const,
      note: WALLET_WORDS[0]!,
    })),
  });
  await answerMark(me, { mark: marks[0]!.id, text: WALLET_WORDS[1]! });
  await addEvidence(me, { checklist: unit, mark: marks[0]!.id, text: WALLET_WORDS[2]! });
  const { id: certificate } = await certifyCompetence(as(world, world.instructor), {
    checklist: unit,
    environment: world.environment,
    language: 'fi',
    withoutBirthDate: true,
  });
  await sendToSchool(me, { checklist: unit, school: world.school });
  await confirmBoth(world, unit);
  await nameAssessors(as(world, world.decider), { checklist: unit, assessors: bothAssessors(world) });
  const decision = await assess(world, unit, { grounds: SCHOOL_WORDS[0]! });

  const { id: part } = await openChecklist(me, { target: world.part.target });
  await markRequirement(as(world, world.instructor), {
    checklist: part,
    party: 'INSTRUCTOR',
    environment: world.environment,
    marks: [{ requirement: world.part.requirements[0]!, level: 'WITH_GUIDANCE' }],
  });
  await sendToSchool(me, { checklist: part, school: world.school });
  return { unit, part, certificate, decision: decision.id };
}

/** The school declines what it still has. */
export const declinePart = (world: World, checklist: Id<'checklist'>) =>
  declineChecklist(as(world, world.decider), { checklist, grounds: SCHOOL_WORDS[1]!, language: 'fi' });
