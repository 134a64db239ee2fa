import { eq } from 'drizzle-orm';
import { perform } from '../../src/access/context.ts';
import { issuer } from '../../src/access/organisation.table.ts';
import { issueCredential } from '../../src/credential/acts/issue-credential.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { type EnvelopeFormat, envelopeOf } from '../../src/credential/envelope/envelope.ts';
import { issuerProfile, issuerSigner } from '../../src/credential/issuer-key.ts';
import { readSigned } from '../../src/credential/stored-credential.ts';
import { ownSources } from '../../src/verification/own-sources.ts';
import type { ProofInput } from '../../src/verification/read-proof.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';
import { certificateAward } from '../helpers/sample-award.ts';
import { answers, judge } from '../helpers/sample-sources.ts';

export const ISSUED = new Date('2026-03-02T10:00:00.000Z');

/** A workshop with its coordinator, and credentials of one holder. */
export async function issuingWorkshop(given?: TestHouse) {
  const house = given ?? (await makeHouse());
  const { sql } = house.database;
  const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Venevaja', slug: 'venevaja' });
  const [own] = await sql.select().from(issuer).where(eq(issuer.unit, unit));
  const coordinator = await makeStaff(house, unit, ['COORDINATOR']);
  const holder = await makeParticipant(house);
  const award = {
    ...certificateAward,
    issuer: own!.id,
    holder: { ...certificateAward.holder, participant: holder.participant },
  };
  const issue = async () => {
    const { id } = await perform(house.context(coordinator), (act) =>
      issueCredential(act, award, 'COORDINATOR'),
    );
    const [row] = await sql.select().from(credential).where(eq(credential.id, id));
    return { id, row: row!, ...(await readSigned(house.context(holder), row!)) };
  };
  const envelope = async (signed: string, format: EnvelopeFormat) => {
    const profile = await issuerProfile(sql, house, own!.id, '2026-03-02');
    const signer = await issuerSigner(sql, house, own!.id, profile.did, house.clock());
    return (await envelopeOf(format, { signed, signer })).bytes;
  };
  const status = async (input: ProofInput) => answers(await judge(input, ownSources(house))).STATUS;
  return { house, sql, unit, issuer: own!.id, coordinator, holder, issue, envelope, status };
}

export type IssuingWorkshop = Awaited<ReturnType<typeof issuingWorkshop>>;
