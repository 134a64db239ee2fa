import { canonicalJson, sha256Hex } from '../base/canonical-json.ts';

/** What stands before a chain's first entry. */
export const GENESIS = '0'.repeat(64);

/** One act as it is hashed: ids, codes and numbers only. */
export interface EntryBody {
  readonly unit: string;
  readonly sequence: number;
  readonly at: string;
  readonly act: string;
  /** The account that acted, or `system`. */
  readonly actor: string;
  /** The role in which it acted: PARTICIPANT, INSTRUCTOR ... SYSTEM. */
  readonly role: string;
  readonly detail: Readonly<Record<string, EntryDetail>>;
}
export type EntryDetail =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | Readonly<Record<string, string>>;

/** The hash that links an entry to the one before it: SHA-256 over the previous hash and the canonical body. */
export const linkHash = (previousHash: string, body: string): string => sha256Hex(`${previousHash}\n${body}`);

export const bodyText = (body: EntryBody): string => canonicalJson(body);

export interface StoredLink {
  readonly sequence: number;
  readonly at: Date;
  readonly act: string;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Whether an entry's columns say what its body says: they are looked up and believed. */
function repeats(unit: string, entry: StoredLink): boolean {
  try {
    const body = JSON.parse(entry.body) as EntryBody;
    return (
      body.unit === unit &&
      body.sequence === entry.sequence &&
      body.act === entry.act &&
      body.at === entry.at.toISOString()
    );
  } catch {
    return false;
  }
}

/** The first place where a chain breaks, or null: entries in order of sequence, then the head that stands for it. */
export function firstBreak(
  unit: string,
  entries: readonly StoredLink[],
  head: { sequence: number; hash: string } | null,
): { sequence: number; why: 'GAP' | 'PREVIOUS_HASH' | 'HASH' | 'BODY' | 'HEAD' } | null {
  let previous = GENESIS;
  let sequence = 0;
  for (const entry of entries) {
    sequence += 1;
    if (entry.sequence !== sequence) return { sequence, why: 'GAP' };
    if (entry.previousHash !== previous) return { sequence, why: 'PREVIOUS_HASH' };
    if (linkHash(previous, entry.body) !== entry.hash) return { sequence, why: 'HASH' };
    if (!repeats(unit, entry)) return { sequence, why: 'BODY' };
    previous = entry.hash;
  }
  if (sequence === 0 && head === null) return null;
  if (head?.sequence !== sequence || head.hash !== previous) return { sequence: sequence + 1, why: 'HEAD' };
  return null;
}
