import { randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '../base/refusal.ts';

const scrypt = promisify(scryptCallback) as (
  secret: string,
  salt: Uint8Array,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;

/** OWASP's second recommended set for scrypt: 64 MiB, one pass after the other. */
const COST = { N: 2 ** 16, r: 8, p: 2, maxmem: 256 * 1024 * 1024 };

/** Hashes a password or PIN: `scrypt$salt$hash`, base64url. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await scrypt(secret.normalize('NFKC'), salt, 32, COST);
  return `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

const NOBODY = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Compares in constant time; takes as long where there is no stored secret, so that accounts cannot be told apart. */
export async function secretFits(secret: string, stored: string | null): Promise<boolean> {
  const [, salt = '', hash = ''] = (stored ?? NOBODY).split('$');
  const found = await scrypt(secret.normalize('NFKC'), Buffer.from(salt, 'base64url'), 32, COST);
  return timingSafeEqual(found, Buffer.from(hash, 'base64url')) && stored !== null;
}

/** OWASP's first recommended set for scrypt: 128 MiB, for what an attacker could try at leisure. */
const KEY_COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

/** 32 bytes that only whoever knows the secret can make again. */
export const keyFromSecret = (secret: string, salt: Uint8Array): Promise<Buffer> =>
  scrypt(secret.normalize('NFKC'), salt, 32, KEY_COST);

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
