import { html } from 'hono/html';
import type { SessionLevel } from '../../access/level.ts';
import { buttonForm } from '../form/button.ts';
import { type Problem, problemSummary } from '../form/field.ts';
import { doneNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import {
  CHECKLIST_CARD,
  type ChecklistCard,
  checklistCard,
  type School,
  schoolName,
} from './checklist-view.ts';
import { PROOF_CARD, type ProofCard, proofCard } from './proof-card.ts';
import { WALLET_TEXT, WAYS } from './wallet.text.ts';

export const WALLET_PATH = '/wallet';

const QUESTION = `query WalletPage {
  viewer {
    level
    participant { givenNames callingName credentials { ...ProofCard } }
    checklists { ...ChecklistCard }
    alerts { session at message }
    reissues { id state readyFrom unit { ...School } }
  }
}
${PROOF_CARD}
${CHECKLIST_CARD}`;

interface Answer {
  readonly viewer: {
    readonly level: SessionLevel;
    readonly participant: {
      readonly givenNames: string;
      readonly callingName: string | null;
      readonly credentials: readonly ProofCard[];
    };
    readonly checklists: readonly ChecklistCard[];
    readonly alerts: readonly { readonly session: string; readonly at: string; readonly message: string }[];
    readonly reissues: readonly {
      readonly id: string;
      readonly state: string;
      readonly readyFrom: string;
      readonly unit: School;
    }[];
  };
}

/** The wallet’s first page: what waits for its owner, their checklists, their proofs, and the rest. */
export async function walletPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = WALLET_TEXT[language];
  const { viewer } = await visit.ask<Answer>(QUESTION);
  const { participant, checklists, level } = viewer;
  const { credentials } = participant;
  const waiting = waitingFor(viewer, visit);
  return framed({
    language,
    title: text.title,
    path: WALLET_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`<div class="stack">
<h1>${text.hello.replace('{name}', participant.callingName ?? participant.givenNames)}</h1>
<p class="lead">${text.sums(checklists.length, credentials.length)}</p>
</div>
${problemSummary(problems, language)}
${doneNotice(text.done[visit.query('done')])}
${
  waiting.length === 0
    ? ''
    : html`<section class="stack" aria-labelledby="waiting">
<h2 id="waiting">${text.waiting}</h2>
<ul class="rows">${waiting}</ul>
</section>`
}
<section class="stack" aria-labelledby="checklists">
<h2 id="checklists">${text.checklists}</h2>
${checklists.length === 0 ? html`<p>${text.noChecklists}</p>` : html`<ul class="tiles plain">${checklists.map((one) => checklistCard(one, language))}</ul>`}
</section>
<section class="stack" aria-labelledby="proofs">
<h2 id="proofs">${text.proofs}</h2>
${credentials.length === 0 ? html`<p>${text.noProofs}</p>` : html`<ul class="tiles plain">${credentials.map((one) => proofCard(one, language))}</ul>`}
</section>
<nav class="stack" aria-labelledby="ways">
<h2 id="ways">${text.more}</h2>
<ul class="ways">${WAYS.map((way) => html`<li><a href="${addressIn(`${WALLET_PATH}/${way}`, language)}">${text.ways[way]}</a></li>`)}
<li><a href="${addressIn('/privacy', language)}">${text.privacy}</a></li></ul>
</nav>
<p class="stone">${text.level[level]}</p>`,
  });
}

function waitingFor({ checklists, alerts, reissues }: Answer['viewer'], { language }: Visit): Markup[] {
  const text = WALLET_TEXT[language];
  const told = alerts.map(
    ({
      session,
      at,
      message,
    }) => html`<li class="stack-s"><p>${message}</p><p class="stone">${momentView(at, language)}</p>
${buttonForm(WALLET_PATH, language, { act: 'seen', session }, text.seen, { about: message })}</li>
`,
  );
  const cards = reissues
    .filter(({ state }) => state === 'WAITING' || state === 'READY')
    .map(
      ({
        id,
        unit,
        readyFrom,
      }) => html`<li class="stack-s"><p>${text.reissue.replace('{unit}', schoolName(unit))}</p>
<p class="stone">${text.reissueFrom} ${momentView(readyFrom, language)}</p>
${buttonForm(WALLET_PATH, language, { act: 'refuse', reissue: id }, text.refuse, { weight: 'ending', about: schoolName(unit) })}</li>
`,
    );
  const returned = checklists
    .filter(({ state }) => state === 'RETURNED')
    .map(
      (one) => html`<li>${text.returned}
<a class="back" href="${addressIn(`${WALLET_PATH}/checklists/${one.id}`, language)}">${text.look}</a></li>
`,
    );
  return [...told, ...cards, ...returned];
}

const SEEN = mutation('acknowledgeAlert', '... on AlertAcknowledged { session }');
const REFUSE = mutation('refuseReissue', '... on ReissueChanged { reissue { id } }');

/** Says that an alert was seen, or refuses a new card that one did not ask for. */
export async function answerWaiting(visit: Visit): Promise<Page | Response> {
  const done =
    visit.field('act') === 'refuse'
      ? await visit.act(REFUSE, { reissue: visit.field('reissue') })
      : await visit.act(SEEN, { session: visit.field('session') });
  return isRefused(done) ? walletPage(visit, [{ message: done.message }]) : visit.goTo(WALLET_PATH, 'told');
}
