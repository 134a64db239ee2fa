import fc from 'fast-check';
import type { Id } from '../../src/base/id.ts';
import { Refusal } from '../../src/base/refusal.ts';
import {
  type Checklist,
  type ChecklistActor,
  type ChecklistState,
  endChecklist,
  openChecklist,
  type PermissionKind,
  permit,
  sendToSchool,
  takeBack,
  withdrawPermission,
} from '../../src/checklist/checklist.ts';
import { type Mark, type Marker, mark, standingStaffMarks, withdrawMark } from '../../src/checklist/mark.ts';
import { confirmAnnulment, proposeAnnulment } from '../../src/recognition/annulment.ts';
import { confirmAssessment, recordAssessment } from '../../src/recognition/assessment.ts';
import { type OfficialRecordKind, recogniseDirectly } from '../../src/recognition/direct-recognition.ts';
import type { Decision, Dossier, Purpose, RecognitionCase } from '../../src/recognition/dossier.ts';
import { confirmFact, nameAssessors, newCase } from '../../src/recognition/recognition-case.ts';
import { askForReview, settleReview } from '../../src/recognition/review.ts';
import { giveStatement, turnDown } from '../../src/recognition/turning-down.ts';

export const PARTICIPANT = 'par_one' as Id<'participant'>;
export const SCHOOLS = ['cun_east', 'cun_west'] as Id<'unit'>[];
export const REQUIREMENTS = ['req_1', 'req_2', 'req_3'] as Id<'requirement'>[];
export const SCALE = ['1', '2', '3', '4', '5'];
export const TODAY = '2026-03-02';

/** `own` is the participant's own account, which also holds every post there is. */
export const PEOPLE = [
  'acc_teacher',
  'acc_decider',
  'acc_company',
  'acc_instructor',
  'acc_own',
] as Id<'account'>[];
const participationOf = (account: Id<'account'>) => (account === 'acc_own' ? PARTICIPANT : null);

export type Act =
  | {
      do: 'mark';
      who: Id<'account'>;
      party: 'SELF' | 'INSTRUCTOR' | 'TEACHER';
      school: Id<'unit'>;
      requirement: Id<'requirement'>;
    }
  | { do: 'withdrawMark'; who: Id<'account'>; which: number }
  | { do: 'permit' | 'withdrawPermission'; kind: PermissionKind; school: Id<'unit'> }
  | { do: 'send'; by: 'PARTICIPANT' | 'INSTRUCTOR'; school: Id<'unit'> }
  | { do: 'takeBack' }
  | { do: 'end'; by: 'PARTICIPANT' | 'INSTRUCTOR' }
  | {
      do: 'confirm';
      who: Id<'account'>;
      school: Id<'unit'>;
      fact: 'identityConfirmed' | 'studyRightConfirmed';
    }
  | {
      do: 'name';
      who: Id<'account'>;
      school: Id<'unit'>;
      named: Id<'account'>[];
      company: boolean;
      reason: string | null;
    }
  | {
      do: 'record';
      who: Id<'account'>;
      school: Id<'unit'>;
      grade: string;
      part: Id<'requirement'>[] | null;
      honest: boolean;
      purpose: Purpose['kind'];
    }
  | { do: 'confirmAssessment'; who: Id<'account'>; school: Id<'unit'>; grade: string; honest: boolean }
  | {
      do: 'direct';
      who: Id<'account'>;
      school: Id<'unit'>;
      grade: string;
      part: Id<'requirement'>[] | null;
      official: boolean;
      purpose: Purpose['kind'];
    }
  | { do: 'statement' | 'return' | 'decline'; who: Id<'account'>; school: Id<'unit'> }
  | { do: 'proposeAnnulment' | 'confirmAnnulment'; who: Id<'account'>; school: Id<'unit'> }
  | { do: 'askForReview' | 'settleReview'; school: Id<'unit'> };

export const SCHOOL_ACTS = new Set<Act['do']>([
  'confirm',
  'name',
  'record',
  'confirmAssessment',
  'direct',
  'statement',
  'return',
  'decline',
  'proposeAnnulment',
  'confirmAnnulment',
  'settleReview',
]);

/** What a move left behind, for a test to look at: the act, its answer, and how things stood before and after. */
export interface Step {
  act: Act;
  refusal: Refusal | null;
  before: Dossier;
  after: Dossier;
}

const account = fc.constantFrom(...PEOPLE);
const school = fc.oneof(
  { weight: 5, arbitrary: fc.constant(SCHOOLS[0]!) },
  { weight: 1, arbitrary: fc.constant(SCHOOLS[1]!) },
);
const requirement = fc.constantFrom(...REQUIREMENTS);
const part = fc.option(fc.subarray(REQUIREMENTS, { minLength: 1 }), { freq: 2 });
const grade = fc.constantFrom('1', '3', '3', '5', '9', 'HYVAKSYTTY');
const purpose = fc.constantFrom<Purpose['kind']>('DECIDE', 'DECIDE', 'RAISE', 'CORRECT');
const mostly = fc.integer({ min: 0, max: 7 }).map((n) => n > 0);
const assessor = fc.constantFrom('acc_teacher', 'acc_company', 'acc_decider') as fc.Arbitrary<Id<'account'>>;
const panel = fc.oneof(
  fc.constant(['acc_teacher', 'acc_company'] as Id<'account'>[]),
  fc.constant(['acc_teacher'] as Id<'account'>[]),
  fc.array(account, { maxLength: 3 }),
);

const workshopAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      who: account,
      party: fc.constantFrom('SELF', 'INSTRUCTOR', 'TEACHER'),
      school,
      requirement,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('withdrawMark' as const), who: account, which: fc.nat(5) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('permit', 'withdrawPermission'),
      kind: fc.constantFrom<PermissionKind>('SEE', 'SEND'),
      school,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      by: fc.constantFrom('PARTICIPANT', 'INSTRUCTOR'),
      school,
    }),
  },
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'takeBack' }) },
);

const lesserSchoolAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      who: account,
      school,
      fact: fc.constantFrom('identityConfirmed', 'studyRightConfirmed'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('name' as const),
      who: account,
      school,
      named: panel,
      company: mostly,
      reason: fc.constantFrom(null, ' ', 'nobody free'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('statement', 'return', 'decline'), who: account, school }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('askForReview', 'settleReview'), school }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('proposeAnnulment', 'confirmAnnulment'),
      who: account,
      school,
    }),
  },
);

const decidingAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('record' as const),
    who: assessor,
    school,
    grade,
    part,
    honest: mostly,
    purpose,
  }),
  fc.record({ do: fc.constant('confirmAssessment' as const), who: assessor, school, grade, honest: mostly }),
);

const directAct = fc.record({
  do: fc.constant('direct' as const),
  who: account,
  school,
  grade,
  part,
  official: mostly,
  purpose,
});
const endAct = fc.record({
  do: fc.constant('end' as const),
  by: fc.constantFrom('PARTICIPANT' as const, 'INSTRUCTOR' as const),
});

const EAST = SCHOOLS[0]!;
const TEACHER = 'acc_teacher' as Id<'account'>;
const COMPANY = 'acc_company' as Id<'account'>;
const DECIDER = 'acc_decider' as Id<'account'>;
const INSTRUCTOR = 'acc_instructor' as Id<'account'>;

/** Turns of a story that lead somewhere, so that chance goes deep; single acts of anybody fall in between. */
const sending: Act[] = [
  { do: 'mark', who: INSTRUCTOR, party: 'INSTRUCTOR', school: EAST, requirement: REQUIREMENTS[0]! },
  { do: 'send', by: 'PARTICIPANT', school: EAST },
];
const lettingInstructorSend: Act[] = [
  { do: 'permit', kind: 'SEND', school: EAST },
  { do: 'send', by: 'INSTRUCTOR', school: EAST },
];
const confirming: Act[] = [
  { do: 'confirm', who: TEACHER, school: EAST, fact: 'identityConfirmed' },
  { do: 'confirm', who: TEACHER, school: EAST, fact: 'studyRightConfirmed' },
];
const naming = fc.constantFrom<Act[]>(
  [
    {
      do: 'name',
      who: TEACHER,
      school: EAST,
      named: [TEACHER, TEACHER],
      company: true,
      reason: 'nobody free',
    },
  ],
  [{ do: 'name', who: TEACHER, school: EAST, named: [TEACHER, COMPANY], company: true, reason: null }],
  [
    {
      do: 'name',
      who: TEACHER,
      school: EAST,
      named: [TEACHER, DECIDER],
      company: true,
      reason: 'nobody free',
    },
  ],
  [{ do: 'name', who: TEACHER, school: EAST, named: [TEACHER], company: true, reason: null }],
);
const assessing = fc
  .record({ grade: fc.constantFrom('1', '3', '5'), part, purpose, second: fc.constantFrom(COMPANY, DECIDER) })
  .map(({ grade, part, purpose, second }): Act[] => [
    { do: 'record', who: TEACHER, school: EAST, grade, part, honest: true, purpose },
    { do: 'confirmAssessment', who: second, school: EAST, grade, honest: true },
  ]);
const wholeWay = fc
  .tuple(naming, assessing)
  .map(([panel, turn]) => [
    ...sending,
    ...confirming,
    ...panel,
    ...turn.map((act) => ('purpose' in act ? { ...act, purpose: 'DECIDE' as const } : act)),
  ]);
const annulling = fc.constantFrom(TEACHER, DECIDER).map((second): Act[] => [
  { do: 'proposeAnnulment', who: TEACHER, school: EAST },
  { do: 'confirmAnnulment', who: second, school: EAST },
]);
const reviewing: Act[] = [
  { do: 'askForReview', school: EAST },
  { do: 'settleReview', school: EAST },
];

const alone = (act: fc.Arbitrary<Act>) => act.map((one) => [one]);
const told = (...turns: fc.Arbitrary<Act[]>[]) =>
  fc.array(fc.oneof(...turns), { minLength: 10, maxLength: 40 }).map((parts) => parts.flat());
const gathering = [fc.constant(sending), fc.constant(lettingInstructorSend), fc.constant(confirming), naming];
const chance = alone(
  fc.oneof(
    { weight: 2, arbitrary: workshopAct },
    { weight: 2, arbitrary: lesserSchoolAct },
    { weight: 1, arbitrary: decidingAct },
  ),
);

/** Everything that anyone may try; ending is rare, so that stories go on. */
export const anyStory = told(
  ...gathering,
  assessing,
  wholeWay,
  annulling,
  fc.constant(reviewing),
  chance,
  chance,
  alone(directAct),
  alone(fc.oneof({ weight: 19, arbitrary: lesserSchoolAct }, { weight: 1, arbitrary: endAct })),
);

/** Everything but a school's own assessment or direct recognition. */
export const storyWithoutAssessment = told(
  ...gathering,
  alone(workshopAct),
  alone(lesserSchoolAct),
  fc.constant(reviewing),
);

/** Everything but direct recognition. */
export const storyWithoutDirect = told(...gathering, assessing, wholeWay, chance);

/** A story about one checklist: applies acts through the rules, keeping each school's cases round by round. */
export class DossierPlay {
  readonly targetKind: Dossier['targetKind'];
  readonly steps: Step[] = [];
  #checklist: Checklist;
  #decisions: readonly Decision[] = [];
  #cases = new Map<string, RecognitionCase>();
  #marks: Mark[] = [];
  #next = 0;

  constructor(targetKind: Dossier['targetKind']) {
    this.targetKind = targetKind;
    const opened = openChecklist(PARTICIPANT, new Set(REQUIREMENTS), []);
    if (opened instanceof Refusal) throw new Error('a first checklist opens');
    this.#checklist = opened;
  }

  get state(): ChecklistState {
    return this.#checklist.state;
  }

  get checklist(): Checklist {
    return this.#checklist;
  }

  get decisions(): readonly Decision[] {
    return this.#decisions;
  }

  dossier(school: Id<'unit'>, round = this.#checklist.round): Dossier {
    const found = this.#cases.get(`${school} ${round}`) ?? newCase(school, round);
    return {
      checklist: this.#checklist,
      targetKind: this.targetKind,
      case: found,
      decisions: this.#decisions,
    };
  }

  play(act: Act): Step {
    const before = this.dossier('school' in act ? act.school : SCHOOLS[0]!, this.#roundOf(act));
    const answer = this.#apply(act, before);
    const refusal = answer instanceof Refusal ? answer : null;
    const after = answer instanceof Refusal ? before : answer;
    this.#checklist = after.checklist;
    this.#decisions = after.decisions;
    if (SCHOOL_ACTS.has(act.do) && !refusal)
      this.#cases.set(`${after.case.school} ${after.case.round}`, after.case);
    const step = { act, refusal, before, after };
    this.steps.push(step);
    return step;
  }

  /** Acts on a decision are done in the case that made it, everything else in the current round's. */
  #roundOf(act: Act): number {
    const target = this.#decisionFor(act);
    return target && this.#checklist.state !== 'WITH_SCHOOL' ? target.round : this.#checklist.round;
  }

  #decisionFor(act: Act): Decision | undefined {
    const reviews = act.do === 'askForReview' || act.do === 'settleReview';
    return this.#decisions.filter((d) => reviews || (d.kind === 'RECOGNITION' && !d.ended)).at(-1);
  }

  #apply(act: Act, dossier: Dossier): Dossier | Refusal {
    const id = `dec_${this.#next++}` as Id<'decision'>;
    const target = this.#decisionFor(act)?.id ?? ('dec_none' as Id<'decision'>);
    const onChecklist = (checklist: Checklist | Refusal) =>
      checklist instanceof Refusal ? checklist : { ...dossier, checklist };
    const owner: ChecklistActor = { as: 'PARTICIPANT', participant: PARTICIPANT };
    const instructor: ChecklistActor = { as: 'INSTRUCTOR', ownParticipation: null };
    const actor = (who: Id<'account'>, at: Id<'unit'>) => ({
      account: who,
      ownParticipation: participationOf(who),
      school: at,
      decides: who === 'acc_decider' || who === 'acc_own' || who === 'acc_teacher',
    });
    const purposeOf = (kind: Purpose['kind']): Purpose =>
      kind === 'DECIDE' ? { kind } : { kind, of: target };
    switch (act.do) {
      case 'mark': {
        const marked = mark(this.#checklist, this.#marker(act), [act.requirement]);
        if (!(marked instanceof Refusal)) {
          const made = {
            id: `mrk_${this.#next++}` as Id<'mark'>,
            requirement: act.requirement,
            party: act.party,
          };
          this.#marks.push({
            ...made,
            author: act.who,
            level: 'INDEPENDENTLY',
            at: new Date(this.#next),
            withdrawn: false,
          });
        }
        return onChecklist(marked);
      }
      case 'withdrawMark': {
        const found = this.#marks[act.which];
        if (!found) return new Refusal('NOT_FOUND');
        const withdrawn = withdrawMark(this.#checklist, found, act.who, 'mistaken');
        if (withdrawn instanceof Refusal) return withdrawn;
        this.#marks[act.which] = withdrawn.mark;
        return onChecklist(withdrawn.checklist);
      }
      case 'permit':
        return onChecklist(permit(this.#checklist, owner, { kind: act.kind, school: act.school }));
      case 'withdrawPermission':
        return onChecklist(
          withdrawPermission(this.#checklist, owner, { kind: act.kind, school: act.school }),
        );
      case 'send': {
        const by = act.by === 'PARTICIPANT' ? owner : instructor;
        return onChecklist(sendToSchool(this.#checklist, by, act.school, standingStaffMarks(this.#marks)));
      }
      case 'takeBack':
        return onChecklist(takeBack(this.#checklist, owner));
      case 'end':
        return onChecklist(
          endChecklist(this.#checklist, act.by === 'PARTICIPANT' ? owner : instructor, 'moved away'),
        );
      case 'confirm':
        return confirmFact(dossier, actor(act.who, act.school), act.fact);
      case 'name': {
        const named = act.named.map((who) => ({
          account: who,
          represents: who === 'acc_company' && act.company ? ('WORKING_LIFE' as const) : ('SCHOOL' as const),
          ownParticipation: participationOf(who),
        }));
        return nameAssessors(dossier, actor(act.who, act.school), named, act.reason);
      }
      case 'record': {
        const by = {
          account: act.who,
          ownParticipation: participationOf(act.who),
          notDisqualified: act.honest,
        };
        const input = {
          id: `asm_${this.#next++}` as Id<'assessment'>,
          purpose: purposeOf(act.purpose),
          route: 'DEMONSTRATION' as const,
          requirements: act.part && new Set(act.part),
          grade: act.grade,
          demonstration: { on: TODAY, place: 'Polkupyöräpaja', what: 'Huolto' },
        };
        return recordAssessment(dossier, by, input, SCALE, id, TODAY);
      }
      case 'confirmAssessment': {
        const by = {
          account: act.who,
          ownParticipation: participationOf(act.who),
          notDisqualified: act.honest,
        };
        const pending = dossier.case.pending?.id ?? ('asm_none' as Id<'assessment'>);
        return confirmAssessment(dossier, by, pending, act.grade, SCALE, id);
      }
      case 'direct': {
        const proposal = {
          purpose: purposeOf(act.purpose),
          requirements: act.part && new Set(act.part),
          grade: act.grade,
        };
        const gradeOrigin = act.grade === 'HYVAKSYTTY' ? ('PASSED' as const) : ('TAKEN_OVER' as const);
        const record = act.official
          ? { kind: 'STUDY_REGISTER' as OfficialRecordKind, seenOn: TODAY, gradeOrigin, conversionRule: null }
          : null;
        return recogniseDirectly(dossier, actor(act.who, act.school), proposal, record, SCALE, id, TODAY);
      }
      case 'statement':
        return giveStatement(dossier, actor(act.who, act.school), new Set([REQUIREMENTS[0]!]));
      case 'return':
        return turnDown(dossier, actor(act.who, act.school), { kind: 'RETURN' }, 'more is needed');
      case 'decline':
        return turnDown(dossier, actor(act.who, act.school), { kind: 'DECLINE', id }, 'not shown');
      case 'proposeAnnulment':
        return proposeAnnulment(dossier, actor(act.who, act.school), target, 'wrong person');
      case 'confirmAnnulment':
        return confirmAnnulment(dossier, actor(act.who, act.school), target);
      case 'askForReview':
        return askForReview(dossier, PARTICIPANT, target, { lastDay: TODAY, days: 14 }, TODAY);
      case 'settleReview':
        return settleReview(
          dossier,
          actor('acc_decider' as Id<'account'>, act.school),
          target,
          'UPHELD',
          'looked again',
        );
    }
  }

  #marker(act: Extract<Act, { do: 'mark' }>): Marker {
    const ownParticipation = participationOf(act.who);
    if (act.party === 'SELF')
      return { party: 'SELF', participant: ownParticipation ?? ('par_other' as Id<'participant'>) };
    if (act.party === 'TEACHER') return { party: 'TEACHER', ownParticipation, schools: [act.school] };
    const covered = new Set(REQUIREMENTS.slice(0, 2));
    const coverageEnded = new Set(REQUIREMENTS.slice(2));
    return {
      party: 'INSTRUCTOR',
      ownParticipation,
      assigned: act.who === 'acc_instructor' || act.who === 'acc_own',
      covered,
      coverageEnded,
    };
  }
}
