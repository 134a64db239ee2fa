import type { House } from '../access/context.ts';
import { didWeb } from '../credential/did.ts';
import { serverDid } from '../credential/server-key.ts';

type Addressed = Pick<House, 'baseUrl'>;

/** The slug of the organisation behind one of our own DIDs, or null. */
export function ownSlug(house: Addressed, did: string): string | null {
  const prefix = didWeb(house.baseUrl, 'x').slice(0, -1);
  const slug = did.startsWith(prefix) ? did.slice(prefix.length) : '';
  return /^[a-z0-9-]{1,63}$/.test(slug) ? slug : null;
}

/** Whether a DID lies under our own base URL: our tables answer for it, or nobody does. */
export const isOwnDid = (house: Addressed, did: string): boolean =>
  did === serverDid(house) || did.startsWith(`${serverDid(house)}:`);

/** The same for an address. */
export const isOwnAddress = (house: Addressed, address: string): boolean =>
  address === house.baseUrl || address.startsWith(`${house.baseUrl}/`);
