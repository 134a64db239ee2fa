import { html } from 'hono/html';
import type { BadgeHostState } from '../../wallet/badge-host/badge-host.ts';
import { backTo, buttonForm } from '../form/button.ts';
import { type Problem, problemSummary } from '../form/field.ts';
import { doneNotice } from '../form/notice.ts';
import { framed, type Markup, type Page } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { BADGE_HOST_TEXT } from './badge-host.text.ts';

export const BADGE_HOSTS_PATH = '/wallet/badge-hosts';

const QUESTION = `query BadgeHostsPage { viewer {
  holdings { name credential { id } }
  badgeHosts { id state createdAt expiresAt allProofs badgeHost { name hostName } proofs { id } readings { on lastAt } }
} }`;

const END = mutation('endBadgeHost', '... on BadgeHostEnded { consent { id } }');

interface Consent {
  readonly id: string;
  readonly state: BadgeHostState;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly allProofs: boolean;
  readonly badgeHost: { readonly name: string; readonly hostName: string };
  readonly proofs: readonly { readonly id: string }[];
  readonly readings: readonly { readonly on: string; readonly lastAt: string }[];
}

interface Answer {
  readonly viewer: {
    readonly badgeHosts: readonly Consent[];
    readonly holdings: readonly {
      readonly name: string;
      readonly credential: { readonly id: string } | null;
    }[];
  };
}

/** Which services may fetch proofs, when they did, and an end to each. */
export async function badgeHostsPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = BADGE_HOST_TEXT[language];
  const { viewer } = await visit.ask<Answer>(QUESTION);
  const names = new Map(viewer.holdings.map(({ name, credential }) => [credential?.id, name]));
  return framed({
    language,
    title: text.list,
    path: BADGE_HOSTS_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet/share', language, text.back)}
<div class="stack"><h1>${text.list}</h1>
<p class="lead">${viewer.badgeHosts.length === 0 ? text.listNone : text.listLead}</p></div>
${problemSummary(problems, language)}
${doneNotice(text.done[visit.query('done')])}
<ul class="rows">${viewer.badgeHosts.map((one) => rowView(one, names, visit))}</ul>`,
  });
}

function rowView(consent: Consent, names: ReadonlyMap<string | undefined, string>, visit: Visit): Markup {
  const { language } = visit;
  const text = BADGE_HOST_TEXT[language];
  const { badgeHost, readings, state } = consent;
  const living = state === 'OPEN' || state === 'BEGUN';
  const about = `${badgeHost.name} (${badgeHost.hostName})`;
  return html`<li class="stack-s">
<p><b><bdi>${badgeHost.name}</bdi></b> (${badgeHost.hostName})</p>
<p>${text.state[state]}. ${text.given} ${momentView(consent.createdAt, language)}${living ? html`. ${text.until} ${momentView(consent.expiresAt, language)}` : ''}</p>
<p>${consent.allProofs ? text.readsAll : consent.proofs.flatMap(({ id }) => names.get(id) ?? []).join(', ')}</p>
${
  readings.length === 0
    ? html`<p class="stone">${text.never}</p>`
    : html`<details><summary>${text.days(readings.length)}</summary>
<ul class="items">${readings.map(({ lastAt }) => html`<li>${momentView(lastAt, language)}</li>`)}</ul></details>`
}
${living ? html`<div class="acts">${buttonForm(BADGE_HOSTS_PATH, language, { consent: consent.id }, text.end, { weight: 'ending', about })}</div>` : ''}
</li>
`;
}

/** Ends one. */
export async function endBadgeHost(visit: Visit): Promise<Page | Response> {
  const done = await visit.act(END, { badgeHostConsent: visit.field('consent') });
  return isRefused(done)
    ? badgeHostsPage(visit, [{ message: done.message }])
    : visit.goTo(BADGE_HOSTS_PATH, 'ended');
}
