import { and, eq, isNull } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { credential } from '../credential.table.ts';
import type { RevocationReason } from '../revocation.ts';

type Role = Parameters<Act['record']>[2];

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
  const owner = unitKey(row.unit);
  const keys = await act.keys(owner);
  const revoked = await act.tx
    .update(credential)
    .set({
      revokedAt: act.now,
      revocationReason: reason,
      revocationText: explanation ? keys.seal(owner, 'credential.revocation_text', explanation) : null,
    })
    .where(and(eq(credential.id, id), isNull(credential.revokedAt)));
  demandThat(touched(revoked) === 1, 'ALREADY_REVOKED', ['credential']);
  act.record(row.unit, 'CREDENTIAL_REVOKED', role, { credential: id, reason });
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
  await act.tx.update(credential).set({ supersededBy: better }).where(eq(credential.id, old));
  act.record(row.unit, 'CREDENTIAL_SUPERSEDED', role, { credential: old, by: better });
}

/** The act of revoking by itself: the issuing unit's coordinator or decider, with a reason. */
export const revoke = (
  context: Context,
  input: { credential: Id<'credential'>; reason: RevocationReason; explanation?: string | null },
): Promise<{ id: Id<'credential'> }> =>
  perform(context, async (act) => {
    const [row] = await act.tx.select().from(credential).where(eq(credential.id, input.credential));
    if (!row) throw new Refusal('NOT_FOUND', ['credential']);
    act.may('credential.revoke', { unit: row.unit, participant: row.participant });
    const explanation = optionalText(input.explanation, ['explanation'], 1000);
    const role = act.actor.posts.find(
      (post) => post.unit === row.unit && ['COORDINATOR', 'DECIDER'].includes(post.role),
    )!.role;
    await revokeCredential(act, row.id, input.reason, explanation, role);
    return { id: row.id };
  });
