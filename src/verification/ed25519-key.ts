import { createPublicKey, type KeyObject } from 'node:crypto';
import { fromBase58 } from '../credential/compiled/base58.ts';

/** DER in front of the 32 bytes of an Ed25519 public key (RFC 8410, 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** Multicodec in front of the same in multibase (Data Integrity EdDSA, 2.1.1). */
const MULTICODEC_PREFIX = [0xed, 0x01];

const MOST_KEPT = 500;
const kept = new Map<string, KeyObject>();

/** The Ed25519 public key in a multibase text of 32 bytes and its prefix (`z6Mk…`); null for anything else. */
export function ed25519Key(publicKeyMultibase: string): KeyObject | null {
  const known = kept.get(publicKeyMultibase);
  if (known) return known;
  if (!/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/.test(publicKeyMultibase)) return null;
  const bytes = fromBase58(publicKeyMultibase.slice(1));
  if (bytes?.length !== 34 || !MULTICODEC_PREFIX.every((byte, at) => bytes[at] === byte)) return null;
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, bytes.subarray(2)]),
    format: 'der',
    type: 'spki',
  });
  const oldest = kept.keys().next();
  if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  kept.set(publicKeyMultibase, key);
  return key;
}
