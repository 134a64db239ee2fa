import type { OwnText } from '../base/language.ts';
import { decodeList, isSet, LIST_LENGTH } from '../credential/status-list.ts';
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
  /** Whether the issuer has suspended this credential of its own; what none of its lists can tell. */
  suspended?(credentialId: string, issuer: string): Promise<boolean>;
  /** Status lists that came along with the credential. */
  readonly stapled?: readonly Json[];
  readonly now: Date;
}

/** The purposes that end a credential; `message` and `refresh` only tell something. */
const ENDING: Readonly<Record<string, 'REVOKED' | 'SUSPENDED'>> = {
  revocation: 'REVOKED',
  suspension: 'SUSPENDED',
};

/**
 * STATUS: every entry that could end the credential, read from a list that the same issuer signed
 * (Bitstring Status List 1.0, 3.2). Null where there is none. A list that cannot be had or trusted is UNKNOWN, unless
 * one came along that is still good: that one says how it stood then.
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
  return worst ?? whileInForce(answers, credential, sources);
}

/** What is to be said of a credential that no list says anything against. */
async function whileInForce(
  answers: readonly Check[],
  credential: Json,
  sources: StatusSources,
): Promise<Check> {
  const issuer = issuerOf(credential);
  if (typeof credential.id === 'string' && issuer !== null) {
    if (await sources.suspended?.(credential.id, issuer)) return check('STATUS', 'INVALID', 'SUSPENDED');
    const later = await sources.superseded?.(credential.id);
    if (later) return check('STATUS', 'VALID', 'SUPERSEDED', { later });
  }
  return answers.find(({ code }) => code === 'IN_FORCE_THEN') ?? check('STATUS', 'VALID', 'IN_FORCE');
}

async function checkEntry(entry: unknown, credential: Json, sources: StatusSources): Promise<Check> {
  const unknown = (code: Check['code']) => check('STATUS', 'UNKNOWN', code);
  if (!isObject(entry) || entry.type !== 'BitstringStatusListEntry') return unknown('OTHER_STATUS');
  const { statusPurpose, statusListIndex, statusListCredential: url, statusSize } = entry;
  const ending = typeof statusPurpose === 'string' ? ENDING[statusPurpose] : undefined;
  if (!ending || typeof url !== 'string') return unknown('OTHER_STATUS');
  if (statusSize !== undefined && statusSize !== 1) return unknown('OTHER_STATUS');
  if (!/^(0|[1-9]\d{0,8})$/.test(String(statusListIndex))) return unknown('OTHER_STATUS');

  const live = await sources.statusList(url).catch(() => null);
  const list = isObject(live) ? live : stapledList(url, statusPurpose, sources);
  if (!list) return unknown('STATUS_UNREACHABLE');
  const bits = await trustedBits(list, statusPurpose, url, credential, sources);
  const index = Number(statusListIndex);
  // One that came along and is good no more is as if it were not there.
  if (!bits || index >= bits.length * 8)
    return unknown(list === live ? 'STATUS_NOT_TRUSTED' : 'STATUS_UNREACHABLE');
  if (isSet(bits, index)) return check('STATUS', 'INVALID', ending);
  return list === live
    ? check('STATUS', 'VALID', 'IN_FORCE')
    : check('STATUS', 'VALID', 'IN_FORCE_THEN', { at: minute(list.validFrom) });
}

/** A list that came along under this address, for this purpose, and says itself until when it may be believed. */
const stapledList = (url: string, purpose: unknown, { stapled = [] }: StatusSources): Json | null =>
  stapled.find(
    ({ id, validFrom, validUntil, credentialSubject: subject }) =>
      id === url &&
      typeof validFrom === 'string' &&
      typeof validUntil === 'string' &&
      isObject(subject) &&
      listed(subject.statusPurpose).includes(purpose),
  ) ?? null;

const minute = (instant: unknown): string =>
  `${new Date(String(instant)).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

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
  const bits = typeof subject.encodedList === 'string' ? decodeList(subject.encodedList) : null;
  // A short list tells about whom it is asked (3.2: STATUS_LIST_LENGTH_ERROR).
  return bits && bits.length * 8 >= LIST_LENGTH ? bits : null;
}
