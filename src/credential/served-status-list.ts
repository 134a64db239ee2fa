import { createHash } from 'node:crypto';
import type { House } from '../access/context.ts';
import type { Id } from '../base/id.ts';
import { tokenListUrl } from './envelope/sd-jwt-claims.ts';
import { tokenStatusList } from './envelope/token-status-list.ts';
import { changesOf, findList, type KnownList, versionOf } from './list-rows.ts';
import { type Standing, standingAt, standingNow, unchangedAround } from './status-history.ts';
import { LIST_TTL, listOf, type StatusPurpose, signStatusList, suspensionListUrl } from './status-list.ts';
import { statusListUrl } from './status-place.ts';

export interface Served {
  /** Exactly as served. */
  readonly text: string;
  readonly etag: string;
}

/** A status list in all of its forms, made from the same rows at the same time. */
export interface ServedList {
  /** BitstringStatusListCredentials. */
  readonly revocation: Served;
  readonly suspension: Served;
  /** The same as a Token Status List (`statuslist+jwt`). */
  readonly token: Served;
  /** For how many seconds anybody may keep it. */
  readonly freshFor: number;
}

interface Cached {
  /** Changes with what it was made from. */
  readonly of: string;
  readonly until: number;
  readonly made: Omit<ServedList, 'freshFor'>;
}

const caches = new WeakMap<House['vault'], Map<string, Cached>>();
const MOST_CACHED = 64;
/** How long a list of the past may be kept, in seconds: it never changes, but a key that signed it may be withdrawn. */
const PAST_FRESH_FOR = 3_600;
/** A verifier's clock, or one that was read just before, may be behind ours. */
const SLACK = 60_000;

/**
 * A status list, signed, from the rows as they stand now. Signed again when something in it changed, the issuer has
 * another key or the list's ttl has passed, else as before. Null where there is no such list.
 */
export async function servedStatusList(house: House, id: Id<'statusList'>): Promise<ServedList | null> {
  const list = await findList(house, id);
  if (!list) return null;
  const now = house.clock().getTime();
  const span = { of: await versionOf(house, list), now, until: now + LIST_TTL };
  return cached(house, `${id} now`, span, async () =>
    signed(house, list, standingNow(await changesOf(house, list)), { from: new Date(now - SLACK) }),
  );
}

/** One of our own lists of now by the address under which it is served; null for every other address. */
export async function ownStatusList(house: House, url: string): Promise<string | null> {
  const prefix = statusListUrl(house.baseUrl, '' as Id<'statusList'>);
  const [, id, form] = /^([\w-]+)(\/suspension|\/token)?$/.exec(
    url.startsWith(prefix) ? url.slice(prefix.length) : '',
  ) ?? [null];
  const list = id ? await servedStatusList(house, id as Id<'statusList'>) : null;
  if (!list) return null;
  return (form === '/token' ? list.token : form === '/suspension' ? list.suspension : list.revocation).text;
}

/** Why a list of some instant cannot be had: it has not come yet, or the list did not exist. */
export type NoSuchTime = 'FUTURE' | 'BEFORE';

/**
 * A status list as it stood at an instant (Bitstring Status List 1.0, 3.2: `timestamp`; Token Status List, 8.4), signed
 * now. Its validity is the time in which it stood so and ends at the latest now, so that nobody takes it for the
 * present one. Null where there is no such list.
 */
export async function statusListAt(
  house: House,
  id: Id<'statusList'>,
  at: Date,
): Promise<ServedList | NoSuchTime | null> {
  const list = await findList(house, id);
  if (!list) return null;
  const now = house.clock();
  if (at > now) return 'FUTURE';
  if (at < list.createdAt) return 'BEFORE';
  const changes = await changesOf(house, list);
  const standing = standingAt(changes, at);
  const { from, next } = unchangedAround(changes, list.createdAt, at);
  const make = () => signed(house, list, standing, { from, until: next ?? now });
  if (next === null) return { ...(await make()), freshFor: SLACK / 1000 };
  const of = digest(JSON.stringify([standing, next, list.signer.verificationMethod]));
  const span = { of, now: now.getTime(), until: Number.POSITIVE_INFINITY };
  return cached(house, `${id} ${from.getTime()}`, span, make);
}

/** A list of one purpose as it stands now, good until an instant without asking again. Null where there is no such list. */
export async function stapledStatusList(
  house: House,
  id: Id<'statusList'>,
  purpose: StatusPurpose,
  until: Date,
): Promise<string | null> {
  const list = await findList(house, id);
  if (!list) return null;
  const standing = standingNow(await changesOf(house, list));
  return bitstring(house, list, purpose, standing, {
    from: new Date(house.clock().getTime() - SLACK),
    until,
  });
}

interface Span {
  readonly from: Date;
  readonly until?: Date;
}

function bitstring(
  { baseUrl, clock }: House,
  { id, did, signer }: KnownList,
  purpose: StatusPurpose,
  standing: Standing,
  { from, until }: Span,
): Promise<string> {
  const own = statusListUrl(baseUrl, id);
  const revocation = purpose === 'revocation';
  const list = listOf(revocation ? standing.revoked : standing.suspended);
  const url = revocation ? own : suspensionListUrl(own);
  const input = { url, issuer: did, list, purpose, issuedAt: from, ...(until ? { until } : {}) };
  return signStatusList(input, signer, new Date(clock().getTime() - SLACK));
}

async function signed(house: House, list: KnownList, standing: Standing, span: Span) {
  const token = {
    url: tokenListUrl(statusListUrl(house.baseUrl, list.id)),
    issuer: list.did,
    ...standing,
    issuedAt: span.from,
    ...(span.until ? { until: span.until } : {}),
  };
  return {
    revocation: served(await bitstring(house, list, 'revocation', standing, span)),
    suspension: served(await bitstring(house, list, 'suspension', standing, span)),
    token: served(await tokenStatusList(token, list.signer)),
  };
}

async function cached(
  house: House,
  name: string,
  { of, now, until }: { of: string; now: number; until: number },
  make: () => Promise<Cached['made']>,
): Promise<ServedList> {
  const cache = caches.get(house.vault) ?? new Map<string, Cached>();
  caches.set(house.vault, cache);
  let kept = cache.get(name);
  cache.delete(name);
  if (kept?.of !== of || kept.until <= now) kept = { of, until, made: await make() };
  // Last in the order of insertion, so that what is thrown out is what nobody has asked for longest.
  cache.set(name, kept);
  if (cache.size > MOST_CACHED) cache.delete(cache.keys().next().value!);
  return { ...kept.made, freshFor: Math.min(PAST_FRESH_FOR, Math.floor((kept.until - now) / 1000)) };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

const served = (text: string): Served => ({ text, etag: `"${digest(text)}"` });
