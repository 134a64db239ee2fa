import { createRequire } from 'node:module';
import { sql } from 'drizzle-orm';
import type { Database } from '../../src/database/database.ts';

const files = import.meta.glob('../../src/**/*.table.ts');

/** All tables straight from the drizzle schema, without migrations. */
export async function pushTables(database: Database): Promise<void> {
  const kit = createRequire(import.meta.url)('drizzle-kit/api') as {
    generateDrizzleJson(tables: Record<string, unknown>): Promise<unknown>;
    generateMigration(from: unknown, to: unknown): Promise<string[]>;
  };
  const tables: Record<string, unknown> = {};
  for (const [file, load] of Object.entries(files)) {
    for (const [name, table] of Object.entries((await load()) as object)) tables[`${file}:${name}`] = table;
  }
  const statements = await kit.generateMigration(
    await kit.generateDrizzleJson({}),
    await kit.generateDrizzleJson(tables),
  );
  await database.sql.execute(sql.raw('create extension if not exists pg_trgm'));
  for (const statement of statements) await database.sql.execute(sql.raw(statement));
}
