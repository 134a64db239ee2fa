import { eq } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { type Id, kindOf } from '../../base/id.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { isSameHash } from '../offer/offer-secret.ts';
import type { BadgeHostRow } from './authorization-request.ts';
import { badgeHost } from './badge-host.table.ts';
import { hostSecretHash } from './badge-host-secret.ts';

/**
 * The badge host that an `Authorization` header names and proves (RFC 6749, 2.3.1: Basic, both parts form-encoded).
 * Throws `OauthRefusal` (invalid_client), the same for an unknown one as for a wrong secret.
 */
export async function knownClient(house: House, authorization: string | null): Promise<BadgeHostRow> {
  const refused = new OauthRefusal('invalid_client', 'the client is not known, or did not prove itself');
  const [, encoded] = /^Basic ([A-Za-z0-9+/=_-]{1,1000})$/i.exec(authorization ?? '') ?? [];
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const at = text.indexOf(':');
  const [id, secret] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)].map(formDecoded);
  if (at < 0 || !id || !secret || kindOf(id) !== 'badgeHost') throw refused;
  const [row] = await house.database.sql
    .select()
    .from(badgeHost)
    .where(eq(badgeHost.id, id as Id<'badgeHost'>));
  if (!row || !isSameHash(hostSecretHash(house.vault, id, secret), row.secretHash)) throw refused;
  return row;
}

function formDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
