import type { LocalizedText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { tidy } from '../base/text.ts';

/** The most characters in a task's sentence. */
export const LONGEST_SENTENCE = 200;

const ABBREVIATED =
  /(?:^|[\s(])(?:esim|mm|ks|ns|ym|yms|jne|eli|n|s|bl\.a|t\.ex|m\.m|o\.s\.v|osv|e\.g|i\.e|etc|\d+)\.$/iu;
const SENTENCE_END = /[.!?…]+(?=\s+\S)/gu;

/** Whether a text is one sentence: nothing but an abbreviation or an ordinal ends before its end, and it is not too long. */
export function isOneSentence(text: string): boolean {
  const sentence = tidy(text);
  if (!/\p{L}/u.test(sentence) || sentence.length > LONGEST_SENTENCE || /[\n\r]/.test(text.trim()))
    return false;
  for (const end of sentence.matchAll(SENTENCE_END)) {
    if (!ABBREVIATED.test(sentence.slice(0, end.index + end[0].length))) return false;
  }
  return true;
}

/** A task's sentence in the languages given, tidied; NOT_ONE_SENTENCE with the language in `path` otherwise. */
export function taskSentence(wanted: LocalizedText): LocalizedText | Refusal {
  for (const [language, text] of Object.entries(wanted)) {
    if (!isOneSentence(text)) return new Refusal('NOT_ONE_SENTENCE', ['sentence', language]);
  }
  if (Object.keys(wanted).length === 0) return new Refusal('NOT_ONE_SENTENCE', ['sentence']);
  return Object.fromEntries(Object.entries(wanted).map(([language, text]) => [language, tidy(text)]));
}
