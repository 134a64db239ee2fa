import en from '../../credentials/templates/en.json' with { type: 'json' };
import fi from '../../credentials/templates/fi.json' with { type: 'json' };
import sv from '../../credentials/templates/sv.json' with { type: 'json' };
import type { Language } from '../base/language.ts';

/** Our own words on credentials, in one language; see credentials/templates. */
export type Wording = typeof fi;

export const WORDING: Readonly<Record<Language, Wording>> = { fi, sv, en };

/** A template with its {placeholders} filled. */
export function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A calendar date (YYYY-MM-DD) as people write it: 2.3.2026, 2 March 2026. */
export function dayText(day: string, language: Language): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (language !== 'en') return `${date}.${month}.${year}`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, month - 1, date)),
  );
}

/** A number as people write it: 7,5 in Finnish and Swedish, 7.5 in English. */
export const numberText = (value: number, language: Language): string =>
  language === 'en' ? String(value) : String(value).replace('.', ',');
