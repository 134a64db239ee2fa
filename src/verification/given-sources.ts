import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { didWebUrl } from '../credential/did.ts';
import type { VerificationSources } from './verify-credential.ts';

const LARGEST_DOCUMENT = 4 * 1024 * 1024;
const SECONDS = 10;

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return jsonFiles(path);
    return entry.name.endsWith('.json') && statSync(path).size <= LARGEST_DOCUMENT ? [path] : [];
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

/** DID documents and status lists from a folder of JSON files, found by their `id`. Nothing is fetched. */
export function sourcesFromFolder(folder: string, now: Date): VerificationSources {
  const byId = new Map<string, object>();
  for (const path of jsonFiles(folder)) {
    const document = objectIn(path);
    if (typeof document?.id === 'string') byId.set(document.id, document);
  }
  const find = async (id: string) => byId.get(id) ?? null;
  return { now, didDocument: find, statusList: find, ...strangers };
}

/** Nobody is known beforehand, and nobody's credentials are ours. */
const strangers = { trustedIssuer: () => null, isOurs: () => false } as const;

/** Nothing to ask: only did:key issuers without a status list can be verified. */
export const noSources = (now: Date): VerificationSources => ({
  now,
  didDocument: async () => null,
  statusList: async () => null,
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
  const get = async (path: string): Promise<object | null> => {
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
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as object;
  };
  return {
    now,
    async didDocument(did) {
      const url = didWebUrl(did);
      return url ? get(new URL(url).pathname) : null;
    },
    statusList: (url) => get(new URL(url).pathname),
    ...strangers,
  };
}
