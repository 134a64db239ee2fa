import { html } from 'hono/html';
import { button, buttonForm } from '../form/button.ts';
import { choices, field, type Problem } from '../form/field.ts';
import { addressIn, type Markup } from '../frame.ts';
import type { Visit } from '../visit/visit.ts';
import { CONTACTS_TEXT } from './contacts.text.ts';

export interface Contact {
  readonly id: string;
  readonly kind: 'EMAIL' | 'PHONE';
  readonly value: string;
}

/** The contacts that somebody chose to give, and the form for one more; `here` is the page that they stand on. */
export function contactsView(
  contacts: readonly Contact[],
  here: string,
  visit: Visit,
  problems: readonly Problem[],
): Markup {
  const { language } = visit;
  const text = CONTACTS_TEXT[language];
  return html`<section class="stack" aria-labelledby="contacts">
<h2 id="contacts">${text.contacts}</h2>
<p>${text.lead}</p>
<ul class="rows">${contacts.map(
    ({
      id,
      kind,
      value,
    }) => html`<li class="stack-s"><p><b>${value}</b></p><p class="stone">${text.kind[kind]}</p>
${buttonForm(here, language, { act: 'removeContact', contact: id }, text.remove, { weight: 'ending', about: value })}</li>
`,
  )}</ul>
<form class="fields" method="post" action="${addressIn(here, language)}">
<input type="hidden" name="act" value="addContact">
${choices({
  name: 'kind',
  legend: text.which,
  chosen: [visit.field('kind') || 'EMAIL'],
  choices: (['EMAIL', 'PHONE'] as const).map((kind) => ({ value: kind, label: text.kind[kind] })),
})}
${field({ name: 'value', label: text.value, value: visit.field('value'), problems, attributes: 'maxlength="254" autocomplete="off"' })}
${button(text.add, 'quiet')}
</form>
</section>`;
}
