import type { Visit } from '../visit/visit.ts';
import {
  type CardItem,
  CHECKLIST_CARD,
  type ChecklistCard,
  type School,
  TEXT_FIELDS,
  type Text,
} from './checklist-view.ts';

const QUESTION = `query ChecklistPage($id: ID!) {
  checklist(id: $id) {
    ...ChecklistCard
    participant { id }
    permissions { kind withdrawnAt school { ...School } }
    cases { returnGrounds }
    decisions { grounds }
    items {
      requirement { id text { ${TEXT_FIELDS} } group { id name { ${TEXT_FIELDS} } } }
      plainSentences { ${TEXT_FIELDS} }
      self: lastMark(party: SELF) { ...PageMark }
      instructor: lastMark(party: INSTRUCTOR) { ...PageMark }
      teacher: lastMark(party: TEACHER) { ...PageMark }
    }
  }
}
fragment PageMark on Mark { id level at note answers { text } }
${CHECKLIST_CARD}`;

export interface PageMark {
  readonly id: string;
  readonly level: 'INDEPENDENTLY' | 'WITH_GUIDANCE';
  readonly at: string;
  readonly note: string | null;
  readonly answers: readonly { readonly text: string }[];
}

export interface PageItem extends CardItem {
  readonly requirement: {
    readonly id: string;
    readonly text: Text;
    readonly group: { readonly id: string; readonly name: Text } | null;
  };
  readonly plainSentences: readonly Text[];
  readonly self: PageMark | null;
  readonly instructor: PageMark | null;
  readonly teacher: PageMark | null;
}

export interface ChecklistAnswer extends ChecklistCard {
  readonly participant: { readonly id: string };
  readonly permissions: readonly {
    readonly kind: 'SEE' | 'SEND';
    readonly withdrawnAt: string | null;
    readonly school: School;
  }[];
  readonly cases: readonly { readonly returnGrounds: string | null }[];
  readonly decisions: readonly { readonly grounds: string | null }[];
  readonly items: readonly PageItem[];
}

/** A checklist of the visitor’s own; null where there is none with this id, or it is somebody else’s. */
export async function ownChecklist(visit: Visit, id: string): Promise<ChecklistAnswer | null> {
  const { checklist } = await visit.ask<{ checklist: ChecklistAnswer | null }>(QUESTION, { id });
  return checklist?.participant.id === visit.context.actor?.participant ? checklist : null;
}
