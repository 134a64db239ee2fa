import { and, eq, getTableColumns, inArray, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Id } from '../base/id.ts';
import type { Sealed } from '../database/column.ts';
import type { Sql } from '../database/database.ts';
import { participant } from './participant.table.ts';
import { type Keys, participantKey, type Vault } from './vault.ts';

/** One of two wallets of one person. */
export interface Side {
  readonly participant: Id<'participant'>;
  readonly account: Id<'account'>;
}

/** Two wallets becoming one: what is `from`'s becomes `into`'s. */
export interface WalletMove {
  readonly tx: Sql;
  readonly now: Date;
  readonly vault: Vault;
  /** Both participants' keys, open. */
  readonly keys: Keys;
  readonly from: Side;
  readonly into: Side;
}

/** What becomes of a table, of a part of it, or of several, when two wallets of one person become one. */
export interface MovedTable {
  /** As the map of columns names them: `public.mark`. */
  readonly tables: readonly string[];
  move(move: WalletMove): Promise<void>;
}

/** What was sealed under the ending wallet's key, sealed under the staying one's, for the same place. */
export function resealed({ keys, from, into }: WalletMove, place: string, box: Sealed): Sealed {
  const plain = keys.openBytes(participantKey(from.participant), place, box);
  return keys.seal(participantKey(into.participant), place, plain);
}

/** Rows that a column gives to the ending wallet. */
export const ofParticipant =
  (column: PgColumn) =>
  ({ from }: WalletMove): SQL =>
    eq(column, from.participant);

interface Moving {
  /** Which rows belong to the wallet that ends. */
  readonly rows: (move: WalletMove) => SQL | undefined;
  /** Properties that become the staying wallet's own. */
  readonly set?: (move: WalletMove) => Readonly<Record<string, unknown>>;
  /** Properties sealed under the participant's key, each with the place that it is bound to. */
  readonly sealed?: Readonly<Record<string, string>>;
  /** The property that names a row. */
  readonly key?: string;
}

/** A table whose rows change their owner, with what is sealed in them sealed anew, one row after the other. */
export const movedTable = (
  name: string,
  table: PgTable,
  { rows, set = () => ({}), sealed = {}, key = 'id' }: Moving,
): MovedTable => ({
  tables: [name],
  async move(move) {
    const columns = getTableColumns(table) as Readonly<Record<string, PgColumn>>;
    const places = Object.entries(sealed);
    const owner = set(move);
    if (places.length > 0) {
      const keyColumn = columns[key];
      if (!keyColumn || places.some(([property]) => !columns[property]))
        throw new Error(`${name} has no such column`);
      const found = await move.tx.select({ key: keyColumn }).from(table).where(rows(move));
      for (const { key: one } of found) {
        const boxes = (await move.tx.select().from(table).where(eq(keyColumn, one)))[0] as Readonly<
          Record<string, Sealed | null>
        >;
        const anew = places.flatMap(([property, place]) => {
          const box = boxes[property];
          return box ? [[property, resealed(move, place, box)] as const] : [];
        });
        const values = { ...owner, ...Object.fromEntries(anew) };
        if (Object.keys(values).length > 0)
          await move.tx
            .update(table)
            .set(values as never)
            .where(eq(keyColumn, one));
      }
      return;
    }
    if (Object.keys(owner).length > 0)
      await move.tx
        .update(table)
        .set(owner as never)
        .where(rows(move));
  },
});

/** A participant's wallet and those that were merged into it: what cannot change its owner is looked up by all of them. */
export async function walletsOf(sql: Sql, id: Id<'participant'>): Promise<Id<'participant'>[]> {
  const all = [id];
  for (let last = [id]; last.length > 0; ) {
    const rows = await sql
      .select({ id: participant.id })
      .from(participant)
      .where(and(inArray(participant.mergedInto, last)));
    last = rows.map((row) => row.id);
    all.push(...last);
  }
  return all;
}
