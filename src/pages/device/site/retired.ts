import { createHash } from 'node:crypto';
import type { Language } from '../../../base/language.ts';
import type { CarriedKey } from '../check-code.ts';
import type { Trust } from './trust.ts';

/** What the page that checks files carries for its script. */
export interface CarriedTrust {
  readonly trust: Trust;
  /** When the server ended, as people write it. */
  readonly endedOn: Readonly<Record<Language, string>>;
}

/** What became of a credential, other than that it stayed valid. */
export type Ended = 'REVOKED' | 'SUSPENDED' | 'SUPERSEDED';

/** What the page behind the QR codes carries for its script. */
export interface CarriedCodes {
  /** Each issuer's keys, by its DID. */
  readonly keys: Readonly<Record<string, readonly CarriedKey[]>>;
  /** Names of credentials (`credentialName`) that did not stay valid: a list of all would show how many there are. */
  readonly ended: Readonly<Record<Ended, readonly string[]>>;
  readonly endedOn: Readonly<Record<Language, string>>;
}

/**
 * A credential's id so that whoever has it finds it, and nobody can read it back: half of its SHA-256 in base64url. The
 * id is random, so it cannot be guessed either.
 */
export const credentialName = (id: string): string =>
  createHash('sha256').update(id).digest().subarray(0, 16).toString('base64url');
