import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { type Coverage, type CoverageBasis, compareBases, stateOn } from './environment.ts';

/** What an environment has when somebody wants to vouch for it. */
export interface ToCover {
  /** Requirements that standing tasks teach, in the order in which they are to be listed. */
  readonly taught: ReadonlySet<Id<'requirement'>>;
  /** Coverage that is not withdrawn, by requirement. */
  readonly standing: ReadonlyMap<Id<'requirement'>, Coverage>;
}

/**
 * The requirements that a new coverage takes: the listed ones, or all that are taught where none are listed.
 * Nothing is covered without a task, and a weaker basis never takes the place of a stronger one that is current:
 * TASK_MISSING and ALREADY_EXISTS name the place in the list; over the whole, what is stronger already is passed by.
 */
export function requirementsToCover(
  environment: ToCover,
  listed: readonly Id<'requirement'>[] | null,
  basis: CoverageBasis,
  today: string,
): readonly Id<'requirement'>[] | Refusal {
  const isStronger = (requirement: Id<'requirement'>) => {
    const there = environment.standing.get(requirement);
    return !!there && stateOn(there, today) === 'CURRENT' && compareBases(there.basis, basis) > 0;
  };
  if (listed === null) {
    if (environment.taught.size === 0) return new Refusal('TASK_MISSING');
    const rest = [...environment.taught].filter((requirement) => !isStronger(requirement));
    return rest.length > 0 ? rest : new Refusal('ALREADY_EXISTS');
  }
  if (listed.length === 0) {
    return new Refusal('INVALID_INPUT', ['requirements'], { field: 'requirements', expected: '1–' });
  }
  for (const [place, requirement] of listed.entries()) {
    const path = ['requirements', String(place)];
    if (!environment.taught.has(requirement)) return new Refusal('TASK_MISSING', path);
    if (isStronger(requirement)) return new Refusal('ALREADY_EXISTS', path);
  }
  return [...new Set(listed)];
}
