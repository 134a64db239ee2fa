import { eq } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { serverKey } from '../server-key.table.ts';
import { addServerKey, destroyEndedServerKeys, serverSigner } from '../server-key.ts';

/**
 * Gives the server a new key of its own. What the one before signed keeps verifying, unless it is compromised: then
 * it leaves the DID document at once. Its private half is destroyed. The provider's coordinator. Throws NOT_ALLOWED,
 * SIGNER_UNREACHABLE.
 */
export async function rotateServerKey(context: Context, input: { compromised: boolean }) {
  const rotated = await perform(context, async (act) => {
    act.may('server.rotateKey');
    const [ended] = await act.tx
      .update(serverKey)
      .set({
        state: input.compromised ? 'COMPROMISED' : 'RETIRED',
        privateKey: null,
        endedAt: act.now,
      })
      .where(eq(serverKey.state, 'ACTIVE'))
      .returning({ fragment: serverKey.fragment });
    await addServerKey(act.tx, context, act.now);
    act.record(context.provider, 'SERVER_KEY_ROTATED', 'COORDINATOR', {
      ended: ended?.fragment ?? '',
      compromised: input.compromised,
    });
    return { did: (await serverSigner(context, act.tx)).did };
  });
  // Only now: an act that was rolled back must find its key alive.
  await destroyEndedServerKeys(context);
  return rotated;
}
