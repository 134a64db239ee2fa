import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { type Actor, holds, type Role } from './actor.ts';
import { reaches, type SessionLevel } from './level.ts';

/** What an act tells the policy about the thing it touches; absent means "not so". */
export interface ResourceFacts {
  /** About whom the thing is. */
  readonly participant?: Id<'participant'>;
  /** The controller unit that the thing belongs to. */
  readonly unit?: Id<'unit'>;
  /** The schools that the participant has opened the checklist to and not closed. */
  readonly schools?: readonly Id<'unit'>[];
  /** The actor is an instructor assigned to the environment concerned. */
  readonly environmentStaff?: boolean;
  /** The actor is an instructor of a group that the participant has joined and not left. */
  readonly groupStaff?: boolean;
  /** The participant has left for good: what the unit keeps is for its records keeper alone. */
  readonly left?: boolean;
  /** The school has named the actor as an assessor of this case. */
  readonly namedAssessor?: boolean;
}

/** Whether the thing exists for this actor at all; where not, the answer is NOT_FOUND. */
type Sight = (actor: Actor, facts: ResourceFacts) => boolean;

interface Rule {
  readonly sees: Sight;
  readonly may: Sight;
  /** Staff acts: nobody does them about themself. */
  readonly notOwn?: true;
  /** The session that a participant needs to do it in their own matter; staff is not asked. */
  readonly ownLevel?: SessionLevel;
}

const anyone: Sight = () => true;
const self: Sight = (actor, facts) =>
  facts.participant !== undefined && actor.participant === facts.participant;
const inUnit =
  (...roles: Role[]): Sight =>
  (actor, facts) =>
    facts.unit !== undefined &&
    actor.posts.some((post) => post.unit === facts.unit && (roles.length === 0 || roles.includes(post.role)));
const inSchool =
  (...roles: Role[]): Sight =>
  (actor, facts) =>
    (facts.schools ?? []).some((school) =>
      actor.posts.some((post) => post.unit === school && (roles.length === 0 || roles.includes(post.role))),
    );
const groupStaff: Sight = (_actor, facts) => facts.groupStaff === true;
const environmentStaff: Sight = (_actor, facts) => facts.environmentStaff === true;
const namedAssessor: Sight = (_actor, facts) => facts.namedAssessor === true;
const schoolStaff = inSchool('TEACHER', 'DECIDER');
const operator: Sight = (actor) =>
  actor.posts.some((post) => post.unitKind === 'PROVIDER' && post.role === 'COORDINATOR');
const anyCoordinator: Sight = (actor) => holds(actor, 'COORDINATOR');
const participant: Sight = (actor) => actor.participant !== null;
const either =
  (...sights: Sight[]): Sight =>
  (actor, facts) =>
    sights.some((sight) => sight(actor, facts));

const seesChecklist = either(self, groupStaff, schoolStaff, namedAssessor);
const issuingDesk: Sight = (actor, facts) =>
  facts.left === true
    ? inUnit('RECORDS')(actor, facts)
    : inUnit('COORDINATOR', 'DECIDER', 'TEACHER')(actor, facts);
/** The school's record: its own staff for it, the named assessors, and the participant whom it is about. */
const seesCase = either(self, schoolStaff, namedAssessor);

/** What the policy is told of something of the actor's own wallet; nothing where they have none. */
export const ownFacts = (actor: Actor): ResourceFacts =>
  actor.participant === null ? {} : { participant: actor.participant };

/** Every action there is, and who may do it. What is not here cannot be done. */
export const POLICY = {
  'organisation.manage': { sees: anyone, may: operator },
  'staff.invite': {
    sees: either(operator, inUnit('COORDINATOR')),
    may: either(operator, inUnit('COORDINATOR')),
  },
  'staff.read': { sees: either(operator, inUnit()), may: either(operator, inUnit()) },
  'qualification.import': { sees: anyone, may: anyCoordinator },
  'group.create': { sees: inUnit(), may: inUnit('INSTRUCTOR', 'COORDINATOR') },
  'group.read': { sees: groupStaff, may: groupStaff },
  'group.manage': {
    sees: either(groupStaff, inUnit('COORDINATOR')),
    may: either(groupStaff, inUnit('COORDINATOR')),
  },
  'group.leave': { sees: self, may: self },
  'participant.read': { sees: either(self, groupStaff), may: either(self, groupStaff) },
  'participant.joinCode': { sees: participant, may: participant },
  'device.forget': { sees: self, may: self },
  'device.makeKnown': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'wallet.changePin': { sees: self, may: self },
  'wallet.contacts': { sees: self, may: self },
  'wallet.merge': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'unit.allowCardAndPin': { sees: inUnit(), may: inUnit('COORDINATOR') },
  'activation.print': {
    sees: either(groupStaff, inUnit('COORDINATOR')),
    may: groupStaff,
  },
  'recovery.card': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'reissue.request': { sees: either(self, groupStaff), may: groupStaff, notOwn: true },
  'reissue.confirm': {
    sees: either(self, inUnit('INSTRUCTOR', 'COORDINATOR')),
    may: inUnit('INSTRUCTOR', 'COORDINATOR'),
    notOwn: true,
  },
  'reissue.print': { sees: either(self, groupStaff), may: groupStaff, notOwn: true },
  'reissue.refuse': { sees: self, may: self },
  'private.use': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'participant.addPasskey': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'participant.addWayIn': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'environment.describe': { sees: inUnit(), may: inUnit('INSTRUCTOR', 'COORDINATOR') },
  'environment.change': {
    sees: either(environmentStaff, inUnit()),
    may: either(environmentStaff, inUnit('COORDINATOR')),
  },
  'environment.assign': { sees: inUnit(), may: inUnit('COORDINATOR') },
  // Everything about an environment is published, except who works there.
  'environment.read': { sees: anyone, may: anyone },
  'environment.readPeople': { sees: inUnit(), may: inUnit() },
  'environment.review': { sees: inUnit(), may: inUnit('COORDINATOR') },
  'environment.approve': { sees: either(inUnit(), inSchool()), may: inSchool('TEACHER') },
  'environment.withdrawCoverage': {
    sees: either(environmentStaff, inUnit(), inSchool()),
    may: either(environmentStaff, inUnit('COORDINATOR'), inSchool('TEACHER')),
  },
  'checklist.open': { sees: either(self, groupStaff), may: either(self, environmentStaff) },
  'checklist.read': { sees: seesChecklist, may: seesChecklist },
  'checklist.markSelf': { sees: seesChecklist, may: self },
  'checklist.markAsInstructor': { sees: seesChecklist, may: environmentStaff, notOwn: true },
  'checklist.markAsTeacher': { sees: seesChecklist, may: inSchool('TEACHER'), notOwn: true },
  'checklist.answerMark': { sees: seesChecklist, may: self },
  'checklist.addEvidence': { sees: seesChecklist, may: either(self, groupStaff, inSchool('TEACHER')) },
  'checklist.permit': { sees: seesChecklist, may: self, ownLevel: 'TRUSTED' },
  'checklist.send': { sees: seesChecklist, may: either(self, groupStaff), ownLevel: 'TRUSTED' },
  'checklist.takeBack': { sees: seesChecklist, may: self },
  'checklist.end': { sees: seesChecklist, may: either(self, groupStaff) },
  'checklist.certify': { sees: seesChecklist, may: either(self, environmentStaff) },
  'case.inbox': { sees: inUnit('TEACHER', 'DECIDER'), may: inUnit('TEACHER', 'DECIDER') },
  'case.read': { sees: seesCase, may: seesCase },
  'case.confirm': { sees: seesCase, may: schoolStaff, notOwn: true },
  'case.nameAssessors': { sees: seesCase, may: schoolStaff, notOwn: true },
  'case.assess': { sees: seesCase, may: namedAssessor, notOwn: true },
  'case.state': { sees: seesCase, may: schoolStaff, notOwn: true },
  'case.decide': { sees: seesCase, may: inSchool('DECIDER'), notOwn: true },
  'case.return': { sees: seesCase, may: schoolStaff, notOwn: true },
  'case.askForReview': { sees: seesCase, may: self },
  'remedy.configure': { sees: inUnit(), may: inUnit('COORDINATOR', 'DECIDER') },
  'credential.read': {
    sees: either(self, issuingDesk),
    may: either(self, issuingDesk),
  },
  'credential.revoke': {
    sees: either(self, inUnit()),
    may: inUnit('COORDINATOR', 'DECIDER'),
    notOwn: true,
  },
  'server.rotateKey': { sees: anyone, may: operator },
  'knownIssuer.keep': { sees: anyone, may: operator },
  'issuer.reportKeyCompromised': {
    sees: either(operator, inUnit()),
    may: either(operator, inUnit('COORDINATOR')),
  },
  'credential.suspend': {
    sees: either(self, inUnit()),
    may: inUnit('COORDINATOR', 'DECIDER'),
    notOwn: true,
  },
  'holding.keep': { sees: self, may: self },
  'holding.remove': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'collection.keep': { sees: self, may: self },
  'share.create': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'share.withdraw': { sees: self, may: self },
  'presentation.request': { sees: inUnit(), may: inUnit('TEACHER', 'DECIDER', 'ASSESSOR') },
  'credential.offer': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'identification.request': { sees: self, may: self },
  'badgeHost.consent': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'badgeHost.end': { sees: self, may: self },
  'wallet.erase': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'wallet.keep': { sees: self, may: self },
  'record.read': { sees: inUnit('RECORDS'), may: inUnit('RECORDS') },
  'issuer.rotateKey': { sees: either(operator, inUnit()), may: either(operator, inUnit('COORDINATOR')) },
  'wallet.export': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'wallet.import': { sees: self, may: self, ownLevel: 'TRUSTED' },
  'log.ask': { sees: self, may: self },
  'log.answer': { sees: either(self, inUnit('COORDINATOR')), may: inUnit('COORDINATOR'), notOwn: true },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof POLICY;

/** Whether the actor may do this to such a thing: true, or NOT_FOUND, OWN_CASE, NOT_ALLOWED or LEVEL_TOO_LOW, in this order. */
export function permitted(actor: Actor, action: Action, facts: ResourceFacts = {}): true | Refusal {
  const rule: Rule = POLICY[action];
  if (!rule.sees(actor, facts)) return new Refusal('NOT_FOUND');
  if (rule.notOwn && self(actor, facts)) return new Refusal('OWN_CASE');
  if (!rule.may(actor, facts)) return new Refusal('NOT_ALLOWED');
  const own = rule.ownLevel && self(actor, facts);
  if (own && !reaches(actor.level, rule.ownLevel)) return new Refusal('LEVEL_TOO_LOW');
  return true;
}
