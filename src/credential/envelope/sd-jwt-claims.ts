import { CREDENTIALS_V2, OPEN_BADGES_V3 } from '../document-loader.ts';
import type { OpenBadge } from '../shape.ts';
import { instantText } from '../sign.ts';
import { statusEntry } from '../status-list.ts';
import { numericDate } from './jws.ts';

type Subject = OpenBadge['credentialSubject'];
type Achievement = Subject['achievement'];
type Description = Achievement['resultDescription'][number];
type Result = Subject['result'][number];

/** A result together with its description, so that a holder shows or leaves out both at once. */
export type SdJwtResult = Omit<Description, 'type' | 'rubricCriterionLevel'> &
  Omit<Result, 'type' | 'resultDescription'> & {
    readonly levels?: readonly Omit<NonNullable<Description['rubricCriterionLevel']>[number], 'type'>[];
  };

/** The claims of our SD-JWT VC, all of them disclosed; terms are Open Badges' own where it has them. */
export interface SdJwtClaims {
  readonly iss: string;
  readonly vct: string;
  readonly jti: string;
  readonly sub: string;
  readonly nbf: number;
  readonly status: { readonly status_list: { readonly idx: number; readonly uri: string } };
  readonly cnf?: { readonly jwk: object };
  readonly title: string;
  readonly description: string;
  readonly language: Achievement['inLanguage'];
  readonly issuer: { readonly name: string; readonly business_id: string; readonly url?: string };
  readonly name?: string;
  readonly birthdate?: string;
  readonly identity_assurance?: string;
  readonly started_on?: string;
  readonly ended_on: string;
  readonly credits_earned?: number;
  readonly achievement: Omit<
    Achievement,
    'type' | 'criteria' | 'inLanguage' | 'alignment' | 'resultDescription'
  > & {
    readonly criteria: string;
  };
  readonly alignment: readonly Omit<Achievement['alignment'][number], 'type'>[];
  readonly result: readonly SdJwtResult[];
  readonly evidence?: readonly Omit<NonNullable<OpenBadge['evidence']>[number], 'type'>[];
}

/** Where the Token Status List stands beside the Bitstring Status List of the same rows. */
export const tokenListUrl = (listUrl: string): string => `${listUrl}/token`;

const bare = <T extends { type: unknown }>({ type: _, ...rest }: T): Omit<T, 'type'> => rest;

const identity = (badge: OpenBadge, wanted: string): string | undefined =>
  badge.credentialSubject.identifier.find(({ identityType }) => identityType === wanted)?.identityHash;

/** What stands before `/achievements/` in an achievement's id: the issuing server's base URL. */
const baseUrlOf = (badge: OpenBadge): string =>
  badge.credentialSubject.achievement.id.replace(/\/achievements\/.*$/s, '');

/** The type of our SD-JWT VCs: a name under the issuing server's own address (SD-JWT VC, 2.2.2.1). */
export const sdJwtType = (baseUrl: string): string => `${baseUrl}/types/open-badge`;

/** The claims that say what the credential says, no less and no more; `badgeOfSdJwt` is the reverse. */
export function sdJwtClaims(badge: OpenBadge): SdJwtClaims {
  const { credentialSubject: subject, issuer } = badge;
  const { criteria, inLanguage, alignment, resultDescription, ...achievement } = subject.achievement;
  const optional = <K extends string, V>(name: K, value: V | undefined) =>
    (value === undefined ? {} : { [name]: value }) as { [P in K]?: V };
  return {
    iss: issuer.id,
    vct: sdJwtType(baseUrlOf(badge)),
    jti: badge.id,
    sub: subject.id,
    nbf: numericDate(badge.validFrom),
    status: {
      status_list: {
        idx: Number(badge.credentialStatus.statusListIndex),
        uri: tokenListUrl(badge.credentialStatus.statusListCredential),
      },
    },
    title: badge.name,
    description: badge.description,
    language: inLanguage,
    issuer: {
      name: issuer.name,
      business_id: issuer.otherIdentifier[0].identifier,
      ...optional('url', issuer.url),
    },
    ...optional('name', identity(badge, 'name')),
    ...optional('birthdate', identity(badge, 'ext:birthDate')),
    ...optional('identity_assurance', identity(badge, 'ext:identityAssurance')),
    ...optional('started_on', subject.activityStartDate),
    ended_on: subject.activityEndDate,
    ...optional('credits_earned', subject.creditsEarned),
    achievement: { ...bare(achievement), criteria: criteria.narrative },
    alignment: alignment.map(bare),
    result: resultDescription.map((described) => {
      const { rubricCriterionLevel: levels, ...description } = bare(described);
      const given = subject.result.find(({ resultDescription: id }) => id === described.id);
      const {
        type: _t,
        resultDescription: _r,
        ...rest
      } = given ?? { type: ['Result'], resultDescription: '' };
      return { ...description, ...optional('levels', levels?.map(bare)), ...rest };
    }),
    ...optional('evidence', badge.evidence?.map(bare)),
  };
}

/** The unsigned credential that says what fully disclosed claims say. */
export function badgeOfSdJwt(claims: SdJwtClaims): OpenBadge {
  const identifier = (
    [
      ['name', claims.name],
      ['ext:birthDate', claims.birthdate],
      ['ext:identityAssurance', claims.identity_assurance],
    ] as const
  ).flatMap(([identityType, identityHash]) =>
    identityHash === undefined
      ? []
      : [
          {
            type: ['IdentityObject'] as ['IdentityObject'],
            hashed: false as const,
            identityHash,
            identityType,
          },
        ],
  );
  const { criteria, ...achievement } = claims.achievement;
  const listUrl = claims.status.status_list.uri.replace(/\/token$/, '');
  return {
    '@context': [CREDENTIALS_V2, OPEN_BADGES_V3],
    id: claims.jti,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: claims.title,
    description: claims.description,
    issuer: {
      id: claims.iss,
      type: ['Profile'],
      name: claims.issuer.name,
      ...(claims.issuer.url === undefined ? {} : { url: claims.issuer.url }),
      otherIdentifier: [
        {
          type: ['IdentifierEntry'],
          identifier: claims.issuer.business_id,
          identifierType: 'ext:businessId',
        },
      ],
    },
    validFrom: instantText(new Date(claims.nbf * 1000)),
    credentialSubject: {
      id: claims.sub,
      type: ['AchievementSubject'],
      identifier,
      ...(claims.started_on === undefined ? {} : { activityStartDate: claims.started_on }),
      activityEndDate: claims.ended_on,
      ...(claims.credits_earned === undefined ? {} : { creditsEarned: claims.credits_earned }),
      achievement: {
        ...achievement,
        type: ['Achievement'],
        criteria: { narrative: criteria },
        inLanguage: claims.language,
        alignment: claims.alignment.map((one) => ({ ...one, type: ['Alignment'] })),
        resultDescription: claims.result.map(descriptionOf),
      },
      result: claims.result.flatMap(resultOf),
    },
    credentialStatus: statusEntry({ listUrl, index: claims.status.status_list.idx }),
    ...(claims.evidence
      ? { evidence: claims.evidence.map((one) => ({ ...one, type: ['Evidence'] as ['Evidence'] })) }
      : {}),
  };
}

function descriptionOf(one: SdJwtResult): Description {
  const { value: _v, status: _s, achievedLevel: _a, narrative: _n, levels, ...description } = one;
  return {
    ...description,
    type: ['ResultDescription'],
    ...(levels
      ? { rubricCriterionLevel: levels.map((level) => ({ ...level, type: ['RubricCriterionLevel'] })) }
      : {}),
  };
}

function resultOf({ id, value, status, achievedLevel, narrative }: SdJwtResult): Result[] {
  if (value === undefined && status === undefined) return [];
  return [
    {
      type: ['Result'],
      resultDescription: id,
      ...(value === undefined ? {} : { value }),
      ...(status === undefined ? {} : { status }),
      ...(achievedLevel === undefined ? {} : { achievedLevel }),
      ...(narrative === undefined ? {} : { narrative }),
    },
  ];
}
