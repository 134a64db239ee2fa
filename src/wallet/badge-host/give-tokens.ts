import { and, eq, isNull } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { idBeforeDot } from '../../base/id.ts';
import type { Sql } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { isSameHash, newSecret } from '../offer/offer-secret.ts';
import type { BadgeHostRow } from './authorization-request.ts';
import { badgeHostConsent } from './badge-host.table.ts';
import { ACCESS_SECONDS, type ConsentEnd, rightsIn, scopeOf } from './badge-host.ts';
import {
  accessTokenHash,
  challengeOf,
  hostCodeHash,
  newRefreshToken,
  refreshTokenHash,
} from './badge-host-secret.ts';

export type ConsentRow = typeof badgeHostConsent.$inferSelect;
type Form = Readonly<Record<string, string>>;

/** What the token endpoint answers (RFC 6749, 5.1). */
export interface BadgeHostTokens {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly refresh_token?: string;
  readonly scope: string;
}

/**
 * Gives a badge host tokens for the code of a consent, once, or for its last refresh token, which is then used up. A
 * code or a refresh token that comes a second time ends the consent: one of the two who showed it has stolen it. Throws
 * `OauthRefusal` (unsupported_grant_type, invalid_request, invalid_grant, invalid_scope).
 */
export async function giveTokens(house: House, host: BadgeHostRow, form: Form): Promise<BadgeHostTokens> {
  const grants: Readonly<Record<string, typeof redeem>> = {
    authorization_code: redeem,
    refresh_token: refresh,
  };
  const grant = Object.hasOwn(grants, form.grant_type ?? '') ? grants[form.grant_type!] : undefined;
  if (!grant)
    throw new OauthRefusal('unsupported_grant_type', 'authorization_code and refresh_token are served');
  // What ends a consent has to stay written although the host is refused.
  const given = await house.database.sql.transaction((tx) => grant(tx, house, host, form));
  if (given instanceof OauthRefusal) throw given;
  return given;
}

const stale = () => new OauthRefusal('invalid_grant', 'unknown, used, expired or ended');

async function redeem(
  tx: Sql,
  house: House,
  host: BadgeHostRow,
  form: Form,
): Promise<BadgeHostTokens | OauthRefusal> {
  const { code, redirect_uri: redirectUri, code_verifier: verifier } = form;
  if (!code || !redirectUri || !verifier)
    return new OauthRefusal('invalid_request', 'code, redirect_uri and code_verifier are needed');
  const [row] = await tx
    .select()
    .from(badgeHostConsent)
    .where(eq(badgeHostConsent.codeHash, hostCodeHash(house.vault, code)))
    .for('update');
  if (!row || row.host !== host.id || row.endedAt) return stale();
  if (row.codeUsedAt) return ends(tx, house, row, 'CODE_REUSED');
  if (row.codeExpiresAt <= house.clock()) return stale();
  const right =
    host.redirectUris[row.redirect] === redirectUri && isSameHash(challengeOf(verifier), row.codeChallenge);
  return right ? fresh(tx, house, row, { codeUsedAt: house.clock() }) : stale();
}

async function refresh(
  tx: Sql,
  house: House,
  host: BadgeHostRow,
  form: Form,
): Promise<BadgeHostTokens | OauthRefusal> {
  const token = form.refresh_token ?? '';
  const [row] = await tx
    .select()
    .from(badgeHostConsent)
    .where(
      and(
        eq(badgeHostConsent.id, idBeforeDot(token, 'badgeHostConsent')),
        eq(badgeHostConsent.host, host.id),
      ),
    )
    .for('update');
  if (!row?.refreshHash || row.endedAt || row.expiresAt <= house.clock()) return stale();
  if (!isSameHash(refreshTokenHash(house.vault, token), row.refreshHash))
    return ends(tx, house, row, 'REFRESH_REUSED');
  // Less can be asked for; what is given stays what was consented to (RFC 6749, 6).
  const asked = form.scope === undefined ? row.rights : rightsIn(form.scope);
  if (asked.length === 0 || !asked.every((right) => row.rights.includes(right)))
    return new OauthRefusal('invalid_scope', 'more than was consented to');
  return fresh(tx, house, row, {});
}

async function fresh(
  tx: Sql,
  house: House,
  row: ConsentRow,
  besides: Partial<ConsentRow>,
): Promise<BadgeHostTokens> {
  const access = newSecret();
  const again = row.rights.includes('COME_AGAIN') ? newRefreshToken(row.id) : null;
  const now = house.clock();
  const seconds = Math.min(ACCESS_SECONDS, Math.floor((row.expiresAt.getTime() - now.getTime()) / 1000));
  await tx
    .update(badgeHostConsent)
    .set({
      ...besides,
      accessHash: accessTokenHash(house.vault, access),
      accessExpiresAt: new Date(now.getTime() + seconds * 1000),
      refreshHash: again && refreshTokenHash(house.vault, again),
    })
    .where(eq(badgeHostConsent.id, row.id));
  return {
    access_token: access,
    token_type: 'Bearer',
    expires_in: seconds,
    ...(again ? { refresh_token: again } : {}),
    scope: scopeOf(row.rights),
  };
}

async function ends(tx: Sql, house: House, row: ConsentRow, why: ConsentEnd): Promise<OauthRefusal> {
  await endByHost(tx, house, row, why);
  return stale();
}

/** Ends a consent for what its badge host did, with an entry in the chain of the keeper of the wallets. */
async function endByHost(tx: Sql, house: House, row: ConsentRow, why: ConsentEnd): Promise<void> {
  const now = house.clock();
  await tx
    .update(badgeHostConsent)
    .set({ endedAt: now, endedWhy: why })
    .where(eq(badgeHostConsent.id, row.id));
  await append(tx, now, [
    {
      unit: row.unit,
      act: 'BADGE_HOST_ENDED',
      actor: row.host,
      role: 'BADGE_HOST',
      detail: { consent: row.id, host: row.host, why },
    },
  ]);
}

/**
 * Takes back a token that a badge host does not need any more (RFC 7009): with a refresh token, what was consented to
 * ends. What is unknown, or another host's, is none, and no error.
 */
export const revokeToken = (house: House, host: BadgeHostRow, token: string): Promise<void> =>
  house.database.sql.transaction(async (tx) => {
    const [byAccess] = await tx
      .update(badgeHostConsent)
      .set({ accessHash: null, accessExpiresAt: null })
      .where(
        and(
          eq(badgeHostConsent.accessHash, accessTokenHash(house.vault, token)),
          eq(badgeHostConsent.host, host.id),
        ),
      )
      .returning({ id: badgeHostConsent.id });
    if (byAccess) return;
    const [row] = await tx
      .select()
      .from(badgeHostConsent)
      .where(
        and(
          eq(badgeHostConsent.id, idBeforeDot(token, 'badgeHostConsent')),
          eq(badgeHostConsent.host, host.id),
          isNull(badgeHostConsent.endedAt),
        ),
      )
      .for('update');
    if (row?.refreshHash && isSameHash(refreshTokenHash(house.vault, token), row.refreshHash))
      await endByHost(tx, house, row, 'BADGE_HOST');
  });
