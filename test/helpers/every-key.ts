import { inflateSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { COLUMNS } from '../../docs/columns.ts';
import type { House } from '../../src/access/context.ts';
import { dataKey } from '../../src/access/key.table.ts';
import type { KeyOwner } from '../../src/access/vault.ts';
import type { Sealed } from '../../src/database/column.ts';
import { rowsOf } from '../../src/database/database.ts';

const sources = import.meta.glob<string>('../../src/**/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The names to which boxes are bound, as the sources say them. */
const boundNames = (): string[] => [
  ...new Set(
    Object.values(sources).flatMap((text) =>
      [...text.matchAll(/'([a-z_]+(?:\.[a-z_]+)?)'/g)].map(([, name]) => name!),
    ),
  ),
];

/** What was sealed: the table and column it stands in, whose key opened it, and what it says. */
export interface Opened {
  readonly place: string;
  readonly owner: string;
  readonly text: string;
}

/**
 * Opens every sealed column of the database with every data key that still exists, as somebody who had taken over the
 * running system with its master key could. `shut` are those that no key opens.
 */
export async function openWithEveryKey(house: House): Promise<{ opened: Opened[]; shut: string[] }> {
  const { sql: database } = house.database;
  const owners = (await database.select().from(dataKey))
    .filter((row) => row.wrapped)
    .map((row) => ({ kind: row.ownerKind, id: row.owner }) as KeyOwner);
  const keys = await house.vault.open(database, owners);
  const names = boundNames();
  const opened: Opened[] = [];
  const shut: string[] = [];
  for (const [table, { columns }] of Object.entries(COLUMNS)) {
    for (const [column, { key }] of Object.entries(columns)) {
      if (key !== 'PARTICIPANT' && key !== 'UNIT') continue;
      const rows = await rowsOf<{ box: string | null }>(
        database,
        sql.raw(`select "${column}" as box from ${table}`),
      );
      const short = table.slice(table.indexOf('.') + 1);
      const likely = [`${short}.${column}`, column];
      for (const { box } of rows) {
        if (!box) continue;
        const found = openOne(box as Sealed, likely) ?? openOne(box as Sealed, names);
        if (found) opened.push({ place: `${table}.${column}`, ...found });
        else shut.push(`${table}.${column}`);
      }
    }
  }
  return { opened, shut };

  function openOne(box: Sealed, bound: readonly string[]): { owner: string; text: string } | null {
    for (const owner of owners) {
      for (const name of bound) {
        try {
          return { owner: `${owner.kind} ${owner.id}`, text: unpackedText(keys.openBytes(owner, name, box)) };
        } catch {
          // Not this key, or not this place.
        }
      }
    }
    return null;
  }
}

/** A credential is deflated before it is sealed. */
function unpackedText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  try {
    return inflateSync(Buffer.from(text, 'base64url')).toString('utf8');
  } catch {
    return text;
  }
}
