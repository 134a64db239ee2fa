import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** One drizzle face for PGlite and PostgreSQL; a transaction has the same face. */
export type Sql = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** The open database of a process. */
export interface Database {
  readonly kind: 'pglite' | 'postgresql';
  readonly sql: Sql;
  /** Called with the text of each statement that is sent; for counting, never for logging parameters. */
  onStatement: ((text: string) => void) | undefined;
  /** Ends connections, writes what is to be written, and gives the folder's lock back. */
  close(): Promise<void>;
}

/** The rows of a statement written by hand: drivers differ in how they wrap them. */
export async function rowsOf<Row extends Record<string, unknown>>(sql: Sql, statement: SQL): Promise<Row[]> {
  const answer = (await sql.execute(statement)) as unknown;
  return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Row[];
}

/** How many rows an insert, update or delete without RETURNING touched. */
export function touched(result: unknown): number {
  const answer = result as { count?: number; affectedRows?: number; rowCount?: number };
  return answer.count ?? answer.affectedRows ?? answer.rowCount ?? 0;
}
