import { html, raw } from 'hono/html';
import type { Language } from '../../base/language.ts';
import type { Markup } from '../frame.ts';
import { checkSign } from '../sign.ts';
import { FORM_TEXT } from './form.text.ts';

/** What kept a form from being done, in words; `field` is the id of the field that it is about, where it is about one. */
export interface Problem {
  readonly field?: string;
  readonly message: string;
}

/** One line or several of text to fill in. */
export interface Field {
  /** Its name, and its id. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly problems?: readonly Problem[];
  /** Lines; one unless said. */
  readonly lines?: number;
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'date' | 'number';
  /** More attributes, as HTML writes them; no value of anybody's. */
  readonly attributes?: string;
  /** A text of one's own choice: the note against what does not belong here stands with it. */
  readonly free?: Language;
}

const problemOf = ({ name, problems }: Pick<Field, 'name' | 'problems'>): string | undefined =>
  problems?.find(({ field }) => field === name)?.message;

/** A label, its hint, what is wrong with what was typed, and the field itself, tied together for a screen reader. */
export function field(one: Field): Markup {
  const { name, label, hint, value = '', lines = 1, type = 'text', attributes = '', free } = one;
  const problem = problemOf(one);
  const notes = [
    ...(hint ? [`${name}-hint`] : []),
    ...(free ? [`${name}-note`] : []),
    ...(problem ? [`${name}-problem`] : []),
  ];
  const tied = raw(
    `${notes.length > 0 ? ` aria-describedby="${notes.join(' ')}"` : ''}${problem ? ' aria-invalid="true"' : ''}${attributes ? ` ${attributes}` : ''}`,
  );
  return html`<div class="field stack-s">
<label for="${name}">${label}</label>
${hint ? html`<p id="${name}-hint" class="stone">${hint}</p>` : ''}
${free ? html`<p id="${name}-note" class="stone">${FORM_TEXT[free].freeNote}</p>` : ''}
${problem ? html`<p id="${name}-problem" class="problem">${problem}</p>` : ''}
${
  lines > 1
    ? html`<textarea class="words" id="${name}" name="${name}" rows="${lines}"${tied}>${value}</textarea>`
    : html`<input class="line" id="${name}" name="${name}" type="${type}" value="${value}"${tied}>`
}
</div>`;
}

/** One file to choose. */
export function fileField(one: Pick<Field, 'name' | 'label' | 'hint' | 'problems'>): Markup {
  const { name, label, hint } = one;
  const problem = problemOf(one);
  const notes = [...(hint ? [`${name}-hint`] : []), ...(problem ? [`${name}-problem`] : [])].join(' ');
  return html`<div class="field stack-s">
<label for="${name}">${label}</label>
${hint ? html`<p id="${name}-hint" class="stone">${hint}</p>` : ''}
${problem ? html`<p id="${name}-problem" class="problem">${problem}</p>` : ''}
<div class="drop"><input type="file" id="${name}" name="${name}"${notes ? raw(` aria-describedby="${notes}"`) : ''}${problem ? raw(' aria-invalid="true"') : ''}></div>
</div>`;
}

/** What one chooses from. */
export interface Choice {
  readonly value: string;
  readonly label: string | Markup;
  readonly hint?: string;
}

interface Choices {
  readonly name: string;
  readonly legend: string | Markup;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly hint?: string;
  readonly problems?: readonly Problem[];
  /** Several at once: boxes instead of buttons. */
  readonly several?: boolean;
  /** The form that they belong to, where they stand outside it. */
  readonly form?: string;
}

/** A group of radio buttons, or of boxes, under one legend. */
export function choices(group: Choices): Markup {
  const { name, legend, hint, chosen, several = false, form } = group;
  const problem = problemOf(group);
  const notes = [...(hint ? [`${name}-hint`] : []), ...(problem ? [`${name}-problem`] : [])].join(' ');
  return html`<fieldset class="stack-s"${notes ? raw(` aria-describedby="${notes}"`) : ''}>
<legend>${legend}</legend>
${hint ? html`<p id="${name}-hint" class="stone">${hint}</p>` : ''}
${problem ? html`<p id="${name}-problem" class="problem">${problem}</p>` : ''}
${group.choices.map((choice, at) => one(choice, at === 0 ? name : `${name}-${at}`))}
</fieldset>`;

  function one({ value, label, hint: more }: Choice, id: string): Markup {
    return html`<div class="choice">
<input type="${several ? 'checkbox' : 'radio'}" id="${id}" name="${name}" value="${value}"${form ? raw(` form="${form}"`) : ''}${chosen.includes(value) ? raw(' checked') : ''}${more ? raw(` aria-describedby="${id}-more"`) : ''}>
<label for="${id}">${label}</label>
${more ? html`<p id="${id}-more" class="stone">${more}</p>` : ''}
</div>
`;
  }
}

/** One box to tick. */
export const tickBox = (name: string, label: string, ticked: boolean, hint?: string): Markup =>
  html`<div class="choice">
<input type="checkbox" id="${name}" name="${name}" value="yes"${ticked ? raw(' checked') : ''}${hint ? raw(` aria-describedby="${name}-hint"`) : ''}>
<label for="${name}">${label}</label>
${hint ? html`<p id="${name}-hint" class="stone">${hint}</p>` : ''}
</div>`;

/** Everything that kept the form from being done, first on the page, each leading to its field. */
export function problemSummary(problems: readonly Problem[], language: Language): Markup | string {
  if (problems.length === 0) return '';
  return html`<div class="notice" role="alert">${checkSign('NOTICE')}<div class="stack-s">
<p><b>${FORM_TEXT[language].notDone}</b></p>
<ul class="plain">${problems.map(({ field: id, message }) =>
    id ? html`<li><a href="#${id}">${message}</a></li>` : html`<li>${message}</li>`,
  )}</ul>
</div></div>`;
}
