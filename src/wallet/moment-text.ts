import { dayOf } from '../base/day.ts';
import type { Language } from '../base/language.ts';

const LOCALE: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

const parts = new Map<Language, Intl.DateTimeFormat>();

function partsOf(at: Date, language: Language): Record<string, string> {
  let format = parts.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE[language], {
      timeZone: 'Europe/Helsinki',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    parts.set(language, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/**
 * A moment in Finland as people say it in a sentence: "3. maaliskuuta klo 10.15", "den 3 mars kl. 10.15",
 * "on 3 March at 10:15"; with the year where it is not the year of `now`.
 */
export function momentText(at: Date, now: Date, language: Language): string {
  const { year = '', month = '', day = '', hour = '', minute = '' } = partsOf(at, language);
  const other = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4) ? '' : ` ${year}`;
  const hours = String(Number(hour));
  if (language === 'fi') return `${day}. ${month}${other} klo ${hours}.${minute}`;
  if (language === 'sv') return `den ${day} ${month}${other} kl. ${hours}.${minute}`;
  return `on ${day} ${month}${other} at ${hours}:${minute}`;
}
