import { createHmac, randomBytes } from 'node:crypto';
import { lt } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import type { Sql } from '../../database/database.ts';
import { usedNonce } from './credential-offer.table.ts';
import { isSameHash } from './offer-secret.ts';

export const NONCE_SECONDS = 300;

const signature = (house: House, body: string): string =>
  createHmac('sha256', house.vault.derive('openid4vci-nonce')).update(body).digest('base64url');

/**
 * A fresh nonce for a proof of possession: when it ends and 128 random bits, under this server's key. Whoever asks for
 * many fills no table by it; one is written down when it is used.
 */
export function newNonce(house: House): string {
  const ends = Math.floor(house.clock().getTime() / 1000) + NONCE_SECONDS;
  const body = `${ends.toString(36)}.${randomBytes(16).toString('base64url')}`;
  return `${body}.${signature(house, body)}`;
}

/** When a nonce of ours ends; null where it is none of ours, or has ended. */
export function nonceEnd(house: House, nonce: string): Date | null {
  const at = nonce.lastIndexOf('.');
  const body = nonce.slice(0, Math.max(0, at));
  if (!isSameHash(signature(house, body), nonce.slice(at + 1))) return null;
  const ends = new Date(Number.parseInt(body.split('.')[0] ?? '', 36) * 1000);
  return ends > house.clock() ? ends : null;
}

/** Uses a nonce up, and forgets those that have ended; false where it was used before. */
export async function useNonce(tx: Sql, house: House, nonce: string, expiresAt: Date): Promise<boolean> {
  await tx.delete(usedNonce).where(lt(usedNonce.expiresAt, house.clock()));
  const written = await tx
    .insert(usedNonce)
    .values({ nonceHash: house.vault.lookup('used-nonce', nonce), expiresAt })
    .onConflictDoNothing()
    .returning({ nonce: usedNonce.nonceHash });
  return written.length === 1;
}
