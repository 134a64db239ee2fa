import { and, eq, gt, isNull } from 'drizzle-orm';
import { Refusal } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import type { Context } from '../context.ts';
import { type IdentityProvider, providerNamed } from './identity-provider.ts';
import { linkedIdentity, oidcArrival } from './oidc.table.ts';
import type { VerifiedPerson } from './relying-party.ts';

export type IdentityRow = typeof linkedIdentity.$inferSelect;

/** What a provider has just said of somebody, and whose identity that is already. */
export interface Arrival {
  readonly provider: IdentityProvider;
  readonly subjectHash: string;
  readonly person: VerifiedPerson | null;
  readonly identity: IdentityRow | null;
}

/**
 * Uses an arrival's code up, in the act's own transaction: what is refused afterwards leaves it as it was. Throws
 * IDENTITY_CODE_GONE where it is unknown, used, too old or another browser's.
 */
export async function takeArrival(tx: Sql, context: Context, code: string): Promise<Arrival> {
  const { vault, now } = context;
  const codeHash = vault.lookup('oidc-arrival', code);
  const [before] = await tx.select().from(oidcArrival).where(eq(oidcArrival.codeHash, codeHash));
  const [taken] = await tx
    .update(oidcArrival)
    .set({ usedAt: now, person: null })
    .where(
      and(
        eq(oidcArrival.codeHash, codeHash),
        eq(oidcArrival.browserHash, vault.lookup('oidc-browser', context.browser ?? '')),
        isNull(oidcArrival.usedAt),
        gt(oidcArrival.expiresAt, now),
      ),
    )
    .returning();
  const provider = taken && providerNamed(context, taken.provider);
  if (!before || !provider) throw new Refusal('IDENTITY_CODE_GONE');
  const [identity] = await tx
    .select()
    .from(linkedIdentity)
    .where(eq(linkedIdentity.subjectHash, taken.subjectHash));
  return {
    provider,
    subjectHash: taken.subjectHash,
    person:
      before.person &&
      (JSON.parse(
        vault.unwrap(`oidc_arrival.person:${taken.id}`, before.person).toString(),
      ) as VerifiedPerson),
    identity: identity ?? null,
  };
}
