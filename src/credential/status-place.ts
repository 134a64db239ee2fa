import { randomInt } from 'node:crypto';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Act } from '../access/context.ts';
import type { Id } from '../base/id.ts';
import { credential, statusList } from './credential.table.ts';
import { serviceCredential } from './status.table.ts';
import { LIST_LENGTH } from './status-list.ts';

/** Where a credential's status stands. */
export interface StatusPlace {
  readonly list: Id<'statusList'>;
  readonly index: number;
}

/** Where a status list is served. */
export const statusListUrl = (baseUrl: string, id: Id<'statusList'>): string => `${baseUrl}/status/${id}`;

const DRAWS = 4;

/**
 * Places in the issuer's status lists, at random and never used before; the same few statements however many. What
 * hits taken places in a few draws in a row stands on a well filled list, and goes to a new one: no counter that all
 * issuing would have to wait for. Two acts that draw the same place at once: one of them ends in CONFLICT.
 */
export const drawPlaces = (act: Drawing, issuer: Id<'issuer'>, count: number): Promise<StatusPlace[]> =>
  drawFrom(act, { issuer, serviceDid: null }, count);

/** The same in the lists for what integrators have signed under a DID: an issuer's, or null for the server's own. */
export const drawServicePlaces = (
  act: Drawing,
  issuer: Id<'issuer'> | null,
  serviceDid: string,
  count: number,
): Promise<StatusPlace[]> => drawFrom(act, { issuer, serviceDid }, count);

type Drawing = Pick<Act, 'tx' | 'newId' | 'now'>;

async function drawFrom(
  act: Drawing,
  { issuer, serviceDid }: Pick<typeof statusList.$inferSelect, 'issuer' | 'serviceDid'>,
  count: number,
): Promise<StatusPlace[]> {
  const table = serviceDid === null ? credential : serviceCredential;
  const [latest] = await act.tx
    .select({ id: statusList.id })
    .from(statusList)
    .where(
      and(
        issuer === null ? isNull(statusList.issuer) : eq(statusList.issuer, issuer),
        serviceDid === null ? isNull(statusList.serviceDid) : eq(statusList.serviceDid, serviceDid),
      ),
    )
    .orderBy(desc(statusList.createdAt), desc(statusList.id))
    .limit(1);
  const places: StatusPlace[] = [];
  const drawn = new Set<number>();
  for (let draw = 0; latest && draw < DRAWS && places.length < count; draw++) {
    const indices = new Set<number>();
    for (let at = places.length; at < count; at++) indices.add(randomInt(LIST_LENGTH));
    const taken = await act.tx
      .select({ index: table.statusIndex })
      .from(table)
      .where(and(eq(table.statusList, latest.id), inArray(table.statusIndex, [...indices])));
    for (const { index } of taken) indices.delete(index);
    for (const index of indices) {
      if (drawn.has(index)) continue;
      drawn.add(index);
      places.push({ list: latest.id, index });
    }
  }
  if (places.length === count) return places;
  const list = act.newId('statusList');
  await act.tx.insert(statusList).values({ id: list, issuer, serviceDid, createdAt: act.now });
  const fresh = new Set<number>();
  while (fresh.size < count - places.length) fresh.add(randomInt(LIST_LENGTH));
  return [...places, ...[...fresh].map((index) => ({ list, index }))];
}
