import DataLoader from 'dataloader';
import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Context } from '../access/context.ts';
import { grouped, inOrder } from '../access/organisation.loader.ts';
import { workGroup } from '../access/participant.table.ts';
import type { Id } from '../base/id.ts';
import { issuingBatch, issuingBatchItem } from './issuing-batch.table.ts';
import type { IssuingState } from './issuing-batch.ts';

export const makeIssuingBatchLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'issuingBatch'>[]) =>
    inOrder(
      ids,
      await context.database.sql
        .select()
        .from(issuingBatch)
        .where(inArray(issuingBatch.id, [...ids])),
      (row) => row.id,
    ),
  );

/** How many items of each batch are in each state. */
export const makeIssuingCountsLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'issuingBatch'>[]) => {
    const rows = await context.database.sql
      .select({ batch: issuingBatchItem.batch, state: issuingBatchItem.state, items: count() })
      .from(issuingBatchItem)
      .where(inArray(issuingBatchItem.batch, [...ids]))
      .groupBy(issuingBatchItem.batch, issuingBatchItem.state);
    return grouped(ids, rows, (row) => row.batch).map((own) => {
      const counts: Record<IssuingState, number> = { WAITING: 0, ISSUED: 0, ALREADY_ISSUED: 0, REFUSED: 0 };
      for (const { state, items } of own) counts[state] = items;
      return counts;
    });
  });

/** The items of each batch that were refused, in their order. */
export const makeRefusedItemsLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'issuingBatch'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select()
        .from(issuingBatchItem)
        .where(and(inArray(issuingBatchItem.batch, [...ids]), eq(issuingBatchItem.state, 'REFUSED')))
        .orderBy(asc(issuingBatchItem.position)),
      (row) => row.batch,
    ),
  );

export const makeGroupLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'group'>[]) =>
    inOrder(
      ids,
      await context.database.sql
        .select()
        .from(workGroup)
        .where(inArray(workGroup.id, [...ids])),
      (row) => row.id,
    ),
  );
