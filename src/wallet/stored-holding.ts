import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Keys } from '../access/vault.ts';
import { participantKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import { demandThat } from '../base/refusal.ts';
import { credential } from '../credential/credential.table.ts';
import type { CredentialRow } from '../credential/stored-credential.ts';
import type { Sql } from '../database/database.ts';
import type { Verdict } from '../verification/verify-credential.ts';
import { holding, holdingLabel } from './holding.table.ts';
import { type HoldingId, isBrought } from './holding.ts';

/** A brought proof without its bytes, which are read where they are asked for. */
export type BroughtRow = Omit<typeof holding.$inferSelect, 'content'>;
export type LabelRow = typeof holdingLabel.$inferSelect;

/** One proof that a participant holds. */
export interface Held {
  readonly id: HoldingId;
  readonly participant: Id<'participant'>;
  readonly ours: CredentialRow | null;
  readonly brought: BroughtRow | null;
  readonly label: LabelRow | null;
}

const { content: _content, ...BROUGHT } = {
  id: holding.id,
  unit: holding.unit,
  participant: holding.participant,
  mediaType: holding.mediaType,
  bytes: holding.bytes,
  content: holding.content,
  fileHash: holding.fileHash,
  covered: holding.covered,
  outcome: holding.outcome,
  verdict: holding.verdict,
  checkedAt: holding.checkedAt,
  broughtAt: holding.broughtAt,
};

/**
 * What a participant holds: proofs from us first, then those that they have brought, each newest first. With `ids`:
 * those alone, in that order, without those that are not theirs. Three statements.
 */
export async function heldBy(
  sql: Sql,
  participant: Id<'participant'>,
  ids?: readonly HoldingId[],
): Promise<Held[]> {
  const named = (brought: boolean) => ids?.filter((id) => isBrought(id) === brought);
  const [ours, brought] = [named(false), named(true)];
  const credentials = await sql
    .select()
    .from(credential)
    .where(
      and(
        eq(credential.participant, participant),
        isNotNull(credential.holderCopy),
        // What a wallet elsewhere was given is that wallet's.
        isNull(credential.claimedFrom),
        ...(ours ? [inArray(credential.id, ours as Id<'credential'>[])] : []),
      ),
    )
    .orderBy(desc(credential.issuedAt), desc(credential.id));
  const kept = await sql
    .select(BROUGHT)
    .from(holding)
    .where(
      and(
        eq(holding.participant, participant),
        ...(brought ? [inArray(holding.id, brought as Id<'holding'>[])] : []),
      ),
    )
    .orderBy(desc(holding.broughtAt), desc(holding.id));
  const labels = await sql.select().from(holdingLabel).where(eq(holdingLabel.participant, participant));
  const labelOf = new Map(labels.map((one) => [one.holding, one]));
  const all: Held[] = [
    ...credentials.map((row) => ({
      id: row.id,
      participant,
      ours: row,
      brought: null,
      label: labelOf.get(row.id) ?? null,
    })),
    ...kept.map((row) => ({
      id: row.id,
      participant,
      ours: null,
      brought: row,
      label: labelOf.get(row.id) ?? null,
    })),
  ];
  if (!ids) return all;
  const byId = new Map(all.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The participant's own proofs of these ids, in their order. Throws NOT_FOUND where one is not theirs. */
export async function demandHeld(
  sql: Sql,
  participant: Id<'participant'>,
  ids: readonly HoldingId[],
): Promise<Held[]> {
  const found = await heldBy(sql, participant, ids);
  demandThat(found.length === ids.length, 'NOT_FOUND');
  return found;
}

/** The bytes of a brought proof as they are kept. */
export async function broughtBytes(sql: Sql, keys: Keys, row: BroughtRow): Promise<Uint8Array> {
  const [found] = await sql.select({ content: holding.content }).from(holding).where(eq(holding.id, row.id));
  demandThat(found, 'NOT_FOUND');
  return keys.openBytes(participantKey(row.participant), 'holding.content', found.content);
}

/** What was found when a brought proof was last checked. */
export const keptVerdict = (keys: Keys, row: BroughtRow): Verdict =>
  JSON.parse(keys.open(participantKey(row.participant), 'holding.verdict', row.verdict)) as Verdict;
