import { readFile, writeFile } from 'node:fs/promises';
import { migrate } from '../../src/database/migrate.ts';
import { openPgliteInMemory } from '../../src/database/open.ts';
import { fromNursery } from './nursery.ts';

/** Creates and migrates an embedded database once and keeps its dump in a file. */
export async function writeSnapshot(path: string): Promise<string> {
  const database = await openPgliteInMemory();
  await migrate(database);
  await writeFile(path, new Uint8Array(await (await database.dump()).arrayBuffer()));
  await database.close();
  return path;
}

/** A fresh embedded database in memory with all tables: a copy of the run's one dump. */
export async function openSnapshot() {
  return openPgliteInMemory(new Blob([await readFile(await fromNursery('snapshot'))]));
}
