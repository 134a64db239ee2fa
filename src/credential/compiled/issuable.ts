import { CONTEXT_URLS, CREDENTIALS_V2 } from '../document-loader.ts';
import type { ContextedDocument } from './templates.ts';
import { iriTerm } from './written.ts';

/** The claims at the top of our credentials; whatever else the data model knows is left to the library. */
const KEYS: ReadonlySet<string> = new Set([
  '@context',
  'id',
  'type',
  'name',
  'description',
  'issuer',
  'validFrom',
  'credentialSubject',
  'credentialStatus',
  'evidence',
]);

const INSTANT = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/;

/**
 * Whether a credential is one that the library surely issues as it stands: narrower than VC Data Model 2.0, so that
 * whatever is in doubt is checked, and refused, by the library.
 */
export function isIssuable(credential: object): credential is ContextedDocument {
  const { '@context': contexts, type, issuer, validFrom, ...rest } = credential as Record<string, unknown>;
  const { credentialSubject: subject, credentialStatus: status = null, evidence = [] } = rest;
  return (
    Object.getPrototypeOf(credential) === Object.prototype &&
    Object.keys(credential).every((key) => KEYS.has(key)) &&
    areContexts(contexts) &&
    Array.isArray(type) &&
    type.includes('VerifiableCredential') &&
    (validFrom === undefined || (typeof validFrom === 'string' && INSTANT.test(validFrom))) &&
    isUri(isObject(issuer) ? issuer.id : issuer) &&
    isObject(subject) &&
    hasUriIfAny(subject) &&
    (status === null || isTyped(status)) &&
    Array.isArray(evidence) &&
    evidence.every(isTyped)
  );
}

const areContexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value[0] === CREDENTIALS_V2 && value.every((one) => CONTEXT_URLS.includes(one));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isUri = (value: unknown): boolean => iriTerm(value) !== null && URL.canParse(String(value));

const hasUriIfAny = (value: Record<string, unknown>): boolean => !('id' in value) || isUri(value.id);

const isTyped = (value: unknown): boolean => isObject(value) && Boolean(value.type) && hasUriIfAny(value);
