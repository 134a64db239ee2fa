import { asc, desc, eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, signedIn } from '../access/context.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { participantKey } from '../access/vault.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import type { Id } from '../base/id.ts';
import { changeCollection, createCollection, removeCollection } from './acts/keep-collection.ts';
import { collection, collectionItem } from './collection.table.ts';
import {
  ChangeCollectionInput,
  CollectionKept,
  CollectionRemoved,
  CollectionType,
  CreateCollectionInput,
  RemoveCollectionInput,
} from './collection.type.ts';
import { type HoldingRoot, HoldingType } from './holding.type.ts';
import { heldBy } from './stored-holding.ts';

type CollectionRow = typeof collection.$inferSelect;

const CreateCollectionResult = resultUnion('CreateCollectionResult', CollectionKept);
const ChangeCollectionResult = resultUnion('ChangeCollectionResult', CollectionKept);
const RemoveCollectionResult = resultUnion('RemoveCollectionResult', CollectionRemoved);

@Resolver(() => Viewer)
export class ViewerCollectionsResolver {
  @FieldResolver(() => [CollectionType], { description: 'The viewer’s chosen sets of proofs, newest first.' })
  async collections(@Ctx() context: Context): Promise<CollectionRow[]> {
    const { participant } = signedIn(context);
    if (!participant) return [];
    return context.database.sql
      .select()
      .from(collection)
      .where(eq(collection.participant, participant))
      .orderBy(desc(collection.createdAt), desc(collection.id));
  }
}

const opened = async (context: Context, row: CollectionRow, part: 'name' | 'introduction') => {
  const sealed = row[part];
  if (sealed === null) return null;
  const owner = participantKey(row.participant);
  return (await context.vault.open(context.database.sql, [owner])).open(owner, `collection.${part}`, sealed);
};

const kept = async (context: Context, id: Promise<Id<'collection'>>) => {
  const made = await id;
  const [row] = await context.database.sql.select().from(collection).where(eq(collection.id, made));
  return { collection: row };
};

@Resolver(() => CollectionType)
export class CollectionResolver {
  @FieldResolver(() => String, { description: 'Its name.' })
  async name(@Root() row: CollectionRow, @Ctx() context: Context): Promise<string> {
    return (await opened(context, row, 'name')) ?? '';
  }

  @FieldResolver(() => String, { nullable: true, description: 'What stands before the proofs.' })
  introduction(@Root() row: CollectionRow, @Ctx() context: Context): Promise<string | null> {
    return opened(context, row, 'introduction');
  }

  @FieldResolver(() => [HoldingType], { description: 'The proofs in it, in their order.' })
  async holdings(@Root() row: CollectionRow, @Ctx() context: Context): Promise<HoldingRoot[]> {
    const { sql } = context.database;
    const items = await sql
      .select()
      .from(collectionItem)
      .where(eq(collectionItem.collection, row.id))
      .orderBy(asc(collectionItem.position));
    return heldBy(
      sql,
      row.participant,
      items.map((one) => one.holding),
    );
  }

  @Mutation(() => CreateCollectionResult, { description: 'Chooses a set of the viewer’s own proofs.' })
  createCollection(
    @Arg('input', () => CreateCollectionInput, { description: 'The set.' }) input: CreateCollectionInput,
    @Ctx() context: Context,
  ) {
    return kept(context, createCollection(context, input));
  }

  @Mutation(() => ChangeCollectionResult, {
    description: 'Changes a set: all of it is given anew. Shares made of it stay as they were made.',
  })
  changeCollection(
    @Arg('input', () => ChangeCollectionInput, { description: 'Which one, and as what.' })
    input: ChangeCollectionInput,
    @Ctx() context: Context,
  ) {
    return kept(context, changeCollection(context, input));
  }

  @Mutation(() => RemoveCollectionResult, { description: 'Removes a set; the proofs in it stay.' })
  async removeCollection(
    @Arg('input', () => RemoveCollectionInput, { description: 'Which one.' }) input: RemoveCollectionInput,
    @Ctx() context: Context,
  ) {
    return { collection: await removeCollection(context, input) };
  }
}
