import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Json } from './json-value.ts';
import { isParsedDocument } from './parsed-document.ts';
import type { SignatureAnswer } from './signature-holds.ts';

/** More keys than any one document is asked with. */
const MOST_KEYS = 8;

const holding = new WeakMap<object, Set<string>>();

/**
 * Whether a signature in a document holds, asked once for each proof and key of a document that cannot change: a status
 * list is asked for with every credential, and that its signature held stays so. Whether the key is still the
 * issuer's, and the list still good, is for the caller to ask each time.
 */
export async function rememberedSignature(
  whole: object,
  proof: Json,
  key: object,
  ask: () => Promise<SignatureAnswer>,
): Promise<SignatureAnswer> {
  if (!isParsedDocument(whole)) return ask();
  const known = holding.get(whole) ?? new Set();
  holding.set(whole, known);
  const asked = JSON.stringify([proof, key]);
  if (known.has(asked)) return 'HOLDS';
  const answer = await ask();
  if (answer !== 'HOLDS') return answer;
  if (known.size >= MOST_KEYS) known.clear();
  known.add(asked);
  return answer;
}

const lists = new LRUCache<string, true>({ max: 500 });

/** The same for a Token Status List, by its text and key. */
export async function rememberedToken(
  jws: string,
  key: object,
  ask: () => Promise<boolean>,
): Promise<boolean> {
  const asked = createHash('sha256')
    .update(JSON.stringify([jws, key]))
    .digest('base64');
  if (lists.has(asked)) return true;
  const holds = await ask();
  if (holds) lists.set(asked, true);
  return holds;
}
