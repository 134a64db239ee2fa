import { and, eq, inArray } from 'drizzle-orm';
import { type Keys, participantKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import type { Sealed } from '../database/column.ts';
import type { Sql } from '../database/database.ts';
import { collection, collectionItem } from './collection.table.ts';
import { holding, holdingLabel } from './holding.table.ts';
import type { HoldingId } from './holding.ts';
import { share, shareItem } from './share.table.ts';

/**
 * Gives all that one participant has brought, gathered and shared to another, who is the same person: sealed anew under
 * the other's key. A file that both have brought is kept once. Links go on working. `keys` holds both keys.
 */
export async function moveWallet(
  tx: Sql,
  keys: Keys,
  from: Id<'participant'>,
  to: Id<'participant'>,
): Promise<void> {
  const [old, own] = [participantKey(from), participantKey(to)];
  const again = <Box extends Sealed | null>(column: string, box: Box): Box =>
    (box === null ? null : keys.seal(own, column, keys.openBytes(old, column, box))) as Box;

  const twice = await sameFiles(tx, from, to);
  for (const [mine, theirs] of twice) await replace(tx, mine, theirs);
  const rows = await tx.select({ id: holding.id }).from(holding).where(eq(holding.participant, from));
  // One at a time: files are large.
  for (const { id } of rows) {
    const [row] = await tx.select().from(holding).where(eq(holding.id, id));
    await tx
      .update(holding)
      .set({
        participant: to,
        content: again('holding.content', row!.content),
        verdict: again('holding.verdict', row!.verdict),
      })
      .where(eq(holding.id, id));
  }
  for (const row of await tx.select().from(holdingLabel).where(eq(holdingLabel.participant, from))) {
    const name = again('holding_label.name', row.name);
    await tx
      .insert(holdingLabel)
      .values({ ...row, participant: to, name })
      .onConflictDoNothing();
  }
  await tx.delete(holdingLabel).where(eq(holdingLabel.participant, from));
  for (const row of await tx.select().from(collection).where(eq(collection.participant, from))) {
    await tx
      .update(collection)
      .set({
        participant: to,
        name: again('collection.name', row.name),
        introduction: again('collection.introduction', row.introduction),
      })
      .where(eq(collection.id, row.id));
  }
  for (const row of await tx.select().from(share).where(eq(share.participant, from)).for('update')) {
    await tx
      .update(share)
      .set({
        participant: to,
        token: again('share.token', row.token),
        introduction: again('share.introduction', row.introduction),
      })
      .where(eq(share.id, row.id));
    for (const item of await tx.select().from(shareItem).where(eq(shareItem.share, row.id))) {
      await tx
        .update(shareItem)
        .set({ choice: again('share_item.choice', item.choice) })
        .where(and(eq(shareItem.share, item.share), eq(shareItem.position, item.position)));
    }
  }
}

/** Files that both have brought: the first one's, and the other's. */
async function sameFiles(
  tx: Sql,
  from: Id<'participant'>,
  to: Id<'participant'>,
): Promise<(readonly [Id<'holding'>, Id<'holding'>])[]> {
  const rows = await tx
    .select({ id: holding.id, participant: holding.participant, fileHash: holding.fileHash })
    .from(holding)
    .where(inArray(holding.participant, [from, to]));
  const theirs = new Map(rows.filter((row) => row.participant === to).map((row) => [row.fileHash, row.id]));
  return rows.flatMap((row) => {
    const same = row.participant === from ? theirs.get(row.fileHash) : undefined;
    return same ? [[row.id, same] as const] : [];
  });
}

async function replace(tx: Sql, mine: HoldingId, theirs: HoldingId): Promise<void> {
  await tx.update(collectionItem).set({ holding: theirs }).where(eq(collectionItem.holding, mine));
  await tx.update(shareItem).set({ holding: theirs }).where(eq(shareItem.holding, mine));
  await tx.delete(holdingLabel).where(eq(holdingLabel.holding, mine));
  await tx.delete(holding).where(eq(holding.id, mine as Id<'holding'>));
}
