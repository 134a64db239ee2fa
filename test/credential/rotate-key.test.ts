import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { perform } from '../../src/access/context.ts';
import { issuer } from '../../src/access/organisation.table.ts';
import { issueCredential } from '../../src/credential/acts/issue-credential.ts';
import { rotateIssuerKey } from '../../src/credential/acts/rotate-key.ts';
import { credential, issuerKey } from '../../src/credential/credential.table.ts';
import { didDocumentOf } from '../../src/credential/issuer-key.ts';
import { readSigned } from '../../src/credential/stored-credential.ts';
import { ownSources } from '../../src/verification/own-sources.ts';
import { verifyProof } from '../../src/verification/verify-credential.ts';
import { makeHouse } from '../helpers/house.ts';
import { makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';
import { certificateAward } from '../helpers/sample-award.ts';

async function workshop() {
  const house = await makeHouse();
  const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Venevaja', slug: 'venevaja' });
  const [row] = await house.database.sql.select().from(issuer).where(eq(issuer.unit, unit));
  const coordinator = await makeStaff(house, unit, ['COORDINATOR']);
  const holder = await makeParticipant(house);
  const award = {
    ...certificateAward,
    issuer: row!.id,
    holder: { ...certificateAward.holder, participant: holder.participant },
  };
  const issue = async () => {
    const { id } = await perform(house.context(coordinator), (act) =>
      issueCredential(act, award, 'COORDINATOR'),
    );
    const [stored] = await house.database.sql.select().from(credential).where(eq(credential.id, id));
    return { row: stored!, ...(await readSigned(house.context(holder), stored!)) };
  };
  const verify = async (text: string) => verifyProof({ text }, ownSources(house));
  return { house, coordinator, holder, issuer: row!.id, unit, issue, verify };
}

describe('rotating an issuer’s key', () => {
  it('signs with the new key, keeps the old one verifying and destroys its private half', async () => {
    const { house, coordinator, issuer: id, issue, verify } = await workshop();
    const before = await issue();
    house.clock.set('2026-04-01T09:00:00Z');
    await rotateIssuerKey(house.context(coordinator), { issuer: id });
    const after = await issue();

    const keys = await house.database.sql.select().from(issuerKey).where(eq(issuerKey.issuer, id));
    expect(
      keys.map(({ fragment, state, privateKey }) => [fragment, state, privateKey !== null]).sort(),
    ).toEqual([
      ['key-2026-03-02', 'RETIRED', false],
      ['key-2026-04-01', 'ACTIVE', true],
    ]);
    expect((await didDocumentOf(house, 'venevaja'))?.assertionMethod).toEqual([
      'did:web:localhost%3A4000:orgs:venevaja#key-2026-03-02',
      'did:web:localhost%3A4000:orgs:venevaja#key-2026-04-01',
    ]);
    const method = (text: string) =>
      (JSON.parse(text) as { proof: { verificationMethod: string } }).proof.verificationMethod;
    expect([method(before.signed), method(after.signed)].map((url) => url.split('#')[1])).toEqual([
      'key-2026-03-02',
      'key-2026-04-01',
    ]);
    expect(await verify(before.signed)).toMatchObject({ outcome: 'VALID' });
    expect(await verify(after.signed)).toMatchObject({ outcome: 'VALID' });
    expect(before.row.signedBy).not.toBe(after.row.signedBy);
  });

  it('twice on one day gives two fragments', async () => {
    const { house, coordinator, issuer: id } = await workshop();
    await rotateIssuerKey(house.context(coordinator), { issuer: id });
    await rotateIssuerKey(house.context(coordinator), { issuer: id });
    const keys = await house.database.sql.select().from(issuerKey).where(eq(issuerKey.issuer, id));
    expect(keys.map(({ fragment }) => fragment).sort()).toEqual(['key-2026-03-02', 'key-2026-03-02-2']);
    expect(keys.filter(({ state }) => state === 'ACTIVE')).toHaveLength(1);
  });

  it('is the unit’s coordinator’s alone', async () => {
    const { house, unit, holder, issuer: id } = await workshop();
    const instructor = await makeStaff(house, unit, ['INSTRUCTOR']);
    const stranger = await makeStaff(house, await makeUnit(house, { kind: 'SCHOOL', name: 'Koulu' }), [
      'COORDINATOR',
    ]);
    await expect(rotateIssuerKey(house.context(instructor), { issuer: id })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await expect(rotateIssuerKey(house.context(stranger), { issuer: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(rotateIssuerKey(house.context(holder), { issuer: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
