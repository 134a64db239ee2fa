import { createHash } from 'node:crypto';
import type { Vault } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { newSecret } from '../offer/offer-secret.ts';

export const hostSecretHash = (vault: Vault, host: string, secret: string): string =>
  vault.lookup('badge-host-secret', `${host}\n${secret}`);

export const hostCodeHash = (vault: Vault, code: string): string => vault.lookup('badge-host-code', code);

export const accessTokenHash = (vault: Vault, token: string): string =>
  vault.lookup('badge-host-access-token', token);

export const refreshTokenHash = (vault: Vault, token: string): string =>
  vault.lookup('badge-host-refresh-token', token);

/** A refresh token: whose it is, and 256 random bits. */
export const newRefreshToken = (consent: Id<'badgeHostConsent'>): string => `${consent}.${newSecret()}`;

/** What a verifier comes to with the only method that is served (RFC 7636, 4.6: S256). */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');
