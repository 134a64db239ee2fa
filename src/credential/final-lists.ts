import { asc } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { statusList } from './credential.table.ts';
import { tokenListUrl } from './envelope/sd-jwt-claims.ts';
import { tokenStatusList } from './envelope/token-status-list.ts';
import { changesOf, findList } from './list-rows.ts';
import { standingNow } from './status-history.ts';
import { listOf, signStatusList, suspensionListUrl } from './status-list.ts';
import { statusListUrl } from './status-place.ts';

const DAY = 86_400_000;
/** What never changes may be kept; a year, so that a mistake could still be put right. */
const FINAL_TTL = 365 * DAY;
/** Longer than anybody's proofs are asked for, and an end all the same. */
const FINAL_VALIDITY = 100 * 365.25 * DAY;
/** A verifier's clock, or one that was read just before, may be behind ours. */
const SLACK = 60_000;

export interface FinalList {
  /** The address that credentials name. */
  readonly url: string;
  readonly form: 'BITSTRING' | 'TOKEN';
  readonly text: string;
}

export interface FinalLists {
  readonly lists: readonly FinalList[];
  /** Addresses of lists that nobody can sign any more, their key being gone. */
  readonly unsigned: readonly string[];
}

/**
 * Every status list as it stands now, signed for good: valid for a hundred years, to be kept for a year at a time. For
 * a server that is about to end.
 */
export async function finalLists(house: House): Promise<FinalLists> {
  const rows = await house.database.sql
    .select({ id: statusList.id })
    .from(statusList)
    .orderBy(asc(statusList.createdAt), asc(statusList.id));
  const lists: FinalList[] = [];
  const unsigned: string[] = [];
  const issuedAt = new Date(house.clock().getTime() - SLACK);
  const span = { issuedAt, until: new Date(issuedAt.getTime() + FINAL_VALIDITY), ttl: FINAL_TTL };
  for (const { id } of rows) {
    const url = statusListUrl(house.baseUrl, id);
    const list = await findList(house, id);
    if (!list) {
      unsigned.push(url);
      continue;
    }
    const { did: issuer, signer } = list;
    const { revoked, suspended } = standingNow(await changesOf(house, list));
    for (const [purpose, address, places] of [
      ['revocation', url, revoked],
      ['suspension', suspensionListUrl(url), suspended],
    ] as const) {
      const input = { url: address, issuer, list: listOf(places), purpose, ...span };
      lists.push({ url: address, form: 'BITSTRING', text: await signStatusList(input, signer) });
    }
    const token = { url: tokenListUrl(url), issuer, revoked, suspended, ...span };
    lists.push({ url: token.url, form: 'TOKEN', text: await tokenStatusList(token, signer) });
  }
  return { lists, unsigned };
}
