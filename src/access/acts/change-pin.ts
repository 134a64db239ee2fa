import { and, eq } from 'drizzle-orm';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { type Context, perform, signedIn } from '../context.ts';
import { beginAttempt } from '../guarded-attempt.ts';
import { account } from '../organisation.table.ts';
import { endSessions } from '../own-sessions.ts';
import { ownFacts, permitted } from '../policy.ts';
import { hashSecret, pin, secretFits } from '../secret.ts';

/**
 * Changes the PIN: takes the old one, counted like a sign-in, and ends all other sessions.
 * Throws WEAK_SECRET, SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, CONFLICT.
 */
export async function changePin(context: Context, input: { oldPin: string; newPin: string }) {
  const actor = signedIn(context);
  demand(permitted(actor, 'wallet.changePin', ownFacts(actor)));
  const wanted = demand(pin(input.newPin));
  const hash = context.vault.lookup('attempt-old-pin', actor.account);
  const attempt = await beginAttempt(context, { kind: 'PIN', hash });
  const [row] = await context.database.sql.select().from(account).where(eq(account.id, actor.account));
  const stored = row?.pinHash ?? null;
  if (!(await secretFits(input.oldPin, stored, context.secretCost)) || !stored)
    throw new Refusal('SIGN_IN_FAILED', ['oldPin']);
  const pinHash = await hashSecret(wanted, context.secretCost);
  const sessions = await perform(context, async (act) => {
    const changed = await act.tx
      .update(account)
      .set({ pinHash })
      .where(and(eq(account.id, actor.account), eq(account.pinHash, stored)));
    demandThat(touched(changed) === 1, 'CONFLICT');
    act.record(context.provider, 'PIN_CHANGED', 'PARTICIPANT', {});
    return endSessions(act.tx, actor.account, act.now, 'PIN_CHANGED', { but: actor.session });
  });
  await attempt.succeeded();
  return sessions;
}
