import { claimAttempt, OF_ADDRESS } from '../../access/attempts.ts';
import type { Context } from '../../access/context.ts';
import { Refusal } from '../../base/refusal.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { newSecret } from '../offer/offer-secret.ts';
import { badgeHost } from './badge-host.table.ts';
import { scopeOf } from './badge-host.ts';
import { hostSecretHash } from './badge-host-secret.ts';
import { readClientMetadata } from './client-metadata.ts';

/** More than there are in a country; past it nobody registers until unused ones have gone. */
const MOST_HOSTS = 5_000;

/** The registration endpoint's answer (RFC 7591, 3.2.1). */
export type ClientInformation = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Registers a badge host, open to all: it can ask people, and read nothing before one of them consents. Registrations
 * are counted by address. Throws `OauthRefusal` (invalid_client_metadata, invalid_redirect_uri, temporarily_unavailable).
 */
export async function registerClient(context: Context, body: unknown): Promise<ClientInformation> {
  const { sql } = context.database;
  const { now, vault } = context;
  const metadata = readClientMetadata(body, context.baseUrl.startsWith('http:'));
  if (context.from !== null) {
    const subject = vault.lookup('badge-host-registrations', context.from);
    await claimAttempt(sql, subject, now, OF_ADDRESS).catch((problem: unknown) => {
      if (problem instanceof Refusal)
        throw new OauthRefusal('temporarily_unavailable', 'too many registrations from here; try later');
      throw problem;
    });
  }
  if ((await sql.$count(badgeHost)) >= MOST_HOSTS)
    throw new OauthRefusal('temporarily_unavailable', 'no more registrations are taken for now');
  const id = context.newId('badgeHost');
  const secret = newSecret();
  await sql.insert(badgeHost).values({
    ...metadata,
    id,
    secretHash: hostSecretHash(vault, id, secret),
    registeredAt: now,
  });
  return {
    client_id: id,
    client_secret: secret,
    client_id_issued_at: Math.floor(now.getTime() / 1000),
    client_secret_expires_at: 0,
    client_name: metadata.name,
    client_uri: metadata.uri,
    ...(metadata.policyUri ? { policy_uri: metadata.policyUri } : {}),
    ...(metadata.termsUri ? { tos_uri: metadata.termsUri } : {}),
    redirect_uris: metadata.redirectUris,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: scopeOf(metadata.rights),
  };
}
