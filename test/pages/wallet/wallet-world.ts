import { admitParticipant } from '../../../src/access/acts/manage-group.ts';
import { certifyCompetence } from '../../../src/checklist/acts/certify-competence.ts';
import { markRequirement } from '../../../src/checklist/acts/mark-requirement.ts';
import { as, makeWorld, markedChecklist } from '../../checklist/world.ts';
import { makeHouse } from '../../helpers/house.ts';
import { serveHouse } from '../../helpers/http.ts';

/** A house with a participant who has a marked checklist and a proof, and a card for somebody new. */
export async function makeWalletWorld() {
  const house = await makeHouse();
  const world = await makeWorld(house);
  const checklist = await markedChecklist(world);
  await markRequirement(as(world, world.participant), {
    checklist,
    party: 'SELF',
    marks: [{ requirement: world.unit.requirements[0]!, level: 'WITH_GUIDANCE' }],
  });
  const proof = await certifyCompetence(as(world, world.instructor), {
    checklist,
    environment: world.environment,
    language: 'fi',
  });
  const admitted = await admitParticipant(as(world, world.instructor), {
    group: world.group,
    givenNames: 'Eetu Ilmari',
    familyName: 'Esimerkki',
    callingName: 'Eetu',
    birthDate: '2001-02-03',
  });
  return {
    house,
    world,
    checklist,
    proof: proof.id,
    code: admitted.activationCode,
    served: await serveHouse(house),
  };
}

export type WalletWorld = Awaited<ReturnType<typeof makeWalletWorld>>;
