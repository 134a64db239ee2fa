import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { canonicalJson } from '../src/base/canonical-json.ts';
import { MIGRATIONS_FOLDER, ROOT } from './places.ts';

/** drizzle-kit's journal of migrations, as far as it matters here. */
export interface Journal {
  readonly entries: readonly { readonly idx: number; readonly when: number; readonly tag: string }[];
}

/** What is wrong with a journal: drizzle silently skips a migration whose `when` is not later than the last applied one. */
export function journalFaults({ entries }: Journal, files: readonly string[]): string[] {
  const faults: string[] = [];
  entries.forEach((entry, place) => {
    const before = entries[place - 1];
    if (entry.idx !== place) faults.push(`${entry.tag}: idx is ${entry.idx}, its place is ${place}`);
    if (before && entry.when <= before.when)
      faults.push(`${entry.tag}: \`when\` is not later than ${before.tag}'s`);
    if (!files.includes(`${entry.tag}.sql`)) faults.push(`${entry.tag}: the file is missing`);
  });
  for (const file of files) {
    if (!entries.some(({ tag }) => `${tag}.sql` === file)) faults.push(`${file}: not in the journal`);
  }
  return faults;
}

/** A snapshot of drizzle-kit: tables by schema and name, and what stands beside them. */
export type Snapshot = Readonly<Record<string, unknown>> & {
  readonly tables: Readonly<Record<string, unknown>>;
};

/** Where two snapshots of the tables differ: the tables' names, or another part of the snapshot. */
export function snapshotDifferences(kept: Snapshot, present: Snapshot): string[] {
  const same = (one: unknown, other: unknown) => canonicalJson(one ?? null) === canonicalJson(other ?? null);
  const tables = new Set([...Object.keys(kept.tables), ...Object.keys(present.tables)]);
  const parts = ['enums', 'schemas', 'sequences', 'roles', 'policies', 'views'];
  return [
    ...[...tables].filter((table) => !same(kept.tables[table], present.tables[table])),
    ...parts.filter((part) => !same(kept[part], present[part])),
  ];
}

export const readJournal = (): Journal =>
  JSON.parse(readFileSync(`${ROOT}/${MIGRATIONS_FOLDER}/meta/_journal.json`, 'utf8')) as Journal;

export const migrationFiles = (): string[] =>
  readdirSync(`${ROOT}/${MIGRATIONS_FOLDER}`).filter((name) => name.endsWith('.sql'));

/** The snapshot that the last migration left. */
export function keptSnapshot(journal: Journal): Snapshot {
  const number = String(journal.entries.length - 1).padStart(4, '0');
  const file = `${ROOT}/${MIGRATIONS_FOLDER}/meta/${number}_snapshot.json`;
  return JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
}

/** The snapshot of the tables as the code has them now. */
export async function presentSnapshot(): Promise<Snapshot> {
  const kit = createRequire(import.meta.url)('drizzle-kit/api') as {
    generateDrizzleJson(tables: Record<string, unknown>): Snapshot;
  };
  const files = readdirSync(`${ROOT}/src`, { recursive: true, encoding: 'utf8' });
  const tables: Record<string, unknown> = {};
  for (const file of files.filter((name) => name.endsWith('.table.ts'))) {
    const found = (await import(pathToFileURL(`${ROOT}/src/${file}`).href)) as object;
    for (const [name, table] of Object.entries(found)) tables[`${file}:${name}`] = table;
  }
  // Through JSON, as the kept one went.
  return JSON.parse(JSON.stringify(kit.generateDrizzleJson(tables))) as Snapshot;
}
