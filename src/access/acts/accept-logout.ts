import { eq } from 'drizzle-orm';
import { demandThat } from '../../base/refusal.ts';
import { append } from '../../record/append.ts';
import type { Context } from '../context.ts';
import { providerNamed } from '../oidc/identity-provider.ts';
import { endIdentitySessions } from '../oidc/identity-session.ts';
import { linkedIdentity } from '../oidc/oidc.table.ts';
import { loggedOutSubject, subjectHash } from '../oidc/relying-party.ts';

/**
 * A provider says that somebody has signed out there or is no longer known: the sessions that their identity began end
 * (OpenID Connect Back-Channel Logout 1.0, 2.7). Throws NOT_FOUND, IDENTITY_PROVIDER_REFUSED.
 */
export async function acceptLogout(
  context: Context,
  input: { provider: string; logoutToken: string },
): Promise<void> {
  const provider = providerNamed(context, input.provider);
  demandThat(provider, 'NOT_FOUND', ['provider']);
  const subject = await loggedOutSubject(provider, input.logoutToken);
  await context.database.sql.transaction(async (tx) => {
    const [identity] = await tx
      .select()
      .from(linkedIdentity)
      .where(eq(linkedIdentity.subjectHash, subjectHash(context.vault, provider, subject)));
    if (!identity) return;
    await endIdentitySessions(tx, identity.id, context.now);
    await append(tx, context.now, [
      {
        unit: context.provider,
        act: 'SIGNED_OUT_BY_PROVIDER',
        actor: identity.account,
        role: 'SYSTEM',
        detail: { identity: identity.id, provider: provider.id },
      },
    ]);
  });
}
