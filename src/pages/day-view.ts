import { html } from 'hono/html';
import type { Language } from '../base/language.ts';
import { dayText } from '../credential/wording.ts';
import type { Markup } from './frame.ts';

/** A day (YYYY-MM-DD) as people write it, and for machines. */
export const dayView = (day: string, language: Language): Markup =>
  html`<time datetime="${day}">${dayText(day, language)}</time>`;
