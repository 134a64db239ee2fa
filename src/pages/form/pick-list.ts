import { html, raw } from 'hono/html';
import type { Markup } from '../frame.ts';
import type { Problem } from './field.ts';

/** One line of a list that drops down: in words, since no markup stands there. */
export interface Line {
  readonly value: string;
  readonly label: string;
}

interface PickList {
  /** Its name, and its id. */
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  /** What stands above the groups. */
  readonly first: Line;
  readonly groups: readonly { readonly label: string; readonly lines: readonly Line[] }[];
  readonly problems?: readonly Problem[];
}

/** One of many, in groups: the browser's own list. */
export function pickList({ name, label, chosen, first, groups, problems }: PickList): Markup {
  const problem = problems?.find(({ field }) => field === name)?.message;
  return html`<div class="field stack-s">
<label for="${name}">${label}</label>
${problem ? html`<p id="${name}-problem" class="problem">${problem}</p>` : ''}
<select class="line" id="${name}" name="${name}"${problem ? raw(` aria-describedby="${name}-problem" aria-invalid="true"`) : ''}>
${line(first)}${groups.map((group) => html`<optgroup label="${group.label}">${group.lines.map(line)}</optgroup>`)}
</select>
</div>`;

  function line({ value, label: words }: Line): Markup {
    return html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${words}</option>`;
  }
}
