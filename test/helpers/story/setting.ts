import { Person } from './person.ts';
import type { Place } from './served.ts';

/** Everybody whose names and addresses must not be read out of the tables; nobody like them exists. */
export const STAFF = {
  workshopCoordinator: { name: 'Veikko Verstasnen', email: 'veikko@paja.example', role: 'COORDINATOR' },
  instructor: { name: 'Otso Ohjaajanen', email: 'otso@paja.example', role: 'INSTRUCTOR' },
  teacher: { name: 'Oona Opettajanen', email: 'oona@oppilaitos.example', role: 'TEACHER' },
  secondTeacher: { name: 'Onni Opettajanen', email: 'onni@oppilaitos.example', role: 'TEACHER' },
  decider: { name: 'Pentti Päättäjänen', email: 'pentti@oppilaitos.example', role: 'DECIDER' },
  secondDecider: { name: 'Päivi Päättäjänen', email: 'paivi@oppilaitos.example', role: 'DECIDER' },
  assessor: { name: 'Tyyne Työelämänen', email: 'tyyne@liike.example', role: 'ASSESSOR' },
  strangeTeacher: { name: 'Ville Vierasnen', email: 'ville@toinen.example', role: 'TEACHER' },
  strangeDecider: { name: 'Viola Vierasnen', email: 'viola@toinen.example', role: 'DECIDER' },
  strangeCoordinator: { name: 'Väinö Vierasnen', email: 'vaino@toinen.example', role: 'COORDINATOR' },
} as const;

export const PARTICIPANTS = [
  { givenNames: 'Đỗ Thị Ánh', familyName: 'Näkkäläjärvi-Čáppa', birthDate: '1991-05-14' },
  { givenNames: 'Jelizaveta', familyName: 'Õunapuuvist', birthDate: '2001-11-23' },
  { givenNames: 'Ásllat', familyName: 'Ŋuorttanaš', birthDate: '1987-02-09' },
] as const;

type StaffName = keyof typeof STAFF;

export interface Setting {
  readonly coordinator: Person;
  readonly staff: Readonly<Record<StaffName, Person>>;
  /** The ids under which the units know their staff. */
  readonly staffIds: Readonly<Record<StaffName, string>>;
  readonly participants: readonly Person[];
  readonly participantIds: readonly string[];
  readonly workshop: string;
  readonly school: string;
  readonly strangeSchool: string;
  readonly group: string;
}

interface Made {
  readonly id: string;
}

/** Two schools and a workshop of one city with their staff, and participants who have opened their wallets. */
export async function setUp(served: Place, people: number = PARTICIPANTS.length): Promise<Setting> {
  const coordinator = await served.person().accept(served.firstCode, 'kaisa@lompakko.example');
  const { legalPerson } = await coordinator.does<{ legalPerson: Made }>(
    'addLegalPerson',
    { businessId: '7654321-2', name: { fi: 'Näytekaupunki', sv: 'Provstaden', en: 'Sample City' } },
    'legalPerson { id }',
  );
  const unit = async (kind: 'WORKSHOP' | 'SCHOOL', slug: string, name: object, issuerName: object = name) => {
    const input = { legalPerson: legalPerson.id, kind, slug, name, issuerName };
    return (await coordinator.does<{ unit: Made }>('addUnit', input, 'unit { id }')).unit.id;
  };
  const workshop = await unit(
    'WORKSHOP',
    'pajat',
    { fi: 'Pyöräpajayksikkö' },
    { fi: 'Näytekaupunki, Pajat', sv: 'Provstaden, Verkstäderna', en: 'Sample City, Workshops' },
  );
  const school = await unit(
    'SCHOOL',
    'opisto',
    { fi: 'Näytekaupungin ammattiopisto' },
    { fi: 'Näytekaupungin ammattiopisto', sv: 'Provstadens yrkesinstitut', en: 'Sample City College' },
  );
  const strangeSchool = await unit('SCHOOL', 'toinen', { fi: 'Toinen oppilaitos' });

  const unitOf = (name: StaffName) => {
    if (name.startsWith('strange')) return strangeSchool;
    return name === 'instructor' || name === 'workshopCoordinator' ? workshop : school;
  };
  const staff: Partial<Record<StaffName, Person>> = {};
  const staffIds: Partial<Record<StaffName, string>> = {};
  for (const [name, who] of Object.entries(STAFF) as [StaffName, (typeof STAFF)[StaffName]][]) {
    const { invitationCode } = await coordinator.does<{ invitationCode: string }>(
      'inviteStaff',
      { ...who, unit: unitOf(name) },
      'invitationCode',
    );
    const person = await served.person().accept(invitationCode, who.email);
    const { viewer } = await person.ask<{ viewer: { posts: { staff: string }[] } }>(
      'query Me { viewer { posts { staff } } }',
    );
    staff[name] = person;
    staffIds[name] = viewer.posts[0]!.staff;
  }
  await staff.workshopCoordinator!.does('allowCardAndPin', {
    unit: workshop,
    reason: { fi: 'Monella ei ole omaa laitetta eikä sähköpostia.' },
  });
  const { group } = await staff.instructor!.does<{ group: Made }>(
    'createGroup',
    { unit: workshop, name: 'Pyöräryhmä' },
    'group { id }',
  );
  const admitted = [];
  for (const person of PARTICIPANTS.slice(0, people))
    admitted.push(await admit(served, staff.instructor!, group.id, person));
  return {
    coordinator,
    staff: staff as Setting['staff'],
    staffIds: staffIds as Setting['staffIds'],
    participants: admitted.map((one) => one.person),
    participantIds: admitted.map((one) => one.id),
    workshop,
    school,
    strangeSchool,
    group: group.id,
  };
}

/** An instructor admits somebody to a group, and they open their wallet. */
export async function admit(served: Place, instructor: Person, group: string, person: object) {
  const admitted = await instructor.does<{ participant: string; activationCode: string }>(
    'admitParticipant',
    { group, ...person },
    'participant activationCode',
  );
  return { person: await served.person().activate(admitted.activationCode), id: admitted.participant };
}
