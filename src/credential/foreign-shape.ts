import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { CREDENTIALS_V2 } from './document-loader.ts';
import { deepest, instant } from './shape.ts';

const text = z.string().min(1);
const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'an absolute URI');

/** JSON-LD writes a set of one without its brackets. */
const many = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(one).min(1));

const typed = (name: string) => many(text).refine((types) => types.includes(name), `type ${name}`);

/** VC Data Model 2.0, section 4: what every credential has. */
const credential = z.looseObject({
  '@context': many(z.unknown()).refine(([first]) => first === CREDENTIALS_V2, 'VC Data Model 2.0 first'),
  id: uri.optional(),
  type: typed('VerifiableCredential'),
  issuer: z.union([uri, z.looseObject({ id: uri })]),
  validFrom: instant.optional(),
  validUntil: instant.optional(),
  credentialSubject: many(z.looseObject({}).refine((subject) => Object.keys(subject).length > 0, 'claims')),
  credentialStatus: many(z.looseObject({ type: many(text) })).optional(),
});

const achievement = z.looseObject({
  id: uri,
  type: typed('Achievement'),
  name: text,
  description: text,
  criteria: z
    .looseObject({ id: uri.optional(), narrative: text.optional() })
    .refine(({ id, narrative }) => id !== undefined || narrative !== undefined, 'an id or a narrative'),
  alignment: many(z.looseObject({ type: typed('Alignment'), targetName: text, targetUrl: uri })).optional(),
  resultDescription: many(
    z.looseObject({ id: uri, type: typed('ResultDescription'), name: text, resultType: text }),
  ).optional(),
});

/** Open Badges 3.0, B.1: what its credentials need besides. */
const openBadge = z.looseObject({
  id: uri,
  name: text,
  issuer: z.looseObject({ id: uri, type: typed('Profile') }),
  validFrom: instant,
  credentialSubject: many(
    z
      .looseObject({
        id: uri.optional(),
        type: typed('AchievementSubject'),
        identifier: many(
          z.looseObject({
            type: typed('IdentityObject'),
            hashed: z.boolean(),
            identityHash: text,
            identityType: text,
          }),
        ).optional(),
        achievement,
        result: many(z.looseObject({ type: typed('Result') })).optional(),
      })
      .refine(({ id, identifier }) => id !== undefined || identifier !== undefined, 'an id or an identifier'),
  ),
  credentialStatus: z.looseObject({}).optional(),
});

const types = (value: object): readonly unknown[] => {
  const type: unknown = 'type' in value ? value.type : undefined;
  return Array.isArray(type) ? type : [type];
};

/** Whether a credential calls itself an Open Badge. */
export const isOpenBadge = (value: object): boolean =>
  types(value).some((type) => type === 'OpenBadgeCredential' || type === 'AchievementCredential');

/**
 * Null where somebody else's credential has what VC Data Model 2.0 requires, and Open Badges 3.0 where it is a badge;
 * terms that neither knows are let through. Else a Refusal CREDENTIAL_SHAPE that names the place.
 */
export function foreignShape(value: object): Refusal | null {
  for (const schema of isOpenBadge(value) ? [credential, openBadge] : [credential]) {
    const parsed = schema.safeParse(value);
    if (parsed.success) continue;
    const path = deepest(parsed.error).map(String);
    return new Refusal('CREDENTIAL_SHAPE', path, { at: path.join('.') || '/' });
  }
  return null;
}
