import { and, eq } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { issuer } from '../../access/organisation.table.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { issuerKey } from '../credential.table.ts';
import { addKey, destroyEndedKeys, holdKeysOf } from '../issuer-key.ts';

/**
 * Gives an issuer a new key. The one before keeps verifying what it signed; its private half is destroyed.
 * The unit's coordinator or the provider's. Throws NOT_FOUND, NOT_ALLOWED, SIGNER_UNREACHABLE.
 */
export async function rotateIssuerKey(context: Context, input: { issuer: Id<'issuer'> }) {
  const rotated = await perform(context, async (act) => {
    const [row] = await act.tx.select().from(issuer).where(eq(issuer.id, input.issuer));
    if (!row) throw new Refusal('NOT_FOUND', ['issuer']);
    act.may('issuer.rotateKey', { unit: row.unit });
    await holdKeysOf(act.tx, row.id);
    const retired = await act.tx
      .update(issuerKey)
      .set({ state: 'RETIRED', privateKey: null, endedAt: act.now })
      .where(and(eq(issuerKey.issuer, row.id), eq(issuerKey.state, 'ACTIVE')))
      .returning({ id: issuerKey.id });
    await addKey(act.tx, context, row.id, act.now);
    act.record(row.unit, 'ISSUER_KEY_ROTATED', 'COORDINATOR', {
      issuer: row.id,
      retired: retired.map(({ id }) => id),
    });
    return row;
  });
  // Only now: an act that was rolled back must find its key alive.
  await destroyEndedKeys(context);
  return rotated;
}
