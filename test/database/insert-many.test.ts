import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/base/id.ts';
import { insertMany } from '../../src/database/insert-many.ts';
import { recordEntry, recordHead } from '../../src/record/record.table.ts';
import { openFreshPostgres } from '../helpers/postgres.ts';
import { openSnapshot } from '../helpers/snapshot.ts';

const opened = {
  PGlite: async () => {
    const database = await openSnapshot();
    return { database, close: () => database.close() };
  },
  PostgreSQL: openFreshPostgres,
};

const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
const entry = fc.record({
  act: text,
  body: text,
  previousHash: fc.constantFrom('\\', '"', '{"a":[1]}', "'; drop table record_entry; --", '$1', '\u2028'),
  hash: text,
  at: fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
});

describe.each(['PGlite', 'PostgreSQL'] as const)('rows inserted by one statement, on %s', (driver) => {
  it('come back as they were given, in their order, whatever their texts hold', async () => {
    const { database, close } = await opened[driver]();
    const { sql } = database;
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(entry, { maxLength: 20 }), async (entries) => {
          const unit = newId('unit');
          const rows = entries.map((one, sequence) => ({ unit, sequence, ...one }));
          let statements = 0;
          database.onStatement = () => {
            statements += 1;
          };
          await insertMany(sql, recordEntry, rows);
          database.onStatement = undefined;
          expect(statements).toBe(rows.length === 0 ? 0 : 1);
          const stored = await sql
            .select()
            .from(recordEntry)
            .where(eq(recordEntry.unit, unit))
            .orderBy(recordEntry.position);
          expect(stored.map(({ position: _, ...row }) => row)).toEqual(rows);
        }),
        { numRuns: 50 },
      );
      const unit = newId('unit');
      await insertMany(sql, recordHead, [{ unit, sequence: 0, hash: '' }]);
      await expect(insertMany(sql, recordHead, [{ unit, sequence: 1, hash: 'x' }])).rejects.toThrow();
      expect(await sql.select().from(recordHead).where(eq(recordHead.unit, unit))).toEqual([
        { unit, sequence: 0, hash: '' },
      ]);
    } finally {
      await close();
    }
  });
});
