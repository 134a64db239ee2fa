import { isIP } from 'node:net';

/** The address that a request came from, kept beside it for as long as the request lives. */
const addresses = new WeakMap<Request, string>();

/** Remembers where a request came from, for `addressOf`. */
export function rememberAddress(request: Request, address: string | null): void {
  if (address !== null) addresses.set(request, address);
}

/** Where the request came from; null where it came through no socket (or was made anew from one that did). */
export const addressOf = (request: Request): string | null => addresses.get(request) ?? null;

/**
 * The address that a client is counted under. `remote` is the other end of the connection; behind `trustedProxies`
 * proxies of our own, each of which adds the address that it saw to X-Forwarded-For, it is the one that the outermost of
 * them added. What a client writes into the header itself stands further left and is never looked at.
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | null,
  trustedProxies: number,
): string | null {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  const hop = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined;
  return network(hop) ?? network(remote);
}

/** An IPv4 address, or the /64 network of an IPv6 address: one household has as many addresses as it likes in it. */
function network(text: string | undefined): string | null {
  const bare = (text ?? '')
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  const version = isIP(bare);
  if (version === 0) return null;
  if (version === 4) return bare;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped) return mapped;
  // The URL parser writes an IPv6 address in its one shortest form (RFC 5952).
  const short = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  const [head = '', tail] = short.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(missing).fill('0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
