import type { Language } from '../base/language.ts';
import { inLanguage, type LocalizedText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import type { Award } from './award.ts';
import { CREDENTIALS_V2, OPEN_BADGES_V3 } from './document-loader.ts';
import { awardResults } from './open-badge-result.ts';
import { checkOpenBadge, type OpenBadge } from './shape.ts';
import { instantText } from './sign.ts';
import { type StatusEntry, statusEntry } from './status-list.ts';
import { filled, WORDING } from './wording.ts';

/** Where a published qualification document is found, whatever the language. */
const EPERUSTEET = 'https://eperusteet.opintopolku.fi/eperusteet-service/api/external/peruste';

const ACHIEVEMENT_TYPE = {
  COMPETENCE_CERTIFICATE: 'Certificate',
  RECOGNISED_COMPETENCE: 'Competency',
  STATEMENT: 'Assessment',
} as const;

const ACHIEVEMENT_PATH = {
  COMPETENCE_CERTIFICATE: 'competence-certificate',
  RECOGNISED_COMPETENCE: 'recognised-competence',
  STATEMENT: 'statement',
} as const;

const TARGET_TYPE = {
  UNIT: 'ext:QualificationUnit',
  UNIT_PART_COMPULSORY: 'ext:UnitPartCompulsory',
  UNIT_PART_OPTIONAL: 'ext:UnitPartOptional',
} as const;

export interface OpenBadgeOptions {
  readonly issuerProfile: {
    readonly did: string;
    /** The public issuer name in force, in the award's language where it has one. */
    readonly name: string;
    readonly businessId: string;
    readonly url?: string;
  };
  /** A URI of this credential alone: urn:uuid, or an https URL. */
  readonly credentialId: string;
  /** urn:uuid, fresh per credential; or the DID that the holder's wallet proved. */
  readonly subjectId: string;
  readonly issuedAt: Date;
  readonly status: StatusEntry;
  /** The server's public base URL, under which achievements have their ids. */
  readonly baseUrl: string;
}

/** The text in a language, else in Finnish, else in Swedish; `inLanguage` says so where it is not the wanted one. */
export function textIn(
  text: LocalizedText,
  wanted: Language,
): { text: string; mark: { inLanguage?: string } } {
  const found = inLanguage(text, wanted);
  if (!found) return { text: '', mark: {} };
  return { text: found.text, mark: found.language === wanted ? {} : { inLanguage: found.language } };
}

/**
 * The unsigned Open Badges 3.0 credential of an award, in the award's language, its shape checked.
 * Refuses with BIRTH_DATE_NEEDED (a school's document without one) or CREDENTIAL_SHAPE (with the place).
 */
export function openBadge(award: Award, options: OpenBadgeOptions): OpenBadge | Refusal {
  const { language, holder, target } = award;
  const wording = WORDING[language];
  if (award.kind !== 'COMPETENCE_CERTIFICATE' && !holder.birthDate) return new Refusal('BIRTH_DATE_NEEDED');

  const achievementId = `${options.baseUrl.replace(/\/+$/, '')}/achievements/${target.id}/${ACHIEVEMENT_PATH[award.kind]}`;
  const results = awardResults(award, achievementId);
  if (results instanceof Refusal) return results;
  const name = textIn(target.name, language).text;

  const badge: OpenBadge = {
    '@context': [CREDENTIALS_V2, OPEN_BADGES_V3],
    id: options.credentialId,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${wording.title[award.kind]}: ${name}`,
    description: wording.description[award.kind],
    issuer: {
      id: options.issuerProfile.did,
      type: ['Profile'],
      name: options.issuerProfile.name,
      ...(options.issuerProfile.url ? { url: options.issuerProfile.url } : {}),
      otherIdentifier: [
        {
          type: ['IdentifierEntry'],
          identifier: options.issuerProfile.businessId,
          identifierType: 'ext:businessId',
        },
      ],
    },
    validFrom: instantText(options.issuedAt),
    credentialSubject: {
      id: options.subjectId,
      type: ['AchievementSubject'],
      identifier: identifiers(award),
      ...dates(award),
      ...(award.kind === 'RECOGNISED_COMPETENCE' && award.scope === 'WHOLE' && target.competencePoints
        ? { creditsEarned: target.competencePoints }
        : {}),
      achievement: {
        id: achievementId,
        type: ['Achievement'],
        achievementType: ACHIEVEMENT_TYPE[award.kind],
        name,
        description: filled(wording.achievement[award.kind], { target: name }),
        criteria: { narrative: criteria(award) },
        ...(award.kind !== 'STATEMENT' && target.competencePoints
          ? { creditsAvailable: target.competencePoints }
          : {}),
        ...(target.code ? { humanCode: target.code } : {}),
        inLanguage: language,
        version: target.qualification.version,
        alignment: alignments(award),
        resultDescription: results.resultDescription,
      },
      result: results.result,
    },
    credentialStatus: statusEntry(options.status),
    ...environment(award),
  };
  return checkOpenBadge(badge);
}

function identifiers({ holder }: Award): OpenBadge['credentialSubject']['identifier'] {
  const identity = (
    identityType: 'name' | 'ext:birthDate' | 'ext:identityAssurance',
    identityHash: string,
  ): OpenBadge['credentialSubject']['identifier'][number] => ({
    type: ['IdentityObject'],
    hashed: false,
    identityHash,
    identityType,
  });
  return [
    identity('name', `${holder.givenNames} ${holder.familyName}`),
    ...(holder.birthDate ? [identity('ext:birthDate', holder.birthDate)] : []),
    identity('ext:identityAssurance', holder.identityAssurance),
  ];
}

function dates(award: Award): { activityStartDate?: string; activityEndDate: string } {
  if (award.kind === 'COMPETENCE_CERTIFICATE') {
    return { activityStartDate: award.startedOn, activityEndDate: award.endedOn };
  }
  return { activityEndDate: award.kind === 'STATEMENT' ? award.statedOn : award.decidedOn };
}

function criteria(award: Award): string {
  const intro = WORDING[award.language].criteria[award.kind];
  if (award.kind !== 'RECOGNISED_COMPETENCE') return intro;
  const demands = award.requirements.map((requirement) => {
    const { text, mark } = textIn(requirement.text, award.language);
    return `- ${text}${mark.inLanguage ? ` [${mark.inLanguage}]` : ''}`;
  });
  return [intro, '', ...demands].join('\n');
}

function alignments({ target, language }: Award): OpenBadge['credentialSubject']['achievement']['alignment'] {
  const targetUrl = `${EPERUSTEET}/${target.qualification.documentId}`;
  const alignment = (
    targetType: string,
    name: LocalizedText,
    targetCode?: string,
  ): OpenBadge['credentialSubject']['achievement']['alignment'][number] => {
    const { text, mark } = textIn(name, language);
    return {
      type: ['Alignment'],
      targetName: text,
      targetUrl,
      ...(targetCode ? { targetCode } : {}),
      targetFramework: 'ePerusteet',
      targetType,
      ...mark,
    };
  };
  return [
    alignment(TARGET_TYPE[target.kind], target.name, target.code),
    ...(target.unit ? [alignment('ext:CommonUnit', target.unit.name, target.unit.code)] : []),
    alignment('ext:Qualification', target.qualification.name, target.qualification.diaryNumber),
  ];
}

function environment(award: Award): Pick<OpenBadge, 'evidence'> {
  if (award.kind !== 'COMPETENCE_CERTIFICATE' || !award.environment) return {};
  const { text, mark } = textIn(award.environment.name, award.language);
  const place = award.environment.place;
  return {
    evidence: [{ type: ['Evidence'], name: text, ...(place ? { description: place } : {}), ...mark }],
  };
}
