import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database, Sql } from './database.ts';
import { lockFolder } from './folder-lock.ts';

function listener() {
  const hook: { onStatement: Database['onStatement'] } = { onStatement: undefined };
  return { hook, logger: { logQuery: (text: string) => hook.onStatement?.(text) } };
}

/** Opens the embedded database in `folder` (made where absent). Throws `Refusal` DATABASE_IN_USE. */
export async function openPglite(folder: string): Promise<Database> {
  const release = lockFolder(folder);
  try {
    const client = await PGlite.create(join(folder, 'pglite'), { extensions: { pg_trgm } });
    return overPglite(client, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** An embedded database in memory, from a dump of an earlier one where given. */
export async function openPgliteInMemory(dump?: Blob): Promise<Database & { dump(): Promise<Blob> }> {
  const client = await PGlite.create({ extensions: { pg_trgm }, ...(dump ? { loadDataDir: dump } : {}) });
  return Object.assign(
    overPglite(client, () => {}),
    { dump: () => client.dumpDataDir('none') as Promise<Blob> },
  );
}

function overPglite(client: PGlite, release: () => void): Database {
  const { hook, logger } = listener();
  const sql = drizzlePglite(client, { logger }) as unknown as Sql;
  return Object.assign(hook, {
    kind: 'pglite' as const,
    sql,
    async close() {
      await client.close();
      release();
    },
  });
}

/** Opens PostgreSQL. Prepared statements are off, so that PgBouncer in transaction mode works. */
export function openPostgres(url: string, connections = 10): Database {
  const { hook, logger } = listener();
  const client = postgres(url, { max: connections, prepare: false, onnotice: () => {} });
  const sql = drizzlePostgres(client, { logger }) as unknown as Sql;
  return Object.assign(hook, {
    kind: 'postgresql' as const,
    sql,
    close: () => client.end({ timeout: 5 }),
  });
}
