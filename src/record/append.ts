import { eq, sql as text } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { rowsOf, type Sql } from '../database/database.ts';
import { insertMany } from '../database/insert-many.ts';
import { bodyText, type EntryDetail, GENESIS, linkHash } from './chain.ts';
import { recordEntry, recordHead } from './record.table.ts';

export interface NewEntry {
  readonly unit: Id<'unit'>;
  readonly act: string;
  readonly actor: string;
  readonly role: string;
  readonly detail: Readonly<Record<string, EntryDetail>>;
}

/**
 * Appends entries to their units' chains inside the act's own transaction. Call it last: it locks the chains' heads
 * until the transaction ends. Heads are locked in one order, so that two acts never wait for each other.
 */
export async function append(tx: Sql, at: Date, entries: readonly NewEntry[]): Promise<void> {
  const units = [...new Set(entries.map((entry) => entry.unit))].sort();
  for (const unit of units) {
    await tx.insert(recordHead).values({ unit, sequence: 0, hash: GENESIS }).onConflictDoNothing();
    const [head] = await rowsOf<{ sequence: number; hash: string }>(
      tx,
      text`select sequence, hash from record_head where unit = ${unit} for update`,
    );
    let { sequence, hash } = head ?? { sequence: 0, hash: GENESIS };
    const rows = entries
      .filter((one) => one.unit === unit)
      .map((entry) => {
        sequence += 1;
        const body = bodyText({
          unit,
          sequence,
          at: at.toISOString(),
          act: entry.act,
          actor: entry.actor,
          role: entry.role,
          detail: entry.detail,
        });
        const previousHash = hash;
        hash = linkHash(previousHash, body);
        return { unit, sequence, at, act: entry.act, body, previousHash, hash };
      });
    await insertMany(tx, recordEntry, rows);
    await tx.update(recordHead).set({ sequence, hash }).where(eq(recordHead.unit, unit));
  }
}
