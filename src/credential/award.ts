import type { Id } from '../base/id.ts';
import type { Language, LocalizedText } from '../base/language.ts';

/**
 * What a credential is issued from: a neutral description that knows nothing of checklists or decisions.
 * Every text is still in all its languages; issuing picks the award's language (fi, then sv, where it is missing).
 * Dates without a time are ISO 8601 calendar dates (YYYY-MM-DD).
 */
export type Award = CompetenceCertificateAward | RecognisedCompetenceAward | StatementAward;

interface AwardBase {
  readonly issuer: Id<'issuer'>;
  readonly language: Language;
  readonly holder: Holder;
  readonly target: AwardedTarget;
}

/** How it is known who the person is. */
export type IdentityAssurance = 'SELF_STATED' | 'SEEN_BY_STAFF' | 'SCHOOL_REGISTER' | 'STRONG';

export interface Holder {
  readonly participant: Id<'participant'>;
  readonly givenNames: string;
  readonly familyName: string;
  /** Absent where the holder left it out (a workshop's certificate only). */
  readonly birthDate?: string;
  readonly identityAssurance: IdentityAssurance;
}

/** A vocational unit, or the compulsory or optional objectives of a part of a common unit. */
export interface AwardedTarget {
  readonly id: Id<'target'>;
  readonly kind: 'UNIT' | 'UNIT_PART_COMPULSORY' | 'UNIT_PART_OPTIONAL';
  /** The unit's code (tutkinnonosat_106889) or the part's (YTTT, ammatillisenoppiaineet_yttt ...), where it has one. */
  readonly code?: string;
  readonly name: LocalizedText;
  /** The common unit that the part belongs to. */
  readonly unit?: { readonly code?: string; readonly name: LocalizedText };
  readonly competencePoints?: number;
  readonly qualification: {
    readonly name: LocalizedText;
    readonly diaryNumber?: string;
    /** The ePerusteet document's number. */
    readonly documentId: number;
    /** The document's published version (ISO 8601 instant). */
    readonly version: string;
  };
}

export interface AwardedRequirement {
  readonly id: Id<'requirement'>;
  readonly text: LocalizedText;
  /** The name of the requirement's group, where it stands in one. */
  readonly group?: LocalizedText;
  /**
   * Where it stands in the target, both counted from 1: the place of its group in `groupSizes`, and its own place
   * in the group. A credential's claims are sets, so this is what keeps the official order and places it in the ring.
   */
  readonly position: { readonly group: number; readonly place: number };
}

export type MarkLevel = 'WITH_GUIDANCE' | 'INDEPENDENTLY';

/** What a learning environment's coverage rests on. */
export type CoverageBasis = 'SCHOOL_APPROVED' | 'EXPERT_REVIEWED' | 'OWN';

/** The workshop's certificate: its own marks so far, itemised, at least one. */
export interface CompetenceCertificateAward extends AwardBase {
  readonly kind: 'COMPETENCE_CERTIFICATE';
  readonly requirements: readonly (AwardedRequirement & {
    readonly level: MarkLevel;
    readonly on: string;
    readonly markedBy: 'INSTRUCTOR' | 'TEACHER';
    readonly basis: CoverageBasis;
  })[];
  /** How many requirements the target has in all, and how many in each group in their order (for the ring). */
  readonly requirementsInTarget: number;
  readonly groupSizes: readonly number[];
  /** The environment's public name; absent where the holder left it out. */
  readonly environment?: { readonly name: LocalizedText; readonly place?: string };
  readonly startedOn: string;
  readonly endedOn: string;
}

export type RecognitionRoute = 'DIRECT' | 'ASSESSORS' | 'DEMONSTRATION';

/** Koski's code set ammatillisentunnustetunosaamisenlisatieto and the like; a code, never a reason. */
export type DeviationCode = 'MUKAUTETTU' | 'POIKKEUSARVIOINNISSA' | 'MUUTOSARVIOINTIASTEIKOSSA';

/** The school's information on recognised competence: what the unit demands, never a workshop's marks or places. */
export interface RecognisedCompetenceAward extends AwardBase {
  readonly kind: 'RECOGNISED_COMPETENCE';
  readonly scope: 'WHOLE' | 'PART';
  /** The requirements that the decision recognises (all of the target's where scope is WHOLE). */
  readonly requirements: readonly AwardedRequirement[];
  readonly requirementsInTarget: number;
  readonly groupSizes: readonly number[];
  /** Absent where a part is recognised without a grade. */
  readonly grade?: {
    /** The scale's own code for it: 1 ... 5, or HYVAKSYTTY. */
    readonly value: string;
    readonly name: LocalizedText;
    readonly scaleName: LocalizedText;
    /** Every passing grade of the scale, lowest first. */
    readonly scaleValues: readonly string[];
  };
  readonly route: RecognitionRoute;
  readonly decidedOn: string;
  readonly deviationCodes: readonly DeviationCode[];
  /** Roles of those of the provider who confirmed it; names stay in the school's record. */
  readonly confirmedBy: readonly ('TEACHER' | 'AUTHORISED_DECIDER' | 'WORKING_LIFE_ASSESSOR')[];
}

/** The school's statement: what it would accept as shown, what is missing; no grade, no points. */
export interface StatementAward extends AwardBase {
  readonly kind: 'STATEMENT';
  readonly accepted: readonly AwardedRequirement[];
  readonly missing: readonly AwardedRequirement[];
  readonly groupSizes: readonly number[];
  readonly statedOn: string;
  readonly statedBy: 'TEACHER' | 'AUTHORISED_DECIDER';
}
