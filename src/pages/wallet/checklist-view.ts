import { html } from 'hono/html';
import type { Language } from '../../base/language.ts';
import type { ChecklistState } from '../../checklist/checklist.ts';
import { filled, WORDING } from '../../credential/wording.ts';
import type { Ring, SegmentState } from '../../drawing/ring.ts';
import { addressIn, type Markup } from '../frame.ts';
import { ringView } from '../ring-view.ts';
import { CHECKLIST_TEXT } from './checklist.text.ts';

/** A text of a source, in the reader’s language or in what there is. */
export interface Text {
  readonly text: string | null;
  readonly all?: readonly { readonly language: string; readonly text: string }[];
}

type Level = 'INDEPENDENTLY' | 'WITH_GUIDANCE';

export interface CardItem {
  readonly recognised: boolean;
  readonly requirement: { readonly group: { readonly id: string } | null };
  readonly self: { readonly level: Level } | null;
  readonly instructor: { readonly level: Level } | null;
  readonly teacher: { readonly level: Level } | null;
}

/** What a card shows of a checklist. */
export interface ChecklistCard {
  readonly id: string;
  readonly state: ChecklistState;
  readonly school: School | null;
  readonly target: {
    readonly unit: { readonly name: Text; readonly qualification: { readonly name: Text } };
    readonly part: { readonly name: Text } | null;
  };
  readonly items: readonly CardItem[];
}

export interface School {
  readonly id: string;
  readonly name: Text;
  readonly issuer: { readonly name: Text } | null;
}

export const TEXT_FIELDS = 'text all { language text }';

/** The fields of a card, as a fragment on Checklist. */
export const CHECKLIST_CARD = `fragment ChecklistCard on Checklist {
  id state
  school { ...School }
  target { unit { name { ${TEXT_FIELDS} } qualification { name { ${TEXT_FIELDS} } } } part { name { ${TEXT_FIELDS} } } }
  items {
    recognised
    requirement { group { id } }
    self: lastMark(party: SELF) { level }
    instructor: lastMark(party: INSTRUCTOR) { level }
    teacher: lastMark(party: TEACHER) { level }
  }
}
fragment School on ControllerUnit { id name { ${TEXT_FIELDS} } issuer { name { ${TEXT_FIELDS} } } }`;

/** The words of a text, in the request’s language where it has them. */
export const wordsOf = (text: Text): string => text.text ?? text.all?.[0]?.text ?? '';

/** The same with the language marked where it is not the page’s own, so that it is read aloud as what it is. */
export function textView(text: Text, language: Language): Markup | string {
  const words = wordsOf(text);
  const spoken = text.all?.find((one) => one.text === words)?.language ?? language;
  return spoken === language ? words : html`<span lang="${spoken}">${words}</span>`;
}

/** What a school calls itself in public. */
export const schoolName = (school: School): string => wordsOf(school.issuer?.name ?? school.name);

export const checklistName = ({ target }: Pick<ChecklistCard, 'target'>): Text =>
  target.part?.name ?? target.unit.name;

const segmentOf = ({ recognised, teacher, instructor, self }: CardItem): SegmentState => {
  if (recognised) return 'FULL';
  const level = (teacher ?? instructor ?? self)?.level;
  return level === undefined ? 'EMPTY' : level === 'INDEPENDENTLY' ? 'FULL' : 'PART';
};

/** The checklist as a ring: recognised, or by the last mark of the teacher, the instructor or its owner. */
export function checklistRing(
  { items, state }: Pick<ChecklistCard, 'items' | 'state'>,
  language: Language,
): Ring {
  const groups = new Map<string, SegmentState[]>();
  for (const item of items) {
    const group = item.requirement.group?.id ?? '';
    groups.set(group, [...(groups.get(group) ?? []), segmentOf(item)]);
  }
  const segments = items.map(segmentOf);
  const done = segments.filter((segment) => segment !== 'EMPTY').length;
  const guided = segments.filter((segment) => segment === 'PART').length;
  return {
    groups: [...groups.values()],
    centre: state === 'RECOGNISED' ? { tick: true } : { text: `${done}/${items.length}` },
    alternative: filled(WORDING[language].ring.MARKED, { done, all: items.length, guided }),
  };
}

/** Where the checklist stands, and with which school. */
export function standing(checklist: Pick<ChecklistCard, 'state' | 'school'>, language: Language): string {
  const text = CHECKLIST_TEXT[language].state[checklist.state];
  return checklist.school ? `${text}: ${schoolName(checklist.school)}` : text;
}

/** The checklist as a card that leads to it. */
export const checklistCard = (
  checklist: ChecklistCard,
  language: Language,
): Markup => html`<li class="card tile">
${ringView(checklistRing(checklist, language), 88)}
<div>
<h3><a href="${addressIn(`/wallet/checklists/${checklist.id}`, language)}">${textView(checklistName(checklist), language)}</a></h3>
<p>${standing(checklist, language)}</p>
</div>
</li>
`;
