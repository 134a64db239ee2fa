import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Outside } from '../base/outside.ts';
import { didWebUrl } from '../credential/did.ts';
import { foreignSources } from './foreign-sources.ts';
import { readToken } from './read-token.ts';
import type { VerificationSources } from './verify-credential.ts';

const LARGEST_DOCUMENT = 4 * 1024 * 1024;
const SECONDS = 10;

/** Files by their ending; without one, as at the addresses of lists and types, they may be either. */
function filesIn(folder: string, ending: '.json' | '.jwt'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path, ending);
    const wanted = entry.isFile() && (entry.name.endsWith(ending) || !entry.name.includes('.'));
    return wanted && statSync(path).size <= LARGEST_DOCUMENT ? [path] : [];
  });
}

/** The object in a JSON file; null where there is none, so that one stray file does not take the others along. */
function objectIn(path: string): { id?: unknown } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { id?: unknown } | null;
  } catch {
    return null;
  }
}

/**
 * DID documents and status lists from a folder: JSON files by their `id`, Token Status Lists (.jwt) by their `sub`.
 * Nothing is fetched.
 */
export function sourcesFromFolder(folder: string, now: Date): VerificationSources {
  const byId = new Map<string, object>();
  for (const path of filesIn(folder, '.json')) {
    const document = objectIn(path);
    // A history of keys bears the issuer's DID as well, and is not what may be signed with.
    if (typeof document?.id === 'string' && !('keys' in document)) byId.set(document.id, document);
  }
  const tokens = new Map<unknown, string>();
  for (const path of filesIn(folder, '.jwt')) {
    const text = readFileSync(path, 'utf8').trim();
    const token = readToken(text);
    if (!('code' in token) && token.format === 'STATUS_LIST') tokens.set(token.payload.sub, text);
  }
  const find = async (id: string) => byId.get(id) ?? null;
  const tokenList = async (url: string) => tokens.get(url) ?? null;
  return { now, didDocument: find, statusList: find, tokenList, ...strangers };
}

/** Nobody is known beforehand, and nobody's credentials are ours. */
const strangers = { trustedIssuer: () => null, isOurs: () => false } as const;

/**
 * DID documents and status lists where they are published, asked for under the guard of `outside`. Without one nobody
 * is asked: then only did:key issuers without a status list can be verified.
 */
export const sourcesFromOutside = (now: Date, outside?: Outside): VerificationSources => ({
  now,
  ...foreignSources(outside),
  ...strangers,
});

/**
 * DID documents and status lists from one named origin and nowhere else: what stands under another host in a DID is
 * looked for at the same path there. No redirects, ten seconds, 4 MB.
 */
export function sourcesFromOrigin(
  origin: string,
  now: Date,
  fetching: typeof fetch = fetch,
): VerificationSources {
  const base = new URL(origin).origin;
  const get = async (path: string): Promise<string | null> => {
    const answer = await fetching(`${base}${path}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(SECONDS * 1000),
    });
    if (!answer.ok || !answer.body) return null;
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body) {
      size += part.length;
      if (size > LARGEST_DOCUMENT) return null;
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  };
  const getObject = async (path: string): Promise<object | null> => {
    const text = await get(path);
    return text === null ? null : (JSON.parse(text) as object);
  };
  return {
    now,
    async didDocument(did) {
      const url = didWebUrl(did);
      return url ? getObject(new URL(url).pathname) : null;
    },
    async statusList(url) {
      const { pathname } = new URL(url);
      // A host of files alone, which has a folder at that address, has the list inside it.
      return (await getObject(pathname).catch(() => null)) ?? getObject(`${pathname}/index.json`);
    },
    tokenList: (url) => get(new URL(url).pathname),
    ...strangers,
  };
}
