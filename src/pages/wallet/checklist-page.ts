import { html } from 'hono/html';
import { backTo, linkButton } from '../form/button.ts';
import { type Problem, problemSummary } from '../form/field.ts';
import { doneNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { ringView } from '../ring-view.ts';
import type { Visit } from '../visit/visit.ts';
import { CHECKLIST_TEXT } from './checklist.text.ts';
import { type ChecklistAnswer, ownChecklist, type PageItem } from './checklist-question.ts';
import { checklistName, checklistRing, standing, textView } from './checklist-view.ts';
import { requirementView } from './requirement-view.ts';

/** States in which its owner may still mark and answer. */
const MARKABLE = new Set([
  'NOT_STARTED',
  'IN_PROGRESS',
  'WITH_SCHOOL',
  'RETURNED',
  'PARTLY_RECOGNISED',
  'DECLINED',
]);

/**
 * A checklist of the visitor’s own, requirement by requirement: what it means in practice, the official text, the last
 * mark of each of the three, and what one says oneself. Null: there is none with this id.
 */
export async function checklistPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page | null> {
  const { language } = visit;
  const text = CHECKLIST_TEXT[language];
  const checklist = await ownChecklist(visit, visit.part('id'));
  if (!checklist) return null;
  const here = `/wallet/checklists/${checklist.id}`;
  const markable = MARKABLE.has(checklist.state);
  const done = visit.query('done');
  const said: Readonly<Record<string, string>> = { marked: text.marked, answered: text.answered };
  return framed({
    language,
    title: String(checklistName(checklist).text ?? ''),
    path: here,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet', language, text.back)}
<div class="head">
${ringView(checklistRing(checklist, language), 128)}
<div class="stack-s"><h1>${textView(checklistName(checklist), language)}</h1>
<p class="stone">${textView(checklist.target.unit.qualification.name, language)}</p>
<p><b>${standing(checklist, language)}</b></p></div>
</div>
${problemSummary(problems, language)}
${doneNotice(said[done])}
${checklist.state === 'ENDED' ? html`<p>${text.ended}</p>` : ''}
${reasons(checklist, visit)}
<section class="stack" aria-labelledby="requirements">
<h2 id="requirements">${text.requirements}</h2>
${markable ? html`<p>${text.markLead}</p><form id="own" method="post" action="${addressIn(here, language)}"></form>` : ''}
${byGroup(checklist.items).map(
  ([name, items]) => html`<section class="stack">
${name ? html`<h3>${textView(name, language)}</h3>` : ''}
<ul class="rows">${items.map((item) => requirementView(item, { here, markable, language, visit, problems }))}</ul>
</section>
`,
)}
${markable ? html`<div class="acts"><input type="hidden" name="act" value="mark" form="own">${ownButton(text.mark)}</div>` : ''}
</section>
${
  markable
    ? html`<section class="stack" aria-labelledby="send">
<h2 id="send">${text.send}</h2>
<p>${text.sendLead}</p>
<div class="acts">${linkButton(`${here}/send`, language, text.send, 'quiet')}</div>
</section>`
    : ''
}`,
  });
}

const ownButton = (label: string): Markup => html`<button class="button" form="own">${label}</button>`;

/** What schools said of it: the grounds on which it was returned, declined or decided. */
function reasons(checklist: ChecklistAnswer, { language }: Visit): Markup | string {
  const text = CHECKLIST_TEXT[language];
  const returned = checklist.cases.flatMap(({ returnGrounds }) => (returnGrounds ? [returnGrounds] : []));
  const grounds = checklist.decisions.flatMap((one) => (one.grounds ? [one.grounds] : []));
  if (returned.length + grounds.length === 0) return '';
  return html`<section class="stack" aria-labelledby="reasons">
<h2 id="reasons">${text.reasons}</h2>
<dl class="facts">${returned.map((one) => html`<div><dt>${text.other}</dt><dd>${one}</dd></div>`)}${grounds.map((one) => html`<div><dt>${text.grounds}</dt><dd>${one}</dd></div>`)}</dl>
</section>`;
}

function byGroup(items: readonly PageItem[]) {
  const groups = new Map<string, [PageItem['requirement']['group'], PageItem[]]>();
  for (const item of items) {
    const { group } = item.requirement;
    const known = groups.get(group?.id ?? '');
    if (known) known[1].push(item);
    else groups.set(group?.id ?? '', [group, [item]]);
  }
  return [...groups.values()].map(([group, of]) => [group?.name ?? null, of] as const);
}
