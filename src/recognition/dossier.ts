import type { Id } from '../base/id.ts';
import type { Checklist } from '../checklist/checklist.ts';

/** How recognised competence was decided. */
export const ROUTES = {
  DIRECT: 'Directly from an official earlier record.',
  ASSESSORS: 'Through assessors who judged records for equivalence and currency.',
  DEMONSTRATION: 'By a demonstration of competence (näyttö).',
} as const satisfies Record<string, string>;

export type Route = keyof typeof ROUTES;

/** Codes of Koski for how the assessment deviated; never a reason. */
export const DEVIATION_CODES = {
  MUKAUTETTU: 'The requirements or the assessment were adapted (mukautettu).',
  POIKKEUSARVIOINNISSA: 'The assessment deviated (poikkeus arvioinnissa).',
  MUUTOSARVIOINTIASTEIKOSSA: 'The grade was converted from another scale (muutos arviointiasteikossa).',
} as const satisfies Record<string, string>;

export type DeviationCode = keyof typeof DEVIATION_CODES;

/** What becomes of a decision that no longer is in force. */
export type DecisionEnd = 'RAISED' | 'CORRECTED' | 'ANNULLED';

/** A school's decision as its rules see it. It is added and never changed, except for how it ended. */
export interface Decision {
  readonly id: Id<'decision'>;
  readonly kind: 'RECOGNITION' | 'DECLINE';
  readonly school: Id<'unit'>;
  /** The school's case in which it was made. */
  readonly round: number;
  readonly route: Route | null;
  readonly scope: 'WHOLE' | 'PART' | null;
  readonly requirements: ReadonlySet<Id<'requirement'>>;
  readonly grade: string | null;
  /** Who decided; two for a vocational unit unless directly. */
  readonly deciders: readonly Id<'account'>[];
  readonly ended: DecisionEnd | null;
  /** The person who proposed to annul it; another one confirms. */
  readonly annulmentProposedBy: Id<'account'> | null;
  readonly reviewOpen: boolean;
}

/** Why a decision is made: a new one, or one that takes an earlier one's place. */
export type Purpose =
  | { readonly kind: 'DECIDE' }
  | { readonly kind: 'RAISE' | 'CORRECT'; readonly of: Id<'decision'> };

/** What is to be recognised. `requirements` null means the whole target. */
export interface Proposal {
  readonly purpose: Purpose;
  readonly route: Route;
  readonly requirements: ReadonlySet<Id<'requirement'>> | null;
  /** Null only where a part is recognised without a grade. */
  readonly grade: string | null;
}

/** What an assessor recorded, and who has confirmed the same grade so far (the recorder first). */
export interface Assessment extends Proposal {
  readonly id: Id<'assessment'>;
  readonly route: 'ASSESSORS' | 'DEMONSTRATION';
  readonly confirmedBy: readonly Id<'account'>[];
}

/** Whom an assessor speaks for. */
export const REPRESENTS = {
  SCHOOL: 'The education provider; a teacher.',
  WORKING_LIFE: 'Working life.',
} as const satisfies Record<string, string>;

export type Represents = keyof typeof REPRESENTS;

/** An assessor named by the school for one case. */
export interface Assessor {
  readonly account: Id<'account'>;
  readonly represents: Represents;
}

/** One round of one school with one checklist, as its rules see it. */
export interface RecognitionCase {
  readonly school: Id<'unit'>;
  readonly round: number;
  readonly identityConfirmed: boolean;
  readonly studyRightConfirmed: boolean;
  readonly assessors: readonly Assessor[];
  /** Why both assessors are of the school, where they are. */
  readonly twoOfSchoolReason: string | null;
  /** What one assessor has recorded and the others have not all confirmed yet. */
  readonly pending: Assessment | null;
}

/** A checklist with the case that is acted on and every decision about the checklist, oldest first. */
export interface Dossier {
  readonly checklist: Checklist;
  /** A vocational unit is confirmed by two assessors, a part of a common unit by one teacher. */
  readonly targetKind: 'UNIT' | 'UNIT_PART';
  readonly case: RecognitionCase;
  readonly decisions: readonly Decision[];
}
