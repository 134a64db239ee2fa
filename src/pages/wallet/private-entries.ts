import { html } from 'hono/html';
import type { MarkLevel } from '../../checklist/mark.ts';
import type { PrivateKind } from '../../wallet/private-entry.ts';
import { button, buttonForm } from '../form/button.ts';
import { choices, field, type Problem } from '../form/field.ts';
import { pickList } from '../form/pick-list.ts';
import { addressIn, type Markup } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import { PRIVATE_PATH } from '../visit/cookies.ts';
import type { Visit } from '../visit/visit.ts';
import { CHECKLIST_TEXT } from './checklist.text.ts';
import { checklistName, TEXT_FIELDS, type Text, textView, wordsOf } from './checklist-view.ts';
import { PRIVATE_TEXT } from './private.text.ts';

export const KINDS = ['DIARY', 'NOTE', 'SELF_ASSESSMENT'] as const satisfies readonly PrivateKind[];
export const LEVELS = ['WITH_GUIDANCE', 'INDEPENDENTLY'] as const satisfies readonly MarkLevel[];

const ON_A_PAGE = 30;

export const OPEN_QUESTION = `query OpenPrivatePage($unlocked: String!) {
  viewer {
    privateEntries(unlocked: $unlocked) { id kind text at checklist requirement level }
    checklists {
      id
      target { unit { name { ${TEXT_FIELDS} } qualification { name { ${TEXT_FIELDS} } } } part { name { ${TEXT_FIELDS} } } }
      items { requirement { id text { ${TEXT_FIELDS} } } plainSentences { ${TEXT_FIELDS} } }
    }
  }
}`;

interface Entry {
  readonly id: string;
  readonly kind: PrivateKind;
  readonly text: string;
  readonly at: string;
  readonly checklist: string | null;
  readonly requirement: string | null;
  readonly level: MarkLevel | null;
}

interface Item {
  readonly requirement: { readonly id: string; readonly text: Text };
  readonly plainSentences: readonly Text[];
}

interface OwnList {
  readonly id: string;
  readonly target: Parameters<typeof checklistName>[0]['target'];
  readonly items: readonly Item[];
}

export interface OpenAnswer {
  readonly viewer: { readonly privateEntries: readonly Entry[]; readonly checklists: readonly OwnList[] };
}

const sentence = ({ requirement, plainSentences }: Item): Text => plainSentences[0] ?? requirement.text;

/** The form for one more entry. */
export function writeForm(
  checklists: readonly OwnList[],
  visit: Visit,
  problems: readonly Problem[],
): Markup {
  const { language } = visit;
  const text = PRIVATE_TEXT[language];
  return html`<section class="stack" aria-labelledby="write">
<h2 id="write">${text.write}</h2>
<form class="fields" method="post" action="${addressIn(PRIVATE_PATH, language)}">
<input type="hidden" name="act" value="write">
${writeFields(checklists, visit, problems)}
${button(text.writeButton)}
</form>
</section>
`;
}

/** What an entry holds, with what was typed; what it is about is hidden where the lists are not at hand. */
export function writeFields(
  checklists: readonly OwnList[],
  visit: Visit,
  problems: readonly Problem[],
): Markup {
  const { language } = visit;
  const text = PRIVATE_TEXT[language];
  const [about, level] = [visit.field('about'), visit.field('level')];
  const wrong = problems.some((one) => one.field === 'about' || one.field === 'level');
  return html`${choices({
    name: 'kind',
    legend: text.kind,
    chosen: [visit.field('kind') || 'DIARY'],
    choices: KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] })),
  })}
${field({ name: 'text', label: text.text, lines: 8, free: language, value: visit.field('text'), problems })}
<details${about || level || wrong ? html` open` : ''}><summary>${text.more}</summary>
<div class="fields">
${checklists.length === 0 ? html`<input type="hidden" name="about" value="${about}">` : aboutList()}
${choices({
  name: 'level',
  legend: text.level,
  hint: text.levelHint,
  problems,
  chosen: [level],
  choices: [
    { value: '', label: text.noLevel },
    ...LEVELS.map((one) => ({ value: one, label: CHECKLIST_TEXT[language].ownLevel[one] })),
  ],
})}</div></details>`;

  function aboutList(): Markup {
    return pickList({
      name: 'about',
      label: text.which,
      chosen: about,
      problems,
      first: { value: '', label: text.none },
      groups: checklists.map((list) => ({
        label: wordsOf(checklistName(list)),
        lines: [
          { value: list.id, label: text.whole },
          ...list.items.map((item) => ({
            value: `${list.id} ${item.requirement.id}`,
            label: wordsOf(sentence(item)),
          })),
        ],
      })),
    });
  }
}

/** The entries, newest first, so many at a time. */
export function entriesView({ privateEntries, checklists }: OpenAnswer['viewer'], visit: Visit): Markup {
  const { language } = visit;
  const text = PRIVATE_TEXT[language];
  const from = Math.max(0, Number.parseInt(visit.query('from'), 10) || 0);
  const shown = privateEntries.slice(from, from + ON_A_PAGE);
  const here = addressIn(PRIVATE_PATH, language);
  return html`<section class="stack" aria-labelledby="entries">
<h2 id="entries">${text.entries}</h2>
${privateEntries.length === 0 ? html`<p>${text.noEntries}</p>` : html`<ol class="rows">${shown.map((one) => entryView(one, checklists, visit))}</ol>`}
${from > 0 ? html`<p><a class="back" href="${here}">${text.newest}</a></p>` : ''}
${from + ON_A_PAGE < privateEntries.length ? html`<p><a class="back" href="${here}&from=${from + ON_A_PAGE}">${text.earlier}</a></p>` : ''}
</section>
`;
}

function entryView(entry: Entry, checklists: readonly OwnList[], { language }: Visit): Markup {
  const text = PRIVATE_TEXT[language];
  const list = checklists.find(({ id }) => id === entry.checklist);
  const item = (list ? [list] : checklists)
    .flatMap(({ items }) => items)
    .find(({ requirement }) => requirement.id === entry.requirement);
  return html`<li class="stack-s">
<p><b>${text.kinds[entry.kind]}</b>, ${momentView(entry.at, language)}</p>
${list || item ? html`<p class="stone">${list ? textView(checklistName(list), language) : ''}${list && item ? ': ' : ''}${item ? textView(sentence(item), language) : ''}</p>` : ''}
<p class="written">${entry.text}</p>
${entry.level ? html`<p>${CHECKLIST_TEXT[language].ownLevel[entry.level]}</p>` : ''}
<details><summary>${text.remove}<span class="unseen">: ${text.kinds[entry.kind]}, ${momentView(entry.at, language)}</span></summary>
<div class="stack-s"><p>${text.removeLead}</p>
${buttonForm(PRIVATE_PATH, language, { act: 'remove', entry: entry.id }, text.removeButton, { weight: 'ending' })}</div></details>
</li>
`;
}
