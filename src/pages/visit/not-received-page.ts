import { html } from 'hono/html';
import type { Language } from '../../base/language.ts';
import { backTo } from '../form/button.ts';
import { framed, type Page } from '../frame.ts';
import { VISIT_TEXT } from './visit.text.ts';

/** A form that no page of ours sent, or that did not arrive whole. Nothing was done. */
export function notReceivedPage(language: Language, path: string): Promise<Page> {
  const text = VISIT_TEXT[language];
  return framed({
    language,
    title: text.notReceived,
    path: '/',
    listed: false,
    status: 403,
    main: html`<div class="stack"><h1>${text.notReceived}</h1><p class="lead">${text.notReceivedLead}</p></div>
${backTo(path.startsWith('/wallet') ? '/wallet' : path, language, text.again)}`,
  });
}
