import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ensureInstallation } from '../../src/access/installation.ts';
import { controllerUnit } from '../../src/access/organisation.table.ts';
import { Vault } from '../../src/access/vault.ts';
import { WrongMasterKey } from '../../src/access/wrong-master-key.ts';
import { MIGRATIONS_FOLDER, migrate } from '../../src/database/migrate.ts';
import { openPostgres } from '../../src/database/open.ts';
import { tableNames } from '../helpers/dump.ts';
import { freshPostgres, openFreshPostgres } from '../helpers/postgres.ts';
import { openSnapshot } from '../helpers/snapshot.ts';

const at = new Date('2026-03-02T10:00:00.000Z');
const provider = { name: 'Esimerkki', businessId: '1234567-1' };
const master = (byte: number) => new Vault(new Uint8Array(32).fill(byte));
const read = (...path: string[]) => readFileSync(join(MIGRATIONS_FOLDER, ...path), 'utf8');
const journal = (
  JSON.parse(read('meta', '_journal.json')) as { entries: { when: number; tag: string; idx: number }[] }
).entries;

describe('the migrations', () => {
  it('stand in the journal in order, each later than the one before, and each is there', () => {
    expect(journal.map((entry) => entry.idx)).toEqual(journal.map((_, index) => index));
    for (const [index, entry] of journal.entries()) {
      if (index > 0) expect(entry.when).toBeGreaterThan(journal[index - 1]!.when);
    }
    expect(journal.map((entry) => `${entry.tag}.sql`)).toEqual(
      readdirSync(MIGRATIONS_FOLDER)
        .filter((name) => name.endsWith('.sql'))
        .sort(),
    );
  });

  it('make exactly the tables that the code speaks of', async () => {
    const kit = createRequire(import.meta.url)('drizzle-kit/api') as {
      generateDrizzleJson(tables: Record<string, unknown>): Promise<unknown>;
      generateMigration(from: unknown, to: unknown): Promise<string[]>;
    };
    const tables: Record<string, unknown> = {};
    for (const [file, load] of Object.entries(import.meta.glob('../../src/**/*.table.ts'))) {
      for (const [name, table] of Object.entries((await load()) as object)) tables[`${file}:${name}`] = table;
    }
    const last = journal.at(-1)!.tag.slice(0, 4);
    const made = JSON.parse(read('meta', `${last}_snapshot.json`)) as unknown;
    expect(await kit.generateMigration(made, await kit.generateDrizzleJson(tables))).toEqual([]);
  });

  it('make the same tables on both databases', async () => {
    const postgres = await openFreshPostgres();
    const embedded = await openSnapshot();
    expect(await tableNames(postgres.database)).toEqual(await tableNames(embedded));
    await embedded.close();
    await postgres.close();
  });

  it('run by four processes at once on one empty PostgreSQL all succeed, and one installation is made', async () => {
    const fresh = await freshPostgres();
    const opened = Array.from({ length: 4 }, () => openPostgres(fresh.url, 3));
    const providers = await Promise.all(
      opened.map(async (database) => {
        await migrate(database);
        return ensureInstallation(database, master(7), at, provider);
      }),
    );
    expect(new Set(providers).size).toBe(1);
    const units = await opened[0]!.sql.select().from(controllerUnit);
    expect(units.map((unit) => [unit.id, unit.kind])).toEqual([[providers[0], 'PROVIDER']]);
    await Promise.all(opened.map((database) => database.close()));
    await fresh.drop();
  });
});

describe('an installation', () => {
  it('is made once and found ever after, whatever the configuration says later', async () => {
    const database = await openSnapshot();
    const made = await ensureInstallation(database, master(7), at, provider);
    const again = await ensureInstallation(database, master(7), at, {
      name: 'Toinen',
      businessId: '0000000-0',
    });
    expect(again).toBe(made);
    const [unit] = await database.sql.select().from(controllerUnit).where(eq(controllerUnit.id, made));
    expect(unit!.name).toEqual({ fi: 'Esimerkki' });
    await database.close();
  });

  it('does not open with another master key, and is not made for a business id that does not add up', async () => {
    const database = await openSnapshot();
    const wrong = { name: 'Esimerkki', businessId: '1234567-2' };
    await expect(ensureInstallation(database, master(7), at, wrong)).rejects.toThrow(TypeError);
    await ensureInstallation(database, master(7), at, provider);
    await expect(ensureInstallation(database, master(8), at, provider)).rejects.toThrow(WrongMasterKey);
    await database.close();
  });
});
