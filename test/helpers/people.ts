import type { Actor, Role, UnitKind } from '../../src/access/actor.ts';
import { cardAndPinReason } from '../../src/access/card-and-pin.table.ts';
import type { House } from '../../src/access/context.ts';
import {
  account,
  controllerUnit,
  issuer,
  issuerName,
  legalPerson,
  staff,
  staffRole,
} from '../../src/access/organisation.table.ts';
import { groupInstructor, groupMember, participant, workGroup } from '../../src/access/participant.table.ts';
import { participantKey, unitKey } from '../../src/access/vault.ts';
import { type Id, newId } from '../../src/base/id.ts';

/** A controller unit with its key and its issuer. */
export async function makeUnit(
  house: House,
  options: { kind: UnitKind; name: string; businessId?: string; slug?: string },
): Promise<Id<'unit'>> {
  const { sql } = house.database;
  const now = house.clock();
  const businessId = options.businessId ?? '1234567-1';
  await sql
    .insert(legalPerson)
    .values({ id: newId('legalPerson'), businessId, name: { fi: 'Esimerkkikaupunki' }, createdAt: now })
    .onConflictDoNothing();
  const legal = (await sql.select().from(legalPerson)).find((row) => row.businessId === businessId)!;
  const unit = newId('unit');
  await sql.insert(controllerUnit).values({
    id: unit,
    legalPerson: legal.id,
    kind: options.kind,
    name: { fi: options.name, sv: options.name, en: options.name },
    createdAt: now,
  });
  await house.vault.create(sql, unitKey(unit), now, newId);
  const issuerId = newId('issuer');
  await sql.insert(issuer).values({
    id: issuerId,
    unit,
    slug:
      options.slug ??
      unit
        .slice(4, 12)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, 'x'),
    createdAt: now,
  });
  await sql.insert(issuerName).values({
    issuer: issuerId,
    name: { fi: options.name, sv: options.name, en: options.name },
    validFrom: '2020-01-01',
  });
  const recordedBy = newId('account');
  await sql.insert(account).values({ id: recordedBy, createdAt: now });
  await sql
    .insert(cardAndPinReason)
    .values({ unit, reason: { fi: 'Monella ei ole omaa laitetta.' }, recordedBy, recordedAt: now });
  return unit;
}

/** A member of staff with these roles; the Actor is as a signed-in request would have it. */
export async function makeStaff(
  house: House,
  unit: Id<'unit'>,
  roles: Role[],
  name = 'Ohjaaja Esimerkki',
): Promise<Actor> {
  const { sql } = house.database;
  const now = house.clock();
  const accountId = newId('account');
  const staffId = newId('staff');
  const row = (await sql.select().from(controllerUnit)).find((one) => one.id === unit)!;
  await sql.insert(account).values({ id: accountId, createdAt: now });
  const keys = await house.vault.open(sql, [unitKey(unit)]);
  await sql.insert(staff).values({
    id: staffId,
    account: accountId,
    unit,
    name: keys.seal(unitKey(unit), 'staff.name', name),
    email: keys.seal(unitKey(unit), 'staff.email', 'esimerkki@example.org'),
    createdAt: now,
  });
  for (const role of roles)
    await sql.insert(staffRole).values({ id: newId('role'), staff: staffId, role, createdAt: now });
  return {
    account: accountId,
    session: newId('session'),
    level: 'TRUSTED',
    participant: null,
    posts: roles.map((role) => ({ staff: staffId, unit, unitKind: row.kind, role })),
  };
}

export async function makeParticipant(
  house: House,
  person: { givenNames?: string; familyName?: string; birthDate?: string } = {},
): Promise<Actor & { participant: Id<'participant'> }> {
  const { sql } = house.database;
  const now = house.clock();
  const accountId = newId('account');
  const id = newId('participant');
  const owner = participantKey(id);
  const keys = await house.vault.create(sql, owner, now, newId);
  await sql.insert(account).values({ id: accountId, createdAt: now });
  await sql.insert(participant).values({
    id,
    account: accountId,
    givenNames: keys.seal(owner, 'given_names', person.givenNames ?? 'Aino Đặng'),
    familyName: keys.seal(owner, 'family_name', person.familyName ?? 'Näkkäläjärvi'),
    birthDate: keys.seal(owner, 'birth_date', person.birthDate ?? '1991-05-14'),
    walletNumber: keys.seal(owner, 'wallet_number', '000'),
    identityAssurance: 'SELF_STATED',
    createdAt: now,
    activatedAt: now,
  });
  return { account: accountId, session: newId('session'), level: 'TRUSTED', participant: id, posts: [] };
}

/** A group of the unit, instructed by these staff and joined by these participants. */
export async function makeGroup(
  house: House,
  unit: Id<'unit'>,
  instructors: Actor[],
  members: { participant: Id<'participant'> }[],
): Promise<Id<'group'>> {
  const { sql } = house.database;
  const group = newId('group');
  const now = house.clock();
  await sql.insert(workGroup).values({ id: group, unit, name: 'Pajaryhmä', createdAt: now });
  for (const actor of instructors) {
    await sql
      .insert(groupInstructor)
      .values({ group, staff: actor.posts.find((post) => post.unit === unit)!.staff, createdAt: now });
  }
  for (const { participant: member } of members)
    await sql.insert(groupMember).values({ group, participant: member, joinedAt: now });
  return group;
}
