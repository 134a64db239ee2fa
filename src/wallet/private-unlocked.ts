import { EncryptJWT, jwtDecrypt } from 'jose';
import type { Actor } from '../access/actor.ts';
import type { Vault } from '../access/vault.ts';
import type { Id } from '../base/id.ts';

/** How long a client can read and write before the secret is asked for again. */
export const UNLOCKED_MINUTES = 15;

/** The key of a private part, for as long as one request lasts. */
export interface OpenPart {
  readonly part: Id<'privatePart'>;
  readonly key: Uint8Array;
}

const keyOf = (vault: Vault, session: Id<'session'>): Buffer => vault.derive(`private-part/${session}`);

/**
 * What the client holds while the private part is open: its key in a JWE that only this server, for this session and
 * for 15 minutes, opens again. The server keeps nothing.
 */
export async function unlockedToken(
  vault: Vault,
  actor: Actor,
  { part, key }: OpenPart,
  now: Date,
): Promise<{ readonly unlocked: string; readonly unlockedUntil: Date }> {
  const unlockedUntil = new Date(now.getTime() + UNLOCKED_MINUTES * 60_000);
  const unlocked = await new EncryptJWT({ part, key: Buffer.from(key).toString('base64url') })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setSubject(actor.participant ?? '')
    .setExpirationTime(unlockedUntil)
    .encrypt(keyOf(vault, actor.session));
  return { unlocked, unlockedUntil };
}

/** The key in a token; null where it is another session's, another person's, or too old. */
export async function readUnlocked(
  vault: Vault,
  actor: Actor,
  unlocked: string,
  now: Date,
): Promise<OpenPart | null> {
  try {
    const { payload } = await jwtDecrypt(unlocked, keyOf(vault, actor.session), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      currentDate: now,
      subject: actor.participant ?? 'nobody',
      requiredClaims: ['exp', 'part', 'key'],
    });
    return {
      part: payload.part as Id<'privatePart'>,
      key: Buffer.from(payload.key as string, 'base64url'),
    };
  } catch {
    return null;
  }
}
