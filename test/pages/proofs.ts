import { randomUUID } from 'node:crypto';
import { demand } from '../../src/base/refusal.ts';
import { certifyCompetence } from '../../src/checklist/acts/certify-competence.ts';
import { revoke } from '../../src/credential/acts/end-credential.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { didKey } from '../../src/credential/did.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { localSigner, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import { signCredential } from '../../src/credential/sign.ts';
import { type CredentialRow, credentialPdf, readSigned } from '../../src/credential/stored-credential.ts';
import { as, makeWorld } from '../checklist/world.ts';
import { makeHouse } from '../helpers/house.ts';
import { makeStaff } from '../helpers/people.ts';
import { badgeOptions, ISSUED_AT, PRIVATE_KEY, recognisedAward, signer } from '../helpers/sample-award.ts';
import { assess, configureRemedies, readyToAssess } from '../recognition/school.ts';

/** A workshop's and a school's proofs as their holder has them, and some of nobody here. */
export async function makeProofs() {
  const house = await makeHouse();
  const world = await makeWorld(house);
  await configureRemedies(world);
  const coordinator = await makeStaff(house, world.workshop, ['COORDINATOR'], 'Kirsi Koordinaattori');
  const checklist = await readyToAssess(world);
  const certify = () =>
    certifyCompetence(as(world, world.instructor), {
      checklist,
      environment: world.environment,
      language: 'fi',
    });
  const wrong = (await certify()).id;
  const certificate = (await certify()).id;
  await revoke(as(world, coordinator), { credential: wrong, reason: 'WRONG_CONTENT' });
  await assess(world, checklist);

  const rows = await house.database.sql.select().from(credential);
  const held = async (wanted: (row: CredentialRow) => boolean) => {
    const row = rows.find(wanted)!;
    const stored = await readSigned(as(world, world.participant), row);
    return {
      uuid: row.uuid,
      json: stored.signed,
      /** What stands behind the # in the QR code. */
      code: stored.compact,
      pdf: await credentialPdf(row, stored, house.baseUrl, null),
    };
  };
  house.clock.set('2026-03-22T10:00:00Z');
  const valid = await held(({ kind }) => kind === 'RECOGNISED_COMPETENCE');
  return {
    house,
    valid,
    certificate: await held(({ id }) => id === certificate),
    revoked: await held(({ id }) => id === wrong),
    unknownUuid: randomUUID(),
    /** One letter of the unit's name is another. */
    changed: valid.json.replaceAll('Polkupyörän', 'Polkupyöran'),
    /** Of an issuer of another host, whose keys nobody here has. */
    elsewhere: String(await issueOpenBadge(recognisedAward, badgeOptions, signer)),
    /** Of somebody who made a key and calls themself a school. */
    stranger: await ofStranger('Loistava <b>opisto</b>'),
    /** Of one with a name that no line can hold. */
    longName: await ofStranger('Pitkänimisenoppilaitoksen'.repeat(6)),
  };
}

async function ofStranger(name: string): Promise<string> {
  const { did, verificationMethod } = didKey(await publicKeyMultibase(PRIVATE_KEY));
  const { credentialStatus: _, ...badge } = demand(openBadge(recognisedAward, badgeOptions));
  const issuer = { id: did, type: ['Profile'], name };
  return signCredential({ ...badge, issuer }, localSigner(verificationMethod, PRIVATE_KEY), ISSUED_AT);
}
