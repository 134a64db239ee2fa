import { desc, eq } from 'drizzle-orm';
import { perform } from '../../../src/access/context.ts';
import { issuer } from '../../../src/access/organisation.table.ts';
import { demand } from '../../../src/base/refusal.ts';
import { issueCredential } from '../../../src/credential/acts/issue-credential.ts';
import { issueCredentials } from '../../../src/credential/acts/issue-credentials.ts';
import { credential, issuerKey } from '../../../src/credential/credential.table.ts';
import { readSigned } from '../../../src/credential/stored-credential.ts';
import { recordEntry } from '../../../src/record/record.table.ts';
import { ownSources } from '../../../src/verification/own-sources.ts';
import { verifyProof } from '../../../src/verification/verify-credential.ts';
import type { TestHouse } from '../../helpers/house.ts';
import { makeParticipant, makeStaff, makeUnit } from '../../helpers/people.ts';
import { certificateAward } from '../../helpers/sample-award.ts';

export const DID = 'did:web:localhost%3A4000:orgs:venevaja';

/** A workshop with its issuer, a coordinator, and a participant who gets certificates. */
export async function workshop(house: TestHouse, slug = 'venevaja') {
  const { sql } = house.database;
  const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Venevaja', slug });
  const [row] = await sql.select().from(issuer).where(eq(issuer.unit, unit));
  const coordinator = await makeStaff(house, unit, ['COORDINATOR']);
  const holder = await makeParticipant(house);
  const award = {
    ...certificateAward,
    issuer: row!.id,
    holder: { ...certificateAward.holder, participant: holder.participant },
  };
  const stored = async (id: string) =>
    (await sql.select().from(credential)).find((one) => one.id === id) ?? null;
  const read = async (id: string) => {
    const found = (await stored(id))!;
    return { row: found, ...(await readSigned(house.context(holder), found)) };
  };
  const issue = async () => {
    const { id } = await perform(house.context(coordinator), (act) =>
      issueCredential(act, award, 'COORDINATOR'),
    );
    return read(id);
  };
  const issueMany = (count: number) =>
    perform(house.context(coordinator), async (act) => {
      const issued = await issueCredentials(
        act,
        Array.from({ length: count }, () => ({ award, role: 'COORDINATOR' as const })),
      );
      return issued.map((one) => demand(one));
    });
  const check = async (input: string | Uint8Array) => {
    const sources = ownSources(house);
    const { outcome, checks } = demand(
      await verifyProof(typeof input === 'string' ? { text: input } : { bytes: input }, sources),
    );
    const identity = checks.find(({ name }) => name === 'ISSUER_IDENTITY');
    return { outcome, code: identity?.code, reason: identity?.reason.en };
  };
  const keys = () =>
    sql.select().from(issuerKey).where(eq(issuerKey.issuer, row!.id)).orderBy(issuerKey.createdAt);
  const recorded = async (act: string) =>
    (
      await sql.select().from(recordEntry).where(eq(recordEntry.act, act)).orderBy(desc(recordEntry.sequence))
    ).map(({ body }) => (JSON.parse(body) as { detail: Record<string, unknown> }).detail);
  return {
    house,
    unit,
    issuer: row!.id,
    coordinator,
    holder,
    stored,
    read,
    issue,
    issueMany,
    check,
    keys,
    recorded,
  };
}

/** The part after # of the key that signed a credential. */
export const signedWith = (signed: string): string | undefined =>
  (JSON.parse(signed) as { proof: { verificationMethod: string } }).proof.verificationMethod.split('#')[1];

export const keyOfCompact = (compact: string): string | undefined =>
  (JSON.parse(Buffer.from(compact.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid.split(
    '#',
  )[1];

export const withoutProof = (signed: string): object => {
  const { proof: _, ...claims } = JSON.parse(signed) as Record<string, unknown>;
  return claims;
};
