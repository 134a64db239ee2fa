import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { beginAttempt } from '../../access/guarded-attempt.ts';
import { dataKey } from '../../access/key.table.ts';
import { readCode } from '../../access/one-time-code.ts';
import { account } from '../../access/organisation.table.ts';
import {
  groupMember,
  type IdentityAssurance,
  participant,
  workGroup,
} from '../../access/participant.table.ts';
import { ownFacts } from '../../access/policy.ts';
import { participantKey } from '../../access/vault.ts';
import { makeWalletCode, useWalletCode } from '../../access/wallet-code.ts';
import type { WalletMove } from '../../access/wallet-move.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { checklist, mark } from '../../checklist/checklist.table.ts';
import { credential } from '../../credential/credential.table.ts';
import { recognitionCase } from '../../recognition/recognition.table.ts';
import { mergeConflict } from '../merge/merge-conflicts.ts';
import { MOVED_TABLES } from '../merge/moved-tables.ts';

/** A one-time code, good for ten minutes, to be typed in the other wallet of the same person. Throws LEVEL_TOO_LOW. */
export const createMergeCode = (context: Context) =>
  perform(context, async (act) => {
    act.may('wallet.merge', ownFacts(act.actor));
    const { code, expiresAt } = await makeWalletCode(act, 'MERGE');
    act.record(context.provider, 'MERGE_CODE_MADE', 'PARTICIPANT', {});
    return { mergeCode: code, expiresAt };
  });

/**
 * Merges the wallet that made the code into the one that is signed in: both sessions are trusted, which is how it is
 * known that both are one person's. All that was the other's becomes this one's, sealed anew; the other's number
 * opens nothing any more and its key is destroyed. All at once, or nothing.
 * Throws CODE_MISTYPED, CODE_INVALID, TOO_MANY_ATTEMPTS, LEVEL_TOO_LOW, MERGE_NOT_SAME_PERSON, MERGE_STAFF,
 * MERGE_OPEN_CHECKLIST, CONFLICT.
 */
export async function mergeWallet(
  context: Context,
  input: { readonly code: string },
): Promise<Id<'participant'>> {
  demand(readCode(input.code));
  const attempt = await beginAttempt(context, null);
  try {
    const merged = await perform(context, (act) => merge(act, input.code));
    await attempt.succeeded();
    return merged;
  } catch (error) {
    // The code was right; what stood in the way is no guess.
    if (error instanceof Refusal && error.code.startsWith('MERGE_')) await attempt.succeeded();
    throw error;
  }
}

async function merge(act: Act, code: string): Promise<Id<'participant'>> {
  act.may('wallet.merge', ownFacts(act.actor));
  const { tx, now, context, actor } = act;
  const into = { participant: actor.participant!, account: actor.account };
  const ofAccount = await useWalletCode(tx, context, 'MERGE', code);
  const [ending] = await tx.select().from(participant).where(eq(participant.account, ofAccount));
  demandThat(ending && ending.id !== into.participant, 'CODE_INVALID', ['code']);
  const from = { participant: ending.id, account: ending.account };
  await lockBoth(act, from.participant, into.participant);
  const move: WalletMove = {
    tx,
    now,
    vault: context.vault,
    keys: await context.vault.open(tx, [participantKey(from.participant), participantKey(into.participant)]),
    from,
    into,
  };
  const conflict = await mergeConflict(move);
  if (conflict) throw conflict;

  const units = await unitsConcerned(move);
  for (const table of MOVED_TABLES) await table.move(move);
  await keepSurerIdentity(move, ending.identityAssurance);
  await endWallet(move);

  const detail = { from: from.participant, into: into.participant };
  for (const unit of new Set([context.provider, ...units]))
    act.record(unit, 'WALLETS_MERGED', 'PARTICIPANT', detail);
  return into.participant;
}

/**
 * Holds the ending wallet's checklists, and then both wallets' keys: in the order in which acts on a checklist take
 * them, and always in the same order of ids, so that nobody waits for each other. An act that has opened one of the
 * keys is awaited. Throws CONFLICT where one of the wallets has ended meanwhile.
 */
async function lockBoth({ tx }: Act, from: Id<'participant'>, into: Id<'participant'>): Promise<void> {
  const both = [from, into];
  await tx
    .select({ id: checklist.id })
    .from(checklist)
    .where(eq(checklist.participant, from))
    .orderBy(checklist.id)
    .for('no key update');
  const rows = await tx
    .select({ wrapped: dataKey.wrapped })
    .from(dataKey)
    .where(and(eq(dataKey.ownerKind, 'PARTICIPANT'), inArray(dataKey.owner, both)))
    .orderBy(dataKey.owner)
    .for('update');
  demandThat(rows.length === 2 && rows.every((row) => row.wrapped !== null), 'CONFLICT');
}

/** The units whose records know the wallet that ends: each keeps in its own chain which pseudonym went into which. */
async function unitsConcerned({ tx, from }: WalletMove): Promise<Id<'unit'>[]> {
  const me = from.participant;
  const rows = await Promise.all([
    tx.selectDistinct({ unit: credential.unit }).from(credential).where(eq(credential.participant, me)),
    tx
      .selectDistinct({ unit: recognitionCase.unit })
      .from(recognitionCase)
      .where(eq(recognitionCase.participant, me)),
    tx
      .selectDistinct({ unit: mark.unit })
      .from(mark)
      .innerJoin(checklist, eq(checklist.id, mark.checklist))
      .where(and(eq(checklist.participant, me), ne(mark.party, 'SELF'))),
    tx
      .selectDistinct({ unit: workGroup.unit })
      .from(groupMember)
      .innerJoin(workGroup, eq(workGroup.id, groupMember.group))
      .where(eq(groupMember.participant, me)),
  ]);
  return [...new Set(rows.flat().map((row) => row.unit))];
}

const SURER: readonly IdentityAssurance[] = ['SELF_STATED', 'SEEN_BY_STAFF', 'SCHOOL_REGISTER', 'STRONG'];

/** Of what is known of who the person is, the surer stays. */
async function keepSurerIdentity({ tx, into }: WalletMove, other: IdentityAssurance): Promise<void> {
  const lower = SURER.slice(0, SURER.indexOf(other));
  if (lower.length === 0) return;
  await tx
    .update(participant)
    .set({ identityAssurance: other })
    .where(and(eq(participant.id, into.participant), inArray(participant.identityAssurance, lower)));
}

/** The old number and PIN open nothing, and what is still sealed under the old key (the same names) is gone for good. */
async function endWallet({ tx, now, from, into }: WalletMove): Promise<void> {
  const ended = await tx
    .update(participant)
    .set({ mergedInto: into.participant })
    .where(and(eq(participant.id, from.participant), isNull(participant.mergedInto)))
    .returning({ id: participant.id });
  demandThat(ended.length === 1, 'CONFLICT');
  await tx
    .update(account)
    .set({ walletNumberHash: null, pinHash: null, disabledAt: now })
    .where(eq(account.id, from.account));
  await tx
    .update(dataKey)
    .set({ wrapped: null, destroyedAt: now })
    .where(and(eq(dataKey.ownerKind, 'PARTICIPANT'), eq(dataKey.owner, from.participant)));
}
