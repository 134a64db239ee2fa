import { folded } from '../base/text.ts';
import { TRADE_WORDS } from './search-words.ts';

/** The form in which texts are searched: folded, without accents (pyora finds pyörä), letters and digits only. */
export function searchable(text: string): string {
  return folded(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A word that somebody looks for, and the words that mean the same in other languages. */
export interface Wanted {
  readonly word: string;
  /** The same with its accents, for stemming. */
  readonly plain: string;
  readonly alike: readonly string[];
}

export interface SearchQuery {
  readonly words: readonly Wanted[];
  /** The beginning of a unit's code (tutkinnonosat_106889 or 106889); null where the query cannot be one. */
  readonly code: string | null;
  /** The beginning of a diary number, in upper case; null where the query cannot be one. */
  readonly diaryNumber: string | null;
}

const LONGEST = 200;
const MOST_WORDS = 8;
/** Shorter beginnings stand in too many unrelated words: *mat* is food in Swedish, and how mathematics begins. */
const TELLING = 5;

const trades = TRADE_WORDS.map((words) => [...new Set(words.map(searchable))]);

function alikeTo(word: string): string[] {
  const means = (known: string) =>
    known === word ||
    (known.length >= TELLING && word.startsWith(known)) ||
    (word.length >= TELLING && known.startsWith(word));
  return [...new Set(trades.filter((words) => words.some(means)).flat())].filter((known) => known !== word);
}

/** Whether a word may be looked for inside other words too, as joined words demand. */
export const findsInside = (word: string) => word.length >= TELLING;

/** What a search text asks for, or null where it asks for nothing. Longer texts are cut. */
export function parseSearch(search: string): SearchQuery | null {
  const text = folded(search.slice(0, LONGEST));
  const words = new Map<string, Wanted>();
  for (const plain of text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    const word = searchable(plain);
    if (word !== '' && words.size < MOST_WORDS) words.set(word, { word, plain, alike: alikeTo(word) });
  }
  if (words.size === 0) return null;
  const code = /^(?:tutkinnonosat_)?(\d{4,7})$/.exec(text);
  const diary = /^\p{L}*-?\d+(?:[-/]\d+)*$/u.test(text) && /[-/]/.test(text);
  return {
    words: [...words.values()],
    code: code ? `tutkinnonosat_${code[1]}` : null,
    diaryNumber: diary ? text.toLocaleUpperCase('fi') : null,
  };
}
