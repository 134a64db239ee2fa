import { html } from 'hono/html';
import type { SessionLevel } from '../../access/level.ts';
import { doneNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import type { Visit } from '../visit/visit.ts';
import { CHECKLIST_CARD, type ChecklistCard, checklistCard } from './checklist-view.ts';
import { PROOF_CARD, type ProofCard, proofCard } from './proof-card.ts';
import { WALLET_TEXT, WAYS } from './wallet.text.ts';

export const WALLET_PATH = '/wallet';

const QUESTION = `query WalletPage {
  viewer {
    level
    participant { givenNames callingName credentials { ...ProofCard } }
    checklists { ...ChecklistCard }
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
  };
}

/** The wallet’s first page: what waits for its owner, their checklists, their proofs, and the rest. */
export async function walletPage(visit: Visit): Promise<Page> {
  const { language } = visit;
  const text = WALLET_TEXT[language];
  const { viewer } = await visit.ask<Answer>(QUESTION);
  const { participant, checklists, level } = viewer;
  const { credentials } = participant;
  const waiting = waitingFor(checklists, visit);
  return framed({
    language,
    title: text.title,
    path: WALLET_PATH,
    listed: false,
    signedIn: true,
    main: html`<div class="stack">
<h1>${text.hello.replace('{name}', participant.callingName ?? participant.givenNames)}</h1>
<p class="lead">${text.sums(checklists.length, credentials.length)}</p>
</div>
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

function waitingFor(checklists: readonly ChecklistCard[], { language }: Visit): Markup[] {
  const text = WALLET_TEXT[language];
  return checklists
    .filter(({ state }) => state === 'RETURNED')
    .map(
      (one) => html`<li>${text.returned}
<a class="back" href="${addressIn(`${WALLET_PATH}/checklists/${one.id}`, language)}">${text.look}</a></li>
`,
    );
}
