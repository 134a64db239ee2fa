import { createHash, randomUUID } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql as text } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { LEAVING } from '../../access/leaving.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { rowsOf, type Sql } from '../../database/database.ts';
import { fillLedger } from '../../wallet/acts/finish-erasures.ts';
import { FILE, keyCheckOf, type Manifest, writeManifest } from './manifest.ts';
import { migrationLevel, type Part, type StoredTable, storedTables } from './stored-tables.ts';

export interface BackupWritten {
  readonly data: string;
  readonly keys: string;
  readonly tables: number;
  readonly rows: number;
  /** Folders of earlier backups that have to go: with them an erasure could be undone. */
  readonly old: readonly string[];
  readonly pruned: boolean;
}

const NAME = /^pateva-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const nameAt = (at: Date): string => `pateva-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/**
 * Writes a backup, the same for both databases: all tables but the keys into a new folder below `out`, the wrapped
 * keys into one below `keys`. One consistent state; streamed, never whole in memory; whole or not at all. On PGlite
 * others wait meanwhile. Throws BACKUP_FOLDERS, LEDGER_MISSING, LEDGER_CHANGED.
 */
export async function writeBackup(
  house: House,
  input: { readonly out: string; readonly keys: string; readonly prune?: boolean },
): Promise<BackupWritten> {
  const out = { data: resolve(input.out), keys: resolve(input.keys) };
  const within = (inner: string, outer: string) => `${inner}${sep}`.startsWith(`${outer}${sep}`);
  demandThat(!within(out.data, out.keys) && !within(out.keys, out.data), 'BACKUP_FOLDERS');
  if (!house.erasureLedger) throw new Refusal('LEDGER_MISSING', [], { file: '' });
  await fillLedger(house);
  const { head } = house.erasureLedger.read();

  const at = house.clock();
  const name = nameAt(at);
  const made: Partial<Record<Part, string>> = {};
  try {
    for (const part of ['data', 'keys'] as const) {
      mkdirSync(out[part], { recursive: true, mode: 0o700 });
      demandThat(!existsSync(join(out[part], name)), 'FOLDER_NOT_EMPTY', [join(out[part], name)]);
      made[part] = mkdtempSync(join(out[part], '.pateva-'));
    }
    const folders = made as Record<Part, string>;
    const rows: Record<string, number> = {};
    const { level, sha256 } = await house.database.sql.transaction(
      async (tx) => {
        const tables = await storedTables(tx);
        const write = (part: Part) =>
          writePart(
            tx,
            tables.filter((one) => one.part === part),
            join(folders[part], FILE[part]),
            rows,
          );
        return {
          level: await migrationLevel(tx),
          sha256: { data: await write('data'), keys: await write('keys') },
        };
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    const manifest: Omit<Manifest, 'part'> = {
      backup: 1,
      id: randomUUID(),
      at: at.toISOString(),
      level,
      keyCheck: keyCheckOf(house.vault),
      ledger: head,
      rows,
      sha256,
    };
    for (const part of ['data', 'keys'] as const) {
      writeManifest(folders[part], house.vault, { ...manifest, part });
      renameSync(folders[part], join(out[part], name));
    }
    const counts = Object.values(rows);
    return {
      data: join(out.data, name),
      keys: join(out.keys, name),
      tables: counts.length,
      rows: counts.reduce((sum, one) => sum + one, 0),
      ...dealWithOld(Object.values(out), at, (house.leaving ?? LEAVING).backupDays, input.prune === true),
    };
  } catch (error) {
    for (const folder of Object.values(made)) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Writes these tables' rows, one a line, each table under a line that names it. The file's SHA-256. */
async function writePart(
  tx: Sql,
  tables: readonly StoredTable[],
  file: string,
  rows: Record<string, number>,
): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(
    Readable.from(linesOf(tx, tables, rows)),
    createGzip({ level: 4 }),
    hashing,
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return hash.digest('hex');
}

const LITTLE = 1_000_000;
const MUCH = 8_000_000;

async function* linesOf(tx: Sql, tables: readonly StoredTable[], rows: Record<string, number>) {
  for (const { name } of tables) {
    yield `${JSON.stringify([name])}\n`;
    let count = 0;
    await tx.execute(
      text.raw(`declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${name} t`),
    );
    // Pictures and texts differ in size a thousandfold: as many at a time as are some megabytes.
    for (let step = 50; ; ) {
      const found = await rowsOf<{ row: string }>(tx, text.raw(`fetch forward ${step} from backup_rows`));
      if (found.length === 0) break;
      count += found.length;
      const lines = `${found.map(({ row }) => row).join('\n')}\n`;
      yield lines;
      if (lines.length < LITTLE && step < 2_000) step *= 2;
      else if (lines.length > MUCH && step > 1) step = Math.ceil(step / 4);
    }
    await tx.execute(text.raw('close backup_rows'));
    rows[name] = count;
  }
}

/** Earlier backups past their days: named, and taken away where that was asked for. */
function dealWithOld(
  places: readonly string[],
  now: Date,
  days: number,
  prune: boolean,
): Pick<BackupWritten, 'old' | 'pruned'> {
  const until = now.getTime() - days * 86_400_000;
  const old = places.flatMap((place) =>
    readdirSync(place)
      .filter((name) => {
        const at = NAME.exec(name);
        if (!at) return false;
        const [, year, month, date, hour, minute, second] = at.map(Number);
        return Date.UTC(year!, month! - 1, date!, hour!, minute!, second!) <= until;
      })
      .map((name) => join(place, name)),
  );
  if (prune) for (const folder of old) rmSync(folder, { recursive: true, force: true });
  return { old, pruned: prune };
}
