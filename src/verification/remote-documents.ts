import { LRUCache } from 'lru-cache';
import type { Outside, OutsideKind } from '../base/outside.ts';
import { type Fetched, guardedFetch } from './guarded-fetch.ts';
import { isObject } from './json-value.ts';
import { decoded } from './read-token.ts';

const SECOND = 1_000;
/** However long a host wishes: a key or a proof that ended is not believed for longer than this. */
const LONGEST = 3_600 * SECOND;
/** However short: a host is not asked more often than this for one document. */
const SHORTEST = 30 * SECOND;
const UNSAID = 300 * SECOND;
/** What could not be had is asked for again soon, but not at once. */
const NOT_HAD = 30 * SECOND;

const MOST_KEPT = 500;
const LARGEST_SUM = 32 * 1024 * 1024;
/** Anyone may have us fetch, so neither we nor another host is kept busy by it. */
const MOST_AT_ONCE = 16;
const MOST_AT_ONE_HOST = 4;

type Fetch = (address: string, kind: OutsideKind) => Promise<Fetched>;

interface Kept {
  readonly text: string | null;
}

/**
 * Documents of other hosts, each fetched once for as long as it lasts: its own time to live or its host's Cache-Control,
 * within 30 seconds and an hour; five minutes where nothing is said. Those who ask for the same at once share one
 * fetch; what could not be had is not asked for again for 30 seconds.
 */
export class RemoteDocuments implements Outside {
  readonly #kept: LRUCache<string, Kept>;
  readonly #underWay = new Map<string, Promise<string | null>>();
  readonly #atHost = new Map<string, number>();
  readonly #fetch: Fetch;

  /** `now` in milliseconds, on any scale that only grows. */
  constructor(fetch: Fetch = guardedFetch, now: () => number = () => performance.now()) {
    this.#fetch = fetch;
    this.#kept = new LRUCache({
      max: MOST_KEPT,
      maxSize: LARGEST_SUM,
      sizeCalculation: ({ text }, key) => (text?.length ?? 0) + key.length + 1,
      ttlResolution: 0,
      perf: { now },
    });
  }

  async text(address: string, kind: OutsideKind): Promise<string | null> {
    const key = `${kind} ${address}`;
    const kept = this.#kept.get(key);
    if (kept) return kept.text;
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const host = URL.canParse(address) ? new URL(address).host : '';
    const there = this.#atHost.get(host) ?? 0;
    if (this.#underWay.size >= MOST_AT_ONCE || there >= MOST_AT_ONE_HOST) return null;
    this.#atHost.set(host, there + 1);
    const asking = this.#ask(address, kind, key).finally(() => {
      this.#underWay.delete(key);
      const left = (this.#atHost.get(host) ?? 1) - 1;
      if (left > 0) this.#atHost.set(host, left);
      else this.#atHost.delete(host);
    });
    this.#underWay.set(key, asking);
    return asking;
  }

  async #ask(address: string, kind: OutsideKind, key: string): Promise<string | null> {
    const answer = await this.#fetch(address, kind);
    if ('refused' in answer) {
      this.#kept.set(key, { text: null }, { ttl: NOT_HAD });
      return null;
    }
    const { text, cacheControl } = answer;
    const wished = timeToLive(text, kind) ?? maxAge(cacheControl) ?? UNSAID;
    this.#kept.set(key, { text }, { ttl: Math.min(LONGEST, Math.max(SHORTEST, wished)) });
    return text;
  }
}

/** Cache-Control's max-age in milliseconds; 0 where nothing may be kept; null where it says nothing (RFC 9111, 5.2). */
function maxAge(cacheControl: string): number | null {
  const directives = cacheControl.toLowerCase().split(',');
  if (directives.some((one) => ['no-store', 'no-cache'].includes(one.trim()))) return 0;
  const [, seconds] = /(?:^|[\s,])max-age="?(\d{1,9})/.exec(cacheControl.toLowerCase()) ?? [];
  return seconds === undefined ? null : Number(seconds) * SECOND;
}

/** What a status list says of itself: milliseconds in a Bitstring Status List (2.2), seconds in a Token Status List (5.1). */
function timeToLive(text: string, kind: OutsideKind): number | null {
  const ttl =
    kind === 'STATUS_LIST' ? ofCredential(text) : kind === 'TOKEN_STATUS_LIST' ? ofToken(text) : null;
  return typeof ttl === 'number' && ttl > 0 ? ttl : null;
}

function ofCredential(text: string): number | null {
  try {
    const list: unknown = JSON.parse(text);
    const subject = isObject(list) && isObject(list.credentialSubject) ? list.credentialSubject : {};
    return typeof subject.ttl === 'number' ? subject.ttl : null;
  } catch {
    return null;
  }
}

function ofToken(text: string): number | null {
  const payload = decoded(text.trim(), 2);
  return 'json' in payload && typeof payload.json.ttl === 'number' ? payload.json.ttl * SECOND : null;
}
