import { html } from 'hono/html';
import { backTo, button, buttonForm } from '../form/button.ts';
import { choices, type Problem, problemSummary } from '../form/field.ts';
import { doneNotice, levelNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { type ChecklistAnswer, ownChecklist } from './checklist-question.ts';
import { checklistName, type School, schoolName, standing, TEXT_FIELDS, textView } from './checklist-view.ts';
import { SEND_TEXT } from './send.text.ts';

const SCHOOLS = `query SendPage { schools { id name { ${TEXT_FIELDS} } issuer { name { ${TEXT_FIELDS} } } } }`;
const CHANGED = '... on ChecklistChanged { checklist { id } }';

const ACTS = {
  send: mutation('sendToSchool', CHANGED),
  permit: mutation('permitSchool', CHANGED),
  withdraw: mutation('withdrawPermission', CHANGED, 'PermitSchoolInput'),
  takeBack: mutation('takeBackChecklist', CHANGED),
} as const;

const isAct = (wished: string): wished is keyof typeof ACTS => wished in ACTS;

/** Who sees the checklist, and the sending of it: first what a school will see, then which one. Null: no such checklist. */
export async function sendPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page | null> {
  const { language } = visit;
  const text = SEND_TEXT[language];
  const checklist = await ownChecklist(visit, visit.part('id'));
  if (!checklist) return null;
  const { schools } = await visit.ask<{ schools: readonly School[] }>(SCHOOLS);
  const here = `/wallet/checklists/${checklist.id}/send`;
  const enough = visit.context.actor?.level !== 'CARD_AND_PIN';
  return framed({
    language,
    title: text.title,
    path: here,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo(`/wallet/checklists/${checklist.id}`, language, text.back)}
<div class="stack"><h1>${text.title}</h1>
<p class="lead">${textView(checklistName(checklist), language)}</p>
<p><b>${standing(checklist, language)}</b></p></div>
${problemSummary(problems, language)}
${doneNotice(text.done[visit.query('done')])}
<section class="stack" aria-labelledby="sees">
<h2 id="sees">${text.sees}</h2>
<ul class="items">${text.seesPoints.map((point) => html`<li>${point}</li>`)}</ul>
<p><b>${text.seesNot}</b></p>
<ul class="items">${text.seesNotPoints.map((point) => html`<li>${point}</li>`)}</ul>
</section>
${letIn(checklist, here, visit)}
${checklist.state === 'WITH_SCHOOL' ? takeBack(checklist, here, visit) : enough ? sendForm(schools, here, visit, problems) : levelNotice(language)}`,
  });
}

function sendForm(
  schools: readonly School[],
  here: string,
  visit: Visit,
  problems: readonly Problem[],
): Markup {
  const { language } = visit;
  const text = SEND_TEXT[language];
  if (schools.length === 0) return html`<p>${text.noSchools}</p>`;
  return html`<form class="fields" method="post" action="${addressIn(here, language)}">
${choices({
  name: 'school',
  legend: text.school,
  problems,
  chosen: [visit.field('school')],
  choices: schools.map((one) => ({ value: one.id, label: html`${schoolName(one)}` })),
})}
${choices({
  name: 'act',
  legend: text.what,
  chosen: [visit.field('act') || 'send'],
  choices: [
    { value: 'send', label: text.send, hint: text.sendHint },
    { value: 'permit', label: text.permit, hint: text.permitHint },
  ],
})}
${button(text.button)}
</form>`;
}

const takeBack = ({ school }: ChecklistAnswer, here: string, { language }: Visit): Markup => {
  const text = SEND_TEXT[language];
  return html`<section class="stack" aria-labelledby="back">
<h2 id="back">${text.takeBack}</h2>
<p>${text.takeBackLead}</p>
${buttonForm(here, language, { act: 'takeBack' }, text.takeBack, { ...(school ? { about: schoolName(school) } : {}) })}
</section>`;
};

/** Schools that may see the checklist now, each with the way to take that back. */
function letIn(
  { permissions, school: holder }: ChecklistAnswer,
  here: string,
  { language }: Visit,
): Markup | string {
  const text = SEND_TEXT[language];
  const standingNow = permissions.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (standingNow.length === 0) return '';
  return html`<section class="stack" aria-labelledby="letin">
<h2 id="letin">${text.letIn}</h2>
<ul class="rows">${standingNow.map(
    ({ kind, school }) => html`<li class="stack-s"><p><b>${schoolName(school)}</b>: ${text.kind[kind]}</p>
${school.id === holder?.id && kind === 'SEE' ? '' : buttonForm(here, language, { act: 'withdraw', school: school.id, kind }, text.withdraw, { weight: 'ending', about: schoolName(school) })}</li>
`,
  )}</ul>
</section>`;
}

/** Sends, lets see, takes back. Null: no such checklist. */
export async function sendOrTakeBack(visit: Visit): Promise<Page | Response | null> {
  const checklist = visit.part('id');
  const act = visit.field('act');
  const school = visit.field('school');
  const text = SEND_TEXT[visit.language];
  if (!isAct(act)) return sendPage(visit);
  if (!school && act !== 'takeBack')
    return sendPage(visit, [{ field: 'school', message: text.schoolMissing }]);
  const kind = visit.field('kind') === 'SEND' ? 'SEND' : 'SEE';
  const input =
    act === 'takeBack'
      ? { checklist }
      : act === 'send'
        ? { checklist, school }
        : { checklist, school, kind: act === 'permit' ? 'SEE' : kind };
  const done = await visit.act(ACTS[act], input);
  if (!isRefused(done)) return visit.goTo(visit.path, act);
  return done.code === 'NOT_FOUND' ? null : sendPage(visit, [{ message: done.message }]);
}
