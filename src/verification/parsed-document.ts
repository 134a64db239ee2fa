import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { isModest, repeatedName } from './json-text.ts';
import { isObject, type Json } from './json-value.ts';

/** Status lists above all, 20 kB each; what is larger goes through without being kept. */
const kept = new LRUCache<string, { readonly document: Json | null }>({
  maxSize: 8 * 1024 * 1024,
  maxEntrySize: 256 * 1024,
});
const frozen = new WeakSet<object>();

/**
 * A DID document or a status list as an object, deeply frozen; the same text gives the same object for as long as it
 * is kept, so that what is found out about it need not be found out again. Null where it is no plain JSON object.
 */
export function parsedDocument(text: string): Json | null {
  const key = createHash('sha256').update(text).digest('base64');
  const known = kept.get(key);
  if (known) return known.document;
  const document = parsed(text);
  kept.set(key, { document }, { size: text.length + 1 });
  return document;
}

/** Whether an object came from `parsedDocument`, so that it can never change. */
export const isParsedDocument = (value: object): boolean => frozen.has(value);

function parsed(text: string): Json | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || !isModest(value) || repeatedName(text) !== null) return null;
  freeze(value);
  frozen.add(value);
  return value;
}

/** As deep as `isModest` lets it be. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}
