import { randomInt, randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { Act } from '../../access/context.ts';
import { participantKey, unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { inLanguage } from '../../base/language.ts';
import { demand } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import type { Award } from '../award.ts';
import { compactClaims, compactProof } from '../compact-proof.ts';
import { signCompiled } from '../compiled/sign-compiled.ts';
import { credential, statusList } from '../credential.table.ts';
import { issuerProfile, issuerSigner } from '../issuer-key.ts';
import { openBadge } from '../open-badge.ts';
import { LIST_LENGTH } from '../status-list.ts';
import { packed } from '../stored-credential.ts';

/** Where a status list is served. */
export const statusListUrl = (baseUrl: string, id: Id<'statusList'>): string => `${baseUrl}/status/${id}`;

const DRAWS = 4;

/**
 * A place in one of the issuer's status lists, at random and never used before. When a few draws in a row hit taken
 * places the list is well filled, and a new one is opened: no counter that all issuing would have to wait for.
 */
async function drawPlace(act: Act, issuer: Id<'issuer'>): Promise<{ list: Id<'statusList'>; index: number }> {
  const [latest] = await act.tx
    .select()
    .from(statusList)
    .where(eq(statusList.issuer, issuer))
    .orderBy(desc(statusList.createdAt), desc(statusList.id))
    .limit(1);
  for (let draw = 0; latest && draw < DRAWS; draw++) {
    const index = randomInt(LIST_LENGTH);
    if (!(await isTaken(act.tx, latest.id, index))) return { list: latest.id, index };
  }
  const list = act.newId('statusList');
  await act.tx.insert(statusList).values({ id: list, issuer, createdAt: act.now });
  return { list, index: randomInt(LIST_LENGTH) };
}

async function isTaken(tx: Sql, list: Id<'statusList'>, index: number): Promise<boolean> {
  const rows = await tx
    .select({ id: credential.id })
    .from(credential)
    .where(and(eq(credential.statusList, list), eq(credential.statusIndex, index)));
  return rows.length > 0;
}

/**
 * Issues a credential inside the act that causes it: shape checked, signed, stored byte for byte under the holder's
 * and the issuing unit's keys, and on the record. Throws CREDENTIAL_SHAPE, BIRTH_DATE_NEEDED; nothing is then written.
 */
export async function issueCredential(
  act: Act,
  award: Award,
  role: Parameters<Act['record']>[2],
): Promise<{ id: Id<'credential'> }> {
  const { context, tx, now } = act;
  const profile = await issuerProfile(tx, context, award.issuer, now.toISOString().slice(0, 10));
  const { list, index } = await drawPlace(act, award.issuer);
  const uuid = randomUUID();
  const badge = demand(
    openBadge(award, {
      issuerProfile: {
        did: profile.did,
        name: inLanguage(profile.name, award.language)?.text ?? '',
        businessId: profile.businessId,
      },
      credentialId: `urn:uuid:${uuid}`,
      subjectId: `urn:uuid:${randomUUID()}`,
      issuedAt: now,
      status: { listUrl: statusListUrl(context.baseUrl, list), index },
      baseUrl: context.baseUrl,
    }),
  );
  const signer = await issuerSigner(tx, context, award.issuer, profile.did, now);
  const signed = await signCompiled(badge, signer, now);
  const grade = award.kind === 'RECOGNISED_COMPETENCE' ? award.grade?.value : undefined;
  const box = packed({ signed, compact: await compactProof(compactClaims(badge, grade), signer) });
  const holder = participantKey(award.holder.participant);
  const unit = unitKey(profile.unit);
  const keys = await act.keys(holder, unit);
  const id = act.newId('credential');
  await tx.insert(credential).values({
    id,
    uuid,
    kind: award.kind,
    issuer: award.issuer,
    unit: profile.unit,
    participant: award.holder.participant,
    target: award.target.id,
    language: award.language,
    statusList: list,
    statusIndex: index,
    signedBy: signer.key,
    issuedAt: now,
    holderCopy: keys.seal(holder, 'credential.holder_copy', box),
    issuerCopy: keys.seal(unit, 'credential.issuer_copy', box),
  });
  act.record(profile.unit, 'CREDENTIAL_ISSUED', role, {
    credential: id,
    kind: award.kind,
    participant: award.holder.participant,
    signed: context.vault.lookup('credential', signed),
  });
  return { id };
}
