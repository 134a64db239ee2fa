import type { Id } from '../../src/base/id.ts';
import type { LocalizedText } from '../../src/base/language.ts';
import type {
  AwardedRequirement,
  CompetenceCertificateAward,
  RecognisedCompetenceAward,
  StatementAward,
} from '../../src/credential/award.ts';
import { didDocument, didWeb } from '../../src/credential/did.ts';
import { localSigner, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import type { OpenBadgeOptions } from '../../src/credential/open-badge.ts';

const WASHING: LocalizedText = {
  fi: 'Pesu ja puhdistus',
  sv: 'Tvätt och rengöring',
  en: 'Washing and cleaning',
};
const FIXING: LocalizedText = { fi: 'Korjaaminen', sv: 'Reparation', en: 'Repairing' };

const TEXTS: readonly (readonly [LocalizedText, LocalizedText])[] = [
  [
    WASHING,
    {
      fi: 'pesee soutuveneen pohjan',
      sv: 'tvättar roddbåtens botten',
      en: 'washes the hull of a rowing boat',
    },
  ],
  [WASHING, { fi: 'valitsee pesuaineen pinnan mukaan', sv: 'väljer tvättmedel efter ytan' }],
  [WASHING, { fi: 'lajittelee jätteet', sv: 'sorterar avfall', en: 'sorts the waste' }],
  [FIXING, { fi: 'vaihtaa airon hankaimen', sv: 'byter årtull', en: 'changes an oarlock' }],
  [
    FIXING,
    { fi: 'hioo ja lakkaa penkin', sv: 'slipar och lackar toften', en: 'sands and varnishes a thwart' },
  ],
];

export const requirements: readonly AwardedRequirement[] = TEXTS.map(([group, text], at) => ({
  id: `req_${at}` as Id<'requirement'>,
  text,
  group,
  position: at < 3 ? { group: 1, place: at + 1 } : { group: 2, place: at - 2 },
}));

const requirement = (at: number): AwardedRequirement => requirements[at]!;

const base = {
  issuer: 'iss_sample' as Id<'issuer'>,
  language: 'fi',
  holder: {
    participant: 'par_sample' as Id<'participant'>,
    givenNames: 'Aino Ђorđe',
    familyName: 'Näyteniemi',
    birthDate: '1998-04-17',
    identityAssurance: 'SEEN_BY_STAFF',
  },
  target: {
    id: 'tgt_boats' as Id<'target'>,
    kind: 'UNIT',
    code: 'tutkinnonosat_999001',
    name: { fi: 'Soutuveneiden kunnostaminen', sv: 'Iståndsättning av roddbåtar', en: 'Rowing boat repair' },
    competencePoints: 15,
    qualification: {
      name: { fi: 'Venealan näytetutkinto', sv: 'Provexamen inom båtbranschen' },
      diaryNumber: 'OPH-0000-2026',
      documentId: 9990001,
      version: '2026-01-15T08:00:00.000Z',
    },
  },
} as const;

export const certificateAward: CompetenceCertificateAward = {
  ...base,
  kind: 'COMPETENCE_CERTIFICATE',
  requirements: [
    {
      ...requirement(0),
      level: 'INDEPENDENTLY',
      on: '2026-02-11',
      markedBy: 'INSTRUCTOR',
      basis: 'SCHOOL_APPROVED',
    },
    {
      ...requirement(1),
      level: 'WITH_GUIDANCE',
      on: '2026-02-18',
      markedBy: 'INSTRUCTOR',
      basis: 'SCHOOL_APPROVED',
    },
    { ...requirement(4), level: 'INDEPENDENTLY', on: '2026-03-02', markedBy: 'TEACHER', basis: 'OWN' },
  ],
  requirementsInTarget: 5,
  groupSizes: [3, 2],
  environment: { name: { fi: 'Venevaja', sv: 'Båtskjulet' }, place: 'Helsinki' },
  startedOn: '2026-02-02',
  endedOn: '2026-03-02',
};

export const recognisedAward: RecognisedCompetenceAward = {
  ...base,
  holder: { ...base.holder, identityAssurance: 'SCHOOL_REGISTER' },
  kind: 'RECOGNISED_COMPETENCE',
  scope: 'WHOLE',
  requirements,
  requirementsInTarget: 5,
  groupSizes: [3, 2],
  grade: {
    value: '4',
    name: { fi: 'Hyvä', sv: 'Goda', en: 'Good' },
    scaleName: { fi: 'Arvosana', sv: 'Vitsord', en: 'Grade' },
    scaleValues: ['1', '2', '3', '4', '5'],
  },
  route: 'DEMONSTRATION',
  decidedOn: '2026-03-20',
  deviationCodes: ['MUKAUTETTU'],
  confirmedBy: ['TEACHER', 'WORKING_LIFE_ASSESSOR'],
};

export const { grade: _grade, ...ungraded } = recognisedAward;

/** Two of the five requirements, without a grade. */
export const partAward: RecognisedCompetenceAward = {
  ...ungraded,
  scope: 'PART',
  requirements: [requirement(0), requirement(3)],
  route: 'ASSESSORS',
  deviationCodes: [],
};

export const statementAward: StatementAward = {
  ...base,
  kind: 'STATEMENT',
  accepted: [requirement(0), requirement(3)],
  missing: [requirement(1), requirement(2), requirement(4)],
  groupSizes: [3, 2],
  statedOn: '2026-03-10',
  statedBy: 'TEACHER',
};

export const sampleAwards = {
  'a workshop’s certificate': certificateAward,
  'recognised competence': recognisedAward,
  'competence recognised in part': partAward,
  'a school’s statement': statementAward,
} as const;

export const ISSUED_AT = new Date('2026-03-21T09:30:00Z');
export const BASE_URL = 'https://proofs.example.org';
export const ISSUER_DID = didWeb(BASE_URL, 'boatshed');
export const LIST_URL = `${BASE_URL}/status/1`;
export const STATUS_INDEX = 94_211;

/** A fixed key, so that proofs are the same bytes in every run. */
export const PRIVATE_KEY = Uint8Array.from({ length: 32 }, (_, at) => at + 1);
export const KEY_FRAGMENT = 'key-2026-01-02';
export const signer = localSigner(`${ISSUER_DID}#${KEY_FRAGMENT}`, PRIVATE_KEY);

export const issuerDocument = async () =>
  didDocument(ISSUER_DID, [
    { fragment: KEY_FRAGMENT, publicKeyMultibase: await publicKeyMultibase(PRIVATE_KEY), state: 'ACTIVE' },
  ]);

export const badgeOptions: OpenBadgeOptions = {
  issuerProfile: { did: ISSUER_DID, name: 'Näytekaupunki, Venevaja', businessId: '1234567-1' },
  credentialId: 'urn:uuid:6c1f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a11',
  subjectId: 'urn:uuid:1f7d0b6a-2c55-4d0b-8a8e-9f6a3f1c7b22',
  issuedAt: ISSUED_AT,
  status: { listUrl: LIST_URL, index: STATUS_INDEX },
  baseUrl: BASE_URL,
};
