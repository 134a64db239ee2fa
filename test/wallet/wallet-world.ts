import type { Actor } from '../../src/access/actor.ts';
import type { Id } from '../../src/base/id.ts';
import { certifyCompetence } from '../../src/checklist/acts/certify-competence.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { readSigned } from '../../src/credential/stored-credential.ts';
import { createShare } from '../../src/wallet/acts/create-share.ts';
import { as, makeWorld, theChecklist, type World } from '../checklist/world.ts';
import type { TestHouse } from '../helpers/house.ts';
import { assess, configureRemedies, readyToAssess } from '../recognition/school.ts';

/** A participant with a workshop’s certificate of two requirements and a school’s decision. */
export async function makeWallet(house: TestHouse) {
  const world = await makeWorld(house);
  await configureRemedies(world);
  const checklist = await readyToAssess(world);
  const certificate = await certifyCompetence(as(world, world.instructor), {
    checklist,
    environment: world.environment,
    language: 'fi',
  });
  await assess(world, checklist);
  const rows = await house.database.sql.select().from(credential);
  const recognised = rows.find(({ kind }) => kind === 'RECOGNISED_COMPETENCE')!;
  const signed = async (id: Id<'credential'>) => {
    const row = (await house.database.sql.select().from(credential)).find((one) => one.id === id)!;
    return (await readSigned(as(world, world.participant), row)).signed;
  };
  return { world, certificate: certificate.id, recognised: recognised.id, signed };
}

export type Wallet = Awaited<ReturnType<typeof makeWallet>>;

/** One more certificate of the same checklist. */
export async function anotherCertificate({ world }: Pick<Wallet, 'world'>): Promise<Id<'credential'>> {
  const { id: checklist } = await theChecklist(world);
  const { environment } = world;
  return (await certifyCompetence(as(world, world.instructor), { checklist, environment, language: 'fi' }))
    .id;
}

/** A link to the whole certificate, as its holder makes it. */
export const wholeShare = (
  { world, certificate }: Pick<Wallet, 'world' | 'certificate'>,
  more: Partial<Parameters<typeof createShare>[1]> = {},
  actor: Actor = world.participant,
) =>
  createShare(as(world, actor), {
    items: [{ holding: certificate, whole: true }],
    language: 'fi',
    ...more,
  });

/** The house as a stranger meets it. */
export const stranger = (world: World) => as(world, null);
