import { dayOf } from '../base/day.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { AwardedRequirement, CompetenceCertificateAward, CoverageBasis } from '../credential/award.ts';
import type { Mark } from './mark.ts';

/** A standing mark made in an environment of the workshop that certifies. */
export type CertifiableMark = Pick<Mark, 'requirement' | 'party' | 'level' | 'at'> & {
  readonly environment: Id<'environment'> | null;
  readonly basis: CoverageBasis | null;
};

/** What a workshop's certificate itemises: the newest mark of its staff on each requirement, in the target's order. */
export function certified(
  marks: readonly CertifiableMark[],
  inTarget: readonly AwardedRequirement[],
):
  | (Pick<CompetenceCertificateAward, 'requirements' | 'startedOn' | 'endedOn'> & {
      readonly environments: readonly Id<'environment'>[];
    })
  | Refusal {
  const newest = new Map<Id<'requirement'>, CertifiableMark>();
  for (const made of marks) {
    if (made.party === 'SELF' || !made.basis || !made.environment) continue;
    const before = newest.get(made.requirement);
    if (!before || made.at >= before.at) newest.set(made.requirement, made);
  }
  const requirements = inTarget.flatMap((requirement) => {
    const made = newest.get(requirement.id);
    if (!made?.basis || made.party === 'SELF') return [];
    return [
      { ...requirement, level: made.level, on: dayOf(made.at), markedBy: made.party, basis: made.basis },
    ];
  });
  const days = requirements.map((requirement) => requirement.on).sort();
  const [startedOn] = days;
  const endedOn = days.at(-1);
  if (!startedOn || !endedOn) return new Refusal('NO_STANDING_MARK');
  const environments = [...new Set([...newest.values()].flatMap((made) => made.environment ?? []))];
  return { requirements, startedOn, endedOn, environments };
}
