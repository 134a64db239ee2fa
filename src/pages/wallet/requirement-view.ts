import { html } from 'hono/html';
import { dayOf } from '../../base/day.ts';
import type { Language } from '../../base/language.ts';
import { dayView } from '../day-view.ts';
import { button } from '../form/button.ts';
import { choices, field, type Problem } from '../form/field.ts';
import { addressIn, type Markup } from '../frame.ts';
import type { Visit } from '../visit/visit.ts';
import { CHECKLIST_TEXT } from './checklist.text.ts';
import type { PageItem, PageMark } from './checklist-question.ts';
import { textView } from './checklist-view.ts';

interface Around {
  readonly here: string;
  readonly markable: boolean;
  readonly language: Language;
  readonly visit: Visit;
  readonly problems: readonly Problem[];
}

const LEVELS = ['WITH_GUIDANCE', 'INDEPENDENTLY'] as const;

/** One requirement: the plain sentence first, the official text under it, the three parties’ last marks, one’s own choice. */
export function requirementView(item: PageItem, around: Around): Markup {
  const { language, markable, visit } = around;
  const text = CHECKLIST_TEXT[language];
  const { id } = item.requirement;
  const parties = [
    ['self', item.self],
    ['instructor', item.instructor],
    ['teacher', item.teacher],
  ] as const;
  const said = html`<span id="about-${id}">${words(item, language)}</span>`;
  const own = visit.field(`level-${id}`) || (item.self?.level ?? '');
  return html`<li class="stack-s">
${
  markable
    ? choices({
        name: `level-${id}`,
        legend: said,
        form: 'own',
        chosen: [own],
        choices: LEVELS.map((level) => ({ value: level, label: text.ownLevel[level] })),
      })
    : html`<div>${said}</div>`
}
<dl class="marks">${parties.map(([party, mark]) => html`<div><dt>${text[party]}</dt><dd>${markView(mark, language)}</dd></div>`)}</dl>
${item.recognised ? html`<p class="VALID"><b>${text.recognised}</b></p>` : ''}
${parties.map(([party, mark]) => (mark && party !== 'self' ? answerView(mark, text[party], around) : ''))}
</li>
`;
}

const words = ({ plainSentences, requirement }: PageItem, language: Language): Markup =>
  plainSentences.length === 0
    ? html`${textView(requirement.text, language)}`
    : html`${plainSentences.map((one, at) => html`${at > 0 ? ' ' : ''}${textView(one, language)}`)}<br><span class="official">${CHECKLIST_TEXT[language].official}: ${textView(requirement.text, language)}</span>`;

function markView(mark: PageMark | null, language: Language): Markup {
  const text = CHECKLIST_TEXT[language];
  if (!mark) return html`<span class="stone">${text.none}</span>`;
  return html`${text.level[mark.level]}, ${dayView(dayOf(new Date(mark.at)), language)}${mark.note ? html`<br>${mark.note}` : ''}${mark.answers.map((one) => html`<br><span class="stone">${text.yourAnswer}: ${one.text}</span>`)}`;
}

/** What one says to somebody’s mark about oneself. */
function answerView(mark: PageMark, whose: string, around: Around): Markup | string {
  const { here, markable, language, visit, problems } = around;
  if (!markable) return '';
  const text = CHECKLIST_TEXT[language];
  const name = `answer-${mark.id}`;
  const wrong = problems.some((one) => one.field === name);
  return html`<details${wrong ? html` open` : ''}>
<summary>${text.answer}: ${whose}</summary>
<form method="post" action="${addressIn(here, language)}"><div class="stack-s">
<input type="hidden" name="act" value="answer"><input type="hidden" name="mark" value="${mark.id}">
${field({ name, label: text.answerLabel, lines: 3, free: language, value: visit.field(name), problems })}
${button(text.answerButton, 'quiet', whose)}
</div></form>
</details>`;
}
