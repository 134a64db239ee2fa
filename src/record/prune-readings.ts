import { and, eq, gte, isNotNull, lt, lte, max, min } from 'drizzle-orm';
import { type Sql, touched } from '../database/database.ts';
import { append } from './append.ts';
import { reading } from './record.table.ts';

/**
 * Takes away what the reading log holds from before an instant, where a seal covers nothing younger. An entry in the
 * unit's chain says up to which seal, so that the record verifies without the rows, and a row that is taken away by
 * anybody else still shows. Returns how many went.
 */
export const pruneReadings = (sql: Sql, now: Date, before: Date): Promise<number> =>
  sql.transaction(async (tx) => {
    const units = await tx
      .selectDistinct({ unit: reading.unit })
      .from(reading)
      .where(and(lt(reading.at, before), isNotNull(reading.sealedBy)));
    let gone = 0;
    for (const { unit } of units.sort((a, b) => (a.unit < b.unit ? -1 : 1))) {
      const [young] = await tx
        .select({ seal: min(reading.sealedBy) })
        .from(reading)
        .where(and(eq(reading.unit, unit), gte(reading.at, before)));
      const [old] = await tx
        .select({ seal: max(reading.sealedBy) })
        .from(reading)
        .where(and(eq(reading.unit, unit), young?.seal ? lt(reading.sealedBy, young.seal) : undefined));
      const through = old?.seal;
      if (!through) continue;
      const rows = touched(
        await tx.delete(reading).where(and(eq(reading.unit, unit), lte(reading.sealedBy, through))),
      );
      gone += rows;
      await append(tx, now, [
        { unit, act: 'READINGS_PRUNED', actor: 'system', role: 'SYSTEM', detail: { through, rows } },
      ]);
    }
    return gone;
  });
