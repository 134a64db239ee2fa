import { z } from 'zod';
import { Refusal } from '../../base/refusal.ts';
import { deepest } from '../shape.ts';
import type { SdJwtClaims } from './sd-jwt-claims.ts';

const text = z.string().min(1);
const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const day = z.iso.date();
const inLanguage = text.optional();

const result = z
  .strictObject({
    id: uri,
    name: text,
    resultType: text,
    inLanguage,
    allowedValue: z.array(text).min(1).optional(),
    valueMin: text.optional(),
    valueMax: text.optional(),
    levels: z
      .array(z.strictObject({ id: uri, name: text, level: text, inLanguage }))
      .min(1)
      .optional(),
    value: text.optional(),
    status: z.literal('Completed').optional(),
    achievedLevel: uri.optional(),
    narrative: text.optional(),
  })
  .refine((one) => one.value !== undefined || one.status !== undefined, 'a value or a status');

/** What our SD-JWT VC shows: all that always shows, and of the rest what the holder chose. No other claim. */
const shown = z.strictObject({
  iss: z.string().regex(/^did:(web|key):\S+$/),
  vct: z.string().regex(/\/types\/open-badge$/),
  jti: uri,
  sub: uri,
  nbf: z.int(),
  status: z.strictObject({ status_list: z.strictObject({ idx: z.int().min(0), uri }) }),
  cnf: z.strictObject({ jwk: z.looseObject({}) }).optional(),
  title: text,
  description: text,
  language: z.enum(['fi', 'sv', 'en']),
  issuer: z.strictObject({ name: text, business_id: text, url: uri.optional() }),
  name: text.optional(),
  birthdate: text.optional(),
  identity_assurance: text.optional(),
  started_on: day.optional(),
  ended_on: day.optional(),
  credits_earned: z.number().positive().optional(),
  achievement: z.strictObject({
    id: uri,
    achievementType: z.enum(['Certificate', 'Competency', 'Assessment']),
    name: text,
    description: text.optional(),
    criteria: text.optional(),
    creditsAvailable: z.number().positive().optional(),
    humanCode: text.optional(),
    version: text.optional(),
  }),
  alignment: z.array(
    z.strictObject({
      targetName: text,
      targetUrl: uri,
      targetCode: text.optional(),
      targetFramework: text,
      targetType: text,
      targetDescription: text.optional(),
      inLanguage,
    }),
  ),
  result: z.array(result).min(1),
  evidence: z.array(z.strictObject({ name: text, description: text.optional(), inLanguage })).optional(),
});

/** The claims of one of ours that a holder shows. */
export type ShownClaims = z.infer<typeof shown>;

/** The shown claims, if they are one of ours; else a Refusal CREDENTIAL_SHAPE that names the place. */
export function checkShownClaims(value: unknown): ShownClaims | Refusal {
  const parsed = shown.safeParse(value);
  if (parsed.success) return parsed.data;
  const path = deepest(parsed.error).map(String);
  return new Refusal('CREDENTIAL_SHAPE', path, { at: path.join('.') || '/' });
}

/** Whether nothing that a credential must have was left out, so that the whole credential may be there to read back. */
export const mayBeWhole = (claims: ShownClaims): claims is ShownClaims & SdJwtClaims =>
  claims.ended_on !== undefined &&
  claims.achievement.description !== undefined &&
  claims.achievement.criteria !== undefined &&
  claims.achievement.version !== undefined;
