import { and, eq } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { type Act, type Context, perform, signedIn } from '../context.ts';
import { freeText } from '../free-text.ts';
import { participant, session } from '../participant.table.ts';
import { passkey } from '../passkey.table.ts';
import { attested, readAnswer, registrationOptions } from '../passkey.ts';
import { makeChallenge, useChallenge } from '../passkey-challenge.ts';
import { addPasskey, credentialsOf, keyOfPasskeys, type Passkey, sealedName } from '../stored-passkey.ts';
import { demandWayIn, holdAccount } from '../ways-in.ts';

const LONGEST_NAME = 60;

export const passkeyName = (name: string): string => freeText(name, ['name'], LONGEST_NAME);

/** What a browser hands to its authenticator. */
export interface AskedOfAuthenticator {
  readonly optionsJson: string;
  readonly expiresAt: Date;
}

/** In which role the holder of an account acts for it. */
const roleOf = ({ actor }: Act) =>
  actor.participant ? 'PARTICIPANT' : (actor.posts[0]?.role ?? 'PARTICIPANT');
const chainOf = ({ actor, context }: Act): Id<'unit'> =>
  actor.participant ? context.provider : (actor.posts[0]?.unit ?? context.provider);

/**
 * A new passkey makes whoever has it trusted: so it takes a trusted session, or the one in which the wallet was opened
 * with its activation card. Else card and PIN alone would reach what they must not.
 */
async function mayAddPasskey(act: Act): Promise<void> {
  const { actor, tx } = act;
  // A session of staff is always trusted.
  if (!actor.participant) return;
  const [opened] = await tx
    .select({ at: participant.activatedAt })
    .from(participant)
    .innerJoin(session, and(eq(session.id, actor.session), eq(session.createdAt, participant.activatedAt)))
    .where(eq(participant.id, actor.participant));
  if (!opened) act.may('participant.addWayIn', { participant: actor.participant });
}

/** What to hand to an authenticator so as to make a passkey of this name. Throws LEVEL_TOO_LOW. */
export const beginPasskeyRegistration = (
  context: Context,
  input: { name: string },
): Promise<AskedOfAuthenticator> =>
  perform(context, async (act) => {
    await mayAddPasskey(act);
    const name = passkeyName(input.name);
    const { account } = act.actor;
    const { owner, unit } = keyOfPasskeys(act.actor);
    const sealed = sealedName(await act.keys(owner), owner, name);
    const { bytes, expiresAt } = await makeChallenge(act.tx, context, 'REGISTER', {
      account,
      unit,
      name: sealed,
    });
    const known = await credentialsOf(act.tx, context.vault, account);
    const options = await registrationOptions(context, { account, name, challenge: bytes, known });
    return { optionsJson: JSON.stringify(options), expiresAt };
  });

/** Keeps the passkey that was made. Throws PASSKEY_CHALLENGE_GONE, PASSKEY_REFUSED, ALREADY_EXISTS, LEVEL_TOO_LOW. */
export async function finishPasskeyRegistration(
  context: Context,
  input: { responseJson: string },
): Promise<Passkey> {
  const { account } = signedIn(context);
  const answer = demand(readAnswer(input.responseJson));
  const challenge = await useChallenge(context, answer.challenge, 'REGISTER', account);
  const { credential, counter } = demand(await attested(context, answer));
  return perform(context, async (act) => {
    await mayAddPasskey(act);
    const { owner, unit } = keyOfPasskeys(act.actor);
    // What was sealed for a post that ended meanwhile is no name any more.
    demandThat(challenge.name && challenge.unit === unit, 'CONFLICT');
    const keys = await act.keys(owner);
    const { name } = challenge;
    const row = await addPasskey(act.tx, context, keys, { account, owner, unit, name, credential, counter });
    act.record(chainOf(act), 'PASSKEY_ADDED', roleOf(act), { passkey: row.id });
    return { ...row, name: keys.open(owner, 'passkey.name', name) };
  });
}

/** Takes one of the holder's own passkeys away; sessions begun with it go on. Throws NOT_FOUND, LAST_WAY_IN. */
export const removePasskey = (
  context: Context,
  input: { passkey: Id<'passkey'> },
): Promise<{ passkey: Id<'passkey'> }> =>
  perform(context, async (act) => {
    const { account } = act.actor;
    await holdAccount(act.tx, account);
    const removed = await act.tx
      .delete(passkey)
      .where(and(eq(passkey.id, input.passkey), eq(passkey.account, account)));
    if (touched(removed) === 0) throw new Refusal('NOT_FOUND', ['passkey']);
    await demandWayIn(act.tx, context, account);
    act.record(chainOf(act), 'PASSKEY_REMOVED', roleOf(act), { passkey: input.passkey });
    return { passkey: input.passkey };
  });
