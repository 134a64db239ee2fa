import { join } from 'node:path';
import { verdictOn, writeProof, writeTrust } from './proofs.ts';
import { setScene } from './scene.ts';
import { certify, describeWorkshop, findAims, mark, openChecklist } from './workshop.ts';

/** The main job, step by step, one line each; files into `output`. */
export async function tellStory(
  baseUrl: string,
  firstCode: string,
  output: string,
): Promise<{ walletNumber: string }> {
  let step = 0;
  const say = (line: string) => {
    step += 1;
    console.log(`${String(step).padStart(2)}. ${line}`);
  };
  const scene = await setScene(baseUrl, firstCode, say);
  const { unit, part } = await findAims(scene);
  const environment = await describeWorkshop(scene, [unit, part]);
  const unitChecklist = await openChecklist(scene, unit);
  await mark(scene, environment, unitChecklist, unit.requirements.slice(0, 8));
  const certificate = await certify(scene, environment, unitChecklist, 'fi');
  const competence = await writeProof(
    scene.participant,
    certificate,
    output,
    'competence-certificate.json',
    'competence-certificate.pdf',
  );
  say(
    `The workshop issues a certificate of competence on 8 of ${unit.requirements.length}; anyone who checks it hears: ${await verdictOn(baseUrl, competence)}.`,
  );
  const mistaken = await certify(scene, environment, unitChecklist, 'sv');
  await writeTrust(baseUrl, [competence], join(output, 'trust'));
  return scene;
}
