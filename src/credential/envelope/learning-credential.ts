import { z } from 'zod';
import { Refusal } from '../../base/refusal.ts';
import type { Signer } from '../key-pair.ts';
import { deepest, type OpenBadge } from '../shape.ts';
import { SignedResults } from '../signed-results.ts';
import { numericDate } from './jws.ts';
import { writeSdJwt } from './sd-jwt.ts';
import { tokenListUrl } from './sd-jwt-claims.ts';

/** The type of the learning credential of the European Digital Identity Wallet. */
export const LEARNING_CREDENTIAL = 'urn:eu.europa.ec.eudi:learning:credential:1';

const text = z.string().min(1);

/** What stands in it; the holder may leave out what is optional here. */
const shape = z.strictObject({
  iss: z.string().regex(/^did:(web|key):\S+$/),
  vct: z.literal(LEARNING_CREDENTIAL),
  jti: text,
  sub: text,
  nbf: z.int(),
  status: z.strictObject({ status_list: z.strictObject({ idx: z.int().min(0), uri: text }) }),
  cnf: z.strictObject({ jwk: z.looseObject({}) }),
  issuing_authority: text,
  issuing_country: z.literal('FI'),
  date_of_issuance: z.iso.date(),
  achievement_title: text,
  family_name: text.optional(),
  given_name: text.optional(),
  achievement_description: text,
  learning_outcomes: z.array(text).optional(),
  assessment_grade: text.optional(),
});

export type LearningCredential = z.infer<typeof shape>;

const DISCLOSABLE = [
  'family_name',
  'given_name',
  'assessment_grade',
] as const satisfies readonly (keyof LearningCredential)[];

/** Whether claims are those of our learning credential, as far as its holder shows them; else where they are not. */
export function checkLearningCredential(value: unknown): LearningCredential | Refusal {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const path = deepest(parsed.error).map(String);
  return new Refusal('CREDENTIAL_SHAPE', path, { at: path.join('.') || '/' });
}

/** A holder's name in the two parts that the learning credential wants. */
export interface NameParts {
  readonly givenNames: string;
  readonly familyName: string;
}

/** What the learning credential says of a credential of ours: who, what of, what was learnt, which grade; no more. */
export function learningClaims(badge: OpenBadge, name: NameParts, holderKey: object): LearningCredential {
  const { achievement } = badge.credentialSubject;
  const results = SignedResults.of(badge);
  if (results instanceof Refusal) throw new Error('not a credential of ours');
  const [grade] = results.facts('grade');
  // Without these what is shown would say more than was decided.
  const limits = [...results.facts('scope'), ...results.facts('deviation')].map(
    ({ label, value }) => `${label}: ${value}`,
  );
  return {
    iss: badge.issuer.id,
    vct: LEARNING_CREDENTIAL,
    jti: badge.id,
    sub: badge.credentialSubject.id,
    nbf: numericDate(badge.validFrom),
    status: {
      status_list: {
        idx: Number(badge.credentialStatus.statusListIndex),
        uri: tokenListUrl(badge.credentialStatus.statusListCredential),
      },
    },
    cnf: { jwk: { ...holderKey } },
    issuing_authority: badge.issuer.name,
    issuing_country: 'FI',
    date_of_issuance: badge.validFrom.slice(0, 10),
    achievement_title: badge.name,
    achievement_description: [achievement.description, ...limits].join('\n'),
    family_name: name.familyName,
    given_name: name.givenNames,
    // What a statement finds missing was not learnt.
    learning_outcomes: results.requirements
      .filter(({ code }) => code !== 'MISSING')
      .map((one) => (one.code === undefined ? one.text : `${one.text} (${one.value})`)),
    ...(grade === undefined ? {} : { assessment_grade: grade.value }),
  };
}

/** The credential as a learning credential (SD-JWT VC), bound to its holder's key. Each outcome can be left out. */
export function learningCredential(
  badge: OpenBadge,
  name: NameParts,
  holderKey: object,
  signer: Signer,
): Promise<string> {
  const claims = learningClaims(badge, name, holderKey);
  return writeSdJwt(
    claims,
    {
      _sd: DISCLOSABLE.filter((one) => claims[one] !== undefined),
      learning_outcomes: { _sd: (claims.learning_outcomes ?? []).map((_, at) => at) },
    },
    signer,
  );
}
