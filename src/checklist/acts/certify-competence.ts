import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import { isAssignedTo } from '../assignment.ts';
import { type CertificateWish, certificateAwards, TargetBook, workshopOf } from '../certificate-awards.ts';
import { certificateDraft, issueDrafts } from '../issue-certificates.ts';
import { readChecklist } from '../stored-checklist.ts';

export interface CertifyCompetence extends CertificateWish {
  readonly checklist: Id<'checklist'>;
  /** An environment of the workshop that certifies. */
  readonly environment: Id<'environment'>;
}

/**
 * The workshop's certificate of competence: the marks that stand and were made in its environments, itemised. In any
 * state of the checklist; its issuer signs it within the act. Issues anew even where the same stands already.
 */
export const certifyCompetence = (
  context: Context,
  input: CertifyCompetence,
): Promise<{ id: Id<'credential'> }> =>
  perform(context, async (act) => {
    const { tx } = act;
    const { row, facts } = await readChecklist(tx, act.actor, input.checklist);
    const assigned = await isAssignedTo(tx, act.actor, input.environment);
    act.may('checklist.certify', { ...facts, environmentStaff: assigned });
    const workshop = await workshopOf(tx, input.environment);
    const awards = await certificateAwards(tx, context.vault, workshop, input, [row], new TargetBook());
    const award = demand(awards.get(row.id)!);
    const [issued] = await issueDrafts(act, workshop, [certificateDraft(context.vault, row.id, award)]);
    return { id: demand(issued!) };
  });
