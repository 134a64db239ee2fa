import { html } from 'hono/html';
import { QuestionRefused } from '../../api/api.ts';
import { backTo, button, buttonForm } from '../form/button.ts';
import { field, type Problem, problemSummary, tickBox } from '../form/field.ts';
import { doneNotice, levelNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { PRIVATE_PATH } from '../visit/cookies.ts';
import type { Visit } from '../visit/visit.ts';
import { PRIVATE_TEXT } from './private.text.ts';
import { entriesView, OPEN_QUESTION, type OpenAnswer, writeFields, writeForm } from './private-entries.ts';

const QUESTION = 'query PrivatePage { viewer { lostWithSecret privatePart { entryCount } } }';

interface Answer {
  readonly viewer: {
    readonly lostWithSecret: string;
    readonly privatePart: { readonly entryCount: number } | null;
  };
}

/** The private part: what it is before a secret is set, its lock, or what is in it. */
export async function privatePage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = PRIVATE_TEXT[language];
  const { viewer } = await visit.ask<Answer>(QUESTION);
  const enough = visit.context.actor?.level !== 'CARD_AND_PIN';
  const opened = enough && viewer.privatePart ? await openedPart(visit) : null;
  return framed({
    language,
    title: text.title,
    path: PRIVATE_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet', language, text.back)}
<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, language)}
${doneNotice(text.done[visit.query('done')])}
${opened ? openView(opened, visit, problems) : enough ? closedView(viewer, visit, problems) : html`${aboutView(viewer, visit)}${levelNotice(language)}`}`,
  });
}

/** What is in the part, where this browser has it open; a key that opens nothing any more is taken from it. */
async function openedPart(visit: Visit): Promise<OpenAnswer['viewer'] | null> {
  const { unlocked } = visit;
  if (unlocked === undefined) return null;
  try {
    return (await visit.ask<OpenAnswer>(OPEN_QUESTION, { unlocked })).viewer;
  } catch (problem) {
    if (!(problem instanceof QuestionRefused && problem.code === 'PRIVATE_PART_LOCKED')) throw problem;
    visit.forgetUnlocked();
    return null;
  }
}

const closedView = (viewer: Answer['viewer'], visit: Visit, problems: readonly Problem[]): Markup =>
  viewer.privatePart
    ? html`${lockedView(visit, problems)}${forgottenForm(viewer, visit, problems)}`
    : html`${aboutView(viewer, visit)}
<section class="stack" aria-labelledby="set">
<h2 id="set">${PRIVATE_TEXT[visit.language].set}</h2>
${setForm('set', visit, problems)}
</section>`;

const aboutView = ({ lostWithSecret }: Answer['viewer'], { language }: Visit): Markup => {
  const text = PRIVATE_TEXT[language];
  return html`<section class="stack" aria-labelledby="about">
<h2 id="about">${text.about}</h2>
<ul class="items">${text.aboutPoints.map((point) => html`<li>${point}</li>`)}</ul>
<p><b>${lostWithSecret}</b></p>
</section>
`;
};

const NEW = 'autocomplete="new-password" maxlength="200" required';
const PRESENT = 'autocomplete="current-password" maxlength="200" required';

/** A new secret, typed twice; what was typed is never sent back. */
const twice = ({ language }: Visit, problems: readonly Problem[]): Markup => {
  const text = PRIVATE_TEXT[language];
  return html`${field({ name: 'newSecret', label: text.newSecret, hint: text.newSecretHint, type: 'password', problems, attributes: NEW })}
${field({ name: 'newSecretAgain', label: text.newSecretAgain, type: 'password', problems, attributes: NEW })}`;
};

/** Sets the first secret, or deletes what the forgotten one opened and begins anew. */
function setForm(act: 'set' | 'anew', visit: Visit, problems: readonly Problem[]): Markup {
  const { language } = visit;
  const text = PRIVATE_TEXT[language];
  const ticked = visit.field('understood') === 'yes';
  return html`<form class="fields" method="post" action="${addressIn(PRIVATE_PATH, language)}" novalidate>
<input type="hidden" name="act" value="${act}">
${twice(visit, problems)}
${tickBox('understood', act === 'set' ? text.understood : text.anewUnderstood, ticked)}
${act === 'set' ? button(text.setButton) : button(text.anewButton, 'ending')}
</form>`;
}

/** The lock; with an entry that was being written when it closed, so that nothing typed is lost. */
function lockedView(visit: Visit, problems: readonly Problem[]): Markup {
  const { language } = visit;
  const text = PRIVATE_TEXT[language];
  const writing = visit.field('act') === 'write';
  return html`<section class="stack" aria-labelledby="locked">
<h2 id="locked">${text.locked}</h2>
<p>${writing ? text.kept : text.lockedLead}</p>
<form class="fields" method="post" action="${addressIn(PRIVATE_PATH, language)}" novalidate>
<input type="hidden" name="act" value="${writing ? 'write' : 'open'}">
${field({ name: 'secret', label: text.secret, type: 'password', problems, attributes: PRESENT })}
${writing ? writeFields([], visit, problems) : ''}
${button(writing ? text.openAndWrite : text.openButton)}
</form>
</section>
`;
}

function forgottenForm(
  { privatePart }: Answer['viewer'],
  visit: Visit,
  problems: readonly Problem[],
): Markup {
  const text = PRIVATE_TEXT[visit.language];
  return html`<details${visit.field('act') === 'anew' ? html` open` : ''}><summary>${text.forgotten}</summary>
<div class="stack"><p>${text.forgottenLead(privatePart?.entryCount ?? 0)}</p>
${setForm('anew', visit, problems)}</div></details>`;
}

function openView(opened: OpenAnswer['viewer'], visit: Visit, problems: readonly Problem[]): Markup {
  const { language } = visit;
  const text = PRIVATE_TEXT[language];
  return html`<section class="card stack" aria-labelledby="open">
<h2 id="open">${text.open}</h2>
<p>${text.openUntil}</p>
${buttonForm(PRIVATE_PATH, language, { act: 'close' }, text.close)}
</section>
${writeForm(opened.checklists, visit, problems)}
${entriesView(opened, visit)}
${changeForm(visit, problems)}`;
}

function changeForm(visit: Visit, problems: readonly Problem[]): Markup {
  const { language } = visit;
  const text = PRIVATE_TEXT[language];
  return html`<details${visit.field('act') === 'change' ? html` open` : ''}><summary>${text.change}</summary>
<div class="stack"><p>${text.changeLead}</p>
<form class="fields" method="post" action="${addressIn(PRIVATE_PATH, language)}" novalidate>
<input type="hidden" name="act" value="change">
${field({ name: 'old', label: text.old, type: 'password', problems, attributes: PRESENT })}
${twice(visit, problems)}
${button(text.changeButton, 'quiet')}
</form></div></details>`;
}
