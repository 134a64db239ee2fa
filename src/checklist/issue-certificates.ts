import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Act } from '../access/context.ts';
import type { Vault } from '../access/vault.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { issueCredentials } from '../credential/acts/issue-credentials.ts';
import type { CompetenceCertificateAward } from '../credential/award.ts';
import { credential } from '../credential/credential.table.ts';
import type { Sql } from '../database/database.ts';
import { insertMany } from '../database/insert-many.ts';
import type { CertifyingWorkshop } from './certificate-awards.ts';
import { checklistCertificate } from './checklist.table.ts';

/** A certificate to issue from a checklist. */
export interface CertificateDraft {
  readonly checklist: Id<'checklist'>;
  readonly award: CompetenceCertificateAward;
  /** A keyed hash of all that it says: the same for two that say the same, in the same language. */
  readonly content: string;
}

/** The draft of an award. What a target demands is said by ids: a published version never changes. */
export function certificateDraft(
  vault: Vault,
  checklist: Id<'checklist'>,
  award: CompetenceCertificateAward,
): CertificateDraft {
  const { issuer, language, holder, target, environment, startedOn, endedOn } = award;
  const says = [
    [issuer, language, target.id, startedOn, endedOn],
    [holder.participant, holder.givenNames, holder.familyName, holder.birthDate ?? null],
    holder.identityAssurance,
    award.requirements.map((one) => [one.id, one.level, one.on, one.markedBy, one.basis]),
    environment ? canonicalJson(environment) : null,
  ];
  return { checklist, award, content: vault.lookup('certificate', JSON.stringify(says)) };
}

/** Issues certificates inside an act, in the order given: each one's credential, or why it was not issued. */
export async function issueDrafts(
  act: Act,
  { unit }: CertifyingWorkshop,
  drafts: readonly CertificateDraft[],
): Promise<(Id<'credential'> | Refusal)[]> {
  const role = ({ award }: CertificateDraft) =>
    act.actor.participant === award.holder.participant ? 'PARTICIPANT' : 'INSTRUCTOR';
  const issued = await issueCredentials(
    act,
    drafts.map((draft) => ({ award: draft.award, role: role(draft) })),
  );
  const rows = drafts.flatMap((draft, at): (typeof checklistCertificate.$inferInsert)[] => {
    const id = issued[at];
    if (id === undefined || id instanceof Refusal) return [];
    act.record(unit, 'COMPETENCE_CERTIFIED', role(draft), {
      checklist: draft.checklist,
      credential: id,
      requirements: draft.award.requirements.length,
    });
    const { checklist, content } = draft;
    return [{ credential: id, checklist, unit, issuedAt: act.now, content }];
  });
  await insertMany(act.tx, checklistCertificate, rows);
  return issued;
}

/** By content, the newest certificate that says what one of these drafts says and is not revoked. One statement. */
export async function standingCertificates(
  sql: Sql,
  drafts: readonly CertificateDraft[],
): Promise<Map<string, Id<'credential'>>> {
  if (drafts.length === 0) return new Map();
  const rows = await sql
    .select({ content: checklistCertificate.content, credential: checklistCertificate.credential })
    .from(checklistCertificate)
    .innerJoin(credential, eq(credential.id, checklistCertificate.credential))
    .where(
      and(
        inArray(
          checklistCertificate.checklist,
          drafts.map((draft) => draft.checklist),
        ),
        inArray(
          checklistCertificate.content,
          drafts.map((draft) => draft.content),
        ),
        isNull(credential.revokedAt),
      ),
    )
    .orderBy(desc(checklistCertificate.issuedAt), desc(checklistCertificate.credential));
  const newest = new Map<string, Id<'credential'>>();
  for (const row of rows)
    if (row.content !== null && !newest.has(row.content)) newest.set(row.content, row.credential);
  return newest;
}
