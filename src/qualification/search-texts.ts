import type { LocalizedText } from '../base/language.ts';
import { folded } from '../base/text.ts';
import { type ImportedQualification, type ImportedUnit, targetsOf } from './qualification.ts';
import { searchable } from './search.ts';

export interface SearchTexts {
  readonly language: string;
  readonly name: string;
  readonly parts: string;
  readonly body: string;
  /** With accents, for stemming. */
  readonly plainName: string;
  readonly plainBody: string;
}

/** The last word of a code: people search YTTT, not ammatillisenoppiaineet_yttt. */
const shortCode = (code: string | null) => (code === null ? [] : [code.slice(code.lastIndexOf('_') + 1)]);

/** What search reads of a unit, once per language that anything in it is said in. */
export function searchTextsOf(unit: ImportedUnit): SearchTexts[] {
  const targets = targetsOf(unit);
  const bodies: LocalizedText[] = targets.flatMap((target) => [
    ...target.groups.map((group) => group.name),
    ...target.requirements.map((one) => one.text),
  ]);
  const partNames = unit.parts.map((part) => part.name);
  const languages = new Set([unit.name, ...partNames, ...bodies].flatMap((text) => Object.keys(text)));
  return [...languages].sort().map((language) => {
    const said = (texts: LocalizedText[]) => [...new Set(texts.flatMap((text) => text[language] ?? []))];
    const name = unit.name[language] ?? '';
    const parts = said(partNames).join(' ');
    const body = said(bodies).join(' ');
    return {
      language,
      name: searchable(name),
      parts: searchable([parts, ...unit.parts.flatMap((part) => shortCode(part.code))].join(' ')),
      body: searchable(body),
      plainName: folded(`${name} ${parts}`),
      plainBody: folded(body),
    };
  });
}

/** Name in every language and diary number, in the form that is searched. */
export function searchTextOf(qualification: Pick<ImportedQualification, 'name' | 'diaryNumber'>): string {
  return searchable([...Object.values(qualification.name), qualification.diaryNumber ?? ''].join(' '));
}
