import { and, eq } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { issuer } from '../../access/organisation.table.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { issuerKey } from '../credential.table.ts';
import { addKey } from '../issuer-key.ts';

/**
 * Gives an issuer a new key. The one before keeps verifying what it signed; its private half is destroyed.
 * The unit's coordinator or the provider's. Throws NOT_FOUND, NOT_ALLOWED.
 */
export const rotateIssuerKey = (context: Context, input: { issuer: Id<'issuer'> }) =>
  perform(context, async (act) => {
    const [row] = await act.tx.select().from(issuer).where(eq(issuer.id, input.issuer));
    if (!row) throw new Refusal('NOT_FOUND', ['issuer']);
    act.may('issuer.rotateKey', { unit: row.unit });
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
