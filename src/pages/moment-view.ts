import { html } from 'hono/html';
import { dayOf } from '../base/day.ts';
import type { Language } from '../base/language.ts';
import { dayText } from '../credential/wording.ts';
import type { Markup } from './frame.ts';

const clock = new Intl.DateTimeFormat('fi-FI', {
  timeZone: 'Europe/Helsinki',
  hour: '2-digit',
  minute: '2-digit',
});

const AT: Readonly<Record<Language, string>> = { fi: 'klo', sv: 'kl.', en: 'at' };

/** An instant as people write it, by the clock in Finland: 2.3.2026 klo 12.00. */
export function momentView(instant: string, language: Language): Markup {
  const at = new Date(instant);
  const time = language === 'en' ? clock.format(at).replace('.', ':') : clock.format(at);
  return html`<time datetime="${instant}">${dayText(dayOf(at), language)} ${AT[language]} ${time}</time>`;
}
