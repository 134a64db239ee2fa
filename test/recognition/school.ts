import type { Actor } from '../../src/access/actor.ts';
import type { Id } from '../../src/base/id.ts';
import { configureRemedy } from '../../src/recognition/acts/configure-remedy.ts';
import { confirmIdentity, confirmStudyRight } from '../../src/recognition/acts/confirm-fact.ts';
import { nameAssessors } from '../../src/recognition/acts/name-assessors.ts';
import {
  confirmAssessment,
  type RecordAssessment,
  recordAssessment,
} from '../../src/recognition/acts/record-assessment.ts';
import { as, sentChecklist, type World } from '../checklist/world.ts';

/** Remedy texts in Finnish for every kind of decision. */
export async function configureRemedies(world: World, school = world.school, by = world.decider) {
  for (const kind of ['RECOGNITION', 'ASSESSMENT', 'DECLINE'] as const) {
    await configureRemedy(as(world, by), {
      school,
      kind,
      language: 'fi',
      text: `Näin pyydät muutosta (${kind}).`,
      validFrom: '2026-01-01',
    });
  }
}

export const staffOf = (actor: Actor): Id<'staff'> => actor.posts[0]!.staff;

export async function confirmBoth(world: World, checklist: Id<'checklist'>) {
  await confirmIdentity(as(world, world.teacher), { checklist, source: 'IDENTITY_DOCUMENT_SEEN' });
  await confirmStudyRight(as(world, world.teacher), { checklist, source: 'STUDENT_REGISTER' });
}

export const bothAssessors = (world: World) => [
  { staff: staffOf(world.teacher), represents: 'SCHOOL' as const },
  { staff: staffOf(world.company), represents: 'WORKING_LIFE' as const },
];

/** A demonstration with grade 4 unless said otherwise. */
export const demonstration = (change: Partial<RecordAssessment> = {}): RecordAssessment => ({
  route: 'DEMONSTRATION',
  grade: '4',
  demonstration: { on: '2026-03-01', place: 'Esimerkkilän pyöräpaja', what: 'Huolsi kaksi polkupyörää.' },
  grounds: 'Työ oli itsenäistä ja huolellista.',
  language: 'fi',
  notDisqualified: true,
  ...change,
});

/** A checklist that is with the school, identity and study right confirmed, two assessors named. */
export async function readyToAssess(world: World) {
  const checklist = await sentChecklist(world);
  await confirmBoth(world, checklist);
  await nameAssessors(as(world, world.decider), { checklist, assessors: bothAssessors(world) });
  return checklist;
}

/** The decision of both assessors on such a checklist. */
export async function assess(
  world: World,
  checklist: Id<'checklist'>,
  change: Partial<RecordAssessment> = {},
) {
  const input = demonstration(change);
  const recorded = await recordAssessment(as(world, world.teacher), { checklist, ...input });
  const confirmed = await confirmAssessment(as(world, world.company), {
    assessment: recorded.assessment,
    grade: input.grade,
    notDisqualified: true,
  });
  if (!confirmed.decision) throw new Error('the last confirmation decides');
  return confirmed.decision;
}
