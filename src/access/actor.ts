import type { Id } from '../base/id.ts';
import type { SessionLevel } from './level.ts';

/** What a member of staff may be in a controller unit. */
export const ROLES = ['INSTRUCTOR', 'TEACHER', 'DECIDER', 'ASSESSOR', 'COORDINATOR', 'RECORDS'] as const;
export type Role = (typeof ROLES)[number];

/** PROVIDER keeps the wallets and the installation; a WORKSHOP identifies competence, a SCHOOL recognises it. */
export const UNIT_KINDS = ['PROVIDER', 'WORKSHOP', 'SCHOOL'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** One role of one member of staff in one controller unit. */
export interface Post {
  readonly staff: Id<'staff'>;
  readonly unit: Id<'unit'>;
  readonly unitKind: UnitKind;
  readonly role: Role;
}

/** Who asks: one account, which may hold a participation and posts at once. */
export interface Actor {
  readonly account: Id<'account'>;
  readonly session: Id<'session'>;
  readonly level: SessionLevel;
  readonly participant: Id<'participant'> | null;
  readonly posts: readonly Post[];
}

/** The actor's posts of a role, in a unit where one is named. */
export const postsOf = (actor: Actor, role: Role, unit?: Id<'unit'>): readonly Post[] =>
  actor.posts.filter((post) => post.role === role && (unit === undefined || post.unit === unit));

export const holds = (actor: Actor, role: Role, unit?: Id<'unit'>): boolean =>
  postsOf(actor, role, unit).length > 0;
