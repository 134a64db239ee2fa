import { and, eq, isNull } from 'drizzle-orm';
import { demand, Refusal } from '../../base/refusal.ts';
import { append } from '../../record/append.ts';
import { type Context, perform } from '../context.ts';
import { beginAttempt } from '../guarded-attempt.ts';
import { addDevice } from '../known-device.ts';
import { newCode, readCode } from '../one-time-code.ts';
import { account } from '../organisation.table.ts';
import { participant } from '../participant.table.ts';
import { recoveryCard } from '../recovery.table.ts';
import { recordingRefusal } from '../refused-attempt.ts';
import { hashSecret, pin } from '../secret.ts';
import { startSession } from '../session.ts';
import { takeBack } from '../take-back.ts';
import { participantKey } from '../vault.ts';
import type { Activated } from './activate.ts';

/** Makes the participant's recovery card; the one before is void. Returns its code. Throws LEVEL_TOO_LOW, NOT_FOUND. */
export const createRecoveryCard = (context: Context): Promise<{ readonly code: string }> =>
  perform(context, async (act) => {
    const me = act.actor.participant;
    if (!me) throw new Refusal('NOT_FOUND');
    act.may('recovery.card', { participant: me });
    await act.tx
      .update(recoveryCard)
      .set({ voidedAt: act.now })
      .where(
        and(eq(recoveryCard.participant, me), isNull(recoveryCard.usedAt), isNull(recoveryCard.voidedAt)),
      );
    const code = newCode();
    const id = act.newId('recoveryCard');
    await act.tx.insert(recoveryCard).values({
      id,
      participant: me,
      codeHash: context.vault.lookup('recovery', demand(readCode(code))),
      createdAt: act.now,
    });
    act.record(context.provider, 'RECOVERY_CARD_PRINTED', 'PARTICIPANT', { participant: me, card: id });
    return { code };
  });

/** The part of a code under which guesses at one card are counted: who has seen that much still meets the delays. */
const SEEN = 8;

/**
 * Takes a wallet back with its recovery card, which is used up by it: sets the PIN, ends every session, forgets every
 * device. Attempts are counted at the card and at the address that asks. The private part stays shut. Throws
 * CODE_MISTYPED, CODE_INVALID, WEAK_SECRET, TOO_MANY_ATTEMPTS.
 */
export async function recoverWallet(
  context: Context,
  input: { code: string; pin: string; rememberDevice?: boolean | null },
): Promise<Activated> {
  const code = demand(readCode(input.code));
  const newPin = demand(pin(input.pin));
  const hash = context.vault.lookup('recovery-attempt', code.slice(0, SEEN));
  return recordingRefusal(context, 'recoverWallet', {}, async () => {
    const attempt = await beginAttempt(context, { kind: 'RECOVERY', hash });
    const recovered = await recover(
      context,
      code,
      await hashSecret(newPin, context.secretCost),
      input.rememberDevice ?? false,
    );
    await attempt.succeeded();
    return recovered;
  });
}

const recover = (context: Context, code: string, pinHash: string, remember: boolean): Promise<Activated> =>
  context.database.sql.transaction(async (tx) => {
    const [card] = await tx
      .update(recoveryCard)
      .set({ usedAt: context.now })
      .where(
        and(
          eq(recoveryCard.codeHash, context.vault.lookup('recovery', code)),
          isNull(recoveryCard.usedAt),
          isNull(recoveryCard.voidedAt),
        ),
      )
      .returning();
    if (!card) throw new Refusal('CODE_INVALID', ['code']);
    const owner = participantKey(card.participant);
    const [[person], keys] = [
      await tx
        .select({ account: participant.account, walletNumber: participant.walletNumber })
        .from(participant)
        .innerJoin(account, and(eq(account.id, participant.account), isNull(account.disabledAt)))
        .where(eq(participant.id, card.participant)),
      await context.vault.open(tx, [owner]),
    ];
    if (!person || !keys.has(owner)) throw new Refusal('CODE_INVALID', ['code']);
    await takeBack(tx, context, person.account, pinHash);
    const device = remember ? await addDevice(tx, context, person.account) : null;
    const tokens = await startSession(
      tx,
      context,
      person.account,
      device ? 'TRUSTED' : 'CARD_AND_PIN',
      device?.id,
    );
    await append(tx, context.now, [
      {
        unit: context.provider,
        act: 'WALLET_RECOVERED',
        actor: person.account,
        role: 'PARTICIPANT',
        detail: { participant: card.participant, card: card.id },
      },
    ]);
    return {
      tokens,
      deviceSecret: device?.deviceSecret ?? null,
      walletNumber: keys.open(owner, 'wallet_number', person.walletNumber),
    };
  });
