import type { LocalizedText } from '../../base/language.ts';
import { folded, tidy } from '../../base/text.ts';
import { plainText } from './html.ts';
import type { SourceText } from './shape.ts';

/** A person or two as the bare subject of a sentence that the source continues elsewhere: it demands nothing. */
const BARE_SUBJECT =
  /^(opiskelija|tutkinnon suorittaja|den studerande|studeranden|examinanden|the student|the candidate|candidates?|students?)(( tai | eller | or |\/)(tutkinnon suorittaja|examinanden|candidates?|the candidate))?( osaa| kan| can)?[\s.:,]*$/u;

export const isBareSubject = (text: string) => BARE_SUBJECT.test(folded(text));

function each(text: LocalizedText, change: (said: string) => string): LocalizedText {
  return Object.fromEntries(
    Object.entries(text)
      .map(([language, said]) => [language, change(said)] as const)
      .filter(([, said]) => said !== ''),
  );
}

/** One line in each language; languages that say nothing are gone. */
export const oneLine = (source: SourceText | null): LocalizedText => each(source?.text ?? {}, tidy);

/** HTML in each language as plain text, one line per paragraph. Null where no language says anything. */
export function plain(source: SourceText | null): LocalizedText | null {
  const text = each(source?.text ?? {}, plainText);
  return isEmpty(text) ? null : text;
}

/** The languages in which a text says more than who is meant. */
export const saying = (source: SourceText | null): LocalizedText =>
  each(oneLine(source), (said) => (isBareSubject(said) ? '' : said));

export const isEmpty = (text: LocalizedText) => Object.keys(text).length === 0;

/** Short name for a remark: the Finnish text, else any. */
export const called = (text: LocalizedText): string | null => text.fi ?? Object.values(text)[0] ?? null;
