import { eq } from 'drizzle-orm';
import { type Context, perform, signedIn } from '../../access/context.ts';
import { participant } from '../../access/participant.table.ts';
import { recordingRefusal } from '../../access/refused-attempt.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import { privatePart } from '../private.table.ts';
import { deletePrivatePart } from '../private-blobs.ts';
import { newPart, openPart, privateOwner, secondSecret, wrapKey } from '../private-part.ts';
import { unlockedToken } from '../private-unlocked.ts';

/** The private part as it is open to the client from now on. */
export interface Unlocked {
  readonly unlocked: string;
  readonly unlockedUntil: Date;
}

export interface SetPrivateSecret {
  readonly secret: string;
  /** The participant has been told that what the secret opens is lost with it. */
  readonly understood: boolean;
}

/** Opens a private part under the participant's own second secret. Throws NOT_UNDERSTOOD, WEAK_SECRET, ALREADY_EXISTS, LEVEL_TOO_LOW. */
export async function setPrivateSecret(context: Context, input: SetPrivateSecret): Promise<Unlocked> {
  const me = privateOwner(context);
  demandThat(input.understood, 'NOT_UNDERSTOOD', ['understood']);
  const { open, kept } = await newPart(context, demand(secondSecret(input.secret)));
  await perform(context, async (act) => {
    await act.tx.select().from(participant).where(eq(participant.id, me)).for('update');
    const there = await act.tx.$count(privatePart, eq(privatePart.participant, me));
    demandThat(there === 0, 'ALREADY_EXISTS', ['secret']);
    const times = { createdAt: act.now, changedAt: act.now };
    await act.tx.insert(privatePart).values({ id: open.part, participant: me, ...kept, ...times });
    act.record(context.provider, 'PRIVATE_SECRET_SET', 'PARTICIPANT', { participant: me, part: open.part });
  });
  return unlockedToken(context.vault, signedIn(context), open, context.now);
}

/** Puts another secret in the place of the old one. Throws SECRET_WRONG, TOO_MANY_ATTEMPTS, WEAK_SECRET, NOT_FOUND, LEVEL_TOO_LOW. */
export async function changePrivateSecret(
  context: Context,
  input: { readonly old: string; readonly secret: string },
): Promise<Unlocked> {
  const me = privateOwner(context);
  const secret = demand(secondSecret(input.secret));
  const open = await recordingRefusal(context, 'changePrivateSecret', { participant: me }, () =>
    openPart(context, me, input.old),
  );
  const kept = await wrapKey(open, secret);
  await perform(context, async (act) => {
    const changed = await act.tx
      .update(privatePart)
      .set({ ...kept, changedAt: act.now })
      .where(eq(privatePart.id, open.part))
      .returning({ id: privatePart.id });
    demandThat(changed.length === 1, 'CONFLICT');
    act.record(context.provider, 'PRIVATE_SECRET_CHANGED', 'PARTICIPANT', {
      participant: me,
      part: open.part,
    });
  });
  return unlockedToken(context.vault, signedIn(context), open, context.now);
}

/** Opens the private part for 15 minutes of this session. Throws SECRET_WRONG, TOO_MANY_ATTEMPTS, NOT_FOUND, LEVEL_TOO_LOW. */
export async function unlockPrivatePart(
  context: Context,
  input: { readonly secret: string },
): Promise<Unlocked> {
  const me = privateOwner(context);
  const open = await recordingRefusal(context, 'unlockPrivatePart', { participant: me }, () =>
    openPart(context, me, input.secret),
  );
  return unlockedToken(context.vault, signedIn(context), open, context.now);
}

/**
 * For a secret that is forgotten: deletes the private part with all that is in it, and begins an empty one.
 * Returns how many entries are gone. Throws NOT_UNDERSTOOD, WEAK_SECRET, NOT_FOUND, LEVEL_TOO_LOW.
 */
export async function startPrivatePartAnew(
  context: Context,
  input: SetPrivateSecret,
): Promise<Unlocked & { readonly removed: number }> {
  const me = privateOwner(context);
  demandThat(input.understood, 'NOT_UNDERSTOOD', ['understood']);
  const { open, kept } = await newPart(context, demand(secondSecret(input.secret)));
  const removed = await perform(context, async (act) => {
    await act.tx.select().from(participant).where(eq(participant.id, me)).for('update');
    const there = await act.tx.$count(privatePart, eq(privatePart.participant, me));
    demandThat(there > 0, 'NOT_FOUND');
    const gone = await deletePrivatePart(act.tx, me);
    const times = { createdAt: act.now, changedAt: act.now };
    await act.tx.insert(privatePart).values({ id: open.part, participant: me, ...kept, ...times });
    act.record(context.provider, 'PRIVATE_PART_STARTED_ANEW', 'PARTICIPANT', {
      participant: me,
      part: open.part,
      removed: gone,
    });
    return gone;
  });
  return { removed, ...(await unlockedToken(context.vault, signedIn(context), open, context.now)) };
}
