import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { Dossier } from './dossier.ts';
import { refuseSchoolActor, type SchoolActor } from './recognition-case.ts';

/** How a review ends. */
export const REVIEW_OUTCOMES = {
  UPHELD: 'The decision stands as it was.',
  CHANGED:
    'The decision was wrong and has been replaced or annulled, or what was declined will be decided anew.',
} as const satisfies Record<string, string>;

export type ReviewOutcome = keyof typeof REVIEW_OUTCOMES;

/** The last day on which a review can be asked for (YYYY-MM-DD); the day of service is not counted. */
export function lastReviewDay(servedOn: string, reviewDays: number): string {
  const day = new Date(`${servedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + reviewDays);
  return day.toISOString().slice(0, 10);
}

/**
 * The participant asks for a review of a decision that has not been replaced. What has happened to the checklist since
 * (a new mark, another sending) does not shorten the time that they were given; the checklist stays as it is.
 */
export function askForReview(
  dossier: Dossier,
  participant: Id<'participant'>,
  decision: Id<'decision'>,
  time: { readonly lastDay: string; readonly days: number },
  today: string,
): Dossier | Refusal {
  if (participant !== dossier.checklist.participant) return new Refusal('NOT_FOUND');
  const found = dossier.decisions.find(({ id }) => id === decision);
  if (!found || found.ended) return new Refusal('NO_RECORD_OF_DECISION');
  if (found.reviewOpen) return new Refusal('ALREADY_EXISTS');
  if (today > time.lastDay) return new Refusal('REVIEW_TIME_PASSED', [], { days: String(time.days) });
  return withReview(dossier, decision, true);
}

/**
 * An authorised person of the school closes the review with grounds. CHANGED only tells what has been done: a
 * recognition has to be replaced or annulled by its own act first.
 */
export function settleReview(
  dossier: Dossier,
  by: SchoolActor,
  decision: Id<'decision'>,
  outcome: ReviewOutcome,
  grounds: string,
): Dossier | Refusal {
  const refused = refuseSchoolActor(dossier, by) ?? (by.decides ? null : new Refusal('NOT_ALLOWED'));
  if (refused) return refused;
  const found = dossier.decisions.find(({ id }) => id === decision);
  if (!found?.reviewOpen || found.school !== by.school) return new Refusal('NO_RECORD_OF_DECISION');
  if (grounds.trim() === '') return new Refusal('REASON_MISSING', ['grounds']);
  const told = found.kind === 'DECLINE' || (outcome === 'CHANGED') === (found.ended !== null);
  if (!told)
    return new Refusal('INVALID_INPUT', ['outcome'], {
      field: 'outcome',
      expected: found.ended ? 'CHANGED' : 'UPHELD',
    });
  return withReview(dossier, decision, false);
}

const withReview = (dossier: Dossier, decision: Id<'decision'>, reviewOpen: boolean): Dossier => ({
  ...dossier,
  decisions: dossier.decisions.map((made) => (made.id === decision ? { ...made, reviewOpen } : made)),
});
