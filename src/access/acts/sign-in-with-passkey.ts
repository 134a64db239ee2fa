import { and, eq, isNull } from 'drizzle-orm';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import type { Context } from '../context.ts';
import { account } from '../organisation.table.ts';
import { passkey } from '../passkey.table.ts';
import { asserted, readAnswer, signInOptions, wentBack } from '../passkey.ts';
import { makeChallenge, useChallenge } from '../passkey-challenge.ts';
import { startSession, type Tokens } from '../session.ts';
import { findPasskey, type PasskeyRow } from '../stored-passkey.ts';
import type { AskedOfAuthenticator } from './keep-passkey.ts';

/** What to hand to an authenticator so as to sign in; the same for everybody, since nobody is named yet. */
export async function beginPasskeySignIn(context: Context): Promise<AskedOfAuthenticator> {
  const { sql } = context.database;
  const { bytes, expiresAt } = await sql.transaction((tx) => makeChallenge(tx, context, 'SIGN_IN'));
  return { optionsJson: JSON.stringify(await signInOptions(context, bytes)), expiresAt };
}

/**
 * Signs in with a passkey; the session is TRUSTED. Throws PASSKEY_CHALLENGE_GONE, PASSKEY_REFUSED (an unknown or removed
 * passkey answers as one whose signature does not hold), PASSKEY_COPIED where its counter went back.
 */
export async function finishPasskeySignIn(
  context: Context,
  input: { responseJson: string },
): Promise<Tokens> {
  const answer = demand(readAnswer(input.responseJson));
  await useChallenge(context, answer.challenge, 'SIGN_IN');
  const { sql } = context.database;
  const found = await findPasskey(sql, context.vault, answer.response.id);
  if (!found) throw new Refusal('PASSKEY_REFUSED');
  const { row, credential } = found;
  const counter = demand(await asserted(context, answer, credential, row.account));
  if (wentBack(counter, row.counter)) {
    await recordCopy(context, row);
    throw new Refusal('PASSKEY_COPIED');
  }
  return sql.transaction(async (tx) => {
    const [standing] = await tx
      .select({ id: account.id })
      .from(account)
      .where(and(eq(account.id, row.account), isNull(account.disabledAt)));
    if (!standing) throw new Refusal('PASSKEY_REFUSED');
    const used = await tx
      .update(passkey)
      .set({ counter, usedAt: context.now })
      .where(and(eq(passkey.id, row.id), eq(passkey.counter, row.counter)));
    demandThat(touched(used) > 0, 'CONFLICT');
    return startSession(tx, context, row.account, 'TRUSTED');
  });
}

/** That two authenticators answer for one passkey is kept on the record, whatever becomes of the request. */
const recordCopy = ({ database, now, provider }: Context, row: PasskeyRow): Promise<void> =>
  database.sql.transaction((tx) =>
    append(tx, now, [
      {
        unit: row.unit ?? provider,
        act: 'PASSKEY_COPY_REFUSED',
        actor: row.account,
        role: 'SYSTEM',
        detail: { passkey: row.id },
      },
    ]),
  );
