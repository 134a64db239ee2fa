import { inArray } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { tidy } from '../base/text.ts';
import type { Sql } from '../database/database.ts';
import { holdsIdentityCode } from './free-text.ts';
import { type IdentityAssurance, participant } from './participant.table.ts';
import { participantKey, type Vault } from './vault.ts';

/** Who a participant is. */
export interface Person {
  readonly participant: Id<'participant'>;
  readonly givenNames: string;
  readonly familyName: string;
  readonly callingName: string | null;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly identityAssurance: IdentityAssurance;
}

export const YOUNGEST = 15;

/** Full years of age on a day. */
export function ageOn(birthDate: string, on: Date): number {
  const [year = 0, month = 0, dayOfMonth = 0] = birthDate.split('-').map(Number);
  const before =
    on.getUTCMonth() + 1 < month || (on.getUTCMonth() + 1 === month && on.getUTCDate() < dayOfMonth);
  return on.getUTCFullYear() - year - (before ? 1 : 0);
}

/** A name as it is kept: tidy, not empty, at most 100 characters, no digits. */
export function personName(name: string, field: string): string | Refusal {
  const tidied = tidy(name);
  if (holdsIdentityCode(tidied)) return new Refusal('PERSONAL_IDENTITY_CODE', [field]);
  if (tidied.length === 0 || tidied.length > 100 || /[\p{Nd}\p{Cc}<>]/u.test(tidied)) {
    return new Refusal('INVALID_INPUT', [field], { field, expected: '(1–100)' });
  }
  return tidied;
}

/** A date of birth as it is kept: a real past day, of somebody who is at least 15. */
export function birthDate(value: string, now: Date): string | Refusal {
  const parsed = new Date(`${value}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(value) ||
    Number.isNaN(parsed.getTime()) ||
    parsed.toISOString().slice(0, 10) !== value
  ) {
    return new Refusal('INVALID_INPUT', ['birthDate'], { field: 'birthDate', expected: 'YYYY-MM-DD' });
  }
  const age = ageOn(value, now);
  if (age > 120 || parsed > now) {
    return new Refusal('INVALID_INPUT', ['birthDate'], { field: 'birthDate', expected: 'YYYY-MM-DD' });
  }
  return age < YOUNGEST ? new Refusal('UNDER_AGE', ['birthDate']) : value;
}

/** Opens these people's names. Those whose key is destroyed are not among them. Two statements. */
export async function readPeople(
  sql: Sql,
  vault: Vault,
  ids: readonly Id<'participant'>[],
): Promise<Map<Id<'participant'>, Person>> {
  const people = new Map<Id<'participant'>, Person>();
  if (ids.length === 0) return people;
  const rows = await sql
    .select()
    .from(participant)
    .where(inArray(participant.id, [...ids]));
  const keys = await vault.open(
    sql,
    rows.map((row) => participantKey(row.id)),
  );
  for (const row of rows) {
    const owner = participantKey(row.id);
    if (!keys.has(owner)) continue;
    people.set(row.id, {
      participant: row.id,
      givenNames: keys.open(owner, 'given_names', row.givenNames),
      familyName: keys.open(owner, 'family_name', row.familyName),
      callingName: row.callingName ? keys.open(owner, 'calling_name', row.callingName) : null,
      birthDate: keys.open(owner, 'birth_date', row.birthDate),
      identityAssurance: row.identityAssurance,
    });
  }
  return people;
}

/** One person; throws NOT_FOUND where there is none. */
export async function readPerson(sql: Sql, vault: Vault, id: Id<'participant'>): Promise<Person> {
  const person = (await readPeople(sql, vault, [id])).get(id);
  if (!person) throw new Refusal('NOT_FOUND');
  return person;
}
