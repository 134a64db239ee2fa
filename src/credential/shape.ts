import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { CREDENTIALS_V2, OPEN_BADGES_V3 } from './document-loader.ts';

const text = z.string().min(1);
const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'an absolute URI');
const day = z.iso.date();
const extension = /^ext:[A-Za-z0-9.\-_]+$/;
/** An XML Schema dateTime with its offset, as VC 2.0 (4.9) wants it. */
export const instant = z.iso.datetime({ offset: true });

const rubricLevel = z.strictObject({
  id: uri,
  type: z.tuple([z.literal('RubricCriterionLevel')]),
  name: text,
  level: text,
  inLanguage: text.optional(),
});

const resultDescription = z.strictObject({
  id: uri,
  type: z.tuple([z.literal('ResultDescription')]),
  name: text,
  /** Open Badges 3.0, C.2.13 ResultType. */
  resultType: z.union([z.enum(['LetterGrade', 'PerformanceLevel', 'Status']), z.string().regex(extension)]),
  inLanguage: text.optional(),
  allowedValue: z.array(text).min(1).optional(),
  valueMin: text.optional(),
  valueMax: text.optional(),
  rubricCriterionLevel: z.array(rubricLevel).min(1).optional(),
});

const result = z
  .strictObject({
    type: z.tuple([z.literal('Result')]),
    resultDescription: uri,
    value: text.optional(),
    status: z.literal('Completed').optional(),
    achievedLevel: uri.optional(),
    narrative: text.optional(),
  })
  .refine((one) => one.value !== undefined || one.status !== undefined, 'a value or a status');

const alignment = z.strictObject({
  type: z.tuple([z.literal('Alignment')]),
  targetName: text,
  targetUrl: uri,
  targetCode: text.optional(),
  targetFramework: text,
  targetType: z.string().regex(extension),
  targetDescription: text.optional(),
  inLanguage: text.optional(),
});

const identity = z.strictObject({
  type: z.tuple([z.literal('IdentityObject')]),
  hashed: z.literal(false),
  identityHash: text,
  identityType: z.enum(['name', 'ext:birthDate', 'ext:identityAssurance']),
});

const evidence = z.strictObject({
  type: z.tuple([z.literal('Evidence')]),
  name: text,
  description: text.optional(),
  inLanguage: text.optional(),
});

/** What we issue: Open Badges 3.0 on VC Data Model 2.0, and our own demands. No term outside it, so nothing unsigned. */
const openBadge = z.strictObject({
  '@context': z.tuple([z.literal(CREDENTIALS_V2), z.literal(OPEN_BADGES_V3)]),
  id: uri,
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('OpenBadgeCredential')]),
  name: text,
  description: text,
  issuer: z.strictObject({
    id: z.string().regex(/^did:(web|key):\S+$/),
    type: z.tuple([z.literal('Profile')]),
    name: text,
    url: uri.optional(),
    otherIdentifier: z.tuple([
      z.strictObject({
        type: z.tuple([z.literal('IdentifierEntry')]),
        identifier: text,
        identifierType: z.literal('ext:businessId'),
      }),
    ]),
  }),
  validFrom: instant,
  credentialSubject: z.strictObject({
    id: uri,
    type: z.tuple([z.literal('AchievementSubject')]),
    identifier: z.array(identity).min(2),
    activityStartDate: day.optional(),
    activityEndDate: day,
    creditsEarned: z.number().positive().optional(),
    achievement: z.strictObject({
      id: uri,
      type: z.tuple([z.literal('Achievement')]),
      achievementType: z.enum(['Certificate', 'Competency', 'Assessment']),
      name: text,
      description: text,
      criteria: z.strictObject({ narrative: text }),
      creditsAvailable: z.number().positive().optional(),
      humanCode: text.optional(),
      inLanguage: z.enum(['fi', 'sv', 'en']),
      version: text,
      alignment: z.array(alignment).min(2),
      resultDescription: z.array(resultDescription).min(1),
    }),
    result: z.array(result).min(1),
  }),
  credentialStatus: z.strictObject({
    id: uri,
    type: z.literal('BitstringStatusListEntry'),
    statusPurpose: z.literal('revocation'),
    statusListIndex: z.string().regex(/^(0|[1-9]\d*)$/),
    statusListCredential: uri,
  }),
  evidence: z.array(evidence).min(1).optional(),
  proof: z.looseObject({}).optional(),
});

/** A credential of ours, signed or not yet. */
export type OpenBadge = z.infer<typeof openBadge>;

/** The JSON Schema of what we issue, for whoever reads it elsewhere; kept in credentials/shapes. */
export const openBadgeJsonSchema = (): object => z.toJSONSchema(openBadge, { target: 'draft-2020-12' });

const refused = (path: readonly PropertyKey[]): Refusal => {
  const names = path.map(String);
  return new Refusal('CREDENTIAL_SHAPE', names, { at: names.join('.') || '/' });
};

/**
 * The credential, if it is one of ours: Open Badges 3.0's required fields, no other term, and what we demand besides.
 * Else a Refusal CREDENTIAL_SHAPE that names the place.
 */
export function checkOpenBadge(value: unknown): OpenBadge | Refusal {
  const parsed = openBadge.safeParse(value);
  if (!parsed.success) return refused(deepest(parsed.error));
  return contradiction(parsed.data) ?? parsed.data;
}

/** Where the first thing wrong is; within a union, the one that got furthest. */
export function deepest(error: z.ZodError): readonly PropertyKey[] {
  const issue = error.issues[0];
  if (!issue) return [];
  if (issue.code === 'unrecognized_keys') return [...issue.path, ...issue.keys.slice(0, 1)];
  return issue.path;
}

const SUBJECT = ['credentialSubject'];

function contradiction(badge: OpenBadge): Refusal | null {
  const { achievement, result: results, identifier } = badge.credentialSubject;
  const descriptions = new Map(achievement.resultDescription.map((one) => [one.id, one]));
  if (descriptions.size !== achievement.resultDescription.length) {
    return refused([...SUBJECT, 'achievement', 'resultDescription']);
  }
  for (const [at, one] of results.entries()) {
    const described = descriptions.get(one.resultDescription);
    if (!described) return refused([...SUBJECT, 'result', at, 'resultDescription']);
    const levels = described.rubricCriterionLevel ?? [];
    if (one.achievedLevel && !levels.some(({ id }) => id === one.achievedLevel)) {
      return refused([...SUBJECT, 'result', at, 'achievedLevel']);
    }
    const allowed = described.allowedValue;
    if (allowed && !(one.value && allowed.includes(one.value)))
      return refused([...SUBJECT, 'result', at, 'value']);
  }
  const identities = identifier.map(({ identityType }) => identityType);
  const wanted = [
    'name',
    'ext:identityAssurance',
    ...(achievement.achievementType === 'Certificate' ? [] : ['ext:birthDate']),
  ];
  if (
    new Set(identities).size !== identities.length ||
    !wanted.every((one) => identities.some((it) => it === one))
  ) {
    return refused([...SUBJECT, 'identifier']);
  }
  if (achievement.achievementType !== 'Certificate') {
    // A school's document tells what the unit demands; marks and places stay with the workshop.
    if (badge.evidence) return refused(['evidence']);
    const marked = results.findIndex((one) => one.narrative !== undefined);
    if (marked >= 0) return refused([...SUBJECT, 'result', marked, 'narrative']);
  }
  return null;
}
