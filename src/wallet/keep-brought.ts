import { eq, sql as text } from 'drizzle-orm';
import type { Act } from '../access/context.ts';
import { coverIdentityCodes } from '../access/free-text.ts';
import { participant } from '../access/participant.table.ts';
import { participantKey } from '../access/vault.ts';
import { sha256Hex } from '../base/canonical-json.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import type { Verdict } from '../verification/verify-credential.ts';
import { coveredCopy, type KeptFile } from './covered-copy.ts';
import { type FileText, identityCodePlaces, withTexts } from './file-text.ts';
import { holding } from './holding.table.ts';
import { MOST_BROUGHT, MOST_BROUGHT_BYTES } from './holding.ts';
import { mediaTypeOf } from './media-type.ts';

/** What is kept of a brought proof: the file as it came, or a copy whose personal identity codes are covered. */
export interface BroughtFile {
  readonly kept: KeptFile;
  readonly covered: boolean;
  readonly verdict: Verdict;
  /** Of the file as it came. */
  readonly sha256: string;
}

/** Covers what is to be covered of a file that was read and checked. */
export function broughtFile(original: Uint8Array, read: FileText, verdict: Verdict): BroughtFile {
  const sha256 = sha256Hex(original);
  if (identityCodePlaces(read).length === 0) {
    const kept = { mediaType: mediaTypeOf(original), bytes: original };
    return { kept, covered: false, verdict, sha256 };
  }
  const told = withTexts(verdict, coverIdentityCodes) as Verdict;
  return { kept: coveredCopy(read), covered: true, verdict: told, sha256 };
}

/**
 * Keeps a brought proof in a wallet with its verdict, within the act that brings it: its id, or null where the very file
 * is held already. Throws WALLET_FULL.
 */
export async function keepBrought(
  act: Act,
  mine: Id<'participant'>,
  { kept, covered, verdict, sha256 }: BroughtFile,
): Promise<Id<'holding'> | null> {
  const { provider, vault } = act.context;
  // One after the other, so that two at once cannot bring more than there is room for.
  await act.tx.select({ id: participant.id }).from(participant).where(eq(participant.id, mine)).for('update');
  const owner = participantKey(mine);
  const keys = await act.keys(owner);
  const rows = await act.tx
    .insert(holding)
    .values({
      id: act.newId('holding'),
      unit: provider,
      participant: mine,
      mediaType: kept.mediaType,
      bytes: kept.bytes.length,
      content: keys.seal(owner, 'holding.content', kept.bytes),
      fileHash: vault.lookup('holding.file', sha256),
      covered,
      outcome: verdict.outcome,
      verdict: keys.seal(owner, 'holding.verdict', JSON.stringify(verdict)),
      checkedAt: act.now,
      broughtAt: act.now,
    })
    .onConflictDoNothing()
    .returning({ id: holding.id });
  await demandRoom(act.tx, mine);
  return rows[0]?.id ?? null;
}

/** Counted with what was brought last, which is let go with the act where there is no room for it. */
async function demandRoom(tx: Sql, mine: Id<'participant'>): Promise<void> {
  const [full] = await tx
    .select({
      count: text<number>`count(*)::int`,
      bytes: text<number>`coalesce(sum(${holding.bytes}), 0)::int`,
    })
    .from(holding)
    .where(eq(holding.participant, mine));
  const { count, bytes } = full ?? { count: 0, bytes: 0 };
  if (count > MOST_BROUGHT) throw new Refusal('WALLET_FULL', [], { limit: String(MOST_BROUGHT) });
  if (bytes > MOST_BROUGHT_BYTES) throw new Refusal('WALLET_FULL', [], { limit: '100 MB' });
}
