import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Act } from '../access/context.ts';
import { staff } from '../access/organisation.table.ts';
import { unitKey } from '../access/vault.ts';
import { dayOf } from '../base/day.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { demandThat, Refusal } from '../base/refusal.ts';
import { revokeCredential, supersedeCredential } from '../credential/acts/end-credential.ts';
import type { DecisionWords } from './decision-words.ts';
import type { Decision, Dossier } from './dossier.ts';
import { assessment, decision, decisionDecider, decisionEnding, remedyText } from './recognition.table.ts';
import { isValidOn, remedyKindOf } from './remedy.ts';
import { lastReviewDay } from './review.ts';
import { type DeciderRole, issueRecognition } from './school-credential.ts';
import { actingRole, type CaseRow, decisionRow, type StoredDossier, saveState } from './stored-dossier.ts';

export type DecisionRow = typeof decision.$inferSelect;

/**
 * Stores the decision that the rules have just added to the dossier, with its deciders, its remedy text and, where it
 * recognises, its credential. What it raises is superseded, what it corrects is revoked.
 */
export async function storeDecision(
  act: Act,
  stored: StoredDossier,
  row: CaseRow,
  next: Dossier,
  words: DecisionWords,
): Promise<DecisionRow> {
  const { tx, now, context } = act;
  const made = next.decisions.at(-1);
  if (!made) throw new Error('the rules made no decision');
  await saveState(act, stored, next);
  await tx
    .update(assessment)
    .set({ closedAt: now })
    .where(and(eq(assessment.case, row.id), isNull(assessment.closedAt)));

  const today = dayOf(now);
  const servedOn = words.servedOn ?? today;
  demandThat(servedOn >= today, 'INVALID_INPUT', ['servedOn'], { field: 'servedOn', expected: `≥ ${today}` });
  const remedy = await remedyFor(act, made, words.language, today);
  const deciders = await decidersOf(act, stored, made);
  const replaced = stored.rules.decisions.find(
    (before) => before.ended === null && next.decisions.find(({ id }) => id === before.id)?.ended,
  );
  const credential =
    made.kind === 'RECOGNITION'
      ? await issueRecognition(
          act,
          stored,
          row,
          made,
          words,
          deciders.map((one) => one.role),
        )
      : null;

  const owner = unitKey(made.school);
  const keys = await act.keys(owner);
  const { officialRecord } = words;
  const [saved] = await tx
    .insert(decision)
    .values({
      id: made.id,
      case: row.id,
      unit: made.school,
      checklist: row.checklist,
      participant: row.participant,
      round: made.round,
      position: next.decisions.length,
      kind: made.kind,
      route: made.route,
      scope: made.scope,
      requirements: [...made.requirements],
      grade: made.grade,
      grounds: keys.seal(owner, 'decision.grounds', words.grounds),
      deviationCodes: [...words.deviationCodes],
      officialRecord: officialRecord
        ? keys.seal(owner, 'decision.official_record', JSON.stringify(officialRecord))
        : null,
      assessment: words.assessment ?? null,
      replaces: replaced?.id ?? null,
      language: words.language,
      decidedAt: now,
      servedOn,
      reviewUntil: lastReviewDay(servedOn, context.reviewDays),
      remedy,
      credential,
    })
    .returning();
  if (!saved) throw new Refusal('CONFLICT');
  await tx.insert(decisionDecider).values(
    deciders.map(({ account, role, name }) => ({
      decision: made.id,
      account,
      unit: made.school,
      role,
      name: keys.seal(owner, 'decision_decider.name', name),
    })),
  );
  if (replaced && credential) await endReplaced(act, replaced, next, saved.id, credential);

  act.record(made.school, made.kind === 'DECLINE' ? 'DECLINED' : 'RECOGNISED', actingRole(act, made.school), {
    decision: made.id,
    checklist: row.checklist,
    route: made.route,
    scope: made.scope,
    grade: made.grade,
    deciders: deciders.map((one) => one.account),
    replaces: replaced?.id ?? null,
    grounds: context.vault.lookup('decision.grounds', words.grounds),
    servedOn,
  });
  return saved;
}

/** The name of a member of a unit's staff, opened. */
export async function staffName(
  act: Act,
  unit: Id<'unit'>,
  accounts: readonly Id<'account'>[],
): Promise<Map<Id<'account'>, string>> {
  const rows = await act.tx
    .select()
    .from(staff)
    .where(and(eq(staff.unit, unit), inArray(staff.account, [...accounts])));
  const owner = unitKey(unit);
  const keys = await act.keys(owner);
  return new Map(rows.map((row) => [row.account, keys.open(owner, 'staff.name', row.name)]));
}

async function remedyFor(act: Act, made: Decision, language: Language, today: string): Promise<Id<'remedy'>> {
  const kind = remedyKindOf(made);
  const texts = await act.tx
    .select()
    .from(remedyText)
    .where(
      and(eq(remedyText.unit, made.school), eq(remedyText.kind, kind), eq(remedyText.language, language)),
    );
  const valid = texts
    .filter((text) => isValidOn(text, today))
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  if (!valid[0]) throw new Refusal('REMEDY_TEXT_MISSING');
  return valid[0].id;
}

async function decidersOf(act: Act, stored: StoredDossier, made: Decision) {
  const names = await staffName(act, made.school, made.deciders);
  const represents = new Map(stored.rules.case.assessors.map((one) => [one.account, one.represents]));
  return made.deciders.map((account) => ({
    account,
    name: names.get(account) ?? '',
    role: deciderRole(act, made, represents.get(account) ?? null, account),
  }));
}

function deciderRole(
  act: Act,
  made: Decision,
  represents: 'SCHOOL' | 'WORKING_LIFE' | null,
  account: Id<'account'>,
): DeciderRole {
  const assessed = made.route === 'ASSESSORS' || made.route === 'DEMONSTRATION';
  if (assessed) return represents === 'WORKING_LIFE' ? 'WORKING_LIFE_ASSESSOR' : 'TEACHER';
  const decides =
    account === act.actor.account &&
    act.actor.posts.some((p) => p.unit === made.school && p.role === 'DECIDER');
  return decides ? 'AUTHORISED_DECIDER' : 'TEACHER';
}

async function endReplaced(
  act: Act,
  replaced: Decision,
  next: Dossier,
  by: Id<'decision'>,
  credential: Id<'credential'>,
): Promise<void> {
  const how = next.decisions.find(({ id }) => id === replaced.id)?.ended;
  if (!how) throw new Error('a replaced decision has ended');
  await act.tx
    .insert(decisionEnding)
    .values({ decision: replaced.id, unit: replaced.school, how, by, at: act.now });
  const old = await decisionRow(act.tx, replaced.id);
  if (!old.credential) return;
  const role = actingRole(act, replaced.school);
  if (how === 'RAISED') await supersedeCredential(act, old.credential, credential, role);
  else await revokeCredential(act, old.credential, 'DECISION_CORRECTED', null, role);
}
