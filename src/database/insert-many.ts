import { getTableColumns, sql as text } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Sql } from './database.ts';

/**
 * Inserts rows by one statement with one parameter, however many: building and binding a parameter for each value
 * costs more than signing does. For tables of texts, numbers, booleans and instants; a column that no row names gets
 * its default. The rows are written in their order.
 */
export async function insertMany<Table extends PgTable>(
  sql: Sql,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) =>
    rows.some((row) => (row as Record<string, unknown>)[key] !== undefined),
  );
  const records = rows.map((row) =>
    Object.fromEntries(columns.map(([key, { name }]) => [name, (row as Record<string, unknown>)[key]])),
  );
  const names = text.join(
    columns.map(([, { name }]) => text.identifier(name)),
    text`, `,
  );
  const given = text`json_populate_recordset(null::${table}, ${JSON.stringify(records)}::json)`;
  await sql.execute(text`insert into ${table} (${names}) select ${names} from ${given}`);
}
