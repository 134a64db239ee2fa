import type { Actor } from '../../src/access/actor.ts';
import type { Language } from '../../src/base/language.ts';
import { addEvidence } from '../../src/checklist/acts/add-evidence.ts';
import { answerMark } from '../../src/checklist/acts/answer-mark.ts';
import { certifyCompetence } from '../../src/checklist/acts/certify-competence.ts';
import { markRequirement } from '../../src/checklist/acts/mark-requirement.ts';
import { mark } from '../../src/checklist/checklist.table.ts';
import { findChecklist } from '../../src/checklist/find-checklist.ts';
import { exportPage } from '../../src/pages/export-page.ts';
import { exportWallet } from '../../src/wallet/export/export-wallet.ts';
import { as, type World } from '../checklist/world.ts';
import { assess, configureRemedies, readyToAssess } from '../recognition/school.ts';
import { whole } from './wallet-files.ts';

/** A photo of one pixel. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A checklist with marks, an answer, a photo and a text, a certificate, a decision, and a teacher who looked. */
export async function fillWallet(world: World) {
  await configureRemedies(world);
  const checklist = await readyToAssess(world);
  const own = as(world, world.participant);
  await markRequirement(own, {
    checklist,
    party: 'SELF',
    marks: [
      { requirement: world.unit.requirements[0]!, level: 'WITH_GUIDANCE', note: 'Ketju on vielä vaikea.' },
    ],
  });
  const [first] = await world.house.database.sql.select().from(mark);
  await answerMark(own, { mark: first!.id, text: 'Olen samaa mieltä.' });
  await addEvidence(own, { checklist, text: 'Vaihdoin renkaan.' });
  const { clock } = world.house;
  const now = clock();
  clock.set(new Date(now.getTime() - 3_600_000));
  await addEvidence(as(world, world.participant), { checklist, photo: PHOTO });
  const certificate = await certifyCompetence(as(world, world.instructor), {
    checklist,
    environment: world.environment,
    language: 'fi',
  });
  clock.set(now);
  const decision = await assess(world, checklist);
  const looking = as(world, world.teacher);
  await findChecklist(looking, checklist);
  await looking.readings.flush(world.house.database.sql, looking.now, world.house.newId);
  return { checklist, certificate: certificate.id, decision };
}

/** The actor’s whole wallet as one ZIP. */
export const takeWallet = async (world: Pick<World, 'house'>, actor: Actor, language: Language = 'fi') =>
  whole(await exportWallet(world.house.context(actor, { language }), exportPage));
