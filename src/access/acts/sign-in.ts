import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { append } from '../../record/append.ts';
import type { Context } from '../context.ts';
import { beginAttempt } from '../guarded-attempt.ts';
import { addDevice, deviceOf, useDevice } from '../known-device.ts';
import { readCode } from '../one-time-code.ts';
import { account, invitation } from '../organisation.table.ts';
import { permitted } from '../policy.ts';
import { hashSecret, password, secretFits } from '../secret.ts';
import { startSession, type Tokens } from '../session.ts';
import { useWalletCode } from '../wallet-code.ts';
import { takeInvitation, takePost } from './take-post.ts';

export const emailForm = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** Signs a member of staff in. Throws SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, PASSWORDS_OFF. */
export async function signInStaff(
  context: Context,
  input: { email: string; password: string },
): Promise<Tokens> {
  demandThat(!context.passwordsOff, 'PASSWORDS_OFF');
  const { sql } = context.database;
  const hash = context.vault.lookup('email', emailForm(input.email));
  const attempt = await beginAttempt(context, { kind: 'EMAIL', hash });
  const [row] = await sql
    .select()
    .from(account)
    .where(and(eq(account.emailHash, hash), isNull(account.disabledAt)));
  if (!(await secretFits(input.password, row?.passwordHash ?? null, context.secretCost)) || !row)
    throw new Refusal('SIGN_IN_FAILED');
  await attempt.succeeded();
  return sql.transaction((tx) => startSession(tx, context, row.id, 'TRUSTED'));
}

export interface SignInParticipant {
  readonly walletNumber: string;
  readonly pin: string;
  /** What a known device keeps. */
  readonly deviceSecret?: string | null;
  /** A code that a trusted session made: with it this device becomes known. */
  readonly deviceCode?: string | null;
  readonly rememberDevice?: boolean | null;
  readonly assisted?: boolean | null;
}

/** Tokens, and what the device keeps where it became known with this sign-in. */
export interface ParticipantSignedIn {
  readonly tokens: Tokens;
  readonly deviceSecret: string | null;
}

/**
 * Signs a participant in with the wallet number from their activation and their PIN. On a device that is known to the
 * wallet, or that becomes known with a code from a trusted session, the session is TRUSTED; a device that is not known
 * changes nothing. On a known device attempts are counted apart, so that strangers who guess cannot lock the holder out.
 * Throws SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, CODE_MISTYPED, CODE_INVALID, INVALID_INPUT (to remember a device takes a code).
 */
export async function signInParticipant(
  context: Context,
  input: SignInParticipant,
): Promise<ParticipantSignedIn> {
  const { vault } = context;
  const { sql } = context.database;
  const hash = vault.lookup('wallet-number', demand(readCode(input.walletNumber)));
  if (input.deviceCode) demand(readCode(input.deviceCode));
  demandThat(Boolean(input.deviceCode) || !input.rememberDevice, 'INVALID_INPUT', ['deviceCode'], {
    field: 'deviceCode',
    expected: '(rememberDevice)',
  });
  const [row] = await sql
    .select()
    .from(account)
    .where(and(eq(account.walletNumberHash, hash), isNull(account.disabledAt)));
  const known = row && input.deviceSecret ? await deviceOf(sql, row.id, input.deviceSecret) : null;
  const attempt = await beginAttempt(
    context,
    known ? { kind: 'DEVICE', hash: vault.lookup('attempt-device', known) } : { kind: 'WALLET', hash },
  );
  if (!(await secretFits(input.pin, row?.pinHash ?? null, context.secretCost)) || !row)
    throw new Refusal('SIGN_IN_FAILED');
  const signedIn = await sql.transaction(async (tx) => {
    const added = input.deviceCode ? await deviceByCode(tx, context, row.id, input.deviceCode) : null;
    const device = added?.id ?? (known && (await useDevice(tx, context.now, known)));
    const level = device ? 'TRUSTED' : 'CARD_AND_PIN';
    return {
      tokens: await startSession(tx, context, row.id, level, device, input.assisted ?? false),
      deviceSecret: added?.deviceSecret ?? null,
    };
  });
  await attempt.succeeded();
  return signedIn;
}

/** Makes the device known that shows a code of this wallet; on the record. */
async function deviceByCode(
  tx: Context['database']['sql'],
  context: Context,
  of: Id<'account'>,
  code: string,
) {
  await useWalletCode(tx, context, 'DEVICE', code, of);
  const device = await addDevice(tx, context, of);
  await append(tx, context.now, [
    {
      unit: context.provider,
      act: 'DEVICE_MADE_KNOWN',
      actor: of,
      role: 'PARTICIPANT',
      detail: { device: device.id },
    },
  ]);
  return device;
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
  const passwordHash = proven ? null : await hashSecret(secret, context.secretCost);
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
  const attempt = await beginAttempt(context, { kind: 'EMAIL', hash: emailHash! });
  if (!(await secretFits(secret, passwordHash, context.secretCost)) || disabledAt)
    throw new Refusal('SIGN_IN_FAILED');
  await attempt.succeeded();
  return id;
}
