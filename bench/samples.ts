import type { Id } from '../src/base/id.ts';
import { Refusal } from '../src/base/refusal.ts';
import { openBadge } from '../src/credential/open-badge.ts';
import { statusEntry } from '../src/credential/status-list.ts';
import {
  BASE_URL,
  badgeOptions,
  certificateAward,
  ISSUER_DID,
  LIST_URL,
} from '../test/helpers/sample-award.ts';

/** An id of its own for each of many credentials. */
const uuid = (of: 'credential' | 'subject', at: number): string =>
  `urn:uuid:${of === 'credential' ? 'c' : 'd'}0000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

const AREAS = [10, 10, 8];

const requirements = AREAS.flatMap((size, area) =>
  Array.from({ length: size }, (_, place) => ({
    id: `req_${area}_${place}` as Id<'requirement'>,
    text: { fi: `huoltaa soutuveneen osan ${area + 1}.${place + 1} valmistajan ohjeen mukaan` },
    group: { fi: `Huollon vaihe ${area + 1}` },
    position: { group: area + 1, place: place + 1 },
    level: place % 3 === 0 ? ('WITH_GUIDANCE' as const) : ('INDEPENDENTLY' as const),
    on: `2026-02-${String(place + 1).padStart(2, '0')}`,
    markedBy: 'INSTRUCTOR' as const,
    basis: 'SCHOOL_APPROVED' as const,
  })),
);

/** A certificate of competence with 28 requirements in three areas, for one of many holders. */
export function certificate(at: number): object {
  const badge = openBadge(
    {
      ...certificateAward,
      holder: { ...certificateAward.holder, givenNames: `Aino ${at}` },
      requirements,
      requirementsInTarget: requirements.length,
      groupSizes: AREAS,
    },
    {
      ...badgeOptions,
      credentialId: uuid('credential', at),
      subjectId: uuid('subject', at),
      status: { listUrl: LIST_URL, index: at },
    },
  );
  if (badge instanceof Refusal) throw badge;
  return badge;
}

/** A badge without results, for one of many holders. */
export function badge(at: number): object {
  const identity = (identityType: string, identityHash: string) => ({
    type: ['IdentityObject'],
    hashed: false,
    identityHash,
    identityType,
  });
  const alignment = (targetName: string, targetType: string, targetCode: string) => ({
    type: ['Alignment'],
    targetName,
    targetUrl: 'https://qualifications.example.org/9990001',
    targetCode,
    targetFramework: 'ePerusteet',
    targetType,
  });
  return {
    '@context': badgeContexts,
    id: uuid('credential', at),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Venevajan merkki',
    description: 'Merkki pajan jaksosta.',
    issuer: { id: ISSUER_DID, type: ['Profile'], name: 'Näytekaupunki, Venevaja' },
    validFrom: '2026-03-21T09:30:00Z',
    credentialSubject: {
      id: uuid('subject', at),
      type: ['AchievementSubject'],
      identifier: [
        identity('name', `Aino ${at} Näyteniemi`),
        identity('ext:identityAssurance', 'SEEN_BY_STAFF'),
      ],
      activityEndDate: '2026-03-20',
      achievement: {
        id: `${BASE_URL}/achievements/boats/badge`,
        type: ['Achievement'],
        achievementType: 'Badge',
        name: 'Venevajan merkki',
        description: 'Veneiden kunnostamisen perusteet.',
        criteria: { narrative: 'Osallistuja on kunnostanut soutuveneen.' },
        humanCode: 'venevaja_1',
        inLanguage: 'fi',
        version: '1',
        alignment: [
          alignment('Soutuveneiden kunnostaminen', 'ext:QualificationUnit', 'tutkinnonosat_999001'),
          alignment('Venealan näytetutkinto', 'ext:Qualification', 'OPH-0000-2026'),
        ],
      },
    },
    credentialStatus: statusEntry({ listUrl: LIST_URL, index: at }),
  };
}

const badgeContexts = (certificate(0) as { '@context': string[] })['@context'];
