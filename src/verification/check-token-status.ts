import { statusAt } from '../credential/envelope/token-status-list.ts';
import { type Check, check } from './check.ts';
import type { StatusSources } from './check-status.ts';
import { checkToken } from './check-token.ts';
import { isObject, type Json } from './json-value.ts';
import { readToken } from './read-token.ts';

/**
 * STATUS of an SD-JWT VC from the Token Status List that its `status` names, signed by the same issuer (Token Status
 * List, 8.3). Null where there is no status. A list that cannot be had or trusted is UNKNOWN.
 */
export async function checkTokenStatus(claims: Json, sources: StatusSources): Promise<Check | null> {
  if (claims.status === undefined) return null;
  const unknown = (code: Check['code']) => check('STATUS', 'UNKNOWN', code);
  const reference = isObject(claims.status) ? claims.status.status_list : undefined;
  if (!isObject(reference) || Object.keys(claims.status as Json).length !== 1) return unknown('OTHER_STATUS');
  const { idx, uri } = reference;
  if (typeof uri !== 'string' || typeof idx !== 'number') return unknown('OTHER_STATUS');

  const text = await (sources.tokenList?.(uri) ?? Promise.resolve(null)).catch(() => null);
  if (text === null) return unknown('STATUS_UNREACHABLE');
  const list = await trustedList(text, uri, claims, sources);
  const status = list && statusAt(list, idx);
  if (status === null) return unknown('STATUS_NOT_TRUSTED');
  if (status === 1) return check('STATUS', 'INVALID', 'REVOKED');
  if (status === 2) return check('STATUS', 'INVALID', 'SUSPENDED');
  if (status !== 0) return unknown('OTHER_STATUS');
  const later = typeof claims.jti === 'string' ? await sources.superseded?.(claims.jti) : null;
  return later ? check('STATUS', 'VALID', 'SUPERSEDED', { later }) : check('STATUS', 'VALID', 'IN_FORCE');
}

async function trustedList(
  text: string,
  uri: string,
  claims: Json,
  sources: StatusSources,
): Promise<Json | null> {
  const token = readToken(text.trim());
  if ('code' in token || token.format !== 'STATUS_LIST') return null;
  const { iss, sub, iat, exp, status_list: list } = token.payload;
  const now = sources.now.getTime() / 1000;
  if (sub !== uri || (iss !== undefined && iss !== claims.iss)) return null;
  if (typeof iat !== 'number' || iat > now) return null;
  if (exp !== undefined && !(typeof exp === 'number' && exp > now)) return null;
  const issuer = typeof claims.iss === 'string' ? claims.iss : null;
  const { proof, identity } = await checkToken(token, issuer, (did) => sources.didDocument(did), sources.now);
  return proof.outcome === 'VALID' && identity.outcome === 'VALID' && isObject(list) ? list : null;
}
