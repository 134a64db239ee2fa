import { isObject, type Json, listed } from './json-value.ts';

/** Whether a JSON object is a verifiable presentation (VC Data Model 2.0, 4.13). */
export const isPresentation = (value: Json): boolean => listed(value.type).includes('VerifiablePresentation');

/** The one credential of a presentation, as an object or as a token; null where there is none, or more than one. */
export function presentedIn(presentation: Json): Json | string | null {
  const [only, ...more] = listed(presentation.verifiableCredential);
  if (more.length > 0) return null;
  if (!isObject(only)) return typeof only === 'string' ? only : null;
  if (!listed(only.type).includes('EnvelopedVerifiableCredential')) return only;
  const [, token] = /^data:application\/(?:vc\+jwt|dc\+sd-jwt),(ey[\w.~-]+)$/.exec(String(only.id)) ?? [];
  return token ?? null;
}
