import type { Act } from '../../access/context.ts';
import { type Action, permitted } from '../../access/policy.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import type { CredentialRow } from '../stored-credential.ts';

export type Role = Parameters<Act['record']>[2];

/** In which of the roles that end credentials the actor acts for a unit. The policy has let them. */
export const roleIn = (act: Act, unit: Id<'unit'>): Role =>
  act.actor.posts.find((post) => post.unit === unit && ['COORDINATOR', 'DECIDER'].includes(post.role))!.role;

/**
 * The rows in the order in which they were asked for, where the actor may do this to every one of them. Else throws the
 * first refusal, its path the place in what was asked for; an unknown id is refused like somebody else's.
 */
export function mayForAll(
  act: Act,
  action: Action,
  asked: readonly Id<'credential'>[],
  rows: readonly CredentialRow[],
): CredentialRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return asked.map((id, at) => {
    const row = byId.get(id);
    const answer = row
      ? permitted(act.actor, action, { unit: row.unit, participant: row.participant })
      : new Refusal('NOT_FOUND');
    if (answer instanceof Refusal) throw new Refusal(answer.code, ['credentials', String(at)]);
    return row!;
  });
}
