import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Vault } from '../../access/vault.ts';
import { TRANSACTION_DIGITS } from './credential-offer.ts';

/** 256 random bits, in characters that stand in any address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const linkHash = (vault: Vault, link: string): string => vault.lookup('offer-link', link);

/** The code that an offer's link leads to. It follows from the link, so that it need not be kept. */
export const codeOf = (vault: Vault, link: string): string => vault.lookup('offer-code-of-link', link);

export const codeHash = (vault: Vault, code: string): string => vault.lookup('offer-code', code);

export const tokenHash = (vault: Vault, token: string): string => vault.lookup('offer-token', token);

/** A transaction code: digits, which any wallet's keyboard has. */
export const newTransactionCode = (): string =>
  String(randomInt(10 ** TRANSACTION_DIGITS)).padStart(TRANSACTION_DIGITS, '0');

/** Keyed, and bound to the offer's own code: a million guesses against the hash alone lead nowhere. */
export const transactionHash = (vault: Vault, offerCodeHash: string, typed: string): string =>
  vault.lookup('offer-transaction-code', `${offerCodeHash}\n${typed}`);

/** Compares two hashes in constant time. */
export const isSameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
