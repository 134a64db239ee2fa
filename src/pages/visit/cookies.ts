import type { Context as HttpContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from '../../access/context.ts';
import type { SessionLevel } from '../../access/level.ts';
import { PAGE_IDLE_MINUTES } from '../../access/page-token.ts';

/** Where the private part is read and written, and the only path that its cookie is sent to. */
export const PRIVATE_PATH = '/wallet/private';

/** The session that a page is asked in, and what the device keeps so as to be known again. */
export type CookieName = 'session' | 'device';

const secure = ({ baseUrl }: Pick<Context, 'baseUrl'>): boolean => baseUrl.startsWith('https://');

/** Under https a name that no other host and no plain connection can set (RFC 6265bis, 4.1.3.2). */
const nameOf = (context: Pick<Context, 'baseUrl'>, name: CookieName): string =>
  `${secure(context) ? '__Host-' : ''}pateva-${name}`;

const attributes = (context: Pick<Context, 'baseUrl'>) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: secure(context) }) as const;

/** As long as browsers keep a cookie at all (RFC 6265bis, 5.5). */
const DEVICE_DAYS = 400;

export const readCookie = (http: HttpContext, context: Context, name: CookieName): string | undefined =>
  getCookie(http, nameOf(context, name));

/** The session's cookie: gone with the browser's window, except on one's own device. */
export function keepSession(http: HttpContext, context: Context, token: string, level: SessionLevel): void {
  const stays = level === 'CARD_AND_PIN' ? {} : { maxAge: PAGE_IDLE_MINUTES[level] * 60 };
  setCookie(http, nameOf(context, 'session'), token, { ...attributes(context), ...stays });
}

export function keepDevice(http: HttpContext, context: Context, secret: string): void {
  const maxAge = DEVICE_DAYS * 24 * 60 * 60;
  setCookie(http, nameOf(context, 'device'), secret, { ...attributes(context), maxAge });
}

/**
 * What holds the private part open: the schema's own sealed key (`unlocked`), which only this server opens, for this session
 * and for 15 minutes. It goes to the private part's page alone, not even there when another site leads to it, and no
 * browser writes it to disk. A path rules `__Host-` out; set from elsewhere it opens nothing, since it is bound to the session.
 */
const privateName = (context: Pick<Context, 'baseUrl'>): string =>
  `${secure(context) ? '__Secure-' : ''}pateva-private`;

const privateAttributes = (context: Pick<Context, 'baseUrl'>) =>
  ({ path: PRIVATE_PATH, httpOnly: true, sameSite: 'Strict', secure: secure(context) }) as const;

export const readUnlockedCookie = (http: HttpContext, context: Context): string | undefined =>
  getCookie(http, privateName(context));

export function keepUnlocked(http: HttpContext, context: Context, unlocked: string): void {
  setCookie(http, privateName(context), unlocked, privateAttributes(context));
}

export function forgetUnlocked(http: HttpContext, context: Context): void {
  deleteCookie(http, privateName(context), privateAttributes(context));
}

export function forgetCookie(http: HttpContext, context: Context, name: CookieName): void {
  deleteCookie(http, nameOf(context, name), attributes(context));
}
