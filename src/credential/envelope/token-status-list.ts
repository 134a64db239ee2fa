import { deflateSync, inflateSync } from 'node:zlib';
import type { Signer } from '../key-pair.ts';
import { LIST_LENGTH, LIST_TTL } from '../status-list.ts';
import { compactJws } from './jws.ts';

/** The largest list that is read from others, in bytes after decompression. */
const LARGEST_LIST = 2 * 1024 * 1024;

/** Statuses (Token Status List, 7.1), as wide as SUSPENDED needs: two bits an entry. */
const INVALID = 1;
const SUSPENDED = 2;
const BITS = 2;
const PER_BYTE = 8 / BITS;

export interface TokenListInput {
  /** Where the list is served; its `sub`. */
  readonly url: string;
  readonly issuer: string;
  /** The places of what was revoked. */
  readonly revoked: Iterable<number>;
  /** The places of what is suspended; a place that is revoked as well is revoked. */
  readonly suspended?: Iterable<number>;
  readonly issuedAt: Date;
  /** Until when it may be believed, where it is not to be asked for anew. */
  readonly until?: Date;
  /** For how many milliseconds a reader may keep it; LIST_TTL where nothing is said. */
  readonly ttl?: number;
}

/**
 * A signed Token Status List (`statuslist+jwt`; Token Status List, 5.1), two bits an entry: 0 valid, 1 invalid,
 * 2 suspended. `ttl` in seconds.
 */
export function tokenStatusList(
  { url, issuer, revoked, suspended = [], issuedAt, until, ttl = LIST_TTL }: TokenListInput,
  signer: Signer,
): Promise<string> {
  const bytes = new Uint8Array(LIST_LENGTH / PER_BYTE);
  const set = (index: number, status: number) => {
    const at = Math.floor(index / PER_BYTE);
    const shift = (index % PER_BYTE) * BITS;
    bytes[at] = (bytes[at]! & ~((2 ** BITS - 1) << shift)) | (status << shift);
  };
  for (const index of suspended) set(index, SUSPENDED);
  for (const index of revoked) set(index, INVALID);
  const payload = {
    iss: issuer,
    sub: url,
    iat: seconds(issuedAt),
    ...(until ? { exp: seconds(until) } : {}),
    ttl: ttl / 1000,
    status_list: {
      bits: BITS,
      lst: deflateSync(bytes, { level: 9 }).toString('base64url'),
    },
  };
  return compactJws({ typ: 'statuslist+jwt' }, payload, signer);
}

const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/**
 * The status at an index of a `status_list` (Token Status List, 4): 0 valid, 1 invalid, 2 suspended. Null where the
 * list is malformed, too large or too short.
 */
export function statusAt(list: { bits?: unknown; lst?: unknown }, index: number): number | null {
  const { bits, lst } = list;
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) return null;
  if (typeof lst !== 'string' || !/^[\w-]+$/.test(lst) || !Number.isSafeInteger(index) || index < 0)
    return null;
  try {
    const bytes = inflateSync(Buffer.from(lst, 'base64url'), { maxOutputLength: LARGEST_LIST });
    const perByte = 8 / bits;
    const byte = bytes[Math.floor(index / perByte)];
    if (byte === undefined) return null;
    return (byte >> ((index % perByte) * bits)) & (2 ** bits - 1);
  } catch {
    return null;
  }
}
