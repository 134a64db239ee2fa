import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Id } from '../base/id.ts';
import type { Vault } from './vault.ts';

export const ACCESS_MINUTES = 10;
const AUDIENCE = 'pateva-graphql';
/** The DER head of an Ed25519 private key (RFC 8410, section 7); the 32-byte seed follows. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

const pairs = new WeakMap<Vault, { privateKey: KeyObject; publicKey: KeyObject }>();

function pairOf(vault: Vault) {
  const known = pairs.get(vault);
  if (known) return known;
  const seed = vault.derive('access-token-signing');
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const pair = { privateKey, publicKey: createPublicKey(privateKey) };
  pairs.set(vault, pair);
  return pair;
}

/** A JWT (EdDSA, `typ` at+jwt, RFC 9068) that lives ten minutes and says only which session asks. */
export function signAccessToken(
  vault: Vault,
  account: Id<'account'>,
  session: Id<'session'>,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid: session })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setSubject(account)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ACCESS_MINUTES * 60)
    .sign(pairOf(vault).privateKey);
}

export type TokenAnswer =
  | { readonly account: Id<'account'>; readonly session: Id<'session'> }
  | 'EXPIRED'
  | 'INVALID';

/** Reads an access token: whose session it is, or why not. */
export async function readAccessToken(vault: Vault, token: string, now: Date): Promise<TokenAnswer> {
  try {
    const { payload } = await jwtVerify(token, pairOf(vault).publicKey, {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      audience: AUDIENCE,
      currentDate: now,
      requiredClaims: ['sub', 'sid', 'exp'],
    });
    return { account: payload.sub as Id<'account'>, session: payload.sid as Id<'session'> };
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_JWT_EXPIRED' ? 'EXPIRED' : 'INVALID';
  }
}

/** A fresh refresh token of a session: the session's id and 256 random bits. */
export const newRefreshToken = (session: Id<'session'>): string =>
  `${session}.${randomBytes(32).toString('base64url')}`;

export const refreshHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
