import { createHash } from 'node:crypto';
import { base64urlBytes } from '../base/base64url.ts';
import { isModest, repeatedName } from './json-text.ts';
import { isObject, type Json } from './json-value.ts';
import type { Token } from './read-token.ts';

/** Claims that must stand in the signed payload itself (SD-JWT VC, 2.2.2.2). */
const NEVER_DISCLOSED = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'status', '_sd', '...', '_sd_alg'];

const DEEPEST = 40;

/** The digest of a text as SD-JWT writes it (RFC 9901, 4.1.1). */
export const sdHash = (text: string): string =>
  createHash('sha256').update(text, 'ascii').digest('base64url');

/** A disclosure: [salt, name, value] of an object, or [salt, value] of a list; null where it is malformed. */
function parsed(disclosure: string): { readonly name: string | null; readonly value: unknown } | null {
  if (!/^[\w-]+$/.test(disclosure)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(base64urlBytes(disclosure) ?? undefined);
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list) || typeof list[0] !== 'string' || repeatedName(text) !== null) return null;
    if (list.length === 2) return { name: null, value: list[1] };
    return list.length === 3 && typeof list[1] === 'string' ? { name: list[1], value: list[2] } : null;
  } catch {
    return null;
  }
}

/**
 * The claims of an SD-JWT with what is disclosed in its place (RFC 9901, 7.1). Null where the disclosures are not what
 * the issuer signed: one that no digest names, a digest used twice, a name that is there already. Does not check the
 * signature. `digests` are the disclosures' own, in their order, where they were made beforehand.
 */
export function disclosedClaims(
  { payload, disclosures }: Pick<Token, 'payload' | 'disclosures'>,
  digests: readonly string[] = disclosures.map(sdHash),
): Json | null {
  if (payload._sd_alg !== undefined && payload._sd_alg !== 'sha-256') return null;
  const open = new Map<string | undefined, string>(disclosures.map((one, at) => [digests[at], one]));
  if (open.size !== disclosures.length) return null;
  const seen = new Set<string>();
  class Forged extends Error {}

  const take = (digest: unknown, inList: boolean) => {
    if (typeof digest !== 'string' || seen.has(digest)) throw new Forged();
    seen.add(digest);
    const disclosure = open.get(digest);
    if (disclosure === undefined) return null;
    open.delete(digest);
    const found = parsed(disclosure);
    if (!found || (found.name === null) !== inList) throw new Forged();
    return found;
  };

  const walk = (value: unknown, depth: number): unknown => {
    if (depth > DEEPEST) throw new Forged();
    if (Array.isArray(value)) {
      return value.flatMap((one: unknown) => {
        if (!isObject(one) || !('...' in one)) return [walk(one, depth + 1)];
        if (Object.keys(one).length !== 1) throw new Forged();
        const found = take(one['...'], true);
        return found ? [walk(found.value, depth + 1)] : [];
      });
    }
    if (!isObject(value)) return value;
    const { _sd: digests, ...plain } = value;
    if ('...' in plain || (digests !== undefined && !Array.isArray(digests))) throw new Forged();
    const entries = Object.entries(plain).map(([name, inner]) => [name, walk(inner, depth + 1)] as const);
    const names = new Set(Object.keys(plain));
    for (const digest of Array.isArray(digests) ? digests : []) {
      const found = take(digest, false);
      if (!found) continue;
      const name = found.name ?? '';
      const reserved = depth === 0 ? NEVER_DISCLOSED : ['_sd', '...'];
      if (names.has(name) || reserved.includes(name)) throw new Forged();
      names.add(name);
      entries.push([name, walk(found.value, depth + 1)]);
    }
    return Object.fromEntries(entries);
  };

  try {
    const { _sd_alg: _, ...signed } = payload;
    const claims = walk(signed, 0);
    return open.size === 0 && isObject(claims) && isModest(claims) ? claims : null;
  } catch (problem) {
    if (problem instanceof Forged) return null;
    throw problem;
  }
}
