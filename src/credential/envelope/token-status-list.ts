import { deflateSync, inflateSync } from 'node:zlib';
import type { Signer } from '../key-pair.ts';
import { LIST_TTL } from '../status-list.ts';
import { compactJws } from './jws.ts';

/** The largest list that is read from others, in bytes after decompression. */
const LARGEST_LIST = 2 * 1024 * 1024;

/** A byte with its bits in the other order: there the first entry is the highest bit, here the lowest. */
const reversed = (byte: number): number =>
  Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2);

const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => reversed(byte));

export interface TokenListInput {
  /** Where the list is served; its `sub`. */
  readonly url: string;
  readonly issuer: string;
  /** The Bitstring Status List's bits, first entry leftmost. */
  readonly bits: Uint8Array;
  readonly issuedAt: Date;
}

/**
 * A revocation list as a signed Token Status List (`statuslist+jwt`; Token Status List, 5.1), one bit an entry: 0 valid,
 * 1 invalid. `ttl` in seconds.
 */
export function tokenStatusList(
  { url, issuer, bits, issuedAt }: TokenListInput,
  signer: Signer,
): Promise<string> {
  const payload = {
    iss: issuer,
    sub: url,
    iat: Math.floor(issuedAt.getTime() / 1000),
    ttl: LIST_TTL / 1000,
    status_list: {
      bits: 1,
      lst: deflateSync(
        bits.map((byte) => REVERSED[byte]!),
        { level: 9 },
      ).toString('base64url'),
    },
  };
  return compactJws({ typ: 'statuslist+jwt' }, payload, signer);
}

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
