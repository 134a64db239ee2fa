import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { touched } from '../database/database.ts';
import { privateEntry, privatePart } from './private.table.ts';
import type { SecretBox } from './private-box.ts';

const jwe = z
  .string()
  .regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]*\.[\w-]+$/)
  .max(100_000);

/** A private part as it leaves the system and comes in again: everything that is needed to open it, but the secret. */
export const PRIVATE_BLOBS = z.array(
  z.object({
    id: z.string().regex(/^prp_[\w-]{22}$/),
    /** How the secret gives the key under which `wrapped` opens; `salt` in base64url. */
    key: z.object({
      derivation: z.literal('scrypt'),
      N: z.literal(131072),
      r: z.literal(8),
      p: z.literal(1),
      salt: z.string().regex(/^[\w-]{22}$/),
    }),
    /** JWE (RFC 7516, compact, dir, A256GCM) of the 32 bytes under which the entries open. */
    wrapped: jwe,
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    entries: z
      .array(z.object({ id: z.string().regex(/^pre_[\w-]{22}$/), at: z.iso.datetime(), sealed: jwe }))
      .max(100_000),
  }),
);
export type PrivateBlobs = z.infer<typeof PRIVATE_BLOBS>;

/** A participant's private parts, as sealed as they stand: for the export. */
export async function privateBlobs(sql: Sql, participant: Id<'participant'>): Promise<PrivateBlobs> {
  const parts = await sql
    .select()
    .from(privatePart)
    .where(eq(privatePart.participant, participant))
    .orderBy(asc(privatePart.createdAt), asc(privatePart.id));
  const entries = await sql
    .select()
    .from(privateEntry)
    .where(eq(privateEntry.participant, participant))
    .orderBy(asc(privateEntry.at), asc(privateEntry.id));
  return parts.map(({ id, salt, wrapped, createdAt, changedAt }) => ({
    id,
    key: { derivation: 'scrypt', N: 131072, r: 8, p: 1, salt },
    wrapped,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    entries: entries
      .filter((entry) => entry.part === id)
      .map((entry) => ({ id: entry.id, at: entry.at.toISOString(), sealed: entry.sealed })),
  }));
}

/** Takes exported private parts into a wallet, still sealed; what is there already stays as it is. Parse with PRIVATE_BLOBS first. */
export async function bringPrivateBlobs(
  tx: Sql,
  participant: Id<'participant'>,
  blobs: PrivateBlobs,
): Promise<void> {
  for (const { id, key, wrapped, createdAt, changedAt, entries } of blobs) {
    const made = await tx
      .insert(privatePart)
      .values({
        id: id as Id<'privatePart'>,
        participant,
        salt: key.salt,
        wrapped: wrapped as SecretBox,
        createdAt: new Date(createdAt),
        changedAt: new Date(changedAt),
      })
      .onConflictDoNothing()
      .returning({ id: privatePart.id });
    if (made.length === 0) continue;
    for (const entry of entries) {
      await tx
        .insert(privateEntry)
        .values({
          id: entry.id as Id<'privateEntry'>,
          part: id as Id<'privatePart'>,
          participant,
          sealed: entry.sealed as SecretBox,
          at: new Date(entry.at),
        })
        .onConflictDoNothing();
    }
  }
}

/** Deletes a participant's private parts with their entries: for erasure, and for starting anew. Returns how many entries. */
export async function deletePrivatePart(tx: Sql, participant: Id<'participant'>): Promise<number> {
  const entries = touched(await tx.delete(privateEntry).where(eq(privateEntry.participant, participant)));
  await tx.delete(privatePart).where(eq(privatePart.participant, participant));
  return entries;
}

/** Gives one wallet's private parts to another, when a person's two wallets are merged; each keeps its secret. */
export async function reassignPrivatePart(
  tx: Sql,
  from: Id<'participant'>,
  to: Id<'participant'>,
): Promise<void> {
  await tx.update(privatePart).set({ participant: to }).where(eq(privatePart.participant, from));
  await tx.update(privateEntry).set({ participant: to }).where(eq(privateEntry.participant, from));
}
