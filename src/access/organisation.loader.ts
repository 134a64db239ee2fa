import DataLoader from 'dataloader';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import type { Sql } from '../database/database.ts';
import type { Context } from './context.ts';
import { controllerUnit, issuer, issuerName, legalPerson, staff, staffRole } from './organisation.table.ts';

/** The answers in the order of the ids, null where there is none. */
export function inOrder<K, V>(ids: readonly K[], rows: readonly V[], key: (row: V) => K): (V | null)[] {
  const byKey = new Map(rows.map((row) => [key(row), row]));
  return ids.map((id) => byKey.get(id) ?? null);
}

/** The rows of each id, in the order of the ids. */
export function grouped<K, V>(ids: readonly K[], rows: readonly V[], key: (row: V) => K): V[][] {
  const byKey = new Map<K, V[]>(ids.map((id) => [id, []]));
  for (const row of rows) byKey.get(key(row))?.push(row);
  return ids.map((id) => byKey.get(id) ?? []);
}

export const makeUnitLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'unit'>[]) =>
    inOrder(
      ids,
      await context.database.sql
        .select()
        .from(controllerUnit)
        .where(inArray(controllerUnit.id, [...ids])),
      (row) => row.id,
    ),
  );

export const makeLegalPersonLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'legalPerson'>[]) =>
    inOrder(
      ids,
      await context.database.sql
        .select()
        .from(legalPerson)
        .where(inArray(legalPerson.id, [...ids])),
      (row) => row.id,
    ),
  );

export const makeIssuerOfUnitLoader = (context: Context) =>
  new DataLoader(async (units: readonly Id<'unit'>[]) =>
    inOrder(
      units,
      await context.database.sql
        .select()
        .from(issuer)
        .where(inArray(issuer.unit, [...units])),
      (row) => row.unit,
    ),
  );

export const makeRolesOfStaffLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'staff'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select()
        .from(staffRole)
        .where(and(inArray(staffRole.staff, [...ids]), isNull(staffRole.endedAt))),
      (row) => row.staff,
    ),
  );

export type IssuerRow = typeof issuer.$inferSelect;

/** The issuer's public name on a day; its first name where the day is before that. */
export async function issuerNameOn(sql: Sql, id: Id<'issuer'>, on: string): Promise<LocalizedText> {
  const names = await sql
    .select()
    .from(issuerName)
    .where(eq(issuerName.issuer, id))
    .orderBy(asc(issuerName.validFrom));
  const valid = names.filter((row) => row.validFrom <= on).at(-1) ?? names[0];
  if (!valid) throw new Error(`issuer ${id} has no name`);
  return valid.name;
}

/** The staff of a unit whose membership stands. */
export const staffOfUnit = (sql: Sql, unit: Id<'unit'>) =>
  sql
    .select()
    .from(staff)
    .where(and(eq(staff.unit, unit), isNull(staff.endedAt)))
    .orderBy(asc(staff.createdAt));

export const issuerOfUnit = async (sql: Sql, unit: Id<'unit'>): Promise<IssuerRow | null> =>
  (await sql.select().from(issuer).where(eq(issuer.unit, unit)))[0] ?? null;

/** Every school of this installation, the first one first. */
export const schools = (sql: Sql) =>
  sql
    .select()
    .from(controllerUnit)
    .where(eq(controllerUnit.kind, 'SCHOOL'))
    .orderBy(asc(controllerUnit.createdAt));
