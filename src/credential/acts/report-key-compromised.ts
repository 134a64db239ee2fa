import { and, eq } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { issuer } from '../../access/organisation.table.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { credential, issuerKey } from '../credential.table.ts';
import { activeKey, addKey, destroyEndedKeys, holdKeysOf } from '../issuer-key.ts';
import { signAgain } from './sign-again.ts';

export interface CompromisedKeyReport {
  readonly issuer: Id<'issuer'>;
  readonly fragment: string;
  /** Whether what the issuing log shows as signed by the key is signed again under the issuer's key of now. */
  readonly reissue: boolean;
}

/** How long the caller is kept waiting for the signing again, in milliseconds; the rest is done afterwards. */
const PATIENCE = 20_000;

/**
 * Withdraws a key that fell into other hands, at once and for good: nothing that it signed verifies from then on. Its
 * private half is destroyed, and a new key made where it was the active one. What we issued under it is then signed
 * again; to report it again goes on with that. The unit's coordinator or the provider's. Throws NOT_FOUND, NOT_ALLOWED.
 */
export async function reportKeyCompromised(context: Context, report: CompromisedKeyReport) {
  const { row, key } = await perform(context, async (act) => {
    const { tx, now } = act;
    const [row] = await tx.select().from(issuer).where(eq(issuer.id, report.issuer));
    if (!row) throw new Refusal('NOT_FOUND', ['issuer']);
    act.may('issuer.reportKeyCompromised', { unit: row.unit });
    await holdKeysOf(tx, row.id);
    // Whoever is issuing under the key ends first, and is then found in the log.
    const [key] = await tx
      .select()
      .from(issuerKey)
      .where(and(eq(issuerKey.issuer, row.id), eq(issuerKey.fragment, report.fragment)))
      .for('update');
    if (!key) throw new Refusal('NOT_FOUND', ['fragment']);
    const known = key.state === 'COMPROMISED';
    const asked = report.reissue && key.resignTotal === null;
    if (known && !asked) return { row, key };
    const signed = await tx.$count(credential, eq(credential.signedBy, key.id));
    await tx
      .update(issuerKey)
      .set({
        state: 'COMPROMISED',
        privateKey: null,
        endedAt: key.endedAt ?? now,
        compromisedAt: key.compromisedAt ?? now,
        resignTotal: asked ? signed : key.resignTotal,
      })
      .where(eq(issuerKey.id, key.id));
    act.record(row.unit, 'ISSUER_KEY_COMPROMISED', 'COORDINATOR', {
      issuer: row.id,
      key: key.id,
      credentials: signed,
      reissue: report.reissue,
    });
    return { row, key };
  });
  await goOn(context, row.id, report.reissue ? key.id : null);
  return { issuer: row, key: key.id };
}

/** What follows a withdrawal that stands already: a signer that does not answer delays it and does not undo it. */
async function goOn(context: Context, issuer: Id<'issuer'>, resign: Id<'issuerKey'> | null): Promise<void> {
  await destroyEndedKeys(context);
  try {
    const { sql } = context.database;
    if (!(await activeKey(sql, issuer))) await addKey(sql, context, issuer, context.now);
    if (resign) await signAgain(context, resign, { time: PATIENCE });
  } catch (problem) {
    if (!(problem instanceof Refusal && ['SIGNER_UNREACHABLE', 'CONFLICT'].includes(problem.code)))
      throw problem;
  }
}
