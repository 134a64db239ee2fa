import { randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '../base/refusal.ts';

const scrypt = promisify(scryptCallback) as (
  secret: string,
  salt: Uint8Array,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;

/** What hashing a password or PIN costs (RFC 7914, 2). */
export interface SecretCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's second recommended set for scrypt: 64 MiB, one pass after the other. */
export const SECRET_COST: SecretCost = { N: 2 ** 16, r: 8, p: 2 };

const LARGEST_MEMORY = 256 * 1024 * 1024;

const hashOf = (secret: string, salt: Uint8Array, cost: SecretCost): Promise<Buffer> =>
  scrypt(secret.normalize('NFKC'), salt, 32, { ...cost, maxmem: LARGEST_MEMORY });

/** Hashes a password or PIN: `scrypt$salt$hash`, base64url. It fits at the same cost alone. */
export async function hashSecret(secret: string, cost: SecretCost = SECRET_COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashOf(secret, salt, cost);
  return `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

const NOBODY = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Compares in constant time; takes as long where there is no stored secret, so that accounts cannot be told apart. */
export async function secretFits(
  secret: string,
  stored: string | null,
  cost: SecretCost = SECRET_COST,
): Promise<boolean> {
  const [, salt = '', hash = ''] = (stored ?? NOBODY).split('$');
  const found = await hashOf(secret, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(found, Buffer.from(hash, 'base64url')) && stored !== null;
}

/** OWASP's first recommended set for scrypt: 128 MiB, for what an attacker could try at leisure. */
const KEY_COST: SecretCost = { N: 2 ** 17, r: 8, p: 1 };

/** 32 bytes that only whoever knows the secret can make again. */
export const keyFromSecret = (secret: string, salt: Uint8Array): Promise<Buffer> =>
  hashOf(secret, salt, KEY_COST);

const COMMON = new Set(['password1234', 'salasana1234', '123456789012', 'qwertyuiop12']);

/** At least 12 characters, not one character repeated, not among the first that anybody tries. */
export function password(value: string): string | Refusal {
  const simple = new Set(value).size < 5 || COMMON.has(value.toLowerCase());
  if (value.length < 12 || value.length > 200 || simple) {
    return new Refusal('WEAK_SECRET', ['password'], { expected: '(12–200)' });
  }
  return value;
}

/** Six digits, neither all the same nor a run. */
export function pin(value: string): string | Refusal {
  const run = '01234567890123456789'.includes(value) || '98765432109876543210'.includes(value);
  if (!/^\d{6}$/.test(value) || new Set(value).size < 3 || run) {
    return new Refusal('WEAK_SECRET', ['pin'], { expected: '(000000–999999)' });
  }
  return value;
}
