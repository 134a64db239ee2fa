import { html } from 'hono/html';
import { dayView } from '../day-view.ts';
import { backTo, button, buttonForm, linkButton } from '../form/button.ts';
import { type Problem, problemSummary, tickBox } from '../form/field.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import { isRefused, type Visit } from '../visit/visit.ts';
import { type School, schoolName, TEXT_FIELDS } from './checklist-view.ts';
import { ERASE_TEXT } from './erase.text.ts';

export const ERASE_PATH = '/wallet/erase';

const QUESTION = `query ErasePage {
  viewer {
    erasure {
      state askedAt dueAt backupsGoneOn goes
      stays { what why until unit { id name { ${TEXT_FIELDS} } issuer { name { ${TEXT_FIELDS} } } } }
      open { checklist school { id name { ${TEXT_FIELDS} } issuer { name { ${TEXT_FIELDS} } } } }
    }
  }
}`;

interface Erasure {
  readonly state: 'NOT_ASKED' | 'ASKED' | 'WAITS' | 'DONE';
  readonly askedAt: string | null;
  readonly dueAt: string;
  readonly backupsGoneOn: string;
  readonly goes: readonly string[];
  readonly stays: readonly {
    readonly what: string;
    readonly why: string;
    readonly until: string;
    readonly unit: School;
  }[];
  readonly open: readonly { readonly checklist: string; readonly school: School }[];
}

/** What goes, what stays with whom, why and until when; then in two steps the asking, or the taking back of it. */
export async function erasePage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = ERASE_TEXT[language];
  const { viewer } = await visit.ask<{ viewer: { erasure: Erasure } }>(QUESTION);
  const { erasure } = viewer;
  return framed({
    language,
    title: text.title,
    path: ERASE_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet', language, text.back)}
<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, language)}
${erasure.state === 'NOT_ASKED' ? '' : askedView(erasure, visit)}
<section class="stack" aria-labelledby="goes">
<h2 id="goes">${text.goes}</h2>
<ul class="items">${erasure.goes.map((one) => html`<li>${one}</li>`)}</ul>
</section>
<section class="stack" aria-labelledby="stays">
<h2 id="stays">${text.stays}</h2>
${erasure.stays.length === 0 ? html`<p>${text.nothingStays}</p>` : staysView(erasure, visit)}
<p class="stone">${text.backups} ${dayView(erasure.backupsGoneOn, language)}.</p>
</section>
${openView(erasure, visit)}
${erasure.state === 'NOT_ASKED' && erasure.open.length === 0 ? askForm(erasure, visit) : ''}`,
  });
}

const staysView = ({ stays }: Erasure, { language }: Visit): Markup => {
  const text = ERASE_TEXT[language];
  return html`<ul class="rows">${stays.map(
    ({ unit, what, why, until }) => html`<li class="stack-s"><p><b>${schoolName(unit)}</b></p>
<dl class="facts"><div><dt>${text.what}</dt><dd>${what}</dd></div><div><dt>${text.why}</dt><dd>${why}</dd></div><div><dt>${text.until}</dt><dd>${until}</dd></div></dl></li>
`,
  )}</ul>`;
};

const openView = ({ open }: Erasure, { language }: Visit): Markup | string => {
  const text = ERASE_TEXT[language];
  if (open.length === 0) return '';
  return html`<section class="stack" aria-labelledby="open">
<h2 id="open">${text.open}</h2>
<ul class="rows">${open.map(({ checklist, school }) => html`<li>${schoolName(school)}<br><a class="back" href="${addressIn(`/wallet/checklists/${checklist}/send`, language)}">${text.look}</a></li>`)}</ul>
</section>`;
};

const askedView = ({ state, dueAt }: Erasure, { language }: Visit): Markup => {
  const text = ERASE_TEXT[language];
  return html`<section class="stack" aria-labelledby="asked">
<h2 id="asked">${text.asked}</h2>
<p>${state === 'WAITS' ? text.waits : html`${text.due} ${momentView(dueAt, language)}.`}</p>
<p>${text.meanwhile}</p>
${buttonForm(ERASE_PATH, language, { act: 'cancel' }, text.cancel, { weight: 'main' })}
</section>`;
};

const askForm = ({ dueAt }: Erasure, { language }: Visit): Markup => {
  const text = ERASE_TEXT[language];
  return html`<section class="stack" aria-labelledby="ask">
<h2 id="ask">${text.ask}</h2>
<p>${text.first}</p>
<div class="acts">${linkButton('/wallet/take', language, text.take, 'quiet')}</div>
<p>${text.grace} ${momentView(dueAt, language)}.</p>
<form class="fields" method="post" action="${addressIn(ERASE_PATH, language)}">
<input type="hidden" name="act" value="ask">
${tickBox('sure', text.sure, false)}
${button(text.button, 'ending')}
</form>
</section>`;
};

interface Requested {
  readonly receiptCode: string;
}

/** Asks for the erasure once it is said a second time, or takes the asking back. */
export async function eraseOrKeep(visit: Visit): Promise<Page | Response> {
  const text = ERASE_TEXT[visit.language];
  if (visit.field('act') === 'cancel') {
    const kept = await visit.actAlone('cancelErasure', '... on ErasureCancelled { state }');
    return isRefused(kept)
      ? erasePage(visit, [{ message: kept.message }])
      : visit.goTo('/wallet', 'cancelled');
  }
  if (visit.field('sure') !== 'yes') return erasePage(visit, [{ field: 'sure', message: text.sureFirst }]);
  if (visit.field('act') !== 'really') return surePage(visit);
  const done = await visit.actAlone<Requested>('requestErasure', '... on ErasureRequested { receiptCode }');
  return isRefused(done) ? erasePage(visit, [{ message: done.message }]) : askedPage(visit, done.receiptCode);
}

const surePage = ({ language }: Visit): Promise<Page> => {
  const text = ERASE_TEXT[language];
  return framed({
    language,
    title: text.second,
    path: ERASE_PATH,
    listed: false,
    signedIn: true,
    main: html`<div class="stack"><h1>${text.second}</h1><p class="lead">${text.secondLead}</p></div>
<div class="acts">${linkButton('/wallet', language, text.keep)}
${buttonForm(ERASE_PATH, language, { act: 'really', sure: 'yes' }, text.really, { weight: 'ending' })}</div>`,
  });
};

const askedPage = ({ language }: Visit, receiptCode: string): Promise<Page> => {
  const text = ERASE_TEXT[language];
  return framed({
    language,
    title: text.asked,
    path: ERASE_PATH,
    listed: false,
    signedIn: true,
    main: html`<div class="stack"><h1>${text.asked}</h1><p class="lead">${text.askedLead}</p></div>
<section class="card stack-s" aria-labelledby="code"><h2 id="code">${text.receipt}</h2>
<p class="keep">${receiptCode}</p><p>${text.receiptHint}</p></section>
<div class="acts">${linkButton('/wallet/take', language, text.take, 'quiet')}${linkButton(ERASE_PATH, language, text.state, 'quiet')}</div>`,
  });
};
