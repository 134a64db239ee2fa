import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { CoverageBasis } from '../credential/award.ts';

export type { CoverageBasis } from '../credential/award.ts';

/** What a coverage rests on, weakest first. */
export const COVERAGE_BASES = {
  OWN: 'The organisation itself says so.',
  EXPERT_REVIEWED: 'An expert of the field, named by role, has reviewed it.',
  SCHOOL_APPROVED: 'A vocational teacher of a school has approved it.',
} as const satisfies Record<CoverageBasis, string>;

/** How far the competence can be learnt there, lowest first. */
export const REACHABLE_LEVELS = {
  WITH_GUIDANCE: 'With guidance (osaa ohjatusti).',
  INDEPENDENTLY: 'Independently (osaa itsenäisesti).',
} as const satisfies Record<string, string>;
export type ReachableLevel = keyof typeof REACHABLE_LEVELS;

/** Why a coverage ended before its review date. */
export const COVERAGE_ENDS = {
  REPLACED: 'A newer coverage of the same requirement took its place.',
  TASKS_GONE: 'The last task that taught the requirement was withdrawn or changed.',
  WORK_CHANGED: 'The work is no longer done there as described.',
  REQUIREMENTS_CHANGED: 'The requirement was revised.',
  MISTAKE: 'It should never have been given.',
  ENVIRONMENT_WITHDRAWN: 'The whole environment was withdrawn.',
} as const satisfies Record<string, string>;
export type CoverageEnd = keyof typeof COVERAGE_ENDS;

/** A coverage as its rules see it; days are calendar days in Finland (YYYY-MM-DD). */
export interface Coverage {
  readonly requirement: Id<'requirement'>;
  readonly basis: CoverageBasis;
  readonly level: ReachableLevel;
  /** The day on which it was given. */
  readonly from: string;
  /** The last day on which it holds. */
  readonly reviewOn: string;
  /** The day on which it was withdrawn: it holds no longer on that day. */
  readonly withdrawnOn: string | null;
}

/** CURRENT takes new marks; ENDED took some and takes no more; NONE never did by that day. */
export type CoverageState = 'CURRENT' | 'ENDED' | 'NONE';

/** Whether a coverage takes new marks on a day. */
export function stateOn(
  coverage: Pick<Coverage, 'from' | 'reviewOn' | 'withdrawnOn'>,
  day: string,
): CoverageState {
  if (day < coverage.from) return 'NONE';
  if (coverage.withdrawnOn !== null && day >= coverage.withdrawnOn) return 'ENDED';
  return day <= coverage.reviewOn ? 'CURRENT' : 'ENDED';
}

const STRENGTH = Object.keys(COVERAGE_BASES) as CoverageBasis[];

/** Below zero where the first basis is the weaker one. */
export const compareBases = (a: CoverageBasis, b: CoverageBasis): number =>
  STRENGTH.indexOf(a) - STRENGTH.indexOf(b);

/** The coverage that speaks for its requirement on a day: a current one before an ended one, then the newest; null where there is none. */
export function coverageOnDay<C extends Coverage>(
  coverages: readonly C[],
  day: string,
): { coverage: C; state: 'CURRENT' | 'ENDED' } | null {
  let best: { coverage: C; state: 'CURRENT' | 'ENDED' } | null = null;
  for (const coverage of coverages) {
    const state = stateOn(coverage, day);
    if (state === 'NONE') continue;
    const better =
      best === null || (state === best.state ? coverage.from >= best.coverage.from : state === 'CURRENT');
    if (better) best = { coverage, state };
  }
  return best;
}

/** The most years for which anybody can vouch without a new look. */
export const LONGEST_REVIEW_YEARS = 5;

/** A review date is after today and at most five years away; INVALID_INPUT otherwise. */
export function reviewDate(wanted: string, today: string): string | Refusal {
  const last = `${Number(today.slice(0, 4)) + LONGEST_REVIEW_YEARS}${today.slice(4)}`;
  if (wanted > today && wanted <= last) return wanted;
  return new Refusal('INVALID_INPUT', ['reviewOn'], {
    field: 'reviewOn',
    expected: `${today} < … ≤ ${last}`,
  });
}
