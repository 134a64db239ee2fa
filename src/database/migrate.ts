import { fileURLToPath } from 'node:url';
import { sql as text } from 'drizzle-orm';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import type { Database } from './database.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../schema/migrations', import.meta.url));

/** A number that only our migrations lock; any would do, as long as it never changes. */
const LOCK = 7_240_119;

/**
 * Brings the tables up to date. Safe when many processes start at once on one PostgreSQL: a transaction-level
 * advisory lock is held on a connection of its own meanwhile (session locks do not hold through PgBouncer).
 */
export async function migrate(database: Database): Promise<void> {
  if (database.kind === 'pglite') {
    await migratePglite(database.sql as unknown as Parameters<typeof migratePglite>[0], {
      migrationsFolder: MIGRATIONS_FOLDER,
    });
    return;
  }
  await database.sql.transaction(async (holder) => {
    await holder.execute(text`select pg_advisory_xact_lock(${LOCK})`);
    await migratePostgres(database.sql as unknown as Parameters<typeof migratePostgres>[0], {
      migrationsFolder: MIGRATIONS_FOLDER,
    });
  });
}
