import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { eq, sql as text } from 'drizzle-orm';
import { installation } from '../../access/installation.table.ts';
import type { Vault } from '../../access/vault.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { type Database, rowsOf, type Sql } from '../../database/database.ts';
import type { ErasureLedger } from '../../record/erasure-ledger.ts';
import { replayLedger } from '../../wallet/replay-ledger.ts';
import { FILE, type Manifest, readManifest } from './manifest.ts';
import { migrationLevel, type Part, type StoredTable, storedTables } from './stored-tables.ts';

export interface Restored {
  /** When the backup was made. */
  readonly at: string;
  readonly rows: number;
  /** People who had left since, and were erased again. */
  readonly erasedAgain: number;
}

/**
 * Restores a backup into an empty database whose tables are there, and erases again whoever has left since: all of it,
 * or nothing. What does not fit is refused before anything is written.
 * Throws BACKUP_CHANGED, BACKUP_OTHER_KEY, BACKUP_OTHER_VERSION, DATABASE_NOT_EMPTY, LEDGER_MISSING, LEDGER_CHANGED,
 * LEDGER_BEHIND.
 */
export async function restoreBackup(
  {
    database,
    vault,
    ledger,
  }: { readonly database: Database; readonly vault: Vault; readonly ledger: ErasureLedger },
  input: { readonly from: string; readonly keys: string },
): Promise<Restored> {
  const folder: Record<Part, string> = { data: resolve(input.from), keys: resolve(input.keys) };
  const manifest = await readBoth(folder, vault);
  const { installation: ofLedger, erased } = ledger.read();
  demandThat(ledger.follows(manifest.ledger), 'LEDGER_BEHIND');
  const tables = await storedTables(database.sql);
  demandThat(manifest.level === (await migrationLevel(database.sql)), 'BACKUP_OTHER_VERSION');
  await demandEmpty(database.sql, tables);

  return database.sql.transaction(async (tx) => {
    await demandEmpty(tx, tables);
    const references = await dropReferences(tx);
    for (const part of ['keys', 'data'] as const)
      await loadPart(
        tx,
        tables.filter((one) => one.part === part),
        join(folder[part], FILE[part]),
        manifest,
      );
    for (const { table, name, definition } of references)
      await tx.execute(text.raw(`alter table ${table} add constraint ${name} ${definition}`));
    await countOn(tx, tables);
    const [row] = await tx.select().from(installation).where(eq(installation.id, 1));
    demandThat(row && row.provider === ofLedger, 'LEDGER_CHANGED', [], { file: ledger.path });
    const erasedAgain = await replayLedger(tx, { vault, provider: row.provider }, erased);
    const rows = Object.values(manifest.rows).reduce((sum, one) => sum + one, 0);
    return { at: manifest.at, rows, erasedAgain };
  });
}

/** The manifest of both parts, once both files are found to be what they were. */
async function readBoth(folder: Record<Part, string>, vault: Vault): Promise<Manifest> {
  const manifest = readManifest(folder.data, 'data', vault);
  const other = readManifest(folder.keys, 'keys', vault);
  if (other.id !== manifest.id) throw new Refusal('BACKUP_CHANGED', [folder.keys], { file: folder.keys });
  for (const part of ['data', 'keys'] as const) {
    const file = join(folder[part], FILE[part]);
    const whole = existsSync(file) && (await sha256Of(file)) === manifest.sha256[part];
    if (!whole) throw new Refusal('BACKUP_CHANGED', [file], { file });
  }
  return manifest;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function demandEmpty(sql: Sql, tables: readonly StoredTable[]): Promise<void> {
  for (const { name } of tables) {
    const [row] = await rowsOf<{ held: boolean }>(
      sql,
      text.raw(`select exists (select 1 from ${name}) as held`),
    );
    demandThat(row?.held === false, 'DATABASE_NOT_EMPTY', [name]);
  }
}

/** Takes the references between tables away until everything is there; putting them back checks them all. */
async function dropReferences(tx: Sql) {
  const references = await rowsOf<{ table: string; name: string; definition: string }>(
    tx,
    text`select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint
      where contype = 'f' and connamespace in (select oid from pg_namespace where nspname in ('public', 'keystore'))
      order by 1, 2`,
  );
  for (const { table, name } of references)
    await tx.execute(text.raw(`alter table ${table} drop constraint ${name}`));
  return references;
}

/** At most so many rows, or about so many characters, go in by one statement. */
const MOST_ROWS = 1_000;
const MOST_TEXT = 4_000_000;

async function loadPart(
  tx: Sql,
  tables: readonly StoredTable[],
  file: string,
  { rows }: Manifest,
): Promise<void> {
  const byName = new Map(tables.map((one) => [one.name, one]));
  const loaded = new Map<string, number>();
  const changed = () => new Refusal('BACKUP_CHANGED', [file], { file });
  let table: StoredTable | undefined;
  let batch: string[] = [];
  let size = 0;
  const flush = async () => {
    if (batch.length === 0 || !table) return;
    const columns = table.columns.join(', ');
    await tx.execute(
      text`insert into ${text.raw(table.name)} (${text.raw(columns)}) overriding system value
        select ${text.raw(columns)} from json_populate_recordset(null::${text.raw(table.name)}, ${`[${batch.join(',')}]`}::json)`,
    );
    loaded.set(table.name, (loaded.get(table.name) ?? 0) + batch.length);
    batch = [];
    size = 0;
  };
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines) {
    if (line.startsWith('[')) {
      await flush();
      table = byName.get((JSON.parse(line) as string[])[0] ?? '');
      if (!table) throw changed();
      continue;
    }
    batch.push(line);
    size += line.length;
    if (batch.length >= MOST_ROWS || size >= MOST_TEXT) await flush();
  }
  await flush();
  for (const { name } of tables) if ((loaded.get(name) ?? 0) !== rows[name]) throw changed();
}

/** Lets the database go on counting after the highest number that came. */
async function countOn(tx: Sql, tables: readonly StoredTable[]): Promise<void> {
  for (const { name, counted } of tables)
    for (const column of counted)
      await tx.execute(
        text.raw(
          `select setval(pg_get_serial_sequence('${name}', '${column.replaceAll('"', '')}'), coalesce(max(${column}), 0) + 1, false) from ${name}`,
        ),
      );
}
