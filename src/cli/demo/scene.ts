import type { Client } from './client.ts';
import { accept, activate, invite, PARTICIPANT, STAFF, sampleDocument } from './setting.ts';

/** Everybody signed in, and where they are. */
export interface Scene {
  readonly coordinator: Client;
  readonly workshopCoordinator: Client;
  readonly instructor: Client;
  readonly teacher: Client;
  readonly decider: Client;
  readonly assessor: Client;
  readonly participant: Client;
  readonly walletNumber: string;
  readonly participantId: string;
  readonly workshop: string;
  readonly school: string;
  readonly group: string;
  readonly say: (line: string) => void;
}

interface Made {
  readonly id: string;
}

const unitOf = async (
  client: Client,
  kind: 'WORKSHOP' | 'SCHOOL',
  legalPerson: string,
  slug: string,
  name: object,
  issuerName: object,
) => {
  const { unit } = await client.act<{ unit: Made }>('addUnit', 'AddUnitInput', 'UnitAdded', 'unit { id }', {
    legalPerson,
    kind,
    name,
    issuerName,
    slug,
  });
  return unit.id;
};

/** Steps before the work: the sample document, a workshop and a school of one city, their staff, a participant. */
export async function setScene(baseUrl: string, firstCode: string, say: Scene['say']): Promise<Scene> {
  const coordinator = await accept(baseUrl, firstCode);
  const imported = await coordinator.act<{ counts: { units: number; requirements: number } }>(
    'importQualification',
    'ImportQualificationInput',
    'QualificationImported',
    'counts { units requirements }',
    { document: sampleDocument() },
  );
  say(
    `A coordinator imports qualification requirements: ${imported.counts.units} units, ${imported.counts.requirements} requirements in groups.`,
  );

  const { legalPerson } = await coordinator.act<{ legalPerson: Made }>(
    'addLegalPerson',
    'AddLegalPersonInput',
    'LegalPersonAdded',
    'legalPerson { id }',
    { businessId: '7654321-2', name: { fi: 'Näytekaupunki', sv: 'Provstaden', en: 'Sample City' } },
  );
  const workshop = await unitOf(
    coordinator,
    'WORKSHOP',
    legalPerson.id,
    'pyorapaja',
    { fi: 'Polkupyöräpaja' },
    {
      fi: 'Näytekaupunki, Polkupyöräpaja',
      sv: 'Provstaden, Cykelverkstaden',
      en: 'Sample City, Bicycle Workshop',
    },
  );
  const school = await unitOf(
    coordinator,
    'SCHOOL',
    legalPerson.id,
    'ammattiopisto',
    { fi: 'Näytekaupungin ammattiopisto' },
    {
      fi: 'Näytekaupungin ammattiopisto',
      sv: 'Provstadens yrkesinstitut',
      en: 'Sample City Vocational College',
    },
  );
  const workshopCoordinator = await invite(baseUrl, coordinator, workshop, STAFF.workshopCoordinator);
  const instructor = await invite(baseUrl, coordinator, workshop, STAFF.instructor);
  const teacher = await invite(baseUrl, coordinator, school, STAFF.teacher);
  const decider = await invite(baseUrl, coordinator, school, STAFF.decider);
  const assessor = await invite(baseUrl, coordinator, school, STAFF.assessor);
  say(
    'A workshop and a school get their staff: an instructor, a teacher, a decider and an assessor from working life.',
  );

  await workshopCoordinator.act(
    'allowCardAndPin',
    'AllowCardAndPinInput',
    'CardAndPinAllowed',
    'unit { id }',
    {
      unit: workshop,
      reason: {
        fi: 'Monella ei ole omaa laitetta eikä sähköpostia.',
        sv: 'Många har ingen egen enhet och ingen e-post.',
        en: 'Many have no device of their own and no e-mail.',
      },
    },
  );
  const { group } = await instructor.act<{ group: Made }>(
    'createGroup',
    'CreateGroupInput',
    'GroupChanged',
    'group { id }',
    {
      unit: workshop,
      name: 'Pyöräryhmä',
    },
  );
  const admitted = await instructor.act<{ participant: string; activationCode: string }>(
    'admitParticipant',
    'AdmitParticipantInput',
    'ParticipantAdmitted',
    'participant activationCode',
    { group: group.id, ...PARTICIPANT },
  );
  const { client: participant, walletNumber } = await activate(baseUrl, admitted.activationCode);
  say(
    `${PARTICIPANT.givenNames} ${PARTICIPANT.familyName} opens a wallet with an activation card and a PIN.`,
  );
  return {
    coordinator,
    workshopCoordinator,
    instructor,
    teacher,
    decider,
    assessor,
    participant,
    walletNumber,
    participantId: admitted.participant,
    workshop,
    school,
    group: group.id,
    say,
  };
}
