import { base64urlBytes } from '../../../base/base64url.ts';
import { isSet } from '../../../credential/status-list.ts';
import { type Check, check } from '../../../verification/check.ts';
import { checkDates } from '../../../verification/check-dates.ts';
import { isObject, type Json, listed } from '../../../verification/json-value.ts';
import { readToken } from '../../../verification/read-token.ts';
import { checkDocument, checkJws } from './check-signature.ts';
import { own, type Trust } from './trust.ts';

/** The largest list that is read, in bytes after decompression. */
const LARGEST_LIST = 2 * 1024 * 1024;

const ENDING: Readonly<Record<string, 'REVOKED' | 'SUSPENDED'>> = {
  revocation: 'REVOKED',
  suspension: 'SUSPENDED',
};

const unknown = (code: Check['code']) => check('STATUS', 'UNKNOWN', code);
const inForce = check('STATUS', 'VALID', 'IN_FORCE');

/** STATUS of a credential whose signature holds, from the lists that came with the page. */
export async function checkEntries(credential: Json, now: Date, trust: Trust): Promise<Check> {
  const entries = listed(credential.credentialStatus);
  if (entries.length === 0) return unknown('OTHER_STATUS');
  for (const entry of entries) {
    const found = await checkEntry(entry, credential, now, trust);
    if (found.outcome !== 'VALID') return found;
  }
  return inForce;
}

async function checkEntry(entry: unknown, credential: Json, now: Date, trust: Trust): Promise<Check> {
  if (!isObject(entry)) return unknown('OTHER_STATUS');
  const { type, statusPurpose, statusListIndex, statusListCredential: url } = entry;
  const ending = typeof statusPurpose === 'string' ? own(ENDING, statusPurpose) : undefined;
  if (type !== 'BitstringStatusListEntry' || !ending || typeof url !== 'string')
    return unknown('OTHER_STATUS');
  const list = own(trust.lists, url);
  if (!list) return unknown('STATUS_UNREACHABLE');
  const issuer = isObject(credential.issuer) ? credential.issuer.id : credential.issuer;
  const subject = list.credentialSubject;
  const sound =
    list.id === url &&
    list.issuer === issuer &&
    isObject(subject) &&
    subject.statusPurpose === statusPurpose &&
    checkDates(list, now).outcome === 'VALID' &&
    holds(await checkDocument(list, trust));
  if (!sound || !isObject(subject)) return unknown('STATUS_NOT_TRUSTED');
  const packed = base64urlBytes(String(subject.encodedList).replace(/^u/, ''));
  const bits = packed && (await unpacked(packed, 'gzip'));
  const index = Number(statusListIndex);
  if (!bits || !(Number.isSafeInteger(index) && index >= 0 && index < bits.length * 8))
    return unknown('STATUS_NOT_TRUSTED');
  return isSet(bits, index) ? check('STATUS', 'INVALID', ending) : inForce;
}

/** STATUS of an SD-JWT VC whose signature holds, from its Token Status List. */
export async function checkTokenEntry(claims: Json, now: Date, trust: Trust): Promise<Check> {
  const reference = isObject(claims.status) ? claims.status.status_list : undefined;
  if (!isObject(reference) || typeof reference.uri !== 'string' || typeof reference.idx !== 'number')
    return unknown('OTHER_STATUS');
  const text = own(trust.tokens, reference.uri);
  if (text === undefined) return unknown('STATUS_UNREACHABLE');
  const token = readToken(text);
  if ('code' in token || token.format !== 'STATUS_LIST') return unknown('STATUS_NOT_TRUSTED');
  const { iss, sub, iat, exp, status_list: list } = token.payload;
  const seconds = now.getTime() / 1000;
  const dated = Number(iat) <= seconds && (exp === undefined || Number(exp) > seconds);
  const sound =
    sub === reference.uri && iss === claims.iss && dated && holds(await checkJws(token, iss, trust));
  const status = sound && isObject(list) ? await statusAt(list, reference.idx) : null;
  if (status === null) return unknown('STATUS_NOT_TRUSTED');
  if (status === 0) return inForce;
  return status > 2
    ? unknown('OTHER_STATUS')
    : check('STATUS', 'INVALID', status === 1 ? 'REVOKED' : 'SUSPENDED');
}

const holds = ({ proof, identity }: { proof: Check; identity: Check }): boolean =>
  proof.outcome === 'VALID' && identity.outcome === 'VALID';

/** Token Status List, 4: as many bits an entry as it says, the first entry lowest. */
async function statusAt({ bits, lst }: Json, index: number): Promise<number | null> {
  const packed = typeof lst === 'string' ? base64urlBytes(lst) : null;
  const bytes = packed && (await unpacked(packed, 'deflate'));
  if (!bytes || !(bits === 1 || bits === 2 || bits === 4 || bits === 8)) return null;
  if (!Number.isSafeInteger(index) || index < 0) return null;
  const perByte = 8 / bits;
  const byte = bytes[Math.floor(index / perByte)];
  return byte === undefined ? null : (byte >> ((index % perByte) * bits)) & (2 ** bits - 1);
}

async function unpacked(packed: Uint8Array, form: 'gzip' | 'deflate'): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(LARGEST_LIST);
  let size = 0;
  try {
    const reader = new Blob([Uint8Array.from(packed)])
      .stream()
      .pipeThrough(new DecompressionStream(form))
      .getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (size + part.value.length > LARGEST_LIST) return null;
      bytes.set(part.value, size);
      size += part.value.length;
    }
    return bytes.subarray(0, size);
  } catch {
    return null;
  }
}
