import { and, asc, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { perform } from '../../src/access/context.ts';
import type { Id } from '../../src/base/id.ts';
import { newId } from '../../src/base/id.ts';
import { append } from '../../src/record/append.ts';
import { bodyText, GENESIS, linkHash } from '../../src/record/chain.ts';
import { ReadingLog, sealReadings } from '../../src/record/reading-log.ts';
import { reading, recordEntry, recordHead } from '../../src/record/record.table.ts';
import { crossLink, verifyRecord } from '../../src/record/verify-record.ts';
import type { Driver } from '../helpers/drivers.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeStaff } from '../helpers/people.ts';

/** The record of acts and the reading log, as they stand in a database. */
export function recordSuite(driver: Driver): void {
  describe(`the record on ${driver.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    let actor: Actor;
    const at = new Date('2026-03-02T10:00:00.000Z');
    const units = ['cun_a', 'cun_b', 'cun_c'] as Id<'unit'>[];
    const [unit, other] = units as [Id<'unit'>, Id<'unit'>];

    beforeAll(async () => {
      ({ house, close } = await driver.open());
      actor = await makeStaff(house, house.provider, ['COORDINATOR']);
    });
    afterAll(() => close());
    beforeEach(async () => {
      for (const table of [reading, recordEntry, recordHead]) await house.database.sql.delete(table);
    });

    const act = (...where: Id<'unit'>[]) =>
      perform(house.context(actor), async (doing) => {
        for (const one of where) doing.record(one, 'MARK_ADDED', 'INSTRUCTOR', { mark: newId('mark') });
      });
    const read = async (where: Id<'unit'>, ...participants: string[]) => {
      const log = new ReadingLog();
      for (const participant of participants) {
        log.add({
          unit: where,
          reader: actor.account,
          role: 'INSTRUCTOR',
          participant: participant as Id<'participant'>,
          what: 'CHECKLIST',
          why: 'GroupPage',
        });
      }
      await log.flush(house.database.sql, at, newId);
    };
    const verify = () => verifyRecord(house.database.sql, at);
    const linksOf = (where: Id<'unit'>) =>
      house.database.sql
        .select()
        .from(recordEntry)
        .where(eq(recordEntry.unit, where))
        .orderBy(asc(recordEntry.sequence));

    /** What somebody with the database’s password can do: write the whole chain anew, so that it hangs together. */
    const rewrite = async (where: Id<'unit'>, keep: number, change: (body: string) => string) => {
      const links = (await linksOf(where)).slice(0, keep);
      await house.database.sql.delete(recordEntry).where(eq(recordEntry.unit, where));
      let previous = GENESIS;
      for (const link of links) {
        const body = change(link.body);
        const hash = linkHash(previous, body);
        await house.database.sql.insert(recordEntry).values({
          unit: where,
          sequence: link.sequence,
          at: link.at,
          act: link.act,
          body,
          previousHash: previous,
          hash,
        });
        previous = hash;
      }
      await house.database.sql
        .update(recordHead)
        .set({ sequence: keep, hash: previous })
        .where(eq(recordHead.unit, where));
    };

    it('that nobody touched is intact, and says how much was looked at', async () => {
      expect(await verify()).toEqual({ intact: true, chains: 0, entries: 0, readings: 0 });
      await act(unit, unit, other);
      await read(unit, 'par_1', 'par_2');
      expect(await verify()).toEqual({ intact: true, chains: 2, entries: 4, readings: 2 });
    });

    it('continues each unit’s chain through one act with entries for several', async () => {
      await act(other, unit, other);
      await act(unit);
      expect((await linksOf(unit)).map((link) => link.sequence)).toEqual([1, 2]);
      expect((await linksOf(other)).map((link) => link.sequence)).toEqual([1, 2]);
      expect((await verify()).intact).toBe(true);
    });

    it('names the place of any tampering in the database', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 2, max: 6 }),
          fc.nat(),
          fc.constantFrom('body', 'hash', 'previous', 'act', 'at', 'delete', 'insert', 'head', 'no head'),
          async (length, pick, how) => {
            const { sql: db } = house.database;
            for (const table of [recordEntry, recordHead]) await db.delete(table);
            for (let n = 0; n < length; n++) await act(unit);
            const place = (pick % length) + 1;
            const there = and(eq(recordEntry.unit, unit), eq(recordEntry.sequence, place));
            const ofHead = eq(recordHead.unit, unit);
            if (how === 'body')
              await db.update(recordEntry).set({ body: sql`replace(body, 'MARK', 'mark')` }).where(there);
            if (how === 'hash') await db.update(recordEntry).set({ hash: GENESIS }).where(there);
            if (how === 'previous')
              await db
                .update(recordEntry)
                .set({ previousHash: 'f'.repeat(64) })
                .where(there);
            if (how === 'act') await db.update(recordEntry).set({ act: 'ANOTHER' }).where(there);
            if (how === 'at')
              await db
                .update(recordEntry)
                .set({ at: new Date(0) })
                .where(there);
            if (how === 'delete') await db.delete(recordEntry).where(there);
            if (how === 'head') await db.update(recordHead).set({ hash: GENESIS }).where(ofHead);
            if (how === 'no head') await db.delete(recordHead).where(ofHead);
            if (how === 'insert') {
              const [link] = await db.select().from(recordEntry).where(there);
              const { position: _, ...copy } = link!;
              await db.insert(recordEntry).values({ ...copy, sequence: length + 1 });
            }
            const broken = {
              body: [place, 'HASH'],
              hash: [place, 'HASH'],
              previous: [place, 'PREVIOUS_HASH'],
              act: [place, 'BODY'],
              at: [place, 'BODY'],
              delete: [place, place === length ? 'HEAD' : 'GAP'],
              insert: [length + 1, 'PREVIOUS_HASH'],
              head: [length + 1, 'HEAD'],
              'no head': [length + 1, 'HEAD'],
            }[how];
            const verdict = await verify();
            expect([verdict.intact, verdict.broken]).toEqual([
              false,
              { unit, sequence: broken[0], why: broken[1] },
            ]);
          },
        ),
        {
          numRuns: 40,
          examples: [
            [3, 2, 'delete'],
            [3, 0, 'delete'],
            [3, 1, 'insert'],
          ],
        },
      );
    });

    describe('of readings', () => {
      it('is one row for what a request reads many times, in one statement', async () => {
        let inserts = 0;
        house.database.onStatement = () => {
          inserts += 1;
        };
        await read(unit, 'par_1', 'par_2', 'par_1', 'par_3');
        house.database.onStatement = undefined;
        const rows = await house.database.sql.select().from(reading);
        expect(inserts).toBe(1);
        expect(rows.map((row) => row.participant).sort()).toEqual(['par_1', 'par_2', 'par_3']);
      });

      it('is written once though it is flushed twice', async () => {
        const log = new ReadingLog();
        log.add({
          unit,
          reader: actor.account,
          role: 'TEACHER',
          participant: 'par_1' as Id<'participant'>,
          what: 'CHECKLIST',
          why: 'x',
        });
        await log.flush(house.database.sql, at, newId);
        await log.flush(house.database.sql, at, newId);
        expect(await house.database.sql.$count(reading)).toBe(1);
      });

      it('is sealed by one entry for each unit, and again only when there is something new', async () => {
        await read(unit, 'par_1', 'par_2');
        await read(other, 'par_1');
        expect(await sealReadings(house.database.sql, at)).toBe(3);
        expect(await sealReadings(house.database.sql, at)).toBe(0);
        await read(unit, 'par_3');
        expect(await sealReadings(house.database.sql, at)).toBe(1);
        expect((await linksOf(unit)).map((link) => link.act)).toEqual(['READINGS_SEALED', 'READINGS_SEALED']);
        expect(await verify()).toEqual({ intact: true, chains: 2, entries: 3, readings: 4 });
      });

      const tamperings: Record<string, () => Promise<unknown>> = {
        'a sealed row taken out': () =>
          house.database.sql.delete(reading).where(eq(reading.participant, 'par_2' as Id<'participant'>)),
        'a sealed row that names another participant': () =>
          house.database.sql
            .update(reading)
            .set({ participant: 'par_9' as Id<'participant'> })
            .where(eq(reading.participant, 'par_2' as Id<'participant'>)),
        'a sealed row of another time': () => house.database.sql.update(reading).set({ at: new Date(0) }),
        'a row added to a seal': async () => {
          const [row] = await house.database.sql.select().from(reading);
          await house.database.sql.insert(reading).values({ ...row!, id: newId('reading') });
        },
        'a row that claims a seal which no entry made': async () => {
          const [row] = await house.database.sql.select().from(reading);
          await house.database.sql.insert(reading).values({ ...row!, id: newId('reading'), sealedBy: 77 });
        },
        'a sealed row opened again': () =>
          house.database.sql
            .update(reading)
            .set({ sealedBy: null })
            .where(eq(reading.participant, 'par_2' as Id<'participant'>)),
      };
      it.each(Object.keys(tamperings))('%s is found', async (name) => {
        await act(unit);
        await read(unit, 'par_1', 'par_2');
        await sealReadings(house.database.sql, at);
        await tamperings[name]!();
        const { intact, broken } = await verify();
        expect([intact, broken]).toEqual([false, { unit, sequence: 2, why: 'READINGS' }]);
      });
    });

    describe('with cross-links', () => {
      beforeEach(async () => {
        for (let n = 0; n < 3; n++) await act(...units);
        await crossLink(house.database.sql, at);
      });

      it('is intact', async () => {
        expect(await verify()).toEqual({ intact: true, chains: 3, entries: 12, readings: 0 });
      });

      it('shows a chain that was written anew as a whole', async () => {
        await rewrite(unit, 4, (body) => body.replace('INSTRUCTOR', 'TEACHER'));
        const { intact, broken } = await verify();
        expect([intact, broken]).toEqual([false, { unit, sequence: 3, why: 'CROSS_LINK' }]);
      });

      it('shows a chain whose end was cut off, head and all', async () => {
        await rewrite(unit, 2, (body) => body);
        const { intact, broken } = await verify();
        expect([intact, broken]).toEqual([false, { unit, sequence: 3, why: 'CROSS_LINK' }]);
      });

      it('shows a chain that was taken away as a whole', async () => {
        await house.database.sql.delete(recordEntry).where(eq(recordEntry.unit, unit));
        await house.database.sql.delete(recordHead).where(eq(recordHead.unit, unit));
        const { intact, broken } = await verify();
        expect([intact, broken]).toEqual([false, { unit, sequence: 3, why: 'CROSS_LINK' }]);
      });

      it('writes none where one chain stands alone', async () => {
        for (const table of [recordEntry, recordHead]) await house.database.sql.delete(table);
        await act(unit);
        await crossLink(house.database.sql, at);
        expect(await linksOf(unit)).toHaveLength(1);
      });
    });

    it('has no gap after twenty acts at once on the same units, in either order', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? act(unit, other) : act(other, unit))));
      for (const one of [unit, other]) {
        expect((await linksOf(one)).map((link) => link.sequence)).toEqual(
          Array.from({ length: 20 }, (_, n) => n + 1),
        );
      }
      expect(await verify()).toEqual({ intact: true, chains: 2, entries: 40, readings: 0 });
    });

    it('stays intact while readings are made, sealed and verified at once', async () => {
      await Promise.all(
        Array.from({ length: 12 }, async (_, n) => {
          await read(units[n % 3]!, `par_${n}`);
          await (n % 4 === 0 ? verify() : sealReadings(house.database.sql, at));
        }),
      );
      const verdict = await verify();
      expect(verdict).toMatchObject({ intact: true, chains: 3, readings: 12 });
    });

    it('hashes a body as the text that stands there', async () => {
      await house.database.sql.transaction((tx) =>
        append(tx, at, [{ unit, act: 'A', actor: 'system', role: 'SYSTEM', detail: { b: 'ä\u2028', a: 1 } }]),
      );
      const [link] = await linksOf(unit);
      const body = bodyText({
        unit,
        sequence: 1,
        at: at.toISOString(),
        act: 'A',
        actor: 'system',
        role: 'SYSTEM',
        detail: { a: 1, b: 'ä\u2028' },
      });
      expect(link).toMatchObject({ body, previousHash: GENESIS, hash: linkHash(GENESIS, body) });
    });
  });
}
