import { jwtVerify, SignJWT } from 'jose';
import type { Id } from '../base/id.ts';
import type { SessionLevel } from './level.ts';
import type { Vault } from './vault.ts';

/**
 * Minutes without a page after which one signs in again: few on what may be anybody's device, a day on one's own. The
 * session's own end stands beside it.
 */
export const PAGE_IDLE_MINUTES: Readonly<Record<SessionLevel, number>> = {
  CARD_AND_PIN: 60,
  TRUSTED: 24 * 60,
  STRONG: 24 * 60,
};

/** What a page's cookie says: which session asks. */
export interface PageVisitor {
  readonly account: Id<'account'>;
  readonly session: Id<'session'>;
  /** When the token was made, so that it can be made anew before it ends. */
  readonly since: Date;
}

const TYPE = 'page+jwt';
const AUDIENCE = 'pateva-pages';

/**
 * A JWT (HS256) for a page's cookie, under a key of its own: it is no access token, and an access token is none of it.
 * It is made anew as pages are asked for, each as good as the one before, so that pages asked for at once do not
 * end one another as refresh tokens would. With the session it ends at once.
 */
export function signPageToken(
  vault: Vault,
  visitor: { readonly account: Id<'account'>; readonly session: Id<'session'> },
  level: SessionLevel,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid: visitor.session })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setSubject(visitor.account)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + PAGE_IDLE_MINUTES[level] * 60)
    .sign(vault.derive('page-token-signing'));
}

/** Reads a page's token; null where it is none of ours or has ended. */
export async function readPageToken(vault: Vault, token: string, now: Date): Promise<PageVisitor | null> {
  try {
    const { payload } = await jwtVerify(token, vault.derive('page-token-signing'), {
      algorithms: ['HS256'],
      typ: TYPE,
      audience: AUDIENCE,
      currentDate: now,
      requiredClaims: ['sub', 'sid', 'iat', 'exp'],
    });
    return {
      account: payload.sub as Id<'account'>,
      session: payload.sid as Id<'session'>,
      since: new Date(Number(payload.iat) * 1000),
    };
  } catch {
    return null;
  }
}
