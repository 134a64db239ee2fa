import { html } from 'hono/html';
import { backTo, button, buttonForm } from '../form/button.ts';
import { choices, field, type Problem, problemSummary, tickBox } from '../form/field.ts';
import { doneNotice, levelNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import type { Visit } from '../visit/visit.ts';
import { BADGE_HOST_TEXT } from './badge-host.text.ts';
import { BADGE_HOSTS_PATH } from './badge-hosts-page.ts';
import { SHARE_DAYS, SHARE_TEXT, SHARED_CLAIMS, type ShareState } from './share.text.ts';

export const SHARE_PATH = '/wallet/share';

const QUESTION = `query SharePage {
  viewer {
    holdings { id name hidden outcome credential { id } }
    shares { id state expiresAt withCode openings { at } items { holding { name } } }
  }
}`;

interface Holding {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  readonly outcome: 'VALID' | 'INVALID' | 'UNKNOWN';
  readonly credential: { readonly id: string } | null;
}

interface ShareRow {
  readonly id: string;
  readonly state: ShareState;
  readonly expiresAt: string;
  readonly withCode: boolean;
  readonly openings: readonly { readonly at: string }[];
  readonly items: readonly { readonly holding: { readonly name: string } }[];
}

interface Answer {
  readonly viewer: { readonly holdings: readonly Holding[]; readonly shares: readonly ShareRow[] };
}

/** What to show by a link, how much of it, until when; and the links that there are, with their openings. */
export async function sharePage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = SHARE_TEXT[language];
  const { viewer } = await visit.ask<Answer>(QUESTION);
  const shown = viewer.holdings.filter(({ hidden }) => !hidden);
  const enough = visit.context.actor?.level !== 'CARD_AND_PIN';
  return framed({
    language,
    title: text.title,
    path: SHARE_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet', language, text.back)}
<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, language)}
${doneNotice(text.done[visit.query('done')])}
${enough ? (shown.length === 0 ? html`<p>${text.nothing}</p>` : shareForm(shown, visit, problems)) : levelNotice(language)}
<section class="stack" aria-labelledby="links">
<h2 id="links">${text.links}</h2>
${viewer.shares.length === 0 ? html`<p>${text.noLinks}</p>` : html`<ul class="rows">${viewer.shares.map((one) => rowView(one, visit))}</ul>`}
</section>
<p><a class="back" href="${addressIn(BADGE_HOSTS_PATH, language)}">${BADGE_HOST_TEXT[language].list}</a></p>`,
  });
}

function shareForm(holdings: readonly Holding[], visit: Visit, problems: readonly Problem[]): Markup {
  const { language } = visit;
  const text = SHARE_TEXT[language];
  return html`<form class="fields" method="post" action="${addressIn(SHARE_PATH, language)}">
${choices({
  name: 'holding',
  legend: text.what,
  several: true,
  problems,
  chosen: visit.fields('holding'),
  choices: holdings.map(({ id, name }) => ({ value: id, label: name })),
})}
${choices({
  name: 'how',
  legend: text.how,
  chosen: [visit.field('how') || 'whole'],
  choices: [
    { value: 'whole', label: text.whole },
    { value: 'part', label: text.part, hint: text.partHint },
  ],
})}
<details${visit.field('how') === 'part' ? html` open` : ''}><summary>${text.claims}</summary>
${choices({
  name: 'claim',
  legend: text.claimsLegend,
  several: true,
  chosen: visit.fields('claim').length > 0 ? visit.fields('claim') : ['NAME', 'DATES', 'QUALIFICATION'],
  choices: SHARED_CLAIMS.map((claim) => ({ value: claim, label: text.claim[claim] })),
})}</details>
${choices({
  name: 'days',
  legend: text.until,
  chosen: [visit.field('days') || '30'],
  choices: SHARE_DAYS.map((days) => ({
    value: String(days),
    label: text.days.replace('{days}', String(days)),
  })),
})}
${tickBox('withCode', text.withCode, visit.field('withCode') === 'yes', text.withCodeHint)}
${field({ name: 'introduction', label: text.introduction, lines: 4, free: language, value: visit.field('introduction'), problems })}
${button(text.button)}
</form>`;
}

function rowView(share: ShareRow, { language }: Visit): Markup {
  const text = SHARE_TEXT[language];
  const { id, state, items, openings } = share;
  const names = items.map(({ holding }) => holding.name).join(', ');
  const living = state === 'OPEN' || state === 'LOCKED';
  return html`<li class="stack-s">
<p><b>${names}</b></p>
<p>${text.state[state]}${living ? html`. ${text.expires} ${momentView(share.expiresAt, language)}` : ''}</p>
${
  openings.length === 0
    ? html`<p class="stone">${text.neverOpened}</p>`
    : html`<details><summary>${text.opened(openings.length)}</summary>
<ul class="items">${openings.map(({ at }) => html`<li>${momentView(at, language)}</li>`)}</ul></details>`
}
${
  living
    ? html`<div class="acts"><a class="button quiet" href="${addressIn(`${SHARE_PATH}/${id}`, language)}">${text.show}<span class="unseen">: ${names}</span></a>
${buttonForm(SHARE_PATH, language, { act: 'withdraw', share: id }, text.withdraw, { weight: 'ending', about: names })}</div>`
    : ''
}
</li>
`;
}
