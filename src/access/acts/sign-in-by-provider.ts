import { eq } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import type { Context } from '../context.ts';
import { type Arrival, takeArrival } from '../oidc/arrival.ts';
import { startIdentitySession } from '../oidc/identity-session.ts';
import { linkedIdentity } from '../oidc/oidc.table.ts';
import { readCode } from '../one-time-code.ts';
import { account } from '../organisation.table.ts';
import { permitted } from '../policy.ts';
import type { Tokens } from '../session.ts';
import { type InvitationRow, takeInvitation, takePost } from './take-post.ts';

/**
 * Signs in whom a provider has just identified. An identity that nobody linked gets in by an invitation only; what the
 * provider claims of e-mail addresses is not looked at. Throws IDENTITY_CODE_GONE, IDENTITY_NOT_LINKED, CODE_MISTYPED,
 * CODE_INVALID, ACCOUNT_EXISTS, SIGN_IN_FAILED, LEVEL_TOO_LOW.
 */
export async function finishOidcSignIn(
  context: Context,
  input: { code: string; invitation?: string | null },
): Promise<Tokens> {
  const codeHash = input.invitation
    ? context.vault.lookup('invitation', demand(readCode(input.invitation)))
    : null;
  return context.database.sql.transaction(async (tx) => {
    const arrival = await takeArrival(tx, context, input.code);
    const invitable = codeHash !== null && arrival.provider.audience === 'STAFF';
    demandThat(arrival.identity || invitable, 'IDENTITY_NOT_LINKED');
    const invited = codeHash !== null ? await takeInvitation(tx, context, codeHash) : null;
    const identity = arrival.identity ?? (await linkInvited(tx, context, arrival, invited!));
    const [holder] = await tx.select().from(account).where(eq(account.id, identity.account));
    demandThat(holder && !holder.disabledAt, 'SIGN_IN_FAILED');
    if (invited) await takePost(tx, context, invited, holder.id);
    return startIdentitySession(tx, context, identity, arrival.provider.audience);
  });
}

/** Links a new identity to the account of whoever is signed in, else to a new one. */
async function linkInvited(tx: Sql, context: Context, arrival: Arrival, invited: InvitationRow) {
  const { actor } = context;
  if (actor?.participant)
    demand(permitted(actor, 'participant.addWayIn', { participant: actor.participant }));
  const holder = actor?.account ?? (await newAccount(tx, context, invited));
  const identity = {
    id: context.newId('linkedIdentity'),
    account: holder,
    provider: arrival.provider.id,
    subjectHash: arrival.subjectHash,
    createdAt: context.now,
    usedAt: context.now,
  };
  const linked = await tx.insert(linkedIdentity).values(identity).onConflictDoNothing().returning();
  // The same identity was linked by another request meanwhile.
  demandThat(linked.length > 0, 'CONFLICT');
  return identity;
}

/**
 * Somebody else who holds this e-mail is not taken over by whoever has an invitation to it: they sign in as before, and
 * link the identity themselves.
 */
async function newAccount(tx: Sql, context: Context, invited: InvitationRow): Promise<Id<'account'>> {
  const [made] = await tx
    .insert(account)
    .values({ id: context.newId('account'), emailHash: invited.emailHash, createdAt: context.now })
    .onConflictDoNothing()
    .returning({ id: account.id });
  demandThat(made, 'ACCOUNT_EXISTS');
  return made.id;
}
