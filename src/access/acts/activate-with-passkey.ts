import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { Sealed } from '../../database/column.ts';
import type { Sql } from '../../database/database.ts';
import type { Context } from '../context.ts';
import { readCode } from '../one-time-code.ts';
import { activation, participant } from '../participant.table.ts';
import { attested, type PasskeyCredential, readAnswer, registrationOptions } from '../passkey.ts';
import { makeChallenge, useChallenge } from '../passkey-challenge.ts';
import { addPasskey, credentialsOf, sealedName } from '../stored-passkey.ts';
import { participantKey } from '../vault.ts';
import { type AskedOfAuthenticator, passkeyName } from './keep-passkey.ts';

/**
 * What to hand to an authenticator so as to open a wallet with its activation card and a passkey; the card is used only
 * once the passkey is there. Throws CODE_MISTYPED, CODE_INVALID.
 */
export async function beginPasskeyActivation(
  context: Context,
  input: { code: string; name: string },
): Promise<AskedOfAuthenticator> {
  const code = demand(readCode(input.code));
  const name = passkeyName(input.name);
  return context.database.sql.transaction(async (tx) => {
    const [holder] = await tx
      .select({ participant: participant.id, account: participant.account })
      .from(activation)
      .innerJoin(participant, eq(participant.id, activation.participant))
      .where(
        and(
          eq(activation.codeHash, context.vault.lookup('activation', code)),
          isNull(activation.usedAt),
          gt(activation.expiresAt, context.now),
        ),
      );
    if (!holder) throw new Refusal('CODE_INVALID');
    const { account } = holder;
    const owner = participantKey(holder.participant);
    const sealed = sealedName(await context.vault.open(tx, [owner]), owner, name);
    const { bytes, expiresAt } = await makeChallenge(tx, context, 'ACTIVATE', { account, name: sealed });
    const known = await credentialsOf(tx, context.vault, account);
    const options = await registrationOptions(context, { account, name, challenge: bytes, known });
    return { optionsJson: JSON.stringify(options), expiresAt };
  });
}

/** A passkey that was made for an activation and is not kept yet. */
export interface PasskeyToKeep {
  readonly account: Id<'account'>;
  readonly name: Sealed;
  readonly credential: PasskeyCredential;
  readonly counter: number;
}

/** Checks the passkey that came with an activation. Throws PASSKEY_CHALLENGE_GONE, PASSKEY_REFUSED. */
export async function passkeyForActivation(context: Context, responseJson: string): Promise<PasskeyToKeep> {
  const answer = demand(readAnswer(responseJson));
  const { account, name } = await useChallenge(context, answer.challenge, 'ACTIVATE');
  demandThat(account && name, 'PASSKEY_REFUSED');
  return { account, name, ...demand(await attested(context, answer)) };
}

/** Keeps it for the holder of the card, in the transaction that uses the card up. Throws PASSKEY_REFUSED for another's. */
export async function keepForActivation(
  tx: Sql,
  context: Context,
  holder: { readonly id: Id<'participant'>; readonly account: Id<'account'> },
  passkey: PasskeyToKeep,
): Promise<Id<'passkey'>> {
  demandThat(passkey.account === holder.account, 'PASSKEY_REFUSED');
  const owner = participantKey(holder.id);
  const keys = await context.vault.open(tx, [owner]);
  return (await addPasskey(tx, context, keys, { ...passkey, owner, unit: null })).id;
}
