import { html } from 'hono/html';
import { QuestionRefused } from '../../api/api.ts';
import type { BadgeHostRight } from '../../wallet/badge-host/badge-host.ts';
import { button } from '../form/button.ts';
import { choices, type Problem, problemSummary } from '../form/field.ts';
import { levelNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { BADGE_HOST_TEXT } from './badge-host.text.ts';

/** Where a badge host's request leads; the request itself is the last part. */
export const BADGE_HOST_PATH = '/wallet/badge-host';

const QUESTION = `query BadgeHostPage($request: String!) {
  asked: badgeHostRequest(request: $request) {
    badgeHost { name hostName uri policyUri termsUri } rights good declineAt
  }
  viewer { holdings { id name hidden credential { id } } }
}`;

const CONSENT = mutation('consentToBadgeHost', '... on BadgeHostConsented { goOn }');

interface Asked {
  readonly badgeHost: {
    readonly name: string;
    readonly hostName: string;
    readonly uri: string;
    readonly policyUri: string | null;
    readonly termsUri: string | null;
  };
  readonly rights: readonly BadgeHostRight[];
  readonly good: boolean;
  readonly declineAt: string;
}

interface Holding {
  readonly name: string;
  readonly hidden: boolean;
  readonly credential: { readonly id: string } | null;
}

interface Answer {
  readonly asked: Asked;
  readonly viewer: { readonly holdings: readonly Holding[] };
}

/** A badge host asks: who, for what, and which proofs; with a way to say no. */
export async function badgeHostPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = BADGE_HOST_TEXT[language];
  const path = `${BADGE_HOST_PATH}/${visit.part('request')}`;
  const frame = { language, path, listed: false, signedIn: true } as const;
  const answer = await visit
    .ask<Answer>(QUESTION, { request: visit.part('request') })
    .catch((problem: unknown) => {
      if (problem instanceof QuestionRefused && problem.code === 'BADGE_HOST_UNKNOWN') return null;
      throw problem;
    });
  if (!answer)
    return framed({
      ...frame,
      title: text.unknown,
      status: 400,
      main: html`<div class="stack"><h1>${text.unknown}</h1><p class="lead">${text.unknownLead}</p></div>`,
    });
  const { asked, viewer } = answer;
  // A person goes on by hand: whoever registers could otherwise use this address to send people where they like.
  if (!asked.good)
    return framed({
      ...frame,
      title: text.wrong,
      status: 400,
      main: html`<div class="stack"><h1>${text.wrong}</h1><p class="lead">${text.wrongLead}</p></div>
<p><a class="button quiet" href="${asked.declineAt}" rel="noreferrer">${text.wrongBack}<span class="unseen">: ${asked.badgeHost.hostName}</span></a></p>`,
    });
  const { badgeHost } = asked;
  const enough = visit.context.actor?.level !== 'CARD_AND_PIN';
  return framed({
    ...frame,
    title: text.title,
    // The form's answer sends the browser on to it.
    formGoesOnTo: new URL(asked.declineAt).origin,
    status: problems.length > 0 ? 400 : 200,
    main: html`<div class="stack"><h1><bdi>${badgeHost.name}</bdi> ${text.asks}</h1>
<p>${text.itself}</p><p class="lead"><b>${badgeHost.hostName}</b></p></div>
${problemSummary(problems, language)}
<section class="stack-s" aria-labelledby="would"><h2 id="would">${text.would}</h2>
<ul class="items">${asked.rights.map((right) => html`<li>${text.right[right]}</li>`)}</ul>
${asked.rights.includes('COME_AGAIN') ? '' : html`<p>${text.onlyNow}</p>`}
${linkTo(badgeHost.policyUri, text.privacy)}${linkTo(badgeHost.termsUri, text.terms)}</section>
${enough ? consentForm(asked, viewer.holdings, path, visit, problems) : levelNotice(language)}
<p><a class="button quiet" href="${asked.declineAt}" rel="noreferrer">${text.decline}</a></p>
<p class="stone">${text.undo}</p>`,
  });
}

const linkTo = (address: string | null, label: string): Markup | string =>
  address ? html`<p><a href="${address}" rel="noreferrer">${label}</a></p>` : '';

function consentForm(
  asked: Asked,
  holdings: readonly Holding[],
  path: string,
  visit: Visit,
  problems: readonly Problem[],
): Markup {
  const { language } = visit;
  const text = BADGE_HOST_TEXT[language];
  const ours = holdings.flatMap(({ credential, hidden, name }) =>
    credential && !hidden ? [{ value: credential.id, label: name }] : [],
  );
  const which = asked.rights.includes('READ_PROOFS');
  return html`<form class="fields" method="post" action="${addressIn(path, language)}">
${
  which
    ? html`${choices({
        name: 'which',
        legend: text.which,
        problems,
        chosen: [visit.field('which') || 'chosen'],
        choices: [
          ...(ours.length > 0 ? [{ value: 'chosen', label: text.chosen }] : []),
          { value: 'all', label: text.all, hint: text.allHint },
        ],
      })}
${
  ours.length > 0
    ? choices({
        name: 'proof',
        legend: text.proofs,
        several: true,
        problems,
        chosen: visit.fields('proof'),
        choices: ours,
      })
    : html`<p>${text.nothing}</p>`
}`
    : ''
}
${button(text.allow)}
</form>`;
}

/** Lets the badge host read, and sends the browser back to it. */
export async function allowBadgeHost(visit: Visit): Promise<Page | Response> {
  const text = BADGE_HOST_TEXT[visit.language];
  const allProofs = visit.field('which') === 'all';
  const proofs = allProofs ? [] : visit.fields('proof');
  if (visit.field('which') === 'chosen' && proofs.length === 0)
    return badgeHostPage(visit, [{ field: 'proof', message: text.chooseOne }]);
  const done = await visit.act<{ readonly goOn: string }>(CONSENT, {
    request: visit.part('request'),
    allProofs,
    proofs,
  });
  if (isRefused(done)) return badgeHostPage(visit, [{ message: done.message }]);
  return visit.http.redirect(done.goOn, 303);
}
