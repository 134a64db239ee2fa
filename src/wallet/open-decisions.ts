import { and, eq, isNull } from 'drizzle-orm';
import { controllerUnit } from '../access/organisation.table.ts';
import type { Id } from '../base/id.ts';
import { inLanguage, type Language, type LocalizedText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { checklist } from '../checklist/checklist.table.ts';
import type { Sql } from '../database/database.ts';
import { decision, review } from '../recognition/recognition.table.ts';

/** Why somebody cannot leave yet, each with what it means. */
export const OPEN_KINDS = {
  WITH_SCHOOL: 'A checklist is with a school that has not decided.',
  REVIEW: 'A review was asked for and is not settled.',
} as const satisfies Record<string, string>;
export type OpenKind = keyof typeof OPEN_KINDS;

/** Something that a school still has to decide about the participant. */
export interface OpenDecision {
  readonly kind: OpenKind;
  readonly checklist: Id<'checklist'>;
  readonly school: Id<'unit'>;
  readonly schoolName: LocalizedText;
}

/** What schools still have to decide about the participant. Two statements. */
export async function openDecisions(sql: Sql, participant: Id<'participant'>): Promise<OpenDecision[]> {
  const sent = await sql
    .select({ checklist: checklist.id, school: controllerUnit.id, schoolName: controllerUnit.name })
    .from(checklist)
    .innerJoin(controllerUnit, eq(controllerUnit.id, checklist.school))
    .where(and(eq(checklist.participant, participant), eq(checklist.state, 'WITH_SCHOOL')));
  const asked = await sql
    .select({ checklist: decision.checklist, school: controllerUnit.id, schoolName: controllerUnit.name })
    .from(review)
    .innerJoin(decision, eq(decision.id, review.decision))
    .innerJoin(controllerUnit, eq(controllerUnit.id, review.unit))
    .where(and(eq(review.participant, participant), isNull(review.settledAt)));
  return [
    ...sent.map((one) => ({ kind: 'WITH_SCHOOL' as const, ...one })),
    ...asked.map((one) => ({ kind: 'REVIEW' as const, ...one })),
  ];
}

/** The refusal that names what is open. */
export function decisionOpen(open: readonly OpenDecision[], language: Language): Refusal {
  const schools = open.map(({ schoolName }) => inLanguage(schoolName, language)?.text ?? '');
  const checklists = open.map((one) => one.checklist);
  return new Refusal('DECISION_OPEN', [...new Set(checklists)], {
    schools: [...new Set(schools)].join(', '),
  });
}
