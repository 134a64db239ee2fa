import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { unitKey } from '../../access/vault.ts';
import { dayOf } from '../../base/day.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { demand, Refusal } from '../../base/refusal.ts';
import { awardedRequirements } from '../../checklist/awarded-requirements.ts';
import { issueCredential } from '../../credential/acts/issue-credential.ts';
import type { StatementAward } from '../../credential/award.ts';
import { awardedTarget } from '../../qualification/awarded-target.ts';
import { assessment, statement } from '../recognition.table.ts';
import { holderFor, schoolIssuer } from '../school-credential.ts';
import { actingRole, readDossier, saveState, takeTurn } from '../stored-dossier.ts';
import { giveStatement as rule } from '../turning-down.ts';

export type StatementRow = typeof statement.$inferSelect;

/** The school says which requirements it would accept as shown and what is missing: no grade, no points. */
export const giveStatement = (
  context: Context,
  input: {
    readonly checklist: Id<'checklist'>;
    readonly accepted: readonly Id<'requirement'>[];
    readonly text?: string | null;
    readonly language: Language;
  },
): Promise<StatementRow> =>
  perform(context, async (act) => {
    const { tx, now } = act;
    const stored = await readDossier(act, input);
    act.may('case.state', stored.facts);
    const next = demand(rule(stored.rules, stored.by, new Set(input.accepted)));
    const text = optionalText(input.text, ['text']);

    const row = await takeTurn(act, stored);
    await saveState(act, stored, next);
    await tx
      .update(assessment)
      .set({ closedAt: now })
      .where(and(eq(assessment.case, row.id), isNull(assessment.closedAt)));
    const target = await awardedTarget(tx, stored.checklist.row.target);
    if (!target) throw new Refusal('NOT_FOUND');
    const { requirements, groupSizes } = await awardedRequirements(tx, target.id);
    const accepted = requirements.filter((one) => input.accepted.includes(one.id));
    const missing = requirements.filter((one) => !input.accepted.includes(one.id));
    const role = actingRole(act, stored.school);
    const statedBy = role === 'DECIDER' ? 'AUTHORISED_DECIDER' : 'TEACHER';
    const award: StatementAward = {
      kind: 'STATEMENT',
      issuer: await schoolIssuer(act, stored.school),
      language: input.language,
      holder: await holderFor(act, row),
      target,
      accepted,
      missing,
      groupSizes,
      statedOn: dayOf(now),
      statedBy,
    };
    const credential = await issueCredential(act, award, role);

    const owner = unitKey(stored.school);
    const keys = await act.keys(owner);
    const [saved] = await tx
      .insert(statement)
      .values({
        id: act.newId('statement'),
        case: row.id,
        unit: stored.school,
        checklist: row.checklist,
        participant: row.participant,
        accepted: accepted.map((one) => one.id),
        missing: missing.map((one) => one.id),
        text: text === null ? null : keys.seal(owner, 'statement.text', text),
        language: input.language,
        role: statedBy,
        by: act.actor.account,
        at: now,
        credential: credential.id,
      })
      .returning();
    if (!saved) throw new Refusal('CONFLICT');
    act.record(stored.school, 'STATEMENT_GIVEN', role, {
      statement: saved.id,
      checklist: row.checklist,
      accepted: saved.accepted,
      text: text === null ? null : context.vault.lookup('statement.text', text),
    });
    return saved;
  });
