import { isObject, type Json, listed } from './json-value.ts';

/** Whether a JSON object is a verifiable presentation (VC Data Model 2.0, 4.13). */
export const isPresentation = (value: Json): boolean => listed(value.type).includes('VerifiablePresentation');

/** More credentials than this are not checked in one go. */
export const MOST_PRESENTED = 10;

export interface Presented {
  /** As an object, or as the token that it is enveloped in; null where it is neither. */
  readonly credentials: readonly (Json | string | null)[];
  /** Status lists that came along, so that nobody need be asked for them. */
  readonly stapled: readonly Json[];
}

const isStatusList = (value: unknown): value is Json =>
  isObject(value) && listed(value.type).includes('BitstringStatusListCredential');

/** What a presentation holds. A status list beside credentials is about them; one by itself is what is presented. */
export function presentedIn(presentation: Json): Presented {
  const all = listed(presentation.verifiableCredential);
  const credentials = all.filter((one) => !isStatusList(one));
  if (credentials.length === 0) return { credentials: all.map(credentialOf), stapled: [] };
  return { credentials: credentials.map(credentialOf), stapled: all.filter(isStatusList) };
}

function credentialOf(presented: unknown): Json | string | null {
  if (!isObject(presented)) return typeof presented === 'string' ? presented : null;
  if (!listed(presented.type).includes('EnvelopedVerifiableCredential')) return presented;
  const [, token] =
    /^data:application\/(?:vc\+jwt|dc\+sd-jwt),(ey[\w.~-]+)$/.exec(String(presented.id)) ?? [];
  return token ?? null;
}
