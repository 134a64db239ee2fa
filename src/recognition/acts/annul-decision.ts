import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import { revokeCredential } from '../../credential/acts/end-credential.ts';
import { confirmAnnulment as confirmRule, proposeAnnulment } from '../annulment.ts';
import { annulmentProposal, decisionEnding } from '../recognition.table.ts';
import type { DecisionRow } from '../stored-decision.ts';
import { actingRole, decisionRow, readDossier, saveState, takeTurn } from '../stored-dossier.ts';

/** The first of two authorised people says that a decision is to be annulled, and why. Nothing is annulled yet. */
export const annulDecision = (
  context: Context,
  input: { readonly decision: Id<'decision'>; readonly reason: string },
): Promise<DecisionRow> =>
  perform(context, async (act) => {
    const stored = await readDossier(act, input);
    act.may('case.decide', stored.facts);
    const next = demand(proposeAnnulment(stored.rules, stored.by, input.decision, input.reason));
    const reason = freeText(input.reason, ['reason']);

    await takeTurn(act, stored);
    await saveState(act, stored, next);
    const owner = unitKey(stored.school);
    const keys = await act.keys(owner);
    const proposal = {
      by: act.actor.account,
      reason: keys.seal(owner, 'annulment_proposal.reason', reason),
      at: act.now,
    };
    await act.tx
      .insert(annulmentProposal)
      .values({ decision: input.decision, unit: stored.school, ...proposal })
      .onConflictDoUpdate({ target: annulmentProposal.decision, set: proposal });
    act.record(stored.school, 'ANNULMENT_PROPOSED', actingRole(act, stored.school), {
      decision: input.decision,
      reason: context.vault.lookup('annulment_proposal.reason', reason),
    });
    return decisionRow(act.tx, input.decision);
  });

/** Another authorised person confirms: the decision is annulled, its credential revoked. */
export const confirmAnnulment = (
  context: Context,
  input: { readonly decision: Id<'decision'> },
): Promise<DecisionRow> =>
  perform(context, async (act) => {
    const stored = await readDossier(act, input);
    act.may('case.decide', stored.facts);
    const next = demand(confirmRule(stored.rules, stored.by, input.decision));

    await takeTurn(act, stored);
    await saveState(act, stored, next);
    await act.tx
      .insert(decisionEnding)
      .values({ decision: input.decision, unit: stored.school, how: 'ANNULLED', by: null, at: act.now });
    const row = await decisionRow(act.tx, input.decision);
    const role = actingRole(act, stored.school);
    if (row.credential) await revokeCredential(act, row.credential, 'DECISION_ANNULLED', null, role);
    act.record(stored.school, 'DECISION_ANNULLED', role, { decision: row.id, checklist: row.checklist });
    return row;
  });
