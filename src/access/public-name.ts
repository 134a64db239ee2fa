import { readFileSync } from 'node:fs';
import type { LocalizedText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';

const list = JSON.parse(
  readFileSync(new URL('../../credentials/forbidden-words.json', import.meta.url), 'utf8'),
) as { words: { text: string; match: 'PART' | 'WORD' }[] };

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const patterns = list.words.map(({ text, match }) =>
  match === 'WORD'
    ? new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(text)}(?![\\p{L}\\p{N}_])`, 'u')
    : new RegExp(escaped(text), 'iu'),
);

/** The words in a text that would tell where someone comes from, as they stand there. */
export const tellingWords = (text: string): string[] =>
  patterns.flatMap((pattern) => pattern.exec(text.normalize('NFC'))?.[0] ?? []);

/** A name that will stand on what leaves the system; refuses TELLING_WORD where it would tell where someone comes from. */
export function publicName(name: LocalizedText, path: readonly string[]): LocalizedText | Refusal {
  const [word] = Object.values(name).flatMap(tellingWords);
  return word ? new Refusal('TELLING_WORD', path, { word }) : name;
}
