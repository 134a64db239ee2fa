import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { credentialV1, credentialV2, many, text, typed, uri } from './data-model.ts';
import { CREDENTIALS_V1, CREDENTIALS_V2 } from './document-loader.ts';
import { deepest, instant } from './shape.ts';

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

/** By which data model a credential says that it is made; null for one that is not checked here. */
export function dataModelOf(value: object): '2.0' | '1.1' | null {
  const contexts: unknown = '@context' in value ? value['@context'] : undefined;
  const first: unknown = Array.isArray(contexts) ? contexts[0] : contexts;
  if (first === CREDENTIALS_V2) return '2.0';
  // Badges of that time are of another edition of Open Badges than the one whose shape is known here.
  return first === CREDENTIALS_V1 && !isOpenBadge(value) ? '1.1' : null;
}

/**
 * Null where somebody else's credential has what its data model requires (VC Data Model 2.0, or 1.1), and Open Badges
 * 3.0 where it is a badge; terms that neither knows are let through. Else a Refusal CREDENTIAL_SHAPE that names the place.
 */
export function foreignShape(value: object): Refusal | null {
  if (dataModelOf(value) === '1.1') return firstWrong(value, credentialV1);
  return firstWrong(value, credentialV2) ?? (isOpenBadge(value) ? firstWrong(value, openBadge) : null);
}

function firstWrong(value: object, schema: z.ZodType): Refusal | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return null;
  const path = deepest(parsed.error).map(String);
  return new Refusal('CREDENTIAL_SHAPE', path, { at: path.join('.') || '/' });
}
