import type { Actor } from '../../src/access/actor.ts';
import type { House } from '../../src/access/context.ts';
import { account } from '../../src/access/organisation.table.ts';
import { groupMember, participant } from '../../src/access/participant.table.ts';
import { participantKey } from '../../src/access/vault.ts';
import { type Id, newId } from '../../src/base/id.ts';
import { checklist, mark } from '../../src/checklist/checklist.table.ts';
import { environmentInstructor, learningEnvironment } from '../../src/environment/environment.table.ts';
import {
  qualification,
  qualificationUnit,
  requirement,
  requirementGroup,
  target,
} from '../../src/qualification/qualification.table.ts';
import { makeGroup, makeStaff, makeUnit } from './people.ts';

/** A workshop with a group, everybody in it marked on every requirement of one unit. */
export interface CertifiableGroup {
  readonly instructor: Actor;
  readonly group: Id<'group'>;
  readonly environment: Id<'environment'>;
}

/** A statement holds 65,535 parameters: the marks of so many people fit. */
const TOGETHER = 100;

async function makeTarget(house: House, areas: readonly number[]) {
  const { sql } = house.database;
  const document = newId('qualification');
  const unit = newId('qualificationUnit');
  const aim = newId('target');
  await sql.insert(qualification).values({
    id: document,
    documentId: 9_990_001,
    version: new Date('2026-01-01T00:00:00Z'),
    name: { fi: 'Venealan näytetutkinto' },
    diaryNumber: 'OPH-0000-2026',
    sourceSha256: '0'.repeat(64),
    searchText: '',
    importedAt: house.clock(),
  });
  await sql.insert(qualificationUnit).values({
    id: unit,
    qualification: document,
    position: 0,
    kind: 'VOCATIONAL',
    code: 'tutkinnonosat_999001',
    name: { fi: 'Soutuveneiden kunnostaminen' },
    competencePoints: 20,
    sourceId: 1,
  });
  await sql.insert(target).values({ id: aim, kind: 'UNIT', unit, competencePoints: 20 });
  const requirements: Id<'requirement'>[] = [];
  for (const [position, size] of areas.entries()) {
    const group = newId('requirementGroup');
    const name = { fi: `Huollon vaihe ${position + 1}` };
    await sql.insert(requirementGroup).values({ id: group, target: aim, position, name });
    for (let place = 1; place <= size; place++) {
      const id = newId('requirement');
      requirements.push(id);
      await sql.insert(requirement).values({
        id,
        target: aim,
        group,
        position: requirements.length,
        kind: 'COMPETENCE_REQUIREMENT',
        key: `k${requirements.length}`,
        text: { fi: `huoltaa soutuveneen osan ${position + 1}.${place} valmistajan ohjeen mukaan` },
      });
    }
  }
  return { target: aim, requirements };
}

/**
 * Participants in the hundreds, each with a wallet key, an open checklist and a mark on every requirement of a unit
 * whose areas have so many each.
 */
export async function makeCertifiableGroup(
  house: House,
  people: number,
  areas: readonly number[],
): Promise<CertifiableGroup> {
  const { sql } = house.database;
  const now = house.clock();
  const workshop = await makeUnit(house, {
    kind: 'WORKSHOP',
    name: 'Näytekaupunki, Venevaja',
    slug: 'venevaja',
  });
  const instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
  const group = await makeGroup(house, workshop, [instructor], []);
  const aim = await makeTarget(house, areas);
  const environment = newId('environment');
  const publicName = { fi: 'Venevaja' };
  await sql
    .insert(learningEnvironment)
    .values({ id: environment, unit: workshop, publicName, createdAt: now });
  const { staff } = instructor.posts[0]!;
  await sql.insert(environmentInstructor).values({ environment, staff, assignedAt: now });

  for (let from = 0; from < people; from += TOGETHER) {
    await sql.transaction(async (tx) => {
      const rows = [];
      for (let at = from; at < Math.min(people, from + TOGETHER); at++) {
        const person = newId('participant');
        const owner = participantKey(person);
        const keys = await house.vault.create(tx, owner, now, newId);
        rows.push({ person, owner, keys, account: newId('account'), checklist: newId('checklist') });
      }
      await tx.insert(account).values(rows.map((row) => ({ id: row.account, createdAt: now })));
      await tx.insert(participant).values(
        rows.map(({ person, owner, keys, ...row }) => ({
          id: person,
          account: row.account,
          givenNames: keys.seal(owner, 'given_names', 'Aino'),
          familyName: keys.seal(owner, 'family_name', 'Näyteniemi'),
          birthDate: keys.seal(owner, 'birth_date', '1991-05-14'),
          walletNumber: keys.seal(owner, 'wallet_number', '000'),
          identityAssurance: 'SEEN_BY_STAFF' as const,
          createdAt: now,
          activatedAt: now,
        })),
      );
      await tx
        .insert(groupMember)
        .values(rows.map((row) => ({ group, participant: row.person, joinedAt: now })));
      await tx.insert(checklist).values(
        rows.map((row) => ({
          id: row.checklist,
          unit: house.provider,
          participant: row.person,
          target: aim.target,
          state: 'IN_PROGRESS' as const,
          version: 2,
          round: 0,
          recognised: [],
          openedAt: now,
          openedBy: row.account,
        })),
      );
      await tx.insert(mark).values(
        rows.flatMap((row) =>
          aim.requirements.map((requirement, position) => ({
            id: newId('mark'),
            checklist: row.checklist,
            requirement,
            party: 'INSTRUCTOR' as const,
            level: position % 3 === 0 ? ('WITH_GUIDANCE' as const) : ('INDEPENDENTLY' as const),
            author: instructor.account,
            unit: workshop,
            environment,
            basis: 'SCHOOL_APPROVED' as const,
            at: new Date(now.getTime() - position * 86_400_000),
            position,
          })),
        ),
      );
    });
  }
  return { instructor, group, environment };
}
