import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Sql } from '../database/database.ts';
import { append } from './append.ts';
import { type EntryBody, firstBreak } from './chain.ts';
import { sealDigest, sealReadings } from './reading-log.ts';
import { reading, recordEntry, recordHead } from './record.table.ts';

export interface RecordVerdict {
  readonly intact: boolean;
  readonly chains: number;
  readonly entries: number;
  readonly readings: number;
  /** The first broken link, where there is one. */
  readonly broken?: { readonly unit: string; readonly sequence: number; readonly why: string };
}

/**
 * Up to which seal the unit's old readings were taken away at the end of their time, as its chain says itself; null
 * where what it says took away is not what those seals had covered.
 */
function prunedThrough(links: readonly { sequence: number; act: string; body: string }[]): number | null {
  const detailOf = (body: string) => (JSON.parse(body) as EntryBody).detail;
  let through = 0;
  for (const prune of links.filter((link) => link.act === 'READINGS_PRUNED')) {
    const said = detailOf(prune.body);
    const last = Number(said.through);
    const covered = links
      .filter((link) => link.act === 'READINGS_SEALED' && link.sequence > through && link.sequence <= last)
      .reduce((sum, link) => sum + Number(detailOf(link.body).rows), 0);
    if (!(last > through && last < prune.sequence) || covered !== said.rows) return null;
    through = last;
  }
  return through;
}

/** Verifies every chain, every seal of the reading log and every cross-link; seals new readings first. */
export async function verifyRecord(sql: Sql, at: Date): Promise<RecordVerdict> {
  await sealReadings(sql, at);
  return sql.transaction(
    async (tx) => {
      const heads = await tx.select().from(recordHead).orderBy(asc(recordHead.unit));
      const units = await tx.selectDistinct({ unit: recordEntry.unit }).from(recordEntry);
      const readingUnits = await tx.selectDistinct({ unit: reading.unit }).from(reading);
      const all = [...new Set([...heads, ...units, ...readingUnits].map((row) => row.unit))].sort();
      const hashes = new Map<string, Map<number, string>>();
      let entries = 0;
      let readings = 0;
      for (const unit of all) {
        const links = await tx
          .select()
          .from(recordEntry)
          .where(eq(recordEntry.unit, unit))
          .orderBy(asc(recordEntry.sequence));
        const head = heads.find((one) => one.unit === unit) ?? null;
        entries += links.length;
        const counted = { intact: false, chains: all.length, entries, readings } as const;
        const broken = firstBreak(unit, links, head);
        if (broken) return { ...counted, broken: { unit, ...broken } };
        hashes.set(unit, new Map(links.map((link) => [link.sequence, link.hash])));
        const before = readings;
        const pruned = prunedThrough(links);
        if (pruned === null) return { ...counted, broken: { unit, sequence: links.length, why: 'READINGS' } };
        for (const link of links) {
          if (link.act !== 'READINGS_SEALED') continue;
          const { detail } = JSON.parse(link.body) as EntryBody;
          const rows = await tx
            .select()
            .from(reading)
            .where(and(eq(reading.unit, unit), eq(reading.sealedBy, link.sequence)));
          readings += rows.length;
          if (link.sequence <= pruned && rows.length === 0) continue;
          if (rows.length !== detail.rows || sealDigest(rows) !== detail.digest) {
            return { ...counted, broken: { unit, sequence: link.sequence, why: 'READINGS' } };
          }
        }
        // A row that claims a seal which no entry made was slipped in.
        const claimed = and(eq(reading.unit, unit), isNotNull(reading.sealedBy));
        if ((await tx.$count(reading, claimed)) !== readings - before) {
          return { ...counted, broken: { unit, sequence: links.length, why: 'READINGS' } };
        }
      }
      for (const unit of all) {
        const links = await tx
          .select()
          .from(recordEntry)
          .where(and(eq(recordEntry.unit, unit), eq(recordEntry.act, 'CHAINS_CROSS_LINKED')));
        for (const link of links) {
          const { detail } = JSON.parse(link.body) as EntryBody;
          for (const [other, place] of Object.entries(detail.heads as Record<string, string>)) {
            const [sequence = '', hash] = place.split(':');
            if (hashes.get(other)?.get(Number(sequence)) !== hash) {
              return {
                intact: false,
                chains: all.length,
                entries,
                readings,
                broken: { unit: other, sequence: Number(sequence), why: 'CROSS_LINK' },
              };
            }
          }
        }
      }
      return { intact: true, chains: all.length, entries, readings };
    },
    { isolationLevel: 'repeatable read' },
  );
}

/** Writes into each chain where all the others stand, so that rewriting one whole chain shows in the rest. Daily. */
export async function crossLink(sql: Sql, at: Date): Promise<void> {
  await sql.transaction(async (tx) => {
    const heads = (await tx.select().from(recordHead).orderBy(asc(recordHead.unit))).filter(
      (head) => head.sequence > 0,
    );
    if (heads.length < 2) return;
    await append(
      tx,
      at,
      heads.map(({ unit }) => ({
        unit,
        act: 'CHAINS_CROSS_LINKED',
        actor: 'system',
        role: 'SYSTEM',
        detail: {
          heads: Object.fromEntries(
            heads
              .filter((other) => other.unit !== unit)
              .map((other) => [other.unit, `${other.sequence}:${other.hash}`]),
          ),
        },
      })),
    );
  });
}
