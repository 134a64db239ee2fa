import { and, eq, isNull, ne, sql as raw } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import { mark, markWithdrawal } from './checklist.table.ts';
import type { Mark } from './mark.ts';

/** A mark as it is stored and as its rules see it; throws NOT_FOUND where there is none. */
export async function readMark(
  sql: Sql,
  id: Id<'mark'>,
): Promise<{ row: typeof mark.$inferSelect; rules: Mark }> {
  const [found] = await sql
    .select({ row: mark, withdrawn: markWithdrawal.mark })
    .from(mark)
    .leftJoin(markWithdrawal, eq(markWithdrawal.mark, mark.id))
    .where(eq(mark.id, id));
  if (!found) throw new Refusal('NOT_FOUND');
  return { row: found.row, rules: { ...found.row, withdrawn: found.withdrawn !== null } };
}

/** How many marks of instructors and teachers stand on a checklist. */
export async function countStaffMarks(sql: Sql, checklist: Id<'checklist'>): Promise<number> {
  const [counted] = await sql
    .select({ marks: raw<number>`count(*)::int` })
    .from(mark)
    .leftJoin(markWithdrawal, eq(markWithdrawal.mark, mark.id))
    .where(and(eq(mark.checklist, checklist), ne(mark.party, 'SELF'), isNull(markWithdrawal.mark)));
  return counted?.marks ?? 0;
}
