import { createHash } from 'node:crypto';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { type Id, kindOf } from '../base/id.ts';
import { statusListUrl } from './acts/issue-credential.ts';
import { credential, statusList } from './credential.table.ts';
import { tokenListUrl } from './envelope/sd-jwt-claims.ts';
import { tokenStatusList } from './envelope/token-status-list.ts';
import { issuerProfile, issuerSigner } from './issuer-key.ts';
import { emptyList, LIST_TTL, signStatusList, withRevoked } from './status-list.ts';

interface Served {
  /** Exactly as served. */
  readonly text: string;
  readonly etag: string;
}

/** A status list in both of its forms, made from the same rows at the same time. */
export interface ServedList extends Served {
  /** The same as a Token Status List (`statuslist+jwt`); the text beside it is the BitstringStatusListCredential. */
  readonly token: Served;
}

interface Cached extends ServedList {
  readonly revoked: string;
  readonly signedAt: number;
}

const cache = new WeakMap<House['vault'], Map<Id<'statusList'>, Cached>>();
const MOST_CACHED = 64;

/**
 * A status list, signed, from the rows as they stand now. Signed again when a row was revoked or the
 * list's ttl has passed, else as before. Null where there is no such list.
 */
export async function servedStatusList(house: House, id: Id<'statusList'>): Promise<ServedList | null> {
  if (kindOf(id) !== 'statusList') return null;
  const { sql } = house.database;
  const [row] = await sql.select().from(statusList).where(eq(statusList.id, id));
  if (!row) return null;
  const revoked = await sql
    .select({ index: credential.statusIndex })
    .from(credential)
    .where(and(eq(credential.statusList, id), isNotNull(credential.revokedAt)))
    .orderBy(asc(credential.statusIndex));
  const bits = revoked.reduce((list, { index }) => withRevoked(list, index), emptyList());
  const digest = createHash('sha256').update(bits).digest('base64url');
  const now = house.clock();
  const lists = cache.get(house.vault) ?? new Map<Id<'statusList'>, Cached>();
  cache.set(house.vault, lists);
  const known = lists.get(id);
  if (known?.revoked === digest && now.getTime() - known.signedAt < LIST_TTL) return known;
  const profile = await issuerProfile(sql, house, row.issuer, now.toISOString().slice(0, 10));
  const signer = await issuerSigner(sql, house, row.issuer, profile.did, now);
  const url = statusListUrl(house.baseUrl, id);
  // Dated a minute back: a verifier's clock, or one that was read just before, may be behind ours.
  const issuedAt = new Date(now.getTime() - 60_000);
  const text = await signStatusList({ url, issuer: profile.did, list: bits, issuedAt }, signer);
  const list = { url: tokenListUrl(url), issuer: profile.did, bits, issuedAt };
  const made = { ...served(text), token: served(await tokenStatusList(list, signer)) };
  if (lists.size >= MOST_CACHED) lists.delete(lists.keys().next().value!);
  lists.set(id, { ...made, revoked: digest, signedAt: now.getTime() });
  return made;
}

const served = (text: string): Served => ({
  text,
  etag: `"${createHash('sha256').update(text).digest('base64url')}"`,
});
