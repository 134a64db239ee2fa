import { and, asc, desc, eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { connection, pageOf } from '../access/connection.type.ts';
import { type Context, loader } from '../access/context.ts';
import { findGroup } from '../access/group.resolver.ts';
import { findParticipant, type ParticipantRoot } from '../access/participant.resolver.ts';
import type { workGroup } from '../access/participant.table.ts';
import { ParticipantType, WorkGroupType } from '../access/participant.type.ts';
import { resultUnion } from '../access/refusal.type.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { makeCredentialLoader } from '../credential/credential.resolver.ts';
import { CredentialType } from '../credential/credential.type.ts';
import { issueCertificates } from './acts/issue-certificates.ts';
import { makeChecklistLoader } from './checklist.loader.ts';
import { ChecklistType } from './checklist.type.ts';
import { visible } from './find-checklist.ts';
import {
  makeGroupLoader,
  makeIssuingBatchLoader,
  makeIssuingCountsLoader,
  makeRefusedItemsLoader,
} from './issuing-batch.loader.ts';
import { issuingBatch, issuingBatchItem } from './issuing-batch.table.ts';
import type { IssuingState } from './issuing-batch.ts';
import {
  CertificatesIssued,
  IssueCertificatesInput,
  IssuingBatchConnection,
  IssuingBatchItemConnection,
  IssuingBatchItemType,
  IssuingBatchType,
  IssuingStateEnum,
} from './issuing-batch.type.ts';

type BatchRow = typeof issuingBatch.$inferSelect;
type ItemRow = typeof issuingBatchItem.$inferSelect;

/** Finds a batch for those who instruct its group; everyone else's answers NOT_FOUND. */
export async function findIssuingBatch(context: Context, id: Id<'issuingBatch'>): Promise<BatchRow> {
  const row = await loader(context, makeIssuingBatchLoader).load(id);
  if (!row) throw new Refusal('NOT_FOUND', ['id']);
  await findGroup(context, row.group);
  return row;
}

const IssueCertificatesResult = resultUnion('IssueCertificatesResult', CertificatesIssued);
const FIRST = { nullable: true, description: 'How many; 20 unless said, 200 at most.' };
const AFTER = { nullable: true, description: 'The endCursor of the page before.' };

@Resolver(() => IssuingBatchType)
export class IssuingBatchResolver {
  @Query(() => IssuingBatchType, {
    nullable: true,
    description: 'How far an issuing batch is, for those who instruct its group.',
  })
  issuingBatch(
    @Arg('id', () => ID, { description: 'The batch’s id.' }) id: Id<'issuingBatch'>,
    @Ctx() context: Context,
  ): Promise<BatchRow> {
    return findIssuingBatch(context, id);
  }

  @Mutation(() => IssueCertificatesResult, {
    description:
      'Issues certificates of competence to a whole group (an instructor of the group and of the environment). ' +
      'Asked again with the same requestId it goes on where it stopped; what stands already is not issued again.',
  })
  async issueCertificates(
    @Arg('input', () => IssueCertificatesInput, { description: 'See its fields.' })
    input: IssueCertificatesInput,
    @Ctx() context: Context,
  ) {
    return { batch: await findIssuingBatch(context, await issueCertificates(context, input)) };
  }

  @FieldResolver(() => WorkGroupType, { description: 'For which group.' })
  group(@Root() row: BatchRow, @Ctx() context: Context) {
    return loader(context, makeGroupLoader).load(row.group);
  }

  @FieldResolver(() => Int, { description: 'How many items it has in all.' })
  async total(@Root() row: BatchRow, @Ctx() context: Context): Promise<number> {
    const counts = await loader(context, makeIssuingCountsLoader).load(row.id);
    return Object.values(counts).reduce((sum, one) => sum + one, 0);
  }

  @FieldResolver(() => Int, { description: 'How many certificates it has issued.' })
  async issued(@Root() row: BatchRow, @Ctx() context: Context): Promise<number> {
    return (await loader(context, makeIssuingCountsLoader).load(row.id)).ISSUED;
  }

  @FieldResolver(() => Int, { description: 'How many stood already.' })
  async alreadyIssued(@Root() row: BatchRow, @Ctx() context: Context): Promise<number> {
    return (await loader(context, makeIssuingCountsLoader).load(row.id)).ALREADY_ISSUED;
  }

  @FieldResolver(() => Int, { description: 'How many are still to be done.' })
  async waiting(@Root() row: BatchRow, @Ctx() context: Context): Promise<number> {
    return (await loader(context, makeIssuingCountsLoader).load(row.id)).WAITING;
  }

  @FieldResolver(() => [IssuingBatchItemType], { description: 'Those that cannot be certified.' })
  refused(@Root() row: BatchRow, @Ctx() context: Context): Promise<ItemRow[]> {
    return loader(context, makeRefusedItemsLoader).load(row.id);
  }

  @FieldResolver(() => IssuingBatchItemConnection, { description: 'All of them, in the order of the group.' })
  async items(
    @Root() row: BatchRow,
    @Ctx() context: Context,
    @Arg('state', () => IssuingStateEnum, { nullable: true, description: 'Those in this state alone.' })
    state?: IssuingState | null,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    const { offset, limit } = pageOf(first, after);
    const wanted = and(
      eq(issuingBatchItem.batch, row.id),
      state ? eq(issuingBatchItem.state, state) : undefined,
    );
    const { sql } = context.database;
    const rows = await sql
      .select()
      .from(issuingBatchItem)
      .where(wanted)
      .orderBy(asc(issuingBatchItem.position))
      .offset(offset)
      .limit(limit);
    return connection(rows, offset, await sql.$count(issuingBatchItem, wanted));
  }
}

/** The participant, where the one who asks still sees them: they may have left the group since. */
async function seenParticipant(context: Context, item: ItemRow): Promise<ParticipantRoot | null> {
  try {
    return await findParticipant(context, item.participant);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

@Resolver(() => IssuingBatchItemType)
export class IssuingBatchItemResolver {
  @FieldResolver(() => ParticipantType, {
    nullable: true,
    description: 'For whom; null where one no longer sees them. Each opening is logged.',
  })
  participant(@Root() item: ItemRow, @Ctx() context: Context) {
    return seenParticipant(context, item);
  }

  @FieldResolver(() => ChecklistType, {
    nullable: true,
    description: 'From which checklist; null where there is none, or one no longer sees it.',
  })
  async checklist(@Root() item: ItemRow, @Ctx() context: Context) {
    const row = item.checklist && (await loader(context, makeChecklistLoader).load(item.checklist));
    const [seen] = row ? await visible(context, [row]) : [];
    return seen ?? null;
  }

  @FieldResolver(() => CredentialType, {
    nullable: true,
    description: 'The certificate that was issued, or that stood already.',
  })
  async credential(@Root() item: ItemRow, @Ctx() context: Context) {
    if (!item.credential || !(await seenParticipant(context, item))) return null;
    return loader(context, makeCredentialLoader).load(item.credential);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was refused, in the request’s language (Accept-Language: fi, sv or en).',
  })
  message(@Root() item: ItemRow, @Ctx() context: Context): string | null {
    return item.code && new Refusal(item.code).message(context.language);
  }
}

@Resolver(() => WorkGroupType)
export class GroupIssuingResolver {
  @FieldResolver(() => IssuingBatchConnection, {
    description: 'Certificates that were asked for for the whole group, newest first.',
  })
  async issuingBatches(
    @Root() group: typeof workGroup.$inferSelect,
    @Ctx() context: Context,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    await findGroup(context, group.id);
    const { offset, limit } = pageOf(first, after);
    const { sql } = context.database;
    const own = eq(issuingBatch.group, group.id);
    const rows = await sql
      .select()
      .from(issuingBatch)
      .where(own)
      .orderBy(desc(issuingBatch.startedAt), asc(issuingBatch.id))
      .offset(offset)
      .limit(limit);
    return connection(rows, offset, await sql.$count(issuingBatch, own));
  }
}
