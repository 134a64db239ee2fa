import type { OwnText } from '../base/language.ts';
import { decodeList, isSet } from '../credential/status-list.ts';
import { type Check, check } from './check.ts';
import { checkDates } from './check-dates.ts';
import { checkProof, issuerOf } from './check-proof.ts';
import { isObject, type Json, listed } from './json-value.ts';

export interface StatusSources {
  /** A status list credential by its URL, or null where it cannot be had. */
  statusList(url: string): Promise<object | null>;
  /** A Token Status List (compact JWS) by its URL, or null where it cannot be had. */
  tokenList?(url: string): Promise<string | null>;
  didDocument(did: string): Promise<object | null>;
  /** What to tell of a credential that a better one has taken the place of. */
  superseded?(credentialId: string): Promise<OwnText | null>;
  readonly now: Date;
}

/** The purposes that end a credential; `message` and `refresh` only tell something. */
const ENDING: Readonly<Record<string, 'REVOKED' | 'SUSPENDED'>> = {
  revocation: 'REVOKED',
  suspension: 'SUSPENDED',
};

/**
 * STATUS: every entry that could end the credential, read from a list that the same issuer signed
 * (Bitstring Status List 1.0, 3.2). Null where there is none. A list that cannot be had or trusted is UNKNOWN.
 */
export async function checkStatus(credential: Json, sources: StatusSources): Promise<Check | null> {
  const entries = listed(credential.credentialStatus).filter(
    (entry) => !isObject(entry) || typeof entry.statusPurpose !== 'string' || entry.statusPurpose in ENDING,
  );
  if (entries.length === 0) return null;
  const answers = await Promise.all(entries.map((entry) => checkEntry(entry, credential, sources)));
  const worst =
    answers.find(({ outcome }) => outcome === 'INVALID') ??
    answers.find(({ outcome }) => outcome === 'UNKNOWN');
  if (worst) return worst;
  const later = typeof credential.id === 'string' ? await sources.superseded?.(credential.id) : null;
  return later ? check('STATUS', 'VALID', 'SUPERSEDED', { later }) : check('STATUS', 'VALID', 'IN_FORCE');
}

async function checkEntry(entry: unknown, credential: Json, sources: StatusSources): Promise<Check> {
  const unknown = (code: Check['code']) => check('STATUS', 'UNKNOWN', code);
  if (!isObject(entry) || entry.type !== 'BitstringStatusListEntry') return unknown('OTHER_STATUS');
  const { statusPurpose, statusListIndex, statusListCredential, statusSize } = entry;
  const ending = typeof statusPurpose === 'string' ? ENDING[statusPurpose] : undefined;
  if (!ending || typeof statusListCredential !== 'string') return unknown('OTHER_STATUS');
  if (statusSize !== undefined && statusSize !== 1) return unknown('OTHER_STATUS');
  if (!/^(0|[1-9]\d{0,8})$/.test(String(statusListIndex))) return unknown('OTHER_STATUS');

  const list = await sources.statusList(statusListCredential).catch(() => null);
  if (!isObject(list)) return unknown('STATUS_UNREACHABLE');
  const bits = await trustedBits(list, statusPurpose, statusListCredential, credential, sources);
  const index = Number(statusListIndex);
  if (!bits || index >= bits.length * 8) return unknown('STATUS_NOT_TRUSTED');
  return isSet(bits, index) ? check('STATUS', 'INVALID', ending) : check('STATUS', 'VALID', 'IN_FORCE');
}

async function trustedBits(
  list: Json,
  purpose: unknown,
  url: string,
  credential: Json,
  sources: StatusSources,
): Promise<Uint8Array | null> {
  const subject = list.credentialSubject;
  if (!listed(list.type).includes('BitstringStatusListCredential') || !isObject(subject)) return null;
  if (subject.type !== 'BitstringStatusList' || !listed(subject.statusPurpose).includes(purpose)) return null;
  if (list.id !== undefined && list.id !== url) return null;
  if (issuerOf(list) === null || issuerOf(list) !== issuerOf(credential)) return null;
  if (checkDates(list, sources.now).outcome !== 'VALID') return null;
  const { proof, identity } = await checkProof(list, (did) => sources.didDocument(did), sources.now);
  if (proof.outcome !== 'VALID' || identity.outcome !== 'VALID') return null;
  return typeof subject.encodedList === 'string' ? decodeList(subject.encodedList) : null;
}
