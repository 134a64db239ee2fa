import { describe, expect, it } from 'vitest';
import { type Actor, type Post, ROLES, type Role, type UnitKind } from '../../src/access/actor.ts';
import { type Action, POLICY, permitted, type ResourceFacts } from '../../src/access/policy.ts';
import type { Id } from '../../src/base/id.ts';
import { Refusal } from '../../src/base/refusal.ts';

const PARTICIPANT = 'par_the' as Id<'participant'>;
const UNIT = 'cun_the' as Id<'unit'>;
const SCHOOL = 'cun_school' as Id<'unit'>;

const post = (unit: string, unitKind: UnitKind, role: Role): Post => ({
  staff: `stf_${unit}` as Id<'staff'>,
  unit: unit as Id<'unit'>,
  unitKind,
  role,
});
const actor = (participant: string | null, ...posts: Post[]): Actor => ({
  account: 'acc_one' as Id<'account'>,
  session: 'ses_one' as Id<'session'>,
  level: 'TRUSTED',
  participant: participant as Id<'participant'> | null,
  posts,
});

/** A thing about the participant, of the unit, opened to the school; and how each one stands to it. */
const thing: ResourceFacts = { participant: PARTICIPANT, unit: UNIT, schools: [SCHOOL] };
const CAST = {
  'the participant': [actor(PARTICIPANT), {}],
  'another participant': [actor('par_other'), {}],
  'an instructor of their group': [actor(null, post(UNIT, 'WORKSHOP', 'INSTRUCTOR')), { groupStaff: true }],
  'an instructor of their group and the environment': [
    actor(null, post(UNIT, 'WORKSHOP', 'INSTRUCTOR')),
    { groupStaff: true, environmentStaff: true },
  ],
  'an instructor of the environment': [
    actor(null, post(UNIT, 'WORKSHOP', 'INSTRUCTOR')),
    { environmentStaff: true },
  ],
  'another instructor of the unit': [actor(null, post(UNIT, 'WORKSHOP', 'INSTRUCTOR')), {}],
  'the unit’s coordinator': [actor(null, post(UNIT, 'WORKSHOP', 'COORDINATOR')), {}],
  'the unit’s teacher': [actor(null, post(UNIT, 'SCHOOL', 'TEACHER')), {}],
  'the unit’s decider': [actor(null, post(UNIT, 'SCHOOL', 'DECIDER')), {}],
  'the unit’s assessor': [actor(null, post(UNIT, 'SCHOOL', 'ASSESSOR')), {}],
  'the unit’s records keeper': [actor(null, post(UNIT, 'SCHOOL', 'RECORDS')), {}],
  'the school’s teacher': [actor(null, post(SCHOOL, 'SCHOOL', 'TEACHER')), {}],
  'the school’s decider': [actor(null, post(SCHOOL, 'SCHOOL', 'DECIDER')), {}],
  'the school’s coordinator': [actor(null, post(SCHOOL, 'SCHOOL', 'COORDINATOR')), {}],
  'an assessor of the school': [actor(null, post(SCHOOL, 'SCHOOL', 'ASSESSOR')), {}],
  'an assessor named for the case': [
    actor(null, post(SCHOOL, 'SCHOOL', 'ASSESSOR')),
    { namedAssessor: true },
  ],
  'another school’s teacher': [actor(null, post('cun_far', 'SCHOOL', 'TEACHER')), {}],
  'another school’s decider': [actor(null, post('cun_far', 'SCHOOL', 'DECIDER')), {}],
  'another workshop’s instructor': [actor(null, post('cun_away', 'WORKSHOP', 'INSTRUCTOR')), {}],
  'another workshop’s coordinator': [actor(null, post('cun_away', 'WORKSHOP', 'COORDINATOR')), {}],
  'the provider’s coordinator': [actor(null, post('cun_provider', 'PROVIDER', 'COORDINATOR')), {}],
} as const satisfies Record<string, readonly [Actor, ResourceFacts]>;
type Who = keyof typeof CAST;

const everybody = Object.keys(CAST) as Who[];
const groupStaff = [
  'an instructor of their group',
  'an instructor of their group and the environment',
] as const;
const environmentStaff = [
  'an instructor of their group and the environment',
  'an instructor of the environment',
] as const;
const unitInstructors = [
  ...groupStaff,
  'an instructor of the environment',
  'another instructor of the unit',
] as const;
const unitStaff = [
  ...unitInstructors,
  'the unit’s coordinator',
  'the unit’s teacher',
  'the unit’s decider',
  'the unit’s assessor',
  'the unit’s records keeper',
] as const;
const schoolDesk = ['the school’s teacher', 'the school’s decider'] as const;
const schoolStaff = [
  ...schoolDesk,
  'the school’s coordinator',
  'an assessor of the school',
  'an assessor named for the case',
] as const;
const operator = 'the provider’s coordinator';
const coordinators = [
  'the unit’s coordinator',
  'the school’s coordinator',
  'another workshop’s coordinator',
  operator,
] as const;
const readers = ['the participant', ...groupStaff, ...schoolDesk, 'an assessor named for the case'] as const;
const caseReaders = ['the participant', ...schoolDesk, 'an assessor named for the case'] as const;

/** Who does it, and who is told NOT_ALLOWED because they may know of the thing; to all others it does not exist. */
const RULES: Record<Action, { may: readonly Who[]; knows?: readonly Who[] }> = {
  'organisation.manage': { may: [operator], knows: everybody },
  'server.rotateKey': { may: [operator], knows: everybody },
  'knownIssuer.keep': { may: [operator], knows: everybody },
  'staff.invite': { may: [operator, 'the unit’s coordinator'] },
  'staff.read': { may: [operator, ...unitStaff] },
  'qualification.import': { may: coordinators, knows: everybody },
  'group.create': { may: [...unitInstructors, 'the unit’s coordinator'], knows: unitStaff },
  'group.read': { may: groupStaff },
  'group.manage': { may: [...groupStaff, 'the unit’s coordinator'] },
  'group.leave': { may: ['the participant'] },
  'participant.read': { may: ['the participant', ...groupStaff] },
  'participant.joinCode': { may: ['the participant', 'another participant'] },
  'device.forget': { may: ['the participant'] },
  'device.makeKnown': { may: ['the participant'] },
  'wallet.changePin': { may: ['the participant'] },
  'wallet.contacts': { may: ['the participant'] },
  'wallet.merge': { may: ['the participant'] },
  'unit.allowCardAndPin': { may: ['the unit’s coordinator'], knows: unitStaff },
  'activation.print': { may: groupStaff, knows: ['the unit’s coordinator'] },
  'recovery.card': { may: ['the participant'] },
  'reissue.request': { may: groupStaff },
  'reissue.confirm': { may: [...unitInstructors, 'the unit’s coordinator'] },
  'reissue.print': { may: groupStaff },
  'reissue.refuse': { may: ['the participant'] },
  'private.use': { may: ['the participant'] },
  'participant.addPasskey': { may: ['the participant'] },
  'participant.addWayIn': { may: ['the participant'] },
  'environment.describe': { may: [...unitInstructors, 'the unit’s coordinator'], knows: unitStaff },
  'environment.change': { may: [...environmentStaff, 'the unit’s coordinator'], knows: unitStaff },
  'environment.assign': { may: ['the unit’s coordinator'], knows: unitStaff },
  'environment.read': { may: everybody },
  'environment.readPeople': { may: unitStaff },
  'environment.review': { may: ['the unit’s coordinator'], knows: unitStaff },
  'environment.approve': { may: ['the school’s teacher'], knows: [...unitStaff, ...schoolStaff] },
  'environment.withdrawCoverage': {
    may: [...environmentStaff, 'the unit’s coordinator', 'the school’s teacher'],
    knows: [...unitStaff, ...schoolStaff],
  },
  'checklist.open': {
    may: ['the participant', 'an instructor of their group and the environment'],
    knows: groupStaff,
  },
  'checklist.read': { may: readers },
  'checklist.markSelf': { may: ['the participant'], knows: readers },
  'checklist.markAsInstructor': {
    may: ['an instructor of their group and the environment'],
    knows: readers.filter((who) => who !== 'the participant'),
  },
  'checklist.markAsTeacher': {
    may: ['the school’s teacher'],
    knows: readers.filter((who) => who !== 'the participant'),
  },
  'checklist.answerMark': { may: ['the participant'], knows: readers },
  'checklist.addEvidence': {
    may: ['the participant', ...groupStaff, 'the school’s teacher'],
    knows: readers,
  },
  'checklist.permit': { may: ['the participant'], knows: readers },
  'checklist.send': { may: ['the participant', ...groupStaff], knows: readers },
  'checklist.takeBack': { may: ['the participant'], knows: readers },
  'checklist.end': { may: ['the participant', ...groupStaff], knows: readers },
  'checklist.certify': {
    may: ['the participant', 'an instructor of their group and the environment'],
    knows: readers,
  },
  'case.inbox': { may: ['the unit’s teacher', 'the unit’s decider'] },
  'case.read': { may: caseReaders },
  'case.confirm': { may: schoolDesk, knows: ['an assessor named for the case'] },
  'case.nameAssessors': { may: schoolDesk, knows: ['an assessor named for the case'] },
  'case.assess': { may: ['an assessor named for the case'], knows: schoolDesk },
  'case.state': { may: schoolDesk, knows: ['an assessor named for the case'] },
  'case.decide': {
    may: ['the school’s decider'],
    knows: ['the school’s teacher', 'an assessor named for the case'],
  },
  'case.return': { may: schoolDesk, knows: ['an assessor named for the case'] },
  'case.askForReview': { may: ['the participant'], knows: caseReaders },
  'remedy.configure': { may: ['the unit’s coordinator', 'the unit’s decider'], knows: unitStaff },
  'credential.read': {
    may: ['the participant', 'the unit’s coordinator', 'the unit’s teacher', 'the unit’s decider'],
  },
  'credential.revoke': { may: ['the unit’s coordinator', 'the unit’s decider'], knows: unitStaff },
  'credential.suspend': { may: ['the unit’s coordinator', 'the unit’s decider'], knows: unitStaff },
  'identification.request': { may: ['the participant'] },
  'badgeHost.consent': { may: ['the participant'] },
  'badgeHost.end': { may: ['the participant'] },
  'wallet.erase': { may: ['the participant'] },
  'wallet.keep': { may: ['the participant'] },
  'record.read': { may: ['the unit’s records keeper'] },
  'issuer.reportKeyCompromised': { may: [operator, 'the unit’s coordinator'], knows: unitStaff },
  'holding.keep': { may: ['the participant'] },
  'holding.remove': { may: ['the participant'] },
  'collection.keep': { may: ['the participant'] },
  'share.create': { may: ['the participant'] },
  'share.withdraw': { may: ['the participant'] },
  'presentation.request': {
    may: ['the unit’s teacher', 'the unit’s decider', 'the unit’s assessor'],
    knows: unitStaff,
  },
  'credential.offer': { may: ['the participant'] },
  'issuer.rotateKey': { may: [operator, 'the unit’s coordinator'], knows: unitStaff },
  'wallet.export': { may: ['the participant'] },
  'wallet.import': { may: ['the participant'] },
  'log.ask': { may: ['the participant'] },
  'log.answer': { may: ['the unit’s coordinator'], knows: ['the participant'] },
};

/** Acts of staff, which nobody does about themself. */
const NEVER_OWN: readonly Action[] = [
  'checklist.markAsInstructor',
  'checklist.markAsTeacher',
  'case.confirm',
  'case.nameAssessors',
  'case.assess',
  'case.state',
  'case.decide',
  'case.return',
  'credential.revoke',
  'credential.suspend',
  'log.answer',
  'reissue.request',
  'reissue.confirm',
  'reissue.print',
];

const said = (answer: true | Refusal) => (answer instanceof Refusal ? answer.code : 'yes');
const actions = Object.keys(POLICY) as Action[];

it('every action has a rule here, and every rule an action', () => {
  expect(Object.keys(RULES).sort()).toEqual([...actions].sort());
});

describe.each(actions)('%s', (action) => {
  const { may, knows = [] } = RULES[action];
  it.each(everybody)('by %s', (who) => {
    const [one, stands] = CAST[who] as readonly [Actor, ResourceFacts];
    const expected = may.includes(who)
      ? 'yes'
      : who === 'the participant' && NEVER_OWN.includes(action)
        ? 'OWN_CASE'
        : knows.includes(who)
          ? 'NOT_ALLOWED'
          : 'NOT_FOUND';
    expect(said(permitted(one, action, { ...thing, ...stands }))).toBe(expected);
  });
});

describe('nobody acts as staff about themself', () => {
  const both = actor(
    PARTICIPANT,
    ...ROLES.flatMap((role) => [post(UNIT, 'WORKSHOP', role), post(SCHOOL, 'SCHOOL', role)]),
  );
  const all = { ...thing, groupStaff: true, environmentStaff: true, namedAssessor: true };

  it.each(NEVER_OWN)('%s', (action) => {
    expect(said(permitted(both, action, all))).toBe('OWN_CASE');
    expect(said(permitted({ ...both, participant: null }, action, all))).toBe('yes');
  });

  it('and every other act is theirs, if they have the role', () => {
    const operators = ['organisation.manage', 'server.rotateKey', 'knownIssuer.keep'];
    const others = actions.filter((action) => !NEVER_OWN.includes(action) && !operators.includes(action));
    for (const action of others)
      expect([action, said(permitted(both, action, all))]).toEqual([action, 'yes']);
  });
});

describe('the level of a session', () => {
  const [own] = CAST['the participant'];
  const weak = { ...own, level: 'CARD_AND_PIN' as const };
  const leveled = actions.filter((action) => 'ownLevel' in POLICY[action]);

  it('is asked of a participant in their own matter alone', () => {
    const [instructor, stands] = CAST['an instructor of their group'];
    const facts = { ...thing, ...stands };
    expect(said(permitted(weak, 'checklist.send', thing))).toBe('LEVEL_TOO_LOW');
    expect(said(permitted(own, 'checklist.send', thing))).toBe('yes');
    expect(said(permitted({ ...own, level: 'STRONG' }, 'checklist.send', thing))).toBe('yes');
    expect(said(permitted({ ...instructor, level: 'CARD_AND_PIN' }, 'checklist.send', facts))).toBe('yes');
  });

  it.each(leveled)('card and PIN are not enough for %s', (action) => {
    expect(said(permitted(weak, action, thing))).toBe('LEVEL_TOO_LOW');
  });

  it('is needed for nothing that lets somebody see and mark what is theirs', () => {
    for (const action of [
      'checklist.open',
      'checklist.read',
      'checklist.markSelf',
      'credential.read',
    ] as const)
      expect(said(permitted(weak, action, thing))).toBe('yes');
  });
});

describe('denied by default', () => {
  const published: readonly Action[] = ['environment.read'];
  const bare = actor(null);
  const everyRole = actor(
    null,
    ...ROLES.flatMap((role) => [post('cun_far', 'SCHOOL', role), post('cun_away', 'WORKSHOP', role)]),
  );

  it.each(actions.filter((action) => !published.includes(action)))(
    'somebody with no role cannot: %s',
    (action) => {
      expect(permitted(bare, action, thing)).toBeInstanceOf(Refusal);
      expect(permitted(bare, action)).toBeInstanceOf(Refusal);
    },
  );

  it.each(actions.filter((action) => !published.includes(action) && action !== 'qualification.import'))(
    'every role elsewhere is not enough: %s',
    (action) => {
      expect(permitted(everyRole, action, thing)).toBeInstanceOf(Refusal);
      expect(permitted(everyRole, action)).toBeInstanceOf(Refusal);
    },
  );

  it('a thing about nobody is not the own thing of somebody who is no participant', () => {
    expect(said(permitted(bare, 'checklist.read', {}))).toBe('NOT_FOUND');
    expect(said(permitted(actor('par_other'), 'checklist.read', {}))).toBe('NOT_FOUND');
  });

  it('a school that the participant has closed again sees nothing', () => {
    const [teacher] = CAST['the school’s teacher'];
    expect(said(permitted(teacher, 'checklist.read', { ...thing, schools: [] }))).toBe('NOT_FOUND');
  });
});

describe('once somebody has left for good', () => {
  const left = { participant: PARTICIPANT, unit: UNIT, left: true };

  it.each(everybody.filter((who) => who !== 'the participant'))('their proofs, for %s', (who) => {
    const [one] = CAST[who] as readonly [Actor, ResourceFacts];
    const expected = who === 'the unit’s records keeper' ? 'yes' : 'NOT_FOUND';
    expect(said(permitted(one, 'credential.read', left))).toBe(expected);
  });
});
