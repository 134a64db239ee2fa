import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { sha256Hex } from '../base/canonical-json.ts';
import type { Id, NewId } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { append } from './append.ts';
import { reading, recordHead } from './record.table.ts';

/** What a member of staff opened of one participant's data. */
export interface Reading {
  readonly unit: Id<'unit'>;
  readonly reader: Id<'account'>;
  readonly role: string;
  readonly participant: Id<'participant'>;
  /** What was opened: CHECKLIST, GROUP_PROGRESS, DECISION, CREDENTIAL, PERSON ... */
  readonly what: string;
  /** The query or act that it belonged to. */
  readonly why: string;
}

/** Collects a request's readings and writes them in one insert; the same reading counts once per request. */
export class ReadingLog {
  readonly #readings = new Map<string, Reading>();

  add(one: Reading): void {
    this.#readings.set([one.unit, one.reader, one.role, one.participant, one.what, one.why].join(' '), one);
  }

  async flush(sql: Sql, at: Date, newId: NewId): Promise<void> {
    const readings = [...this.#readings.values()];
    this.#readings.clear();
    if (readings.length === 0) return;
    await sql.insert(reading).values(readings.map((one) => ({ id: newId('reading'), at, ...one })));
  }
}

type ReadingRow = typeof reading.$inferSelect;

/** The digest that seals rows of the reading log: over their ids and contents, ordered by id. */
export function sealDigest(rows: readonly Omit<ReadingRow, 'sealedBy'>[]): string {
  const lines = rows.map((row) =>
    [row.id, row.at.toISOString(), row.unit, row.reader, row.role, row.participant, row.what, row.why].join(
      '\t',
    ),
  );
  return sha256Hex(lines.sort().join('\n'));
}

/** Seals each unit's new readings with one entry in its chain. Returns how many rows were sealed. */
export async function sealReadings(sql: Sql, at: Date): Promise<number> {
  return sql.transaction(async (tx) => {
    const units = await tx
      .selectDistinct({ unit: reading.unit })
      .from(reading)
      .where(isNull(reading.sealedBy));
    let sealed = 0;
    for (const { unit } of units.sort((a, b) => (a.unit < b.unit ? -1 : 1))) {
      const rows = await tx
        .select()
        .from(reading)
        .where(and(eq(reading.unit, unit), isNull(reading.sealedBy)))
        .orderBy(asc(reading.id))
        .for('update', { skipLocked: true });
      if (rows.length === 0) continue;
      await append(tx, at, [
        {
          unit,
          act: 'READINGS_SEALED',
          actor: 'system',
          role: 'SYSTEM',
          detail: { rows: rows.length, digest: sealDigest(rows) },
        },
      ]);
      const [head] = await tx.select().from(recordHead).where(eq(recordHead.unit, unit));
      for (let from = 0; from < rows.length; from += 1000) {
        const ids = rows.slice(from, from + 1000).map((row) => row.id);
        await tx.update(reading).set({ sealedBy: head!.sequence }).where(inArray(reading.id, ids));
      }
      sealed += rows.length;
    }
    return sealed;
  });
}
