import { and, eq, isNull } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { unitKey } from '../../access/vault.ts';
import { dayOf } from '../../base/day.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import {
  confirmAssessment as confirmRule,
  type Demonstration,
  recordAssessment as recordRule,
} from '../assessment.ts';
import type { DeviationCode, Dossier, Purpose } from '../dossier.ts';
import { assessment, assessmentConfirmation, recognitionCase } from '../recognition.table.ts';
import { type DecisionRow, storeDecision } from '../stored-decision.ts';
import {
  type AssessmentRow,
  actingRole,
  type CaseRow,
  readDossier,
  type StoredDossier,
  saveState,
  takeTurn,
} from '../stored-dossier.ts';

export interface RecordAssessment {
  readonly route: 'ASSESSORS' | 'DEMONSTRATION';
  /** Left out: the whole target. */
  readonly requirements?: readonly Id<'requirement'>[] | null;
  readonly grade?: string | null;
  readonly demonstration?: Demonstration | null;
  readonly grounds: string;
  readonly deviationCodes?: readonly DeviationCode[] | null;
  readonly language: Language;
  readonly servedOn?: string | null;
  /** The recorder declares that they are not disqualified. */
  readonly notDisqualified: boolean;
}

export interface AssessmentRecorded {
  readonly case: CaseRow;
  readonly assessment: Id<'assessment'>;
  /** Null while another assessor has still to confirm. */
  readonly decision: DecisionRow | null;
}

/** A named assessor records an assessment of what the checklist is about. */
export const recordAssessment = (
  context: Context,
  input: RecordAssessment & { readonly checklist: Id<'checklist'> },
): Promise<AssessmentRecorded> =>
  perform(context, async (act) => record(act, await readDossier(act, input), { kind: 'DECIDE' }, input));

/** Records within an act: a new decision, or one that takes an earlier one's place. */
export async function record(
  act: Act,
  stored: StoredDossier,
  purpose: Purpose,
  input: RecordAssessment,
): Promise<AssessmentRecorded> {
  act.may('case.assess', stored.facts);
  const { context, tx, now } = act;
  const id = act.newId('assessment');
  const proposal = {
    id,
    purpose,
    route: input.route,
    requirements: input.requirements ? new Set(input.requirements) : null,
    grade: input.grade ?? null,
    demonstration: input.demonstration ?? null,
  };
  const by = { ...stored.by, notDisqualified: input.notDisqualified };
  const next = demand(
    recordRule(stored.rules, by, proposal, stored.scaleValues, act.newId('decision'), dayOf(now)),
  );
  const grounds = freeText(input.grounds, ['grounds']);
  const place = input.demonstration && freeText(input.demonstration.place, ['demonstration', 'place'], 200);
  const what = input.demonstration && freeText(input.demonstration.what, ['demonstration', 'what']);

  const row = await takeTurn(act, stored);
  const owner = unitKey(stored.school);
  const keys = await act.keys(owner);
  await tx
    .update(assessment)
    .set({ closedAt: now })
    .where(and(eq(assessment.case, row.id), isNull(assessment.closedAt)));
  const words = {
    grounds,
    language: input.language,
    deviationCodes: [...new Set(input.deviationCodes ?? [])],
    servedOn: input.servedOn ?? null,
    assessment: id,
  };
  await tx.insert(assessment).values({
    id,
    case: row.id,
    unit: stored.school,
    purpose: purpose.kind,
    of: purpose.kind === 'DECIDE' ? null : purpose.of,
    route: input.route,
    requirements: proposal.requirements && [...proposal.requirements],
    grade: proposal.grade,
    demonstratedOn: input.demonstration?.on ?? null,
    demonstrationPlace: place ? keys.seal(owner, 'assessment.demonstration_place', place) : null,
    demonstrationWhat: what ? keys.seal(owner, 'assessment.demonstration_what', what) : null,
    grounds: keys.seal(owner, 'assessment.grounds', grounds),
    deviationCodes: words.deviationCodes,
    language: input.language,
    recordedAt: now,
  });
  await confirmation(act, stored, id, proposal.grade);
  act.record(stored.school, 'ASSESSMENT_RECORDED', actingRole(act, stored.school), {
    case: row.id,
    assessment: id,
    route: input.route,
    grade: proposal.grade,
    purpose: purpose.kind,
    grounds: context.vault.lookup('assessment.grounds', grounds),
  });
  return { case: row, assessment: id, decision: await settle(act, stored, row, next, words) };
}

/** The other assessor confirms what waits, with the same grade. The last confirmation makes the decision. */
export const confirmAssessment = (
  context: Context,
  input: {
    readonly assessment: Id<'assessment'>;
    readonly grade?: string | null;
    readonly servedOn?: string | null;
    readonly notDisqualified: boolean;
  },
): Promise<AssessmentRecorded> =>
  perform(context, async (act) => {
    const waiting = await assessmentRow(act, input.assessment);
    const stored = await readDossier(
      act,
      waiting.of ? { decision: waiting.of } : { checklist: waiting.checklist },
    );
    act.may('case.assess', stored.facts);
    const by = { ...stored.by, notDisqualified: input.notDisqualified };
    const grade = input.grade ?? null;
    const next = demand(
      confirmRule(stored.rules, by, waiting.id, grade, stored.scaleValues, act.newId('decision')),
    );

    const row = await takeTurn(act, stored);
    await confirmation(act, stored, waiting.id, grade);
    act.record(stored.school, 'ASSESSMENT_CONFIRMED', actingRole(act, stored.school), {
      case: row.id,
      assessment: waiting.id,
      grade,
    });
    const owner = unitKey(stored.school);
    const keys = await act.keys(owner);
    const words = {
      grounds: keys.open(owner, 'assessment.grounds', waiting.grounds),
      language: waiting.language,
      deviationCodes: waiting.deviationCodes,
      servedOn: input.servedOn ?? null,
      assessment: waiting.id,
    };
    return { case: row, assessment: waiting.id, decision: await settle(act, stored, row, next, words) };
  });

async function settle(
  act: Act,
  stored: StoredDossier,
  row: CaseRow,
  next: Dossier,
  words: Parameters<typeof storeDecision>[4],
): Promise<DecisionRow | null> {
  const decided = next.decisions.length > stored.rules.decisions.length;
  if (decided) return storeDecision(act, stored, row, next, words);
  await saveState(act, stored, next);
  return null;
}

async function confirmation(act: Act, stored: StoredDossier, id: Id<'assessment'>, grade: string | null) {
  await act.tx.insert(assessmentConfirmation).values({
    assessment: id,
    account: act.actor.account,
    unit: stored.school,
    grade,
    notDisqualified: true,
    at: act.now,
  });
}

async function assessmentRow(
  act: Act,
  id: Id<'assessment'>,
): Promise<AssessmentRow & { checklist: Id<'checklist'> }> {
  const [found] = await act.tx
    .select({ row: assessment, checklist: recognitionCase.checklist })
    .from(assessment)
    .innerJoin(recognitionCase, eq(recognitionCase.id, assessment.case))
    .where(eq(assessment.id, id));
  demandThat(found, 'NOT_FOUND', ['assessment']);
  return { ...found.row, checklist: found.checklist };
}
