import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { append } from '../../record/append.ts';
import { claimAttempt, forgetFailures } from '../attempts.ts';
import type { Context } from '../context.ts';
import { addDevice, useDevice } from '../known-device.ts';
import { readCode } from '../one-time-code.ts';
import { account, invitation } from '../organisation.table.ts';
import { activation, groupMember, participant } from '../participant.table.ts';
import { permitted } from '../policy.ts';
import { hashSecret, password, pin, secretFits } from '../secret.ts';
import { startSession, type Tokens } from '../session.ts';
import { participantKey } from '../vault.ts';
import { keepForActivation, passkeyForActivation } from './activate-with-passkey.ts';
import { takeInvitation, takePost } from './take-post.ts';

export const emailForm = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** Signs a member of staff in. Throws SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, PASSWORDS_OFF. */
export async function signInStaff(
  context: Context,
  input: { email: string; password: string },
): Promise<Tokens> {
  demandThat(!context.passwordsOff, 'PASSWORDS_OFF');
  const hash = context.vault.lookup('email', emailForm(input.email));
  const { id } = await provenBy(context, hash, 'EMAIL', input.password);
  return context.database.sql.transaction((tx) => startSession(tx, context, id, 'TRUSTED'));
}

/**
 * Signs a participant in with the wallet number from their activation and their PIN; on a device that is known to
 * the wallet the session is TRUSTED. A device that is not known changes nothing.
 */
export async function signInParticipant(
  context: Context,
  input: { walletNumber: string; pin: string; deviceSecret?: string | null },
): Promise<Tokens> {
  const number = demand(readCode(input.walletNumber));
  const { id } = await provenBy(context, context.vault.lookup('wallet-number', number), 'WALLET', input.pin);
  return context.database.sql.transaction(async (tx) => {
    const device = input.deviceSecret ? await useDevice(tx, context.now, id, input.deviceSecret) : null;
    return startSession(tx, context, id, device ? 'TRUSTED' : 'CARD_AND_PIN', device);
  });
}

/** The account that this secret is of, counted as an attempt. Throws SIGN_IN_FAILED, TOO_MANY_ATTEMPTS. */
async function provenBy(
  context: Context,
  hash: string,
  by: 'EMAIL' | 'WALLET',
  secret: string,
): Promise<{ readonly id: Id<'account'> }> {
  const { sql } = context.database;
  await claimAttempt(sql, hash, context.now);
  const column = by === 'EMAIL' ? account.emailHash : account.walletNumberHash;
  const [row] = await sql
    .select()
    .from(account)
    .where(and(eq(column, hash), isNull(account.disabledAt)));
  const stored = (by === 'EMAIL' ? row?.passwordHash : row?.pinHash) ?? null;
  if (!(await secretFits(secret, stored)) || !row) throw new Refusal('SIGN_IN_FAILED');
  await forgetFailures(sql, hash);
  return row;
}

/** What activating gives: tokens, and the number to sign in with from now on. */
export interface Activated {
  readonly tokens: Tokens;
  readonly walletNumber: string;
  /** What the device keeps from now on so as to be known, where that was asked for; shown once. */
  readonly deviceSecret: string | null;
}

/**
 * Uses an activation card: sets the PIN, keeps the passkey, or both, joins the card's group, signs in, and makes the
 * device known where its holder says that it is their own. Throws CODE_MISTYPED, CODE_INVALID, WEAK_SECRET,
 * PASSKEY_CHALLENGE_GONE, PASSKEY_REFUSED, ALREADY_EXISTS.
 */
export async function activate(
  context: Context,
  input: {
    code: string;
    pin?: string | null;
    passkeyJson?: string | null;
    rememberDevice?: boolean | null;
  },
): Promise<Activated> {
  const code = demand(readCode(input.code));
  demandThat(input.pin || input.passkeyJson, 'INVALID_INPUT', ['pin'], {
    field: 'pin',
    expected: 'pin | passkeyJson',
  });
  const pinHash = input.pin ? await hashSecret(demand(pin(input.pin))) : null;
  const passkey = input.passkeyJson ? await passkeyForActivation(context, input.passkeyJson) : null;
  return context.database.sql.transaction(async (tx) => {
    const [card] = await tx
      .update(activation)
      .set({ usedAt: context.now })
      .where(
        and(
          eq(activation.codeHash, context.vault.lookup('activation', code)),
          isNull(activation.usedAt),
          gt(activation.expiresAt, context.now),
        ),
      )
      .returning();
    if (!card) throw new Refusal('CODE_INVALID');
    const [person] = await tx
      .update(participant)
      .set({ activatedAt: context.now })
      .where(eq(participant.id, card.participant))
      .returning();
    if (pinHash) await tx.update(account).set({ pinHash }).where(eq(account.id, person!.account));
    const kept = passkey ? await keepForActivation(tx, context, person!, passkey) : null;
    await tx
      .insert(groupMember)
      .values({ group: card.group, participant: card.participant, joinedAt: context.now })
      .onConflictDoUpdate({
        target: [groupMember.group, groupMember.participant],
        set: { joinedAt: context.now, leftAt: null },
      });
    const keys = await context.vault.open(tx, [participantKey(card.participant)]);
    const device = input.rememberDevice ? await addDevice(tx, context, person!.account) : null;
    const level = device || kept ? 'TRUSTED' : 'CARD_AND_PIN';
    const tokens = await startSession(tx, context, person!.account, level, device?.id);
    await append(tx, context.now, [
      {
        unit: context.provider,
        act: 'WALLET_ACTIVATED',
        actor: person!.account,
        role: 'PARTICIPANT',
        detail: { participant: card.participant, group: card.group, ...(kept ? { passkey: kept } : {}) },
      },
    ]);
    return {
      tokens,
      deviceSecret: device?.deviceSecret ?? null,
      walletNumber: keys.open(participantKey(card.participant), 'wallet_number', person!.walletNumber),
    };
  });
}

/**
 * Accepts an invitation to staff: a new account gets the password, an account that has this e-mail already proves
 * itself with its own. Throws CODE_MISTYPED, CODE_INVALID, WEAK_SECRET, SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, CONFLICT, PASSWORDS_OFF,
 * LEVEL_TOO_LOW.
 */
export async function acceptInvitation(
  context: Context,
  input: { code: string; password: string },
): Promise<Tokens> {
  demandThat(!context.passwordsOff, 'PASSWORDS_OFF');
  const codeHash = context.vault.lookup('invitation', demand(readCode(input.code)));
  const secret = demand(password(input.password));
  const { sql } = context.database;
  const proven = await provenAccount(context, codeHash, secret);
  const passwordHash = proven ? null : await hashSecret(secret);
  return sql.transaction(async (tx) => {
    const invited = await takeInvitation(tx, context, codeHash);
    const accountId =
      proven ??
      (await joinedAccount(context, tx, invited.emailHash, passwordHash)) ??
      context.newId('account');
    if (!proven && accountId !== context.actor?.account) {
      const made = await tx
        .insert(account)
        .values({ id: accountId, emailHash: invited.emailHash, passwordHash, createdAt: context.now })
        .onConflictDoNothing()
        .returning();
      // Another invitation to the same e-mail was accepted meanwhile.
      if (made.length === 0) throw new Refusal('CONFLICT');
    }
    await takePost(tx, context, invited, accountId);
    return startSession(tx, context, accountId, 'TRUSTED');
  });
}

/**
 * The account of a participant who is signed in and accepts for themself: one account then holds the participation
 * and the role, so that nobody acts about themself. Null where nobody is signed in, or their account has an e-mail.
 */
async function joinedAccount(
  context: Context,
  tx: Context['database']['sql'],
  emailHash: string,
  passwordHash: string | null,
): Promise<Id<'account'> | null> {
  const { actor } = context;
  if (!actor) return null;
  // A password is a way in that card and PIN alone must not add.
  if (actor.participant) demand(permitted(actor, 'participant.addWayIn', { participant: actor.participant }));
  const [joined] = await tx
    .update(account)
    .set({ emailHash, passwordHash })
    .where(and(eq(account.id, actor.account), isNull(account.emailHash)))
    .returning({ id: account.id });
  return joined?.id ?? null;
}

/**
 * The account that has the invitation's e-mail already, once its own password was given; null where there is none.
 * Counted like any sign-in: else an invitation would be a way to try passwords without end.
 */
async function provenAccount(
  context: Context,
  codeHash: string,
  secret: string,
): Promise<Id<'account'> | null> {
  const { sql } = context.database;
  const [known] = await sql
    .select({ account })
    .from(invitation)
    .innerJoin(account, eq(account.emailHash, invitation.emailHash))
    .where(
      and(
        eq(invitation.codeHash, codeHash),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, context.now),
      ),
    );
  if (!known) return null;
  const { id, emailHash, passwordHash, disabledAt } = known.account;
  await claimAttempt(sql, emailHash!, context.now);
  if (!(await secretFits(secret, passwordHash)) || disabledAt) throw new Refusal('SIGN_IN_FAILED');
  await forgetFailures(sql, emailHash!);
  return id;
}
