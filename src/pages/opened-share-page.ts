import { html, raw } from 'hono/html';
import { dayOf } from '../base/day.ts';
import type { Language } from '../base/language.ts';
import { dayText } from '../credential/wording.ts';
import { addressIn, framed, type Markup, type Page } from './frame.ts';
import { proofSays } from './proof-says.ts';
import { SHARE_PAGE_TEXT } from './share-page.text.ts';
import type { SharedItemAnswer, ShareOpenedAnswer } from './share-question.ts';
import { checkSign, type Sign, verdictSign } from './sign.ts';
import { VERDICT_TEXT } from './verdict.text.ts';
import { checkView, singleHeading, whyOf } from './verdict-page.ts';
import type { CredentialAnswer } from './verdict-question.ts';

interface Opened {
  readonly language: Language;
  readonly token: string;
  readonly ticket: string;
}

/** What an opened link shows: how each proof came out first, then what it says, then its files. */
export function openedPage(language: Language, token: string, answer: ShareOpenedAnswer): Promise<Page> {
  const text = SHARE_PAGE_TEXT[language];
  const { items, introduction, ticket } = answer;
  const day = dayText(dayOf(new Date(answer.expiresAt)), language);
  const opened = { language, token, ticket };
  return framed({
    language,
    title: text.openedTitle,
    path: `/s/${encodeURIComponent(token)}`,
    listed: false,
    form: true,
    main: html`<div class="stack">
<h1>${text.openedTitle}</h1>
<p>${items.length === 1 ? text.one : text.several.replace('{count}', String(items.length))}. ${text.until.replace('{day}', day)}</p>
</div>
${
  introduction
    ? html`<section class="stack-s card" aria-labelledby="introduction"><h2 id="introduction">${text.introduction}</h2>
${introduction.split(/\n+/).map((line) => html`<p lang="">${line}</p>`)}</section>`
    : ''
}
${items.map((item, at) => itemView(item, at, opened))}`,
  });
}

function itemView(item: SharedItemAnswer, at: number, opened: Opened): Markup {
  const { language } = opened;
  const number = at + 1;
  const verdict = item.verdict ?? item.original!.verdict;
  const why = item.original ? originalView(item.original, language) : verdictNotice(verdict, language);
  const valid = item.verdict?.outcome === 'VALID';
  // A presentation that was brought may hold several; each says what it says.
  const several = item.verdict && item.verdict.credentials.length > 1 ? item.verdict.credentials : [];
  const says = verdict.proof
    ? proofSays(verdict.proof, valid, language, { number, why })
    : html`<section class="stack" aria-labelledby="says-${number}">
<h2 id="says-${number}">${VERDICT_TEXT[language].part.replace('{number}', String(number))}</h2>
${why}
</section>`;
  return html`<div class="stack">
${says}
${several.map((one) => (one.proof ? html`<p><b>${one.proof.achievementName}</b> ${one.proof.holderName ?? ''}</p>` : ''))}
${item.parts ? partsView(item.parts, language) : ''}
<details>
<summary>${SHARE_PAGE_TEXT[language].checked}<span class="unseen"> ${number}</span></summary>
<ul class="checks">${verdict.checks.map((check) => checkView(check, language))}</ul>
</details>
${filesView(item, at, opened)}
</div>
`;
}

function verdictNotice(verdict: CredentialAnswer, language: Language): Markup {
  const text = VERDICT_TEXT[language];
  const heading = singleHeading(verdict);
  const sign: Sign = heading === 'VALID_ISSUER_NOT_KNOWN' ? 'NOTICE' : verdict.outcome;
  return html`<div class="stack-s">
<div class="verdict ${sign}">${verdictSign(sign, 56)}<p class="lead"><b>${text.heading[heading]}</b></p></div>
${whyOf(verdict, heading).map((reason) => html`<p>${reason}</p>`)}
</div>`;
}

function originalView(original: NonNullable<SharedItemAnswer['original']>, language: Language): Markup {
  const text = SHARE_PAGE_TEXT[language];
  const day = dayText(dayOf(new Date(original.at)), language);
  return html`<div class="notice NOTICE">${checkSign('NOTICE')}<div class="stack-s">
<p><b>${text.coveredTitle}</b></p>
<p>${text.covered.replace('{day}', day)} ${VERDICT_TEXT[language].heading[singleHeading(original.verdict)]}</p>
</div></div>`;
}

/** What the holder chose to show, in the language that it was signed in. */
function partsView(parts: NonNullable<SharedItemAnswer['parts']>, language: Language): Markup {
  const text = SHARE_PAGE_TEXT[language];
  return html`<div class="stack card">
<h3>${text.shown}</h3>
<p class="stone">${text.partly}</p>
${
  parts.facts.length > 0
    ? html`<dl class="facts" lang="${parts.language}">${parts.facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
    : ''
}
${
  parts.requirements.length > 0
    ? html`<details open><summary>${text.requirements} (${parts.requirements.length})</summary>
<ul class="items" lang="${parts.language}">${parts.requirements.map(
        (one) => html`<li><p${one.language ? raw(` lang="${one.language}"`) : ''}>${one.text}</p>
${one.level || one.note ? html`<p class="small">${[one.level, one.note].filter(Boolean).join(', ')}</p>` : ''}</li>
`,
      )}</ul></details>`
    : ''
}
</div>`;
}

/** Each file behind a button of a plain form: fetched when it is wanted, and not counted as another opening. */
function filesView(item: SharedItemAnswer, at: number, { language, token, ticket }: Opened): Markup {
  const text = SHARE_PAGE_TEXT[language];
  const action = addressIn(`/s/${encodeURIComponent(token)}/file`, language);
  return html`<div class="stack-s">
<h3>${text.files}</h3>
<p class="stone">${text.filesHint}</p>
${item.files.map(
  ({ fileName }, file) => html`<form method="post" action="${action}">
<input type="hidden" name="ticket" value="${ticket}">
<input type="hidden" name="item" value="${at}">
<input type="hidden" name="file" value="${file}">
<button class="button quiet">${text.download.replace('{file}', fileName)}</button>
</form>
`,
)}</div>`;
}
