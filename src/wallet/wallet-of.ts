import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type Keys, participantKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { collection, collectionItem } from './collection.table.ts';
import { holding, holdingLabel } from './holding.table.ts';
import { share, shareItem, shareOpening } from './share.table.ts';
import { broughtBytes, heldBy, keptVerdict } from './stored-holding.ts';

/** All that a participant holds, has gathered and has shared, opened under their key; for what they take with them. */
export async function walletOf(sql: Sql, keys: Keys, participant: Id<'participant'>) {
  const owner = participantKey(participant);
  const opened = (column: string, box: Parameters<Keys['open']>[2] | null) =>
    box === null ? null : keys.open(owner, column, box);
  const brought = (await heldBy(sql, participant)).flatMap((one) => one.brought ?? []);
  const labels = await sql.select().from(holdingLabel).where(eq(holdingLabel.participant, participant));
  const collections = await sql
    .select()
    .from(collection)
    .where(eq(collection.participant, participant))
    .orderBy(asc(collection.createdAt), asc(collection.id));
  const shares = await sql
    .select()
    .from(share)
    .where(eq(share.participant, participant))
    .orderBy(asc(share.createdAt), asc(share.id));
  const inCollections = await itemsOf(sql, collectionItem, collectionItem.collection, collections);
  const inShares = await itemsOf(sql, shareItem, shareItem.share, shares);
  const openings = await itemsOf(sql, shareOpening, shareOpening.share, shares);
  return {
    brought: brought.map((row) => ({
      id: row.id,
      mediaType: row.mediaType,
      bytes: row.bytes,
      covered: row.covered,
      outcome: row.outcome,
      verdict: keptVerdict(keys, row),
      checkedAt: row.checkedAt,
      broughtAt: row.broughtAt,
      /** One at a time: together they may be large. */
      content: () => broughtBytes(sql, keys, row),
    })),
    labels: labels.map(({ holding: of, name, hiddenAt }) => ({
      holding: of,
      name: opened('holding_label.name', name),
      hiddenAt,
    })),
    collections: collections.map(({ id, purpose, name, introduction, createdAt, changedAt }) => ({
      id,
      purpose,
      name: opened('collection.name', name),
      introduction: opened('collection.introduction', introduction),
      createdAt,
      changedAt,
      holdings: inCollections
        .filter((one) => one.collection === id)
        .toSorted((a, b) => a.position - b.position)
        .map((one) => one.holding),
    })),
    // The token is a key, and what is taken along may lie about: only the fact of the link goes with it.
    shares: shares.map((row) => ({
      id: row.id,
      collection: row.collection,
      introduction: opened('share.introduction', row.introduction),
      language: row.language,
      withCode: row.codeHash !== null,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
      withdrawnAt: row.withdrawnAt,
      mostOpenings: row.mostOpenings,
      openings: openings
        .filter((one) => one.share === row.id)
        .map((one) => one.at)
        .toSorted((a, b) => a.getTime() - b.getTime()),
      items: inShares
        .filter((one) => one.share === row.id)
        .toSorted((a, b) => a.position - b.position)
        .map(({ holding: of, whole, choice }) => ({
          holding: of,
          whole,
          choice:
            choice === null ? null : (JSON.parse(keys.open(owner, 'share_item.choice', choice)) as unknown),
        })),
    })),
  };
}

type Items = typeof collectionItem | typeof shareItem | typeof shareOpening;

async function itemsOf<Table extends Items>(
  sql: Sql,
  table: Table,
  belongsTo: typeof collectionItem.collection | typeof shareItem.share | typeof shareOpening.share,
  owners: readonly { readonly id: string }[],
): Promise<Table['$inferSelect'][]> {
  if (owners.length === 0) return [];
  const ids = owners.map(({ id }) => id);
  return (await sql
    .select()
    .from(table as Items)
    .where(inArray(belongsTo, ids as never[]))) as Table['$inferSelect'][];
}

/** Withdraws every share of a participant at once, as when they ask to be erased. Returns which ones. */
export async function endSharesOf(
  tx: Sql,
  participant: Id<'participant'>,
  now: Date,
): Promise<readonly Id<'share'>[]> {
  const ended = await tx
    .update(share)
    .set({ withdrawnAt: now })
    .where(and(eq(share.participant, participant), isNull(share.withdrawnAt)))
    .returning({ id: share.id });
  return ended.map(({ id }) => id);
}

/** Forgets all that a participant has brought, gathered and shared: no row of it stays. */
export async function forgetWalletOf(tx: Sql, participant: Id<'participant'>): Promise<void> {
  await tx.delete(share).where(eq(share.participant, participant));
  await tx.delete(collection).where(eq(collection.participant, participant));
  await tx.delete(holdingLabel).where(eq(holdingLabel.participant, participant));
  await tx.delete(holding).where(eq(holding.participant, participant));
}
