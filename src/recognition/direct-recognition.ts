import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { decide, refuseProposal } from './decision.ts';
import type { Dossier, Proposal } from './dossier.ts';
import { type GradeScaleValues, PASSED } from './grade.ts';
import { refuseSchoolActor, type SchoolActor } from './recognition-case.ts';

/** What an official earlier record must be to carry a direct recognition; a workshop's marks are none of these. */
export const OFFICIAL_RECORDS = {
  STUDY_REGISTER: 'A completed study in the national register of studies (Koski).',
  OFFICIAL_CERTIFICATE: 'An official certificate of a Finnish education provider.',
  FOREIGN_OFFICIAL_CERTIFICATE: 'An official certificate of another country’s education system.',
} as const satisfies Record<string, string>;

export type OfficialRecordKind = keyof typeof OFFICIAL_RECORDS;

/** Where a direct recognition's grade comes from. */
export const GRADE_ORIGINS = {
  TAKEN_OVER: 'The earlier record’s own grade, on the same scale.',
  CONVERTED: 'Converted from another scale by a named rule.',
  PASSED: 'Passed, without a level (Hyväksytty).',
} as const satisfies Record<string, string>;

export type GradeOrigin = keyof typeof GRADE_ORIGINS;

/** The earlier record that the school saw, and how the grade follows from it. */
export interface OfficialRecord {
  readonly kind: OfficialRecordKind;
  /** The day on which the school saw it (YYYY-MM-DD). */
  readonly seenOn: string;
  readonly gradeOrigin: GradeOrigin;
  readonly conversionRule: string | null;
}

/** An authorised person recognises directly, from an official earlier record. */
export function recogniseDirectly(
  dossier: Dossier,
  by: SchoolActor,
  proposal: Omit<Proposal, 'route'>,
  record: OfficialRecord | null,
  scale: GradeScaleValues,
  id: Id<'decision'>,
  today: string,
): Dossier | Refusal {
  const direct: Proposal = { ...proposal, route: 'DIRECT' };
  const refused = refuseSchoolActor(dossier, by) ?? (by.decides ? null : new Refusal('NOT_ALLOWED'));
  if (refused) return refused;
  if (!record || record.seenOn > today) return new Refusal('OFFICIAL_RECORD_MISSING', ['officialRecord']);
  if (record.gradeOrigin === 'CONVERTED' && !record.conversionRule?.trim())
    return new Refusal('REASON_MISSING', ['officialRecord', 'conversionRule']);
  const refusedProposal = refuseProposal(dossier, direct, scale);
  if (refusedProposal) return refusedProposal;
  const passed = direct.grade === PASSED;
  const levelled = !scale.includes(PASSED);
  if (levelled && direct.grade !== null && passed !== (record.gradeOrigin === 'PASSED'))
    return new Refusal('GRADE_NOT_ON_SCALE', ['grade'], { expected: passed ? 'PASSED' : PASSED });
  return decide(dossier, direct, id, [by.account]);
}
