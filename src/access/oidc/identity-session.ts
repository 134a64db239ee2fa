import { and, eq, isNull } from 'drizzle-orm';
import { type Id, idBeforeDot } from '../../base/id.ts';
import type { Sql } from '../../database/database.ts';
import type { Context } from '../context.ts';
import { session } from '../participant.table.ts';
import { startSession, type Tokens } from '../session.ts';
import type { IdentityRow } from './arrival.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { linkedIdentity } from './oidc.table.ts';

/**
 * How long a session lives that a provider vouches for, however often it is refreshed: whom the provider no longer
 * knows is out within a working day, without its saying so.
 */
const VOUCHED_HOURS = 8;

/** When a session ends that somebody else's identification began at `now`. */
export const vouchedUntil = (now: Date): Date => new Date(now.getTime() + VOUCHED_HOURS * 3_600_000);

/** Begins a session by an identity: TRUSTED by an organisation's own account, STRONG by strong identification. */
export async function startIdentitySession(
  tx: Sql,
  context: Context,
  identity: Pick<IdentityRow, 'id' | 'account'>,
  audience: IdentityProvider['audience'],
): Promise<Tokens> {
  const { now } = context;
  await tx.update(linkedIdentity).set({ usedAt: now }).where(eq(linkedIdentity.id, identity.id));
  const tokens = await startSession(
    tx,
    context,
    identity.account,
    audience === 'PARTICIPANTS' ? 'STRONG' : 'TRUSTED',
  );
  await tx
    .update(session)
    .set({ identity: identity.id, expiresAt: vouchedUntil(now) })
    .where(eq(session.id, idBeforeDot(tokens.refreshToken, 'session')));
  return tokens;
}

/** Ends every session that this identity began. */
export async function endIdentitySessions(tx: Sql, identity: Id<'linkedIdentity'>, now: Date): Promise<void> {
  await tx
    .update(session)
    .set({ endedAt: now, endedWhy: 'SIGNED_OUT' })
    .where(and(eq(session.identity, identity), isNull(session.endedAt)));
}
