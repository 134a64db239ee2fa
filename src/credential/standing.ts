import DataLoader from 'dataloader';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Context, House } from '../access/context.ts';
import { issuer } from '../access/organisation.table.ts';
import type { Id } from '../base/id.ts';
import { credential } from './credential.table.ts';
import { didWeb } from './did.ts';
import { suspension } from './status.table.ts';

export type CredentialState = 'VALID' | 'SUPERSEDED' | 'SUSPENDED' | 'REVOKED';

export type SuspensionRow = typeof suspension.$inferSelect;

/** What has happened to a credential since it was issued. */
export interface CredentialLife {
  readonly issuedAt: Date;
  readonly revokedAt: Date | null;
  readonly suspensions: readonly Pick<SuspensionRow, 'suspendedAt' | 'resumedAt'>[];
  /** When a better one was issued. */
  readonly supersededAt: Date | null;
}

/** The suspension that an instant falls into; without an instant, the one that has not ended. */
export const suspensionOn = <S extends CredentialLife['suspensions'][number]>(
  suspensions: readonly S[],
  on?: Date,
): S | undefined =>
  suspensions.find(({ suspendedAt, resumedAt }) =>
    on ? suspendedAt <= on && (resumedAt === null || resumedAt > on) : resumedAt === null,
  );

/** How a credential stood at an instant, or stands now; null before it was issued. */
export function stateOf(life: CredentialLife, on?: Date): CredentialState | null {
  if (on && on < life.issuedAt) return null;
  const happened = (at: Date | null) => at !== null && (on === undefined || at <= on);
  if (happened(life.revokedAt)) return 'REVOKED';
  if (suspensionOn(life.suspensions, on)) return 'SUSPENDED';
  return happened(life.supersededAt) ? 'SUPERSEDED' : 'VALID';
}

const samePlace = and(
  eq(suspension.statusList, credential.statusList),
  eq(suspension.statusIndex, credential.statusIndex),
);

/** A credential's suspensions, the first one first. */
export const makeSuspensionLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'credential'>[]) => {
    const rows = await context.database.sql
      .select({ credential: credential.id, suspension })
      .from(credential)
      .innerJoin(suspension, samePlace)
      .where(inArray(credential.id, [...ids]))
      .orderBy(asc(suspension.suspendedAt));
    const found = new Map<Id<'credential'>, SuspensionRow[]>(ids.map((id) => [id, []]));
    for (const row of rows) found.get(row.credential)?.push(row.suspension);
    return ids.map((id) => found.get(id) ?? []);
  });

/** Whether one of our issuers has suspended the credential of its own that has this id, whatever file it stands in. */
export async function isSuspended(house: House, credentialId: string, issuerDid: string): Promise<boolean> {
  const rows = await house.database.sql
    .select({ slug: issuer.slug, resumedAt: suspension.resumedAt })
    .from(credential)
    .innerJoin(issuer, eq(issuer.id, credential.issuer))
    .innerJoin(suspension, samePlace)
    .where(eq(credential.uuid, credentialId.replace(/^urn:uuid:/, '')));
  return rows.some((row) => row.resumedAt === null && didWeb(house.baseUrl, row.slug) === issuerDid);
}
