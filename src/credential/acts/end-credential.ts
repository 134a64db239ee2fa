import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { credential } from '../credential.table.ts';
import type { RevocationReason } from '../revocation.ts';
import type { CredentialRow } from '../stored-credential.ts';
import { mayForAll, type Role, roleIn } from './may-for-all.ts';

/** The most that one act revokes. */
export const MOST_AT_ONCE = 1_000;

/**
 * Revokes a credential inside another act: it was wrong, and every later verification says so. Never undone.
 * Throws NOT_FOUND, ALREADY_REVOKED.
 */
export async function revokeCredential(
  act: Act,
  id: Id<'credential'>,
  reason: RevocationReason,
  explanation: string | null,
  role: Role,
): Promise<void> {
  const [row] = await act.tx.select().from(credential).where(eq(credential.id, id));
  if (!row) throw new Refusal('NOT_FOUND', ['credential']);
  await revokeRows(act, [row], reason, explanation, () => role);
}

/** All of them or none, and what other wallets were given of them; the same few statements however many. */
async function revokeRows(
  act: Act,
  originals: readonly CredentialRow[],
  reason: RevocationReason,
  explanation: string | null,
  roleOf: (row: CredentialRow) => Role,
): Promise<void> {
  const rows = await withClaimed(act, originals);
  const units = [...new Set(rows.map((row) => row.unit))];
  const keys = await act.keys(...units.map(unitKey));
  for (const unit of units) {
    const ids = rows.filter((row) => row.unit === unit).map((row) => row.id);
    const owner = unitKey(unit);
    const revoked = await act.tx
      .update(credential)
      .set({
        revokedAt: act.now,
        revocationReason: reason,
        revocationText: explanation ? keys.seal(owner, 'credential.revocation_text', explanation) : null,
      })
      .where(and(inArray(credential.id, ids), isNull(credential.revokedAt)));
    demandThat(touched(revoked) === ids.length, 'ALREADY_REVOKED', ['credential']);
  }
  for (const row of rows)
    act.record(row.unit, 'CREDENTIAL_REVOKED', roleOf(row), { credential: row.id, reason });
}

async function withClaimed(act: Act, originals: readonly CredentialRow[]): Promise<CredentialRow[]> {
  const ids = originals.map((row) => row.id);
  const claimed = await act.tx
    .select()
    .from(credential)
    .where(and(inArray(credential.claimedFrom, ids), isNull(credential.revokedAt)))
    .for('update');
  return [...originals, ...claimed.filter((row) => !ids.includes(row.id))];
}

/** Marks that a better credential exists now; both stay valid, and the old one's verdict says so. */
export async function supersedeCredential(
  act: Act,
  old: Id<'credential'>,
  better: Id<'credential'>,
  role: Role,
): Promise<void> {
  const [row] = await act.tx.select().from(credential).where(eq(credential.id, old));
  if (!row) throw new Refusal('NOT_FOUND', ['credential']);
  await act.tx
    .update(credential)
    .set({ supersededBy: better })
    .where(or(eq(credential.id, old), eq(credential.claimedFrom, old)));
  act.record(row.unit, 'CREDENTIAL_SUPERSEDED', role, { credential: old, by: better });
}

export interface Revoking {
  readonly reason: RevocationReason;
  readonly explanation?: string | null;
}

/** The act of revoking by itself: the issuing unit's coordinator or decider, with a reason. */
export const revoke = (
  context: Context,
  input: Revoking & { credential: Id<'credential'> },
): Promise<{ id: Id<'credential'> }> =>
  perform(context, async (act) => {
    const [row] = await act.tx.select().from(credential).where(eq(credential.id, input.credential));
    if (!row) throw new Refusal('NOT_FOUND', ['credential']);
    act.may('credential.revoke', { unit: row.unit, participant: row.participant });
    const explanation = optionalText(input.explanation, ['explanation'], 1000);
    await revokeRows(act, [row], input.reason, explanation, (one) => roleIn(act, one.unit));
    return { id: row.id };
  });

/**
 * Revokes many at once for one reason, all or none, at most a thousand. A refusal's path names the first that cannot
 * be: its place in what was given.
 */
export const revokeMany = (
  context: Context,
  input: Revoking & { credentials: readonly Id<'credential'>[] },
): Promise<readonly Id<'credential'>[]> =>
  perform(context, async (act) => {
    const ids = [...new Set(input.credentials)];
    demandThat(ids.length > 0 && ids.length <= MOST_AT_ONCE, 'INVALID_INPUT', ['credentials'], {
      field: 'credentials',
      expected: `1-${MOST_AT_ONCE}`,
    });
    const rows = await act.tx.select().from(credential).where(inArray(credential.id, ids)).for('update');
    const ordered = mayForAll(act, 'credential.revoke', input.credentials, rows);
    const ended = ordered.findIndex((row) => row.revokedAt);
    demandThat(ended < 0, 'ALREADY_REVOKED', ['credentials', String(ended)]);
    const explanation = optionalText(input.explanation, ['explanation'], 1000);
    await revokeRows(act, [...new Set(ordered)], input.reason, explanation, (one) => roleIn(act, one.unit));
    return ids;
  });
