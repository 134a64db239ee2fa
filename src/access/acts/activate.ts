import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import type { Context } from '../context.ts';
import { beginAttempt } from '../guarded-attempt.ts';
import { addDevice } from '../known-device.ts';
import { readCode } from '../one-time-code.ts';
import { account } from '../organisation.table.ts';
import { activation, groupMember, participant } from '../participant.table.ts';
import { hashSecret, pin } from '../secret.ts';
import { startSession, type Tokens } from '../session.ts';
import { endReissue } from '../stored-reissue.ts';
import { takeBack } from '../take-back.ts';
import { participantKey } from '../vault.ts';
import { keepForActivation, passkeyForActivation } from './activate-with-passkey.ts';

/** What activating gives: tokens, and the number to sign in with from now on. */
export interface Activated {
  readonly tokens: Tokens;
  readonly walletNumber: string;
  /** What the device keeps from now on so as to be known, where that was asked for; shown once. */
  readonly deviceSecret: string | null;
}

export interface Activate {
  readonly code: string;
  readonly pin?: string | null;
  /** The authenticator's answer to `beginPasskeyActivation`. */
  readonly passkeyJson?: string | null;
  readonly rememberDevice?: boolean | null;
  readonly assisted?: boolean | null;
}

/**
 * Uses an activation card: sets the PIN, keeps the passkey, or both, joins the card's group, signs in, and makes the
 * device known where its holder says that it is their own. Throws CODE_MISTYPED, CODE_INVALID, WEAK_SECRET,
 * TOO_MANY_ATTEMPTS, PASSKEY_CHALLENGE_GONE, PASSKEY_REFUSED, ALREADY_EXISTS.
 */
export async function activate(context: Context, input: Activate): Promise<Activated> {
  const code = demand(readCode(input.code));
  demandThat(input.pin || input.passkeyJson, 'INVALID_INPUT', ['pin'], {
    field: 'pin',
    expected: 'pin | passkeyJson',
  });
  const wanted = input.pin ? demand(pin(input.pin)) : null;
  const attempt = await beginAttempt(context, null);
  const good = and(
    eq(activation.codeHash, context.vault.lookup('activation', code)),
    isNull(activation.usedAt),
    gt(activation.expiresAt, context.now),
  );
  // Hashing is slow by design: it is not done for somebody who only guesses.
  const [printed] = await context.database.sql.select({ id: activation.id }).from(activation).where(good);
  if (!printed) throw new Refusal('CODE_INVALID');
  const pinHash = wanted ? await hashSecret(wanted, context.secretCost) : null;
  const passkey = input.passkeyJson ? await passkeyForActivation(context, input.passkeyJson) : null;
  const activated = await context.database.sql.transaction(async (tx) => {
    const [card] = await tx.update(activation).set({ usedAt: context.now }).where(good).returning();
    if (!card) throw new Refusal('CODE_INVALID');
    const [person] = await tx
      .update(participant)
      .set({ activatedAt: card.reissue ? sql`${participant.activatedAt}` : context.now })
      .where(eq(participant.id, card.participant))
      .returning();
    const holder = person!;
    if (card.reissue) await useReissue(tx, context, card.reissue, holder.account, pinHash);
    else await openWallet(tx, context, card, holder.account, pinHash);
    const kept = passkey ? await keepForActivation(tx, context, holder, passkey) : null;
    const keys = await context.vault.open(tx, [participantKey(holder.id)]);
    const device = input.rememberDevice ? await addDevice(tx, context, holder.account) : null;
    const level = device || kept ? 'TRUSTED' : 'CARD_AND_PIN';
    const tokens = await startSession(
      tx,
      context,
      holder.account,
      level,
      device?.id,
      input.assisted ?? false,
    );
    await append(tx, context.now, [
      {
        unit: context.provider,
        act: card.reissue ? 'WALLET_REISSUED' : 'WALLET_ACTIVATED',
        actor: holder.account,
        role: 'PARTICIPANT',
        detail: {
          participant: holder.id,
          ...(card.reissue ? { reissue: card.reissue } : { group: card.group }),
          ...(kept ? { passkey: kept } : {}),
        },
      },
    ]);
    return {
      tokens,
      deviceSecret: device?.deviceSecret ?? null,
      walletNumber: keys.open(participantKey(holder.id), 'wallet_number', holder.walletNumber),
    };
  });
  await attempt.succeeded();
  return activated;
}

/** Opens a new wallet: its PIN is set where one was chosen, and its holder is in the card's group. */
async function openWallet(
  tx: Sql,
  { now }: Context,
  card: typeof activation.$inferSelect,
  owner: Id<'account'>,
  pinHash: string | null,
): Promise<void> {
  if (pinHash) await tx.update(account).set({ pinHash }).where(eq(account.id, owner));
  await tx
    .insert(groupMember)
    .values({ group: card.group, participant: card.participant, joinedAt: now })
    .onConflictDoUpdate({
      target: [groupMember.group, groupMember.participant],
      set: { joinedAt: now, leftAt: null },
    });
}

/** Takes a wallet back with a re-issued card, unless the participant has refused it. Throws CODE_INVALID. */
async function useReissue(
  tx: Sql,
  context: Context,
  id: Id<'reissue'>,
  owner: Id<'account'>,
  pinHash: string | null,
): Promise<void> {
  if (!(await endReissue(tx, id, 'USED', context.now))) throw new Refusal('CODE_INVALID');
  await takeBack(tx, context, owner, pinHash);
}
