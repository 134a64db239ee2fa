import { and, eq } from 'drizzle-orm';
import { type Act, type Context, perform, signedIn } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { permitted } from '../../access/policy.ts';
import { participantKey } from '../../access/vault.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import { ownSources } from '../../verification/own-sources.ts';
import { verifyProof } from '../../verification/verify-credential.ts';
import { collectionItem } from '../collection.table.ts';
import { holding, holdingLabel } from '../holding.table.ts';
import type { HoldingId } from '../holding.ts';
import { ownActor } from '../own-actor.ts';
import { shareItem } from '../share.table.ts';
import { broughtBytes, demandHeld, type Held } from '../stored-holding.ts';

/** The participant gives a proof a name of their own; without one it goes by what it says. */
export const nameHolding = (
  context: Context,
  input: { holding: HoldingId; name?: string | null },
): Promise<HoldingId> =>
  perform(context, async (act) => {
    const held = await own(act, 'holding.keep', input.holding);
    const name = optionalText(input.name, ['name'], 100);
    const owner = participantKey(held.participant);
    const keys = await act.keys(owner);
    const sealed = name === null ? null : keys.seal(owner, 'holding_label.name', name);
    await label(act, held, { name: sealed });
    act.record(context.provider, 'HOLDING_NAMED', 'PARTICIPANT', { holding: held.id });
    return held.id;
  });

/** The participant puts a proof out of their sight, or back. What is shared stays shared. */
export const hideHolding = (
  context: Context,
  input: { holding: HoldingId; hidden: boolean },
): Promise<HoldingId> =>
  perform(context, async (act) => {
    const held = await own(act, 'holding.keep', input.holding);
    await label(act, held, { hiddenAt: input.hidden ? act.now : null });
    const done = input.hidden ? 'HOLDING_HIDDEN' : 'HOLDING_SHOWN';
    act.record(context.provider, done, 'PARTICIPANT', { holding: held.id });
    return held.id;
  });

/**
 * The participant removes a proof that they have brought, out of collections and shares too. Throws HOLDING_NOT_BROUGHT
 * for one of ours, which is hidden and not removed.
 */
export const removeHolding = (context: Context, input: { holding: HoldingId }): Promise<HoldingId> =>
  perform(context, async (act) => {
    const held = await own(act, 'holding.remove', input.holding);
    demandThat(held.brought, 'HOLDING_NOT_BROUGHT', ['holding']);
    await act.tx.delete(collectionItem).where(eq(collectionItem.holding, held.id));
    await act.tx.delete(shareItem).where(eq(shareItem.holding, held.id));
    await act.tx.delete(holdingLabel).where(labelOf(held));
    await act.tx.delete(holding).where(eq(holding.id, held.brought.id));
    act.record(context.provider, 'HOLDING_REMOVED', 'PARTICIPANT', { holding: held.id });
    return held.id;
  });

/** A brought proof is checked again and kept with the new verdict. Throws HOLDING_COVERED for a covered copy. */
export async function checkHolding(context: Context, input: { holding: HoldingId }): Promise<HoldingId> {
  const actor = signedIn(context);
  const facts = ownActor(actor);
  demand(permitted(actor, 'holding.keep', facts));
  const { sql } = context.database;
  const [held] = await demandHeld(sql, facts.participant!, [input.holding]);
  // One of ours is checked whenever somebody asks for its verdict.
  if (!held?.brought) return input.holding;
  demandThat(!held.brought.covered, 'HOLDING_COVERED', ['holding']);
  const owner = participantKey(held.participant);
  const bytes = await broughtBytes(sql, await context.vault.open(sql, [owner]), held.brought);
  const verdict = demand(await verifyProof({ bytes }, ownSources(context)));
  return perform(context, async (act) => {
    const again = await own(act, 'holding.keep', input.holding);
    const keys = await act.keys(owner);
    await act.tx
      .update(holding)
      .set({
        outcome: verdict.outcome,
        verdict: keys.seal(owner, 'holding.verdict', JSON.stringify(verdict)),
        checkedAt: act.now,
      })
      .where(eq(holding.id, again.brought!.id));
    act.record(context.provider, 'HOLDING_CHECKED', 'PARTICIPANT', {
      holding: again.id,
      outcome: verdict.outcome,
    });
    return again.id;
  });
}

async function own(act: Act, action: 'holding.keep' | 'holding.remove', id: HoldingId): Promise<Held> {
  const facts = ownActor(act.actor);
  act.may(action, facts);
  const [held] = await demandHeld(act.tx, facts.participant!, [id]);
  return held!;
}

const labelOf = ({ participant, id }: Held) =>
  and(eq(holdingLabel.participant, participant), eq(holdingLabel.holding, id));

async function label(
  act: Act,
  held: Held,
  set: Partial<Pick<typeof holdingLabel.$inferInsert, 'name' | 'hiddenAt'>>,
): Promise<void> {
  const { participant, id } = held;
  await act.tx
    .insert(holdingLabel)
    .values({ participant, unit: act.context.provider, holding: id, ...set })
    .onConflictDoUpdate({ target: [holdingLabel.participant, holdingLabel.holding], set });
}
