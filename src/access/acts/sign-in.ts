import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import type { Context } from '../context.ts';
import { beginAttempt } from '../guarded-attempt.ts';
import { addDevice, deviceOf, useDevice } from '../known-device.ts';
import { readCode } from '../one-time-code.ts';
import { account, invitation, staff, staffRole } from '../organisation.table.ts';
import { activation, groupMember, participant } from '../participant.table.ts';
import { hashSecret, password, pin, secretFits } from '../secret.ts';
import { startSession, type Tokens } from '../session.ts';
import { endReissue } from '../stored-reissue.ts';
import { takeBack } from '../take-back.ts';
import { participantKey, unitKey } from '../vault.ts';
import { useWalletCode } from '../wallet-code.ts';

export const emailForm = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** Signs a member of staff in. Throws SIGN_IN_FAILED, TOO_MANY_ATTEMPTS. */
export async function signInStaff(
  context: Context,
  input: { email: string; password: string },
): Promise<Tokens> {
  const { sql } = context.database;
  const hash = context.vault.lookup('email', emailForm(input.email));
  const attempt = await beginAttempt(context, { kind: 'EMAIL', hash });
  const [row] = await sql
    .select()
    .from(account)
    .where(and(eq(account.emailHash, hash), isNull(account.disabledAt)));
  if (!(await secretFits(input.password, row?.passwordHash ?? null)) || !row)
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
  if (!(await secretFits(input.pin, row?.pinHash ?? null)) || !row) throw new Refusal('SIGN_IN_FAILED');
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

/** What activating gives: tokens, and the number to sign in with from now on. */
export interface Activated {
  readonly tokens: Tokens;
  readonly walletNumber: string;
  /** What the device keeps from now on so as to be known, where that was asked for; shown once. */
  readonly deviceSecret: string | null;
}

/**
 * Uses an activation card: sets the PIN, joins the card's group, signs in, and makes the device known where its holder
 * says that it is their own. Throws CODE_MISTYPED, CODE_INVALID, WEAK_SECRET, TOO_MANY_ATTEMPTS.
 */
export async function activate(
  context: Context,
  input: { code: string; pin: string; rememberDevice?: boolean | null; assisted?: boolean | null },
): Promise<Activated> {
  const code = demand(readCode(input.code));
  const wanted = demand(pin(input.pin));
  const attempt = await beginAttempt(context, null);
  const good = and(
    eq(activation.codeHash, context.vault.lookup('activation', code)),
    isNull(activation.usedAt),
    gt(activation.expiresAt, context.now),
  );
  // Hashing is slow by design: it is not done for somebody who only guesses.
  const [printed] = await context.database.sql.select({ id: activation.id }).from(activation).where(good);
  if (!printed) throw new Refusal('CODE_INVALID');
  const pinHash = await hashSecret(wanted);
  const activated = await context.database.sql.transaction(async (tx) => {
    const [card] = await tx.update(activation).set({ usedAt: context.now }).where(good).returning();
    if (!card) throw new Refusal('CODE_INVALID');
    const [person] = await tx
      .update(participant)
      .set({ activatedAt: card.reissue ? sql`${participant.activatedAt}` : context.now })
      .where(eq(participant.id, card.participant))
      .returning();
    if (card.reissue) await useReissue(tx, context, card.reissue, person!.account, pinHash);
    else await openWallet(tx, context, card, person!.account, pinHash);
    const keys = await context.vault.open(tx, [participantKey(card.participant)]);
    const device = input.rememberDevice ? await addDevice(tx, context, person!.account) : null;
    const level = device ? 'TRUSTED' : 'CARD_AND_PIN';
    const tokens = await startSession(
      tx,
      context,
      person!.account,
      level,
      device?.id,
      input.assisted ?? false,
    );
    await append(tx, context.now, [
      {
        unit: context.provider,
        act: card.reissue ? 'WALLET_REISSUED' : 'WALLET_ACTIVATED',
        actor: person!.account,
        role: 'PARTICIPANT',
        detail: card.reissue
          ? { participant: card.participant, reissue: card.reissue }
          : { participant: card.participant, group: card.group },
      },
    ]);
    return {
      tokens,
      deviceSecret: device?.deviceSecret ?? null,
      walletNumber: keys.open(participantKey(card.participant), 'wallet_number', person!.walletNumber),
    };
  });
  await attempt.succeeded();
  return activated;
}

/** Opens a new wallet: its PIN is set, and its holder is in the card's group. */
async function openWallet(
  tx: Sql,
  { now }: Context,
  card: typeof activation.$inferSelect,
  owner: Id<'account'>,
  pinHash: string,
): Promise<void> {
  await tx.update(account).set({ pinHash }).where(eq(account.id, owner));
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
  pinHash: string,
): Promise<void> {
  if (!(await endReissue(tx, id, 'USED', context.now))) throw new Refusal('CODE_INVALID');
  await takeBack(tx, context, owner, pinHash);
}

/**
 * Accepts an invitation to staff: a new account gets the password, an account that has this e-mail already proves
 * itself with its own. Throws CODE_MISTYPED, CODE_INVALID, WEAK_SECRET, SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, CONFLICT.
 */
export async function acceptInvitation(
  context: Context,
  input: { code: string; password: string },
): Promise<Tokens> {
  const codeHash = context.vault.lookup('invitation', demand(readCode(input.code)));
  const secret = demand(password(input.password));
  const { sql } = context.database;
  const proven = await provenAccount(context, codeHash, secret);
  const passwordHash = proven ? null : await hashSecret(secret);
  return sql.transaction(async (tx) => {
    const [invited] = await tx
      .update(invitation)
      .set({ usedAt: context.now })
      .where(
        and(
          eq(invitation.codeHash, codeHash),
          isNull(invitation.usedAt),
          gt(invitation.expiresAt, context.now),
        ),
      )
      .returning();
    if (!invited) throw new Refusal('CODE_INVALID');
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
    const [standing] = await tx
      .insert(staff)
      .values({
        id: context.newId('staff'),
        account: accountId,
        unit: invited.unit,
        ...(await resealed(context, tx, invited)),
        createdAt: context.now,
      })
      .onConflictDoUpdate({ target: [staff.account, staff.unit], set: { endedAt: null } })
      .returning({ id: staff.id });
    const roles = await tx
      .select()
      .from(staffRole)
      .where(
        and(eq(staffRole.staff, standing!.id), eq(staffRole.role, invited.role), isNull(staffRole.endedAt)),
      );
    if (roles.length === 0) {
      await tx.insert(staffRole).values({
        id: context.newId('role'),
        staff: standing!.id,
        role: invited.role,
        createdAt: context.now,
      });
    }
    const tokens = await startSession(tx, context, accountId, 'TRUSTED');
    await append(tx, context.now, [
      {
        unit: invited.unit,
        act: 'INVITATION_ACCEPTED',
        actor: accountId,
        role: invited.role,
        detail: { staff: standing!.id, invitation: invited.id },
      },
    ]);
    return tokens;
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
  if (!context.actor) return null;
  const [joined] = await tx
    .update(account)
    .set({ emailHash, passwordHash })
    .where(and(eq(account.id, context.actor.account), isNull(account.emailHash)))
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
  if (!(await secretFits(secret, passwordHash)) || disabledAt) throw new Refusal('SIGN_IN_FAILED');
  await attempt.succeeded();
  return id;
}

async function resealed(
  context: Context,
  tx: Context['database']['sql'],
  invited: typeof invitation.$inferSelect,
) {
  const owner = unitKey(invited.unit);
  const keys = await context.vault.open(tx, [owner]);
  return {
    name: keys.seal(owner, 'staff.name', keys.open(owner, 'invitation.name', invited.name)),
    email: keys.seal(owner, 'staff.email', keys.open(owner, 'invitation.email', invited.email)),
  };
}
