import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Actor, holds, type Role } from '../access/actor.ts';
import type { Act } from '../access/context.ts';
import { freeText, optionalText } from '../access/free-text.ts';
import type { Action } from '../access/policy.ts';
import { publicName } from '../access/public-name.ts';
import { dayOf } from '../base/day.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { demand, Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import type { ToCover } from './cover.ts';
import { coverageOf } from './coverage.ts';
import {
  environmentCoverage,
  environmentInstructor,
  environmentTask,
  environmentTaskRequirement,
  learningEnvironment,
} from './environment.table.ts';
import { schoolsAsked } from './facts.ts';

export type EnvironmentRow = typeof learningEnvironment.$inferSelect;

/** An environment held for an act: nobody else changes it until the act ends. */
export interface HeldEnvironment {
  readonly row: EnvironmentRow;
  /** The actor is assigned to it as an instructor. */
  readonly assigned: boolean;
  /** The schools asked to approve it. */
  readonly schools: readonly Id<'unit'>[];
}

/** Locks an environment and asks the policy. Throws NOT_FOUND, NOT_ALLOWED, or ENVIRONMENT_WITHDRAWN. */
export async function holdEnvironment(
  act: Act,
  environment: Id<'environment'>,
  action: Action,
  facts: { readonly schools?: readonly Id<'unit'>[] } = {},
): Promise<HeldEnvironment> {
  const { tx } = act;
  const [row] = await tx
    .select()
    .from(learningEnvironment)
    .where(eq(learningEnvironment.id, environment))
    .for('update');
  if (!row) throw new Refusal('NOT_FOUND');
  const assigned = await isAssigned(tx, act.actor, environment);
  const schools = await schoolsAsked(tx, environment);
  act.may(action, { unit: row.unit, environmentStaff: assigned, schools: facts.schools ?? schools });
  if (row.withdrawnAt) throw new Refusal('ENVIRONMENT_WITHDRAWN');
  return { row, assigned, schools };
}

async function isAssigned(sql: Sql, actor: Actor, environment: Id<'environment'>): Promise<boolean> {
  const staff = actor.posts.filter((post) => post.role === 'INSTRUCTOR').map((post) => post.staff);
  if (staff.length === 0) return false;
  const rows = await sql
    .select({ staff: environmentInstructor.staff })
    .from(environmentInstructor)
    .where(
      and(
        eq(environmentInstructor.environment, environment),
        inArray(environmentInstructor.staff, staff),
        isNull(environmentInstructor.endedAt),
      ),
    );
  return rows.length > 0;
}

/** The role in which the actor does something of a unit, for its record: the first that they hold there. */
export function roleIn(actor: Actor, unit: Id<'unit'>, ...roles: readonly Role[]): Role {
  const role = roles.find((one) => holds(actor, one, unit));
  if (!role) throw new Error('the policy let in somebody who has no such role');
  return role;
}

/** A text that people read, in at least one language, each checked as free text. Throws a `Refusal` with its path. */
export function ownWords(wanted: LocalizedText, field: string, longest: number): LocalizedText {
  const texts = Object.entries(wanted).map(([language, text]) => [
    language,
    freeText(text, [field, language], longest),
  ]);
  if (texts.length === 0) throw new Refusal('INVALID_INPUT', [field], { field, expected: 'fi / sv / en' });
  return Object.fromEntries(texts);
}

/** The name and place that stand on a certificate: as `ownWords`, and telling nothing of where someone comes from. */
export function publicWords(wanted: LocalizedText, field: string, longest: number): LocalizedText {
  return demand(publicName(ownWords(wanted, field, longest), [field]));
}

/** The place where an environment is, as it will stand on a certificate; null where it is left out. */
export function publicPlace(place: string | null | undefined): string | null {
  const text = optionalText(place, ['place'], 120);
  return text && (demand(publicName({ fi: text }, ['place'])).fi ?? null);
}

/** What an environment teaches and what stands covered there, all targets or one. */
export async function readToCover(
  sql: Sql,
  environment: Id<'environment'>,
): Promise<ToCover & { readonly coverageIds: ReadonlyMap<Id<'requirement'>, Id<'coverage'>> }> {
  const taught = await sql
    .select({ requirement: environmentTaskRequirement.requirement })
    .from(environmentTask)
    .innerJoin(environmentTaskRequirement, eq(environmentTaskRequirement.task, environmentTask.id))
    .where(and(eq(environmentTask.environment, environment), isNull(environmentTask.withdrawnAt)))
    .orderBy(environmentTask.position);
  const standing = await sql
    .select()
    .from(environmentCoverage)
    .where(and(eq(environmentCoverage.environment, environment), isNull(environmentCoverage.withdrawnAt)));
  return {
    taught: new Set(taught.map((row) => row.requirement)),
    standing: new Map(standing.map((row) => [row.requirement, coverageOf(row, null)])),
    coverageIds: new Map(standing.map((row) => [row.requirement, row.id])),
  };
}

/** The calendar day of an act. */
export const today = (act: Act): string => dayOf(act.now);
