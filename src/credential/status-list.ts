import { randomInt } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { signCompiled } from './compiled/sign-compiled.ts';
import { CREDENTIALS_V2 } from './document-loader.ts';
import type { Signer } from './key-pair.ts';
import { instantText } from './sign.ts';

/** Entries in one list (Bitstring Status List 1.0, 2.2: at least 131,072, so that one holder hides among many). */
export const LIST_LENGTH = 131_072;

/** How long a reader may keep a list, in milliseconds. */
export const LIST_TTL = 300_000;

/** The largest list that is read from others, in bytes after decompression: 16 million entries. */
const LARGEST_LIST = 2 * 1024 * 1024;

/** What a list tells (Bitstring Status List 1.0, 2.2): that something was wrong for good, or is not to be relied on now. */
export type StatusPurpose = 'revocation' | 'suspension';

/** Where a credential's status stands: the list of revoked ones, and the place in it and in the list of suspended ones. */
export interface StatusEntry {
  readonly listUrl: string;
  readonly index: number;
}

/** A list with these entries set and no others; the first entry is the leftmost bit (Bitstring Status List 1.0, 3.3). */
export function listOf(indices: Iterable<number>): Uint8Array {
  const list = new Uint8Array(LIST_LENGTH / 8);
  for (const index of indices) {
    assertInside(list, index);
    list[index >> 3]! |= 0x80 >> (index & 7);
  }
  return list;
}

/** Every bit zero: nothing is revoked. */
export const emptyList = (): Uint8Array => listOf([]);

/** Whether an entry is set. Throws a RangeError for an entry outside the list. */
export function isSet(list: Uint8Array, index: number): boolean {
  assertInside(list, index);
  return ((list[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
}

function assertInside(list: Uint8Array, index: number): void {
  if (!Number.isSafeInteger(index) || index < 0 || index >= list.length * 8) {
    throw new RangeError(`no entry ${index} in a list of ${list.length * 8}`);
  }
}

/**
 * An index (0 ... LIST_LENGTH - 1) that was never given out, drawn at random so that it tells nothing about when it
 * was given. Null where every entry is used: time for another list.
 */
export function drawIndex(
  used: ReadonlySet<number>,
  random: (below: number) => number = randomInt,
): number | null {
  const free = LIST_LENGTH - used.size;
  if (free <= 0) return null;
  // A list with room is hit within a few draws; a crowded one is walked, so that the time stays bounded.
  for (let draw = 0; draw < 32; draw++) {
    const index = random(LIST_LENGTH);
    if (!used.has(index)) return index;
  }
  let nth = random(free);
  for (let index = 0; ; index++) {
    if (!used.has(index) && nth-- === 0) return index;
  }
}

/** `u` + base64url(gzip(bits)) (Bitstring Status List 1.0, 3.3). */
export const encodeList = (list: Uint8Array): string =>
  `u${gzipSync(list, { level: 9 }).toString('base64url')}`;

/** The bits of an encodedList, or null where it is malformed or decompresses to more than 2 MiB. */
export function decodeList(encodedList: string): Uint8Array | null {
  if (!/^u[A-Za-z0-9_-]+$/.test(encodedList)) return null;
  try {
    return new Uint8Array(
      gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'), { maxOutputLength: LARGEST_LIST }),
    );
  } catch {
    return null;
  }
}

export interface StatusListInput {
  readonly url: string;
  /** The DID of the issuer whose credentials it is about. */
  readonly issuer: string;
  readonly list: Uint8Array;
  /** What a set bit says; revocation where nothing is said. */
  readonly purpose?: StatusPurpose;
  /** Since when the list is so. */
  readonly issuedAt: Date;
  /** Until when it may be believed, where it is not to be asked for anew. */
  readonly until?: Date;
  /** For how many milliseconds a reader may keep it; LIST_TTL where nothing is said. */
  readonly ttl?: number;
}

/** The list as an unsigned BitstringStatusListCredential. */
export function statusListCredential({
  url,
  issuer,
  list,
  purpose = 'revocation',
  issuedAt,
  until,
  ttl = LIST_TTL,
}: StatusListInput): Record<string, unknown> {
  return {
    '@context': [CREDENTIALS_V2],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: instantText(issuedAt),
    ...(until ? { validUntil: instantText(until) } : {}),
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodeList(list),
      ttl,
    },
  };
}

/** The list as a signed credential, in the bytes to serve. `signedAt`: when, where that is not when it became so. */
export const signStatusList = (
  input: StatusListInput,
  signer: Signer,
  signedAt: Date = input.issuedAt,
): Promise<string> => signCompiled(statusListCredential(input), signer, signedAt);

/** Where the list of suspended ones stands beside the list of revoked ones. */
export const suspensionListUrl = (listUrl: string): string => `${listUrl}/suspension`;

/** The `credentialStatus` entry of a credential for one purpose; both purposes have the same place. */
export function statusEntry<P extends StatusPurpose = 'revocation'>(
  { listUrl, index }: StatusEntry,
  purpose?: P,
) {
  const list = purpose === 'suspension' ? suspensionListUrl(listUrl) : listUrl;
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry' as const,
    statusPurpose: (purpose ?? 'revocation') as P,
    statusListIndex: String(index),
    statusListCredential: list,
  };
}
