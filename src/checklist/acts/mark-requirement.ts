import { eq, max } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { participantKey } from '../../access/vault.ts';
import { dayOf } from '../../base/day.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { coverageOn, type RequirementCoverage } from '../../environment/coverage.ts';
import { learningEnvironment } from '../../environment/environment.table.ts';
import { isAssignedTo } from '../assignment.ts';
import { mark } from '../checklist.table.ts';
import { isOpenTo } from '../checklist.ts';
import type { Marker, MarkLevel, MarkParty } from '../mark.ts';
import * as rules from '../mark.ts';
import {
  type ChecklistRow,
  checklistRow,
  readChecklist,
  type StoredChecklist,
  saveChecklist,
} from '../stored-checklist.ts';

export interface MarkRequirement {
  readonly checklist: Id<'checklist'>;
  readonly party: MarkParty;
  /** Needed of an instructor; a teacher may name one. */
  readonly environment?: Id<'environment'> | null;
  readonly marks: readonly {
    readonly requirement: Id<'requirement'>;
    readonly level: MarkLevel;
    readonly note?: string | null;
  }[];
}

export type MarkRow = typeof mark.$inferSelect;

/** At most so many marks in one act: every requirement of the largest unit fits. */
export const MOST_MARKS = 200;

/** One party marks requirements, one mark each, all of them or none. Earlier marks stay as they are. */
export const markRequirement = (
  context: Context,
  input: MarkRequirement,
): Promise<{ checklist: ChecklistRow; marks: MarkRow[] }> =>
  perform(context, async (act) => {
    const stored = await readChecklist(act.tx, act.actor, input.checklist, true);
    const environment = input.environment ?? null;
    const assigned = environment !== null && (await isAssignedTo(act.tx, act.actor, environment));
    act.may(ACTION[input.party], { ...stored.facts, environmentStaff: assigned });
    demandThat(input.marks.length <= MOST_MARKS, 'TOO_LARGE', ['marks'], { limit: String(MOST_MARKS) });

    const requirements = input.marks.map((one) => one.requirement);
    const place = await placeOf(act, environment, input.party);
    const coverage = environment
      ? await coverageOn(act.tx, { environments: [environment], requirements, on: dayOf(act.now) })
      : [];
    const marker = markerOf(act, stored, input.party, assigned, coverage);
    const next = demand(rules.mark(stored.rules, marker, requirements));

    const { row } = stored;
    const unit = unitOf(act, stored, input.party, place);
    const [highest] = await act.tx
      .select({ position: max(mark.position) })
      .from(mark)
      .where(eq(mark.checklist, row.id));
    const owner = participantKey(row.participant);
    const keys = await act.keys(owner);
    const made = input.marks.map((one, index) => {
      const note = optionalText(one.note, ['marks', String(index), 'note']);
      const covering = coverage.find((c) => c.requirement === one.requirement && c.state === 'CURRENT');
      const id = act.newId('mark');
      act.record(unit, 'MARK_ADDED', ROLE[input.party], {
        checklist: row.id,
        mark: id,
        requirement: one.requirement,
        level: one.level,
        note: note === null ? null : context.vault.lookup('mark.note', note),
      });
      return {
        id,
        checklist: row.id,
        requirement: one.requirement,
        party: input.party,
        level: one.level,
        author: act.actor.account,
        unit,
        environment: place && environment,
        basis: covering?.basis ?? null,
        at: act.now,
        position: (highest?.position ?? -1) + 1 + index,
        note: note === null ? null : keys.seal(owner, 'mark.note', note),
      };
    });
    const marks = await act.tx.insert(mark).values(made).returning();
    await saveChecklist(act.tx, stored, next, { ...act, account: act.actor.account });
    return { checklist: await checklistRow(act.tx, row.id), marks };
  });

const ACTION = {
  SELF: 'checklist.markSelf',
  INSTRUCTOR: 'checklist.markAsInstructor',
  TEACHER: 'checklist.markAsTeacher',
} as const;

const ROLE = { SELF: 'PARTICIPANT', INSTRUCTOR: 'INSTRUCTOR', TEACHER: 'TEACHER' } as const;

async function placeOf(act: Act, environment: Id<'environment'> | null, party: MarkParty) {
  if (environment === null || party === 'SELF') {
    demandThat(party !== 'INSTRUCTOR', 'INVALID_INPUT', ['environment'], {
      field: 'environment',
      expected: 'ID',
    });
    return null;
  }
  const [place] = await act.tx
    .select()
    .from(learningEnvironment)
    .where(eq(learningEnvironment.id, environment));
  if (!place) throw new Refusal('NOT_FOUND', ['environment']);
  return place;
}

function markerOf(
  act: Act,
  stored: StoredChecklist,
  party: MarkParty,
  assigned: boolean,
  coverage: readonly RequirementCoverage[],
): Marker {
  const ownParticipation = act.actor.participant;
  if (party === 'SELF') return { party, participant: stored.row.participant };
  if (party === 'TEACHER') {
    const schools = act.actor.posts.filter((post) => post.role === 'TEACHER').map((post) => post.unit);
    return { party, ownParticipation, schools };
  }
  const inState = (state: RequirementCoverage['state']) =>
    new Set(coverage.filter((one) => one.state === state).map((one) => one.requirement));
  return { party, ownParticipation, assigned, covered: inState('CURRENT'), coverageEnded: inState('ENDED') };
}

/** Whose record the mark is. */
function unitOf(
  act: Act,
  stored: StoredChecklist,
  party: MarkParty,
  place: { unit: Id<'unit'> } | null,
): Id<'unit'> {
  if (party === 'SELF') return act.context.provider;
  if (party === 'INSTRUCTOR' && place) return place.unit;
  const post = act.actor.posts.find((one) => one.role === 'TEACHER' && isOpenTo(stored.rules, one.unit));
  if (!post) throw new Refusal('NOT_FOUND');
  return post.unit;
}
