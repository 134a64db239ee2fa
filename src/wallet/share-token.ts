import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Vault } from '../access/vault.ts';
import { type Id, idBeforeDot } from '../base/id.ts';

/** What a link ends in: 256 random bits in base64url. */
export const newShareToken = (): string => randomBytes(32).toString('base64url');

export const shareTokenHash = (vault: Vault, token: string): string => vault.lookup('share-token', token);

/** Where a share is opened. */
export const shareLink = (baseUrl: string, token: string): string => `${baseUrl}/s/${token}`;

/** Six digits, short enough to say; a share takes five wrong ones and no more. */
export const newShareCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** Keyed and bound to the share: the table alone tells nothing of so short a code. */
export const shareCodeHash = (vault: Vault, share: Id<'share'>, code: string): string =>
  vault.lookup('share-code', `${share}:${code.replace(/\D/g, '')}`);

/** What lets the files of one opening be fetched without counting another. */
export const openingTicket = (vault: Vault, opening: Id<'shareOpening'>): string =>
  `${opening}.${vault.lookup('share-opening', opening)}`;

/** The opening that a ticket is of, or null. */
export function openingOf(vault: Vault, ticket: string): Id<'shareOpening'> | null {
  const opening = idBeforeDot(ticket, 'shareOpening');
  return sameText(ticket, openingTicket(vault, opening)) ? opening : null;
}

/** Compares in constant time, where the lengths are the same. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
