import { eq } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { freeText, optionalText } from '../../access/free-text.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { collection, collectionItem } from '../collection.table.ts';
import { type CollectionPurpose, MOST_COLLECTIONS, MOST_TOGETHER } from '../collection.ts';
import type { HoldingId } from '../holding.ts';
import { ownActor } from '../own-actor.ts';
import { demandHeld } from '../stored-holding.ts';

export interface CollectionContent {
  readonly purpose: CollectionPurpose;
  readonly name: string;
  readonly introduction?: string | null;
  /** In the order in which they are to be read. */
  readonly holdings: readonly HoldingId[];
}

/** The participant chooses a set of proofs, with a name and an introduction. Throws WALLET_FULL. */
export const createCollection = (context: Context, input: CollectionContent): Promise<Id<'collection'>> =>
  perform(context, async (act) => {
    const mine = keeper(act);
    await demandHeld(act.tx, mine, input.holdings);
    const count = await act.tx.$count(collection, eq(collection.participant, mine));
    if (count >= MOST_COLLECTIONS) throw new Refusal('WALLET_FULL', [], { limit: String(MOST_COLLECTIONS) });
    const id = act.newId('collection');
    await act.tx.insert(collection).values({
      id,
      unit: context.provider,
      participant: mine,
      ...(await sealedContent(act, mine, input)),
      createdAt: act.now,
      changedAt: act.now,
    });
    await fill(act, id, input.holdings);
    act.record(context.provider, 'COLLECTION_CREATED', 'PARTICIPANT', { collection: id });
    return id;
  });

/** The participant changes a set: all of it is given anew. A share that was made of it stays as it was made. */
export const changeCollection = (
  context: Context,
  input: CollectionContent & { readonly collection: Id<'collection'> },
): Promise<Id<'collection'>> =>
  perform(context, async (act) => {
    const mine = keeper(act);
    const id = await demandOwn(act, mine, input.collection);
    await demandHeld(act.tx, mine, input.holdings);
    await act.tx
      .update(collection)
      .set({ ...(await sealedContent(act, mine, input)), changedAt: act.now })
      .where(eq(collection.id, id));
    await act.tx.delete(collectionItem).where(eq(collectionItem.collection, id));
    await fill(act, id, input.holdings);
    act.record(context.provider, 'COLLECTION_CHANGED', 'PARTICIPANT', { collection: id });
    return id;
  });

/** The participant removes a set; the proofs in it stay. */
export const removeCollection = (
  context: Context,
  input: { readonly collection: Id<'collection'> },
): Promise<Id<'collection'>> =>
  perform(context, async (act) => {
    const id = await demandOwn(act, keeper(act), input.collection);
    await act.tx.delete(collection).where(eq(collection.id, id));
    act.record(context.provider, 'COLLECTION_REMOVED', 'PARTICIPANT', { collection: id });
    return id;
  });

function keeper(act: Act): Id<'participant'> {
  const facts = ownActor(act.actor);
  act.may('collection.keep', facts);
  return facts.participant!;
}

async function demandOwn(act: Act, mine: Id<'participant'>, id: Id<'collection'>): Promise<Id<'collection'>> {
  const [row] = await act.tx.select().from(collection).where(eq(collection.id, id)).for('update');
  demandThat(row?.participant === mine, 'NOT_FOUND', ['collection']);
  return id;
}

async function sealedContent(act: Act, mine: Id<'participant'>, input: CollectionContent) {
  const { holdings } = input;
  const many = new Set(holdings).size === holdings.length && holdings.length <= MOST_TOGETHER;
  const expected = `(≤ ${MOST_TOGETHER})`;
  demandThat(many, 'INVALID_INPUT', ['holdings'], { field: 'holdings', expected });
  const owner = participantKey(mine);
  const name = freeText(input.name, ['name'], 100);
  const introduction = optionalText(input.introduction, ['introduction'], 2000);
  const keys = await act.keys(owner);
  return {
    purpose: input.purpose,
    name: keys.seal(owner, 'collection.name', name),
    introduction: introduction === null ? null : keys.seal(owner, 'collection.introduction', introduction),
  };
}

async function fill(act: Act, id: Id<'collection'>, holdings: readonly HoldingId[]): Promise<void> {
  if (holdings.length === 0) return;
  await act.tx
    .insert(collectionItem)
    .values(holdings.map((holding, position) => ({ collection: id, position, holding })));
}
