import { html } from 'hono/html';
import { backTo } from '../form/button.ts';
import { framed, type Page } from '../frame.ts';
import { VISIT_TEXT } from './visit.text.ts';
import type { Visit } from './visit.ts';

/** What is not there, and what is somebody else's: the same page. */
export function notFoundPage({ language, context }: Pick<Visit, 'language' | 'context'>): Promise<Page> {
  const text = VISIT_TEXT[language];
  const signedIn = context.actor?.participant != null;
  return framed({
    language,
    title: text.notFound,
    path: signedIn ? '/wallet' : '/',
    listed: false,
    status: 404,
    signedIn,
    main: html`<div class="stack"><h1>${text.notFound}</h1><p class="lead">${text.notFoundLead}</p></div>
${backTo(signedIn ? '/wallet' : '/', language, signedIn ? text.wallet : text.start)}`,
  });
}
