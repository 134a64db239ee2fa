import { problemOf } from '../form/problem-of.ts';
import type { Page } from '../frame.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { CHECKLIST_TEXT } from './checklist.text.ts';
import { checklistPage } from './checklist-page.ts';
import { ownChecklist } from './checklist-question.ts';

const MARK = mutation('markRequirement', '... on MarksAdded { __typename }');
const ANSWER = mutation('answerMark', '... on ChecklistChanged { checklist { id } }');

const LEVEL_FIELD = 'level-';

/** Saves one’s own assessment, where it changed, or an answer to a mark. Null: no such checklist. */
export async function changeChecklist(visit: Visit): Promise<Page | Response | null> {
  return visit.field('act') === 'answer' ? answer(visit) : mark(visit);
}

async function mark(visit: Visit): Promise<Page | Response | null> {
  const checklist = await ownChecklist(visit, visit.part('id'));
  if (!checklist) return null;
  const before = new Map(checklist.items.map(({ requirement, self }) => [requirement.id, self?.level]));
  const marks = visit
    .fieldNames()
    .filter((name) => name.startsWith(LEVEL_FIELD))
    .map((name) => ({ requirement: name.slice(LEVEL_FIELD.length), level: visit.field(name) }))
    .filter(({ requirement, level }) => level && before.get(requirement) !== level);
  if (marks.length === 0)
    return checklistPage(visit, [{ message: CHECKLIST_TEXT[visit.language].nothingMarked }]);
  const done = await visit.act(MARK, { checklist: checklist.id, party: 'SELF', marks });
  if (isRefused(done)) return checklistPage(visit, [problemOf(done, [])]);
  return visit.goTo(visit.path, 'marked');
}

async function answer(visit: Visit): Promise<Page | Response | null> {
  const id = visit.field('mark');
  const field = `answer-${id}`;
  const text = visit.field(field);
  if (!text) {
    const message = CHECKLIST_TEXT[visit.language].answerMissing;
    return checklistPage(visit, [{ field, message }]);
  }
  const done = await visit.act(ANSWER, { mark: id, text });
  if (isRefused(done)) return checklistPage(visit, [{ field, message: done.message }]);
  return visit.goTo(visit.path, 'answered');
}
