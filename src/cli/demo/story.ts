import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeEnvelopes } from './envelopes.ts';
import { verdictOn, writeProof, writeReceipt, writeTrust } from './proofs.ts';
import { setScene } from './scene.ts';
import { decidePart, decideUnit, readySchool, sendAndConfirm } from './school.ts';
import { printCards, shareProof, takeEverything } from './wallet.ts';
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
  const take = (id: string, folder: string, json: string, pdf = json) =>
    writeProof(scene.participant, id, folder, `${json}.json`, `${pdf}.pdf`);

  const wallet = join(output, 'wallet');
  mkdirSync(wallet, { recursive: true });
  await printCards(scene, wallet);

  const { unit, part } = await findAims(scene);
  const environment = await describeWorkshop(scene, [unit, part]);
  const staff = await readySchool(scene);

  const unitChecklist = await openChecklist(scene, unit);
  await mark(scene, environment, unitChecklist, unit.requirements.slice(0, 8));
  const certificate = await certify(scene, environment, unitChecklist, 'fi');
  const competence = await take(certificate, output, 'competence-certificate');
  say(
    `The workshop issues a certificate of competence on 8 of ${unit.requirements.length}: ${await verdictOn(baseUrl, competence)}.`,
  );

  await sendAndConfirm(scene, unitChecklist);
  const decided = await decideUnit(scene, staff, unitChecklist);
  const unitCredential = await take(decided, output, 'unit-credential', 'unit-certificate');
  say(
    `The proof of the unit is in the participant’s wallet; anyone who checks it hears: ${await verdictOn(baseUrl, unitCredential)}.`,
  );
  await writeReceipt(baseUrl, unitCredential, join(output, 'unit-credential.receipt.jwt'));
  say('What was checked and when is in a receipt that this server has signed: unit-credential.receipt.jwt.');
  const heard = await writeEnvelopes(baseUrl, scene.participant, decided, output, 'unit-credential');
  say(`The same proof in the other forms that it is carried in: ${heard}.`);

  await shareProof(scene, baseUrl, decided);

  const partChecklist = await openChecklist(scene, part);
  await mark(scene, environment, partChecklist, part.requirements);
  const mistaken = await certify(scene, environment, partChecklist, 'sv');
  await sendAndConfirm(scene, partChecklist);
  const partCredential = await take(
    await decidePart(scene, staff, partChecklist),
    output,
    'part-credential',
    'part-certificate',
  );

  const before = await take(mistaken, join(output, 'revoked'), 'competence-certificate');
  say(
    `A certificate was given in the wrong language. Before it is revoked: ${await verdictOn(baseUrl, before)}.`,
  );
  await scene.workshopCoordinator.act(
    'revokeCredential',
    'RevokeCredentialInput',
    'CredentialRevoked',
    '__typename',
    {
      credential: mistaken,
      reason: 'WRONG_CONTENT',
    },
  );
  say(`After the workshop’s coordinator has revoked it: ${await verdictOn(baseUrl, before)}.`);
  await takeEverything(scene, wallet);
  await writeTrust(baseUrl, [competence, unitCredential, partCredential, before], join(output, 'trust'));
  return scene;
}
