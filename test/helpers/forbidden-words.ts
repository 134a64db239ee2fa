import forbidden from '../../credentials/forbidden-words.json' with { type: 'json' };

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const patterns = [
  ...forbidden.beginnings.map((word) => ({ word, pattern: new RegExp(escaped(word), 'iu') })),
  ...forbidden.whole.map((word) => ({
    word,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(word)}(?![\\p{L}\\p{N}_])`, 'u'),
  })),
];

/**
 * The forbidden words that a text holds, inside compounds too; what is asked of every output, official requirement
 * texts excepted.
 */
export const forbiddenWordsIn = (text: string): string[] =>
  patterns.filter(({ pattern }) => pattern.test(text.normalize('NFC'))).map(({ word }) => word);
