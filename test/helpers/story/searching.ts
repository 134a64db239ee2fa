import type { House } from '../../../src/access/context.ts';
import type { Database } from '../../../src/database/database.ts';
import { dump } from '../dump.ts';
import { openWithEveryKey } from '../every-key.ts';
import { waysToWrite } from '../ways-to-write.ts';

/** Where any of these strings stands in clear, in any column of any table. */
export async function inClear(database: Database, words: readonly string[]): Promise<string[]> {
  return [...(await dump(database))].flatMap(([table, text]) =>
    words
      .filter((word) => waysToWrite(word).some((way) => text.includes(way)))
      .map((word) => `${table}: ${word}`),
  );
}

export interface Found {
  /** The columns in which any of the words stands, and whose key opened them. */
  readonly places: readonly string[];
  /** The words that were found. */
  readonly words: readonly string[];
  /** What no key opens any more. */
  readonly shut: readonly string[];
}

/** What of these strings is found once everything is opened with every key of the running system. */
export async function withEveryKey(house: House, words: readonly string[]): Promise<Found> {
  const { opened, shut } = await openWithEveryKey(house);
  const holding = opened.filter(({ text }) => words.some((word) => text.includes(word)));
  return {
    places: [...new Set(holding.map(({ place, owner }) => `${place} (${owner})`))].sort(),
    words: words.filter((word) => holding.some(({ text }) => text.includes(word))),
    shut,
  };
}
