import { isLanguage, type Language } from '../../../base/language.ts';
import { CODE_TEXT } from '../code.text.ts';
import { SITE_TEXT } from '../site/site.text.ts';
import { byId, sign } from './dom.ts';

/** The reader's language: as the address says, else as the browser does; and the page written in it. */
export function writeIn(endedOn: Readonly<Record<Language, string>>): Language {
  const wished = [new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages];
  const language = wished.map((one) => one.slice(0, 2)).find(isLanguage) ?? 'en';
  document.documentElement.lang = language;
  const write = (attribute: string, text: Readonly<Record<string, unknown>>) => {
    for (const place of document.querySelectorAll<HTMLElement>(`[data-${attribute}]`))
      place.textContent = String(text[place.dataset[attribute] ?? ''] ?? '');
  };
  write('text', { ...SITE_TEXT[language] });
  write('code', { ...CODE_TEXT[language] });
  const ended = byId('ended');
  ended.prepend(sign('NOTICE'));
  ended.querySelector('p')?.append(SITE_TEXT[language].ended.replace('{day}', endedOn[language]));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) {
    if (link.lang === language) link.setAttribute('aria-current', 'true');
    link.addEventListener('click', () => {
      link.hash = location.hash;
    });
  }
  byId('page').hidden = false;
  return language;
}
