import { sql as text } from 'drizzle-orm';
import { rowsOf, type Sql } from '../../database/database.ts';

/** Which of the two files of a backup a table is in. */
export type Part = 'data' | 'keys';

/** A table as the database has it. */
export interface StoredTable {
  /** With its schema, quoted where that is needed. */
  readonly name: string;
  readonly part: Part;
  readonly columns: readonly string[];
  /** Columns that the database counts up by itself. */
  readonly counted: readonly string[];
}

/** Every table of ours, by name: wrapped data keys stand in a schema of their own and go into a file of their own. */
export async function storedTables(sql: Sql): Promise<StoredTable[]> {
  const rows = await rowsOf<{ name: string; schema: string; column: string; counted: boolean }>(
    sql,
    text`select quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) as name,
        c.table_schema as schema, quote_ident(c.column_name) as column, c.is_identity = 'YES' as counted
      from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
      where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'keystore') and c.is_generated = 'NEVER'
      order by 1, c.ordinal_position`,
  );
  const names = [...new Set(rows.map((row) => row.name))];
  return names.map((name) => {
    const own = rows.filter((row) => row.name === name);
    return {
      name,
      part: own[0]?.schema === 'keystore' ? 'keys' : 'data',
      columns: own.map((row) => row.column),
      counted: own.filter((row) => row.counted).map((row) => row.column),
    };
  });
}

/** Names the last migration that the tables have had. */
export async function migrationLevel(sql: Sql): Promise<string> {
  const [last] = await rowsOf<{ hash: string }>(
    sql,
    text`select hash from drizzle.__drizzle_migrations order by created_at desc, id desc limit 1`,
  );
  return last?.hash ?? '';
}
