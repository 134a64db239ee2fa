import { html } from 'hono/html';
import type { Language } from '../base/language.ts';
import type { Ring, SegmentState } from '../drawing/ring.ts';
import { addressIn, framed, type Page } from './frame.ts';
import { ringView } from './ring-view.ts';
import { START_PAGE_TEXT } from './start-page.text.ts';

const segments = (letters: string): SegmentState[] =>
  [...letters].map((letter) => (letter === 'x' ? 'FULL' : letter === 'o' ? 'PART' : 'EMPTY'));

const EXAMPLE: Ring['groups'] = ['xxox.x.', 'xx.oxx', '.x.....', 'o.......'].map(segments);

/** What Pätevä is, in a few sentences, and the ways in: to one’s own wallet, and to the checking of a proof. */
export function startPage(language: Language): Promise<Page> {
  const text = START_PAGE_TEXT[language];
  return framed({
    language,
    title: text.title,
    path: '/',
    listed: true,
    main: html`<div class="stack hero">
<h1>${text.heading}</h1>
<p class="lead">${text.lead}</p>
</div>
<figure class="card example">
${ringView({ groups: EXAMPLE, centre: { text: '12/28' }, alternative: text.ring }, 184)}
<figcaption>${text.example}</figcaption>
</figure>
<section class="stack" aria-labelledby="own">
<h2 id="own">${text.own}</h2>
<p>${text.ownLead}</p>
<div class="acts"><a class="button" href="${addressIn('/activate', language)}">${text.activate}</a>
<a class="button quiet" href="${addressIn('/sign-in', language)}">${text.signIn}</a></div>
</section>
<ul class="items">${text.points.map((point) => html`<li>${point}</li>`)}</ul>
<section class="stack" aria-labelledby="check">
<h2 id="check">${text.check}</h2>
<p>${text.checkLead}</p>
<a class="button quiet" href="${addressIn('/verify', language)}">${text.checkButton}</a>
</section>
<p class="stone">${text.voluntary}</p>`,
  });
}
