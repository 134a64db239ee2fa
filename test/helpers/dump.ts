import { sql } from 'drizzle-orm';
import type { Database } from '../../src/database/database.ts';
import { rowsOf } from '../../src/database/database.ts';

/** The names of all tables of ours, with their schemas. */
export async function tableNames(database: Database): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    database.sql,
    sql`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        order by 1`,
  );
  return rows.map((row) => row.name);
}

/** All rows of all tables, as the text that a thief of the database would read; one string per table. */
export async function dump(database: Database): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const table of await tableNames(database)) {
    const [row] = await rowsOf<{ rows: string | null }>(
      database.sql,
      sql.raw(`select string_agg(t::text, E'\\n') as rows from ${table} t`),
    );
    texts.set(table, row?.rows ?? '');
  }
  return texts;
}

/** How many rows stand in each table; one statement. */
export async function rowCounts(database: Database): Promise<Record<string, number>> {
  const tables = await tableNames(database);
  const counted = tables.map((table) => `select '${table}' as name, count(*)::int as count from ${table}`);
  const rows = await rowsOf<{ name: string; count: number }>(
    database.sql,
    sql.raw(counted.join(' union all ')),
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
