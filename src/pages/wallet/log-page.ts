import { html } from 'hono/html';
import { backTo, buttonForm } from '../form/button.ts';
import { type Problem, problemSummary } from '../form/field.ts';
import { doneNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { LOG_TEXT } from './log.text.ts';

export const LOG_PATH = '/wallet/log';

const ON_A_PAGE = 30;

const QUESTION = `query LogPage($first: Int, $after: String) {
  viewer {
    log(first: $first, after: $after) {
      edges { node { id sentence reading requests { id askedAt outcome answer } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const ASK = mutation('askWho', '... on WhoAsked { request { id } }');

interface Line {
  readonly id: string;
  /** What happened, with the moment in it. */
  readonly sentence: string;
  readonly reading: string | null;
  readonly requests: readonly {
    readonly askedAt: string;
    readonly outcome: 'ANSWERED' | 'REFUSED' | null;
    readonly answer: string | null;
  }[];
}

interface Answer {
  readonly viewer: {
    readonly log: {
      readonly edges: readonly { readonly node: Line }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

/** Who has looked, and what else happened with the wallet: one sentence each, the newest first. */
export async function logPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = LOG_TEXT[language];
  const after = visit.query('after') || null;
  const { viewer } = await visit.ask<Answer>(QUESTION, { first: ON_A_PAGE, after });
  const { edges, pageInfo } = viewer.log;
  return framed({
    language,
    title: text.title,
    path: LOG_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet', language, text.back)}
<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, language)}
${doneNotice(visit.query('done') === 'asked' ? text.asked : undefined)}
${edges.length === 0 ? html`<p>${text.nobody}</p>` : html`<ol class="rows">${edges.map(({ node }) => lineView(node, visit))}</ol>`}
${pageInfo.hasNextPage && pageInfo.endCursor ? html`<p><a class="back" href="${addressIn(LOG_PATH, language)}&after=${encodeURIComponent(pageInfo.endCursor)}">${text.earlier}</a></p>` : ''}`,
  });
}

function lineView({ sentence, reading, requests }: Line, { language }: Visit): Markup {
  const text = LOG_TEXT[language];
  const waits = requests.some(({ outcome }) => outcome === null);
  return html`<li class="stack-s">
<p>${sentence}</p>
${requests.map(({ answer, outcome, askedAt }) => html`<p>${outcome === null ? text.waits : text[outcome]}${answer ? html`: ${answer}` : ''} <span class="stone">(${momentView(askedAt, language)})</span></p>`)}
${reading && !waits ? buttonForm(LOG_PATH, language, { reading }, text.who, { about: sentence }) : ''}
</li>
`;
}

/** Asks the controller who it was. */
export async function askWho(visit: Visit): Promise<Page | Response> {
  const done = await visit.act(ASK, { reading: visit.field('reading') });
  return isRefused(done) ? logPage(visit, [{ message: done.message }]) : visit.goTo(LOG_PATH, 'asked');
}
