import type { House } from '../access/context.ts';

const MINUTES = 15;

/** With https only this host itself can set it (RFC 6265bis, 4.1.3.2). */
const nameOn = ({ baseUrl }: Pick<House, 'baseUrl'>): string =>
  baseUrl.startsWith('https:') ? '__Host-pateva_browser' : 'pateva_browser';

/** Sets what a browser keeps between setting out to an OpenID provider and being signed in; no script reads it. */
export const browserCookie = (house: Pick<House, 'baseUrl'>, secret: string): string =>
  `${nameOn(house)}=${secret}; Path=/; Max-Age=${MINUTES * 60}; HttpOnly; SameSite=Lax${
    house.baseUrl.startsWith('https:') ? '; Secure' : ''
  }`;

/** What a request's browser keeps; null where it keeps nothing, or two different things. */
export function browserIn(house: Pick<House, 'baseUrl'>, cookies: string | null): string | null {
  const start = `${nameOn(house)}=`;
  const kept = (cookies ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(start));
  return kept.length === 1 ? kept[0]!.slice(start.length) : null;
}
