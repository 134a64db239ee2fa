import type { Actor } from '../access/actor.ts';
import type { ResourceFacts } from '../access/policy.ts';

/** The facts of what would be the actor's own: of a member of staff who is no participant nothing is. */
export const ownActor = ({ participant }: Actor): Pick<ResourceFacts, 'participant'> =>
  participant ? { participant } : {};
