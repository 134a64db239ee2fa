import { and, eq, isNull } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { credential } from '../credential.table.ts';
import type { SuspensionReason } from '../revocation.ts';
import type { CredentialRow } from '../stored-credential.ts';
import { beginSuspension, endSuspension } from '../suspension.ts';
import { roleIn } from './may-for-all.ts';

/** The row, for the issuing unit's coordinator or decider; what was revoked stays so whatever else is done. */
async function standingRow(act: Act, id: Id<'credential'>): Promise<CredentialRow> {
  const [row] = await act.tx.select().from(credential).where(eq(credential.id, id)).for('update');
  if (!row) throw new Refusal('NOT_FOUND', ['credential']);
  act.may('credential.suspend', { unit: row.unit, participant: row.participant });
  demandThat(!row.revokedAt, 'ALREADY_REVOKED', ['credential']);
  return row;
}

const placeOf = (row: CredentialRow) => ({ list: row.statusList, index: row.statusIndex });

/** What other wallets were given of it goes with it. */
const claimedOf = (act: Act, row: CredentialRow): Promise<CredentialRow[]> =>
  act.tx
    .select()
    .from(credential)
    .where(and(eq(credential.claimedFrom, row.id), isNull(credential.revokedAt)));

/**
 * Suspends a credential: nobody is to rely on it until it is resumed. Throws NOT_FOUND, NOT_ALLOWED, OWN_CASE,
 * ALREADY_REVOKED, ALREADY_SUSPENDED.
 */
export const suspendCredential = (
  context: Context,
  input: { credential: Id<'credential'>; reason: SuspensionReason; explanation?: string | null },
): Promise<{ id: Id<'credential'> }> =>
  perform(context, async (act) => {
    const row = await standingRow(act, input.credential);
    const owner = unitKey(row.unit);
    const explanation = optionalText(input.explanation, ['explanation'], 1000);
    const keys = await act.keys(owner);
    const note = {
      reason: input.reason,
      explanation: explanation ? keys.seal(owner, 'credential_suspension.explanation', explanation) : null,
    };
    const { now, newId } = act;
    const begun = await beginSuspension(act.tx, placeOf(row), { unit: row.unit, now, newId, note });
    demandThat(begun, 'ALREADY_SUSPENDED', ['credential']);
    for (const claimed of await claimedOf(act, row)) {
      await beginSuspension(act.tx, placeOf(claimed), { unit: row.unit, now, newId, note });
    }
    act.record(row.unit, 'CREDENTIAL_SUSPENDED', roleIn(act, row.unit), {
      credential: row.id,
      reason: input.reason,
    });
    return { id: row.id };
  });

/**
 * Ends the suspension of a credential: it stands as before, and the time between stays in its history. Throws
 * NOT_FOUND, NOT_ALLOWED, OWN_CASE, ALREADY_REVOKED, NOT_SUSPENDED.
 */
export const resumeCredential = (
  context: Context,
  input: { credential: Id<'credential'> },
): Promise<{ id: Id<'credential'> }> =>
  perform(context, async (act) => {
    const row = await standingRow(act, input.credential);
    const ended = await endSuspension(act.tx, placeOf(row), act.now);
    demandThat(ended, 'NOT_SUSPENDED', ['credential']);
    for (const claimed of await claimedOf(act, row)) await endSuspension(act.tx, placeOf(claimed), act.now);
    act.record(row.unit, 'CREDENTIAL_RESUMED', roleIn(act, row.unit), { credential: row.id });
    return { id: row.id };
  });
