import { html } from 'hono/html';
import { backTo, button } from '../form/button.ts';
import { type Problem, problemSummary } from '../form/field.ts';
import { levelNotice } from '../form/notice.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { isRefused, type Visit } from '../visit/visit.ts';
import { TAKE_TEXT } from './take.text.ts';

export const TAKE_PATH = '/wallet/take';

/** What is in the file with everything, and the way to it. */
export function takePage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = TAKE_TEXT[language];
  const enough = visit.context.actor?.level !== 'CARD_AND_PIN';
  return framed({
    language,
    title: text.title,
    path: TAKE_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet', language, text.back)}
<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, language)}
<section class="stack" aria-labelledby="inside">
<h2 id="inside">${text.inside}</h2>
<ul class="items">${text.insidePoints.map((point) => html`<li>${point}</li>`)}</ul>
<p>${text.safe}</p>
</section>
${enough ? html`<form method="post" action="${addressIn(TAKE_PATH, language)}">${button(text.button)}</form>` : levelNotice(language)}
<p class="stone">${text.elsewhere}</p>`,
  });
}

/** Prepares the one-time link and lets the browser follow it: the file comes as a download, the page stays. */
export async function take(visit: Visit): Promise<Page | Response> {
  const done = await visit.actAlone<{ readonly url: string }>(
    'prepareExport',
    '... on ExportPrepared { url }',
  );
  if (isRefused(done)) return takePage(visit, [{ message: done.message }]);
  const { pathname, search } = new URL(done.url);
  return visit.http.redirect(`${pathname}${search}`, 303);
}
