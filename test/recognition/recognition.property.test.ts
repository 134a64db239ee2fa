import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../src/base/id.ts';
import type { ChecklistState } from '../../src/checklist/checklist.ts';
import { inForce } from '../../src/recognition/decision.ts';
import type { Decision } from '../../src/recognition/dossier.ts';
import {
  type Act,
  anyStory,
  DossierPlay,
  REQUIREMENTS,
  SCHOOL_ACTS,
  type Step,
  storyWithoutAssessment,
  storyWithoutDirect,
} from './dossier-play.ts';

const targetKind = fc.constantFrom<'UNIT' | 'UNIT_PART'>('UNIT', 'UNIT_PART');
const runs = { numRuns: 2000 };

function played(
  kind: 'UNIT' | 'UNIT_PART',
  acts: readonly Act[],
  look: (step: Step, play: DossierPlay) => void,
) {
  const play = new DossierPlay(kind);
  for (const act of acts) look(play.play(act), play);
  return play;
}

const done = (play: DossierPlay, what: Act['do'], before: Step) =>
  play.steps.slice(0, play.steps.indexOf(before) + 1).filter((step) => step.act.do === what && !step.refusal);

const madeIn = (step: Step): Decision | undefined =>
  step.after.decisions.find(
    (decision) => !step.before.decisions.some((earlier) => earlier.id === decision.id),
  );

describe('whatever anybody tries, in any order', () => {
  it('a vocational unit is recognised directly or by two different assessors who each confirmed the same grade', () => {
    let recognised = 0;
    fc.assert(
      fc.property(anyStory, (acts) => {
        played('UNIT', acts, (step, play) => {
          const decision = madeIn(step);
          if (decision?.kind !== 'RECOGNITION' || decision.route === 'DIRECT') return;
          recognised += 1;
          const last = done(play, 'record', step).at(-1)!;
          const records = [last.act, step.act] as Extract<Act, { do: 'record' | 'confirmAssessment' }>[];
          expect(new Set(records.map((act) => act.who)).size).toBe(2);
          expect(new Set(records.map((act) => act.grade))).toEqual(new Set([decision.grade]));
          expect(records.every((act) => act.honest)).toBe(true);
          const naming = done(play, 'name', step).filter(
            ({ after }) => after.case.school === decision.school,
          );
          const named = naming.at(-1)!.act as Extract<Act, { do: 'name' }>;
          expect(new Set(named.named)).toEqual(new Set(records.map((act) => act.who)));
          const company = named.named.includes('acc_company' as Id<'account'>) && named.company;
          expect(company || named.reason?.trim()).toBeTruthy();
        });
      }),
      runs,
    );
    expect(recognised).toBeGreaterThan(50);
  });

  it('nothing is recognised without an identity and a study right that this school confirmed in this round', () => {
    let recognised = 0;
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        played(kind, acts, (step, play) => {
          const decision = madeIn(step);
          if (decision?.kind !== 'RECOGNITION') return;
          recognised += 1;
          const facts = done(play, 'confirm', step).filter(
            ({ after }) => after.case.school === decision.school && after.case.round === decision.round,
          );
          const confirmed = facts.map(({ act }) => (act as Extract<Act, { do: 'confirm' }>).fact);
          expect(new Set(confirmed)).toEqual(new Set(['identityConfirmed', 'studyRightConfirmed']));
        });
      }),
      runs,
    );
    expect(recognised).toBeGreaterThan(100);
  });

  it('marks alone never lead to recognition, however many and whoever made them', () => {
    let sent = 0;
    fc.assert(
      fc.property(targetKind, storyWithoutAssessment, (kind, acts) => {
        const play = played(kind, acts, ({ after }) => {
          if (after.checklist.state === 'WITH_SCHOOL') sent += 1;
          expect(['RECOGNISED', 'PARTLY_RECOGNISED']).not.toContain(after.checklist.state);
          expect(after.checklist.recognised.size).toBe(0);
        });
        expect(inForce(play.decisions)).toEqual([]);
      }),
      runs,
    );
    expect(sent).toBeGreaterThan(100);
  });

  it('a direct recognition needs an official record that was seen, and an authorised person', () => {
    let direct = 0;
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        played(kind, acts, ({ act, refusal }) => {
          if (act.do !== 'direct' || refusal) return;
          direct += 1;
          expect(act.official).toBe(true);
          expect(['acc_decider', 'acc_teacher']).toContain(act.who);
        });
      }),
      runs,
    );
    expect(direct).toBeGreaterThan(10);
  });

  it('a school finds nothing unless the participant, or an instructor whom they let, opened the checklist to it', () => {
    let shut = 0;
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        const open = new Set<Id<'unit'>>();
        const instructorsMaySend = new Set<Id<'unit'>>();
        played(kind, acts, ({ act, refusal, before }) => {
          const asTeacher = act.do === 'mark' && act.party === 'TEACHER' && act.who !== 'acc_own';
          if ((SCHOOL_ACTS.has(act.do) || asTeacher) && !open.has((act as { school: Id<'unit'> }).school)) {
            shut += 1;
            expect(refusal?.code).toBe('NOT_FOUND');
          }
          if (refusal) return;
          if (act.do === 'permit') (act.kind === 'SEE' ? open : instructorsMaySend).add(act.school);
          if (act.do === 'withdrawPermission')
            (act.kind === 'SEE' ? open : instructorsMaySend).delete(act.school);
          if (act.do === 'send') {
            if (act.by === 'INSTRUCTOR') expect(instructorsMaySend).toContain(act.school);
            open.add(act.school);
          }
          const from = before.checklist.school;
          if (act.do === 'takeBack' && from) {
            instructorsMaySend.delete(from);
            if (!before.decisions.some((decision) => decision.school === from)) open.delete(from);
          }
        });
      }),
      runs,
    );
    expect(shut).toBeGreaterThan(1000);
  });

  it('a school that has not decided loses sight of the checklist when it is taken back', () => {
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        played(kind, acts, ({ act, refusal, before, after }) => {
          const school = before.checklist.school;
          if (act.do !== 'takeBack' || refusal || !school) return;
          const decided = before.decisions.some((decision) => decision.school === school);
          const sees = after.checklist.permissions.some((p) => p.kind === 'SEE' && p.school === school);
          expect(sees).toBe(decided);
        });
      }),
      runs,
    );
  });

  it('nobody marks as staff, assesses or decides about themself', () => {
    let tried = 0;
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        played(kind, acts, ({ act, refusal }) => {
          const staffAct = SCHOOL_ACTS.has(act.do) || (act.do === 'mark' && act.party !== 'SELF');
          if (!staffAct || !('who' in act) || act.who !== 'acc_own') return;
          tried += 1;
          expect(['OWN_CASE', 'NOT_FOUND']).toContain(refusal?.code);
        });
      }),
      runs,
    );
    expect(tried).toBeGreaterThan(1000);
  });

  it('an annulment takes two people', () => {
    let annulled = 0;
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        played(kind, acts, ({ act, refusal, before, after }) => {
          if (act.do !== 'confirmAnnulment' || refusal) return;
          annulled += 1;
          const ended = after.decisions.filter((d, i) => d.ended !== before.decisions[i]?.ended);
          expect(ended.map((decision) => decision.ended)).toEqual(['ANNULLED']);
          expect(ended[0]?.annulmentProposedBy).not.toBe(act.who);
          expect(after.checklist.state).toBe('IN_PROGRESS');
        });
      }),
      runs,
    );
    expect(annulled).toBeGreaterThan(5);
  });

  it('no recognised requirement is marked, and what is recognised is what decisions in force say', () => {
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        played(kind, acts, ({ act, refusal, before, after }) => {
          if (act.do === 'mark' && !refusal)
            expect(before.checklist.recognised).not.toContain(act.requirement);
          const said = new Set(inForce(after.decisions).flatMap((decision) => [...decision.requirements]));
          expect(after.checklist.recognised).toEqual(said);
          const whole = said.size === REQUIREMENTS.length;
          if (after.checklist.state === 'RECOGNISED') expect(whole).toBe(true);
          if (after.checklist.state === 'PARTLY_RECOGNISED') expect(said.size > 0 && !whole).toBe(true);
        });
      }),
      runs,
    );
  });

  it('a whole decision has a grade of the scale, and a raised one a higher grade than the one it replaces', () => {
    let raised = 0;
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        played(kind, acts, (step) => {
          const decision = madeIn(step);
          if (decision?.kind !== 'RECOGNITION') return;
          const allowed = decision.route === 'DIRECT' ? ['1', '3', '5', 'HYVAKSYTTY'] : ['1', '3', '5'];
          expect(allowed).toContain(decision.grade);
          const lost = step.after.decisions.find(
            (d, i) => d.ended === 'RAISED' && !step.before.decisions[i]?.ended,
          );
          if (!lost) return;
          raised += 1;
          const rank = (grade: string | null) => (grade === 'HYVAKSYTTY' ? 0 : Number(grade));
          expect(rank(decision.grade)).toBeGreaterThan(rank(lost.grade));
          expect(decision.requirements).toEqual(lost.requirements);
        });
      }),
      runs,
    );
    expect(raised).toBeGreaterThan(5);
  });

  it('a refused act changes nothing, and an accepted one moves only as the table of a checklist’s life says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(targetKind, anyStory, (kind, acts) => {
        played(kind, acts, ({ act, refusal, before, after }) => {
          if (refusal) return expect(after).toEqual(before);
          const from = before.checklist.state;
          const to = after.checklist.state;
          seen.add(`${act.do} ${from} ${to}`);
          expect(TABLE[act.do]?.(from), `${act.do} from ${from}`).toContain(to);
        });
      }),
      runs,
    );
    expect(new Set([...seen].map((move) => move.split(' ')[0]))).toEqual(new Set(Object.keys(TABLE)));
  });

  it('a part of a common unit needs one teacher and no more', () => {
    let recognised = 0;
    fc.assert(
      fc.property(storyWithoutDirect, (acts) => {
        played('UNIT_PART', acts, (step) => {
          const decision = madeIn(step);
          if (decision?.kind !== 'RECOGNITION') return;
          recognised += 1;
          expect(decision.deciders).toEqual([(step.act as { who: Id<'account'> }).who]);
        });
      }),
      runs,
    );
    expect(recognised).toBeGreaterThan(50);
  });
});

const ALL: ChecklistState[] = [
  'NOT_STARTED',
  'IN_PROGRESS',
  'WITH_SCHOOL',
  'RETURNED',
  'PARTLY_RECOGNISED',
  'RECOGNISED',
  'DECLINED',
  'ENDED',
];
const from = (states: ChecklistState[], to: ChecklistState[]) => (state: ChecklistState) =>
  states.includes(state) ? to : [];
const stays = (states: ChecklistState[]) => (state: ChecklistState) =>
  states.includes(state) ? [state] : [];
const deciding = (state: ChecklistState): ChecklistState[] =>
  ['WITH_SCHOOL', 'RECOGNISED', 'PARTLY_RECOGNISED'].includes(state)
    ? [state, 'RECOGNISED', 'PARTLY_RECOGNISED']
    : [];
const marking = (state: ChecklistState): ChecklistState[] => {
  if (state === 'RECOGNISED' || state === 'ENDED') return [];
  return state === 'WITH_SCHOOL' || state === 'PARTLY_RECOGNISED' ? [state] : ['IN_PROGRESS'];
};

const TABLE: Record<Act['do'], (state: ChecklistState) => ChecklistState[]> = {
  mark: marking,
  withdrawMark: marking,
  permit: stays(ALL.filter((state) => state !== 'ENDED')),
  withdrawPermission: stays(ALL),
  send: from(['IN_PROGRESS', 'RETURNED', 'PARTLY_RECOGNISED', 'DECLINED'], ['WITH_SCHOOL']),
  takeBack: from(['WITH_SCHOOL'], ['IN_PROGRESS']),
  confirm: stays(['WITH_SCHOOL']),
  name: stays(['WITH_SCHOOL', 'RECOGNISED', 'PARTLY_RECOGNISED']),
  statement: from(['WITH_SCHOOL'], ['IN_PROGRESS']),
  return: from(['WITH_SCHOOL'], ['RETURNED']),
  decline: from(['WITH_SCHOOL'], ['DECLINED']),
  record: deciding,
  confirmAssessment: deciding,
  direct: from(['WITH_SCHOOL', 'RECOGNISED', 'PARTLY_RECOGNISED'], ['RECOGNISED', 'PARTLY_RECOGNISED']),
  askForReview: stays(ALL),
  settleReview: stays(ALL),
  proposeAnnulment: stays(['RECOGNISED', 'PARTLY_RECOGNISED']),
  confirmAnnulment: from(['RECOGNISED', 'PARTLY_RECOGNISED'], ['IN_PROGRESS']),
  end: from(
    ALL.filter((state) => state !== 'RECOGNISED' && state !== 'ENDED'),
    ['ENDED'],
  ),
};
