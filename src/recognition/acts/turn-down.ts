import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { demand } from '../../base/refusal.ts';
import { assessment, caseReturn } from '../recognition.table.ts';
import { type DecisionRow, storeDecision } from '../stored-decision.ts';
import { actingRole, type CaseRow, readDossier, saveState, takeTurn } from '../stored-dossier.ts';
import { turnDown } from '../turning-down.ts';

/** The school returns the checklist for more, with grounds. */
export const returnChecklist = (
  context: Context,
  input: { readonly checklist: Id<'checklist'>; readonly grounds: string },
): Promise<CaseRow> =>
  perform(context, async (act) => {
    const stored = await readDossier(act, input);
    act.may('case.return', stored.facts);
    const next = demand(turnDown(stored.rules, stored.by, { kind: 'RETURN' }, input.grounds));
    const grounds = freeText(input.grounds, ['grounds']);

    const row = await takeTurn(act, stored);
    await saveState(act, stored, next);
    await act.tx
      .update(assessment)
      .set({ closedAt: act.now })
      .where(and(eq(assessment.case, row.id), isNull(assessment.closedAt)));
    const owner = unitKey(stored.school);
    const keys = await act.keys(owner);
    await act.tx.insert(caseReturn).values({
      case: row.id,
      unit: stored.school,
      grounds: keys.seal(owner, 'case_return.grounds', grounds),
      by: act.actor.account,
      at: act.now,
    });
    act.record(stored.school, 'CHECKLIST_RETURNED', actingRole(act, stored.school), {
      case: row.id,
      checklist: row.checklist,
      grounds: context.vault.lookup('case_return.grounds', grounds),
    });
    return row;
  });

/** The school declines to recognise, with grounds and a remedy. */
export const declineChecklist = (
  context: Context,
  input: {
    readonly checklist: Id<'checklist'>;
    readonly grounds: string;
    readonly language: Language;
    readonly servedOn?: string | null;
  },
): Promise<DecisionRow> =>
  perform(context, async (act) => {
    const stored = await readDossier(act, input);
    act.may('case.return', stored.facts);
    const how = { kind: 'DECLINE' as const, id: act.newId('decision') };
    const next = demand(turnDown(stored.rules, stored.by, how, input.grounds));
    const words = {
      grounds: freeText(input.grounds, ['grounds']),
      language: input.language,
      deviationCodes: [],
      servedOn: input.servedOn ?? null,
    };
    const row = await takeTurn(act, stored);
    return storeDecision(act, stored, row, next, words);
  });
