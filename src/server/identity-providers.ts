import { z } from 'zod';
import type { IdentityProvider } from '../access/oidc/identity-provider.ts';
import { WrongConfiguration } from './wrong-configuration.ts';

const SETTING = 'PATEVA_OIDC_PROVIDERS';
/** Last parts of addresses under /sign-in/oidc/ that are not providers'. */
const TAKEN = new Set(['callback']);

const provider = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .refine((id) => !TAKEN.has(id)),
  name: z.partialRecord(z.enum(['fi', 'sv', 'en']), z.string().min(1)),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scope: z
    .string()
    .regex(/(^| )openid( |$)/)
    .default('openid'),
  for: z.enum(['STAFF', 'PARTICIPANTS']),
  acr: z.array(z.string().regex(/^\S+$/)).max(10).default([]),
  claims: z
    .strictObject({
      givenNames: z.string().min(1).default('given_name'),
      familyName: z.string().min(1).default('family_name'),
      birthDate: z.string().min(1).default('birthdate'),
    })
    .prefault({}),
});

/**
 * The OpenID providers of the settings: a JSON list of `{id, name, issuer, clientId, clientSecret, scope, for, acr,
 * claims}`. Messages name the place and never the value, which may be a secret. Throws WrongConfiguration.
 */
export function identityProviders(text: string | undefined, production: boolean): IdentityProvider[] {
  if (text === undefined) return [];
  const refuse = (what: string) => new WrongConfiguration(`${SETTING}: ${what}`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse('a JSON list of providers is needed');
  }
  const parsed = z.array(provider).max(20).safeParse(json);
  if (!parsed.success)
    throw refuse(`${parsed.error.issues[0]?.path.join('.')} is missing or has the wrong form`);
  if (new Set(parsed.data.map(({ id }) => id)).size < parsed.data.length)
    throw refuse('two have the same id');
  return parsed.data.map(({ for: audience, name, ...settings }) => {
    const insecure = settings.issuer.startsWith('http:');
    if (insecure && production) throw refuse(`${settings.id}.issuer: production needs an https address`);
    if (audience === 'PARTICIPANTS' && settings.acr.length === 0)
      throw refuse(`${settings.id}.acr: strong identification needs the contexts that count as strong`);
    const named = Object.fromEntries(Object.entries(name).filter(([, one]) => one !== undefined));
    return { ...settings, name: named as Record<string, string>, audience, insecure };
  });
}
