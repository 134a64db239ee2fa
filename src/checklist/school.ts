import { and, eq } from 'drizzle-orm';
import { controllerUnit } from '../access/organisation.table.ts';
import type { Id } from '../base/id.ts';
import { demandThat } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';

/** Throws NOT_FOUND unless the unit is a school. */
export async function demandSchool(sql: Sql, school: Id<'unit'>): Promise<void> {
  const found = await sql
    .select({ id: controllerUnit.id })
    .from(controllerUnit)
    .where(and(eq(controllerUnit.id, school), eq(controllerUnit.kind, 'SCHOOL')));
  demandThat(found.length > 0, 'NOT_FOUND', ['school']);
}
