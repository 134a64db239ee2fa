import { randomBytes } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { claimAttempt, forgetFailures } from '../access/attempts.ts';
import { type Context, signedIn } from '../access/context.ts';
import { permitted } from '../access/policy.ts';
import { keyFromSecret, password } from '../access/secret.ts';
import type { Id } from '../base/id.ts';
import { demand, demandThat, Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import { privatePart } from './private.table.ts';
import { openBox, type SecretBox, sealBox } from './private-box.ts';
import { type OpenPart, readUnlocked } from './private-unlocked.ts';

/** Who asks for their own private part. Throws NOT_FOUND for who has no wallet, LEVEL_TOO_LOW. */
export function privateOwner(context: Context): Id<'participant'> {
  const actor = signedIn(context);
  if (!actor.participant) throw new Refusal('NOT_FOUND');
  demand(permitted(actor, 'private.use', { participant: actor.participant }));
  return actor.participant;
}

/** A second secret as it may be set: as long as a password. */
export function secondSecret(value: string): string | Refusal {
  const fits = password(value);
  return fits instanceof Refusal ? new Refusal(fits.code, ['secret'], fits.detail) : fits;
}

/** A part's random key under a secret, with the salt that is needed to open it again. */
export async function wrapKey(
  { part, key }: OpenPart,
  secret: string,
): Promise<{ readonly salt: string; readonly wrapped: SecretBox }> {
  const salt = randomBytes(16);
  return {
    salt: salt.toString('base64url'),
    wrapped: await sealBox(await keyFromSecret(secret, salt), part, key),
  };
}

/** A new private part with its random key, and how it is kept. */
export async function newPart(context: Context, secret: string) {
  const open: OpenPart = { part: context.newId('privatePart'), key: randomBytes(32) };
  return { open, kept: await wrapKey(open, secret) };
}

/**
 * Opens the participant's private part with its secret, counted as an attempt; where two wallets were merged, the part
 * that the secret is of. Throws NOT_FOUND, SECRET_WRONG, TOO_MANY_ATTEMPTS.
 */
export async function openPart(
  context: Context,
  participant: Id<'participant'>,
  secret: string,
): Promise<OpenPart> {
  const { sql } = context.database;
  const parts = await sql
    .select()
    .from(privatePart)
    .where(eq(privatePart.participant, participant))
    .orderBy(asc(privatePart.createdAt));
  demandThat(parts.length > 0, 'NOT_FOUND');
  const tried = context.vault.lookup('private-part-attempt', participant);
  await claimAttempt(sql, tried, context.now);
  for (const { id, salt, wrapped } of parts) {
    const under = await keyFromSecret(secret, Buffer.from(salt, 'base64url'));
    const key = await openBox(under, id, wrapped);
    if (!key) continue;
    await forgetFailures(sql, tried);
    return { part: id, key };
  }
  throw new Refusal('SECRET_WRONG', ['secret']);
}

/** The part that a client has open, if it is still there. Throws PRIVATE_PART_LOCKED. */
export async function unlockedPart(context: Context, sql: Sql, unlocked: string): Promise<OpenPart> {
  const actor = signedIn(context);
  const open = await readUnlocked(context.vault, actor, unlocked, context.now);
  if (!open) throw new Refusal('PRIVATE_PART_LOCKED', ['unlocked']);
  const [there] = await sql
    .select({ id: privatePart.id })
    .from(privatePart)
    .where(and(eq(privatePart.id, open.part), eq(privatePart.participant, actor.participant!)));
  if (!there) throw new Refusal('PRIVATE_PART_LOCKED', ['unlocked']);
  return open;
}
