import type { LocalizedText } from '../base/language.ts';
import { folded } from '../base/text.ts';
import type { MatchWay } from './qualification.ts';

/** A requirement as far as matching reads it. */
export interface Matchable {
  /** What it may be matched within: its unit, part and side. */
  readonly within: string;
  readonly code: string | null;
  readonly sourceKey: string | null;
  readonly text: LocalizedText;
}

export interface Match<Old, New> {
  readonly old: Old;
  readonly new: New;
  readonly way: MatchWay;
}

const textKey = (text: LocalizedText) => {
  const [language] = ['fi', 'sv', ...Object.keys(text).sort()].filter((one) => text[one]);
  return language ? `${language} ${folded(text[language] ?? '')}` : null;
};

const KEYS: readonly { way: MatchWay; of: (one: Matchable) => string | null }[] = [
  { way: 'CODE', of: (one) => one.code },
  { way: 'SOURCE_KEY', of: (one) => one.sourceKey },
  { way: 'TEXT', of: (one) => textKey(one.text) },
];

/**
 * Pairs the requirements of two versions of one document: by code, then by the text's own identity at the source,
 * then by what it says in Finnish (else Swedish, else any language). Within the same unit, part and side; each is
 * paired at most once, and repeated ones in their order.
 */
export function matchRequirements<Old extends Matchable, New extends Matchable>(
  before: readonly Old[],
  after: readonly New[],
): Match<Old, New>[] {
  const matches: Match<Old, New>[] = [];
  let olds = before;
  let news = after;
  for (const { way, of } of KEYS) {
    const waiting = new Map<string, Old[]>();
    for (const old of olds) {
      const key = of(old);
      if (key === null) continue;
      const place = `${old.within} ${key}`;
      waiting.set(place, [...(waiting.get(place) ?? []), old]);
    }
    const taken = new Set<Old>();
    news = news.filter((one) => {
      const key = of(one);
      const old = key === null ? undefined : waiting.get(`${one.within} ${key}`)?.shift();
      if (!old) return true;
      taken.add(old);
      matches.push({ old, new: one, way });
      return false;
    });
    olds = olds.filter((old) => !taken.has(old));
  }
  return matches;
}
