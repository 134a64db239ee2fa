import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { LEAVING } from '../../src/access/leaving.ts';
import { activation, joinCode, session } from '../../src/access/participant.table.ts';
import { startSession } from '../../src/access/session.ts';
import type { Id } from '../../src/base/id.ts';
import { pruneReadings } from '../../src/record/prune-readings.ts';
import { sealReadings } from '../../src/record/reading-log.ts';
import { reading } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { finishErasures } from '../../src/wallet/acts/finish-erasures.ts';
import { keepRetention } from '../../src/wallet/acts/keep-retention.ts';
import { erasure, unusedWallet } from '../../src/wallet/erasure.table.ts';
import type { Driver } from '../helpers/drivers.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeGroup, makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';

/** What ends by itself, on one of the databases. */
export function endsByItself(driver: Driver): void {
  describe(`what has had its time, on ${driver.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    let workshop: Id<'unit'>;
    let instructor: Actor;
    let participant: Actor & { participant: Id<'participant'> };
    const at = (day: string) => house.clock.set(`${day}T10:00:00Z`);
    const signIn = () =>
      house.database.sql.transaction((tx) =>
        startSession(tx, { ...house, now: house.clock() }, participant.account, 'TRUSTED'),
      );
    const read = (id: string) =>
      house.database.sql.insert(reading).values({
        id: id as Id<'reading'>,
        at: house.clock(),
        unit: workshop,
        reader: instructor.account,
        role: 'INSTRUCTOR',
        participant: participant.participant,
        what: 'CHECKLIST',
        why: 'test',
      });

    beforeAll(async () => {
      ({ house, close } = await driver.open());
      at('2026-03-02');
      workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Pajat' });
      instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
      participant = await makeParticipant(house);
    }, 240_000);
    afterAll(() => close());

    it('sweeps worthless codes and old sessions, and keeps each account’s last one', async () => {
      const { sql } = house.database;
      const group = await makeGroup(house, workshop, [instructor], []);
      const code = {
        participant: participant.participant,
        expiresAt: house.clock(),
        createdAt: house.clock(),
      };
      await sql.insert(activation).values({ ...code, id: house.newId('activation'), group, codeHash: 'a' });
      await sql.insert(joinCode).values({ ...code, id: house.newId('joinCode'), codeHash: 'b' });
      await signIn();
      at('2026-03-03');
      await signIn();
      at('2026-03-20');
      expect((await keepRetention(house)).swept).toBe(0);
      at('2026-08-02');
      expect((await keepRetention(house)).swept).toBe(3);
      const left = await sql.select().from(session).where(eq(session.account, participant.account));
      expect(left.map((row) => row.createdAt.toISOString())).toEqual(['2026-03-03T10:00:00.000Z']);
    });

    it('takes old readings away, and the record still verifies', async () => {
      const { sql } = house.database;
      at('2026-03-02');
      await read('rdg_first');
      await read('rdg_second');
      await sealReadings(sql, house.clock());
      at('2027-03-02');
      await read('rdg_third');
      await sealReadings(sql, house.clock());
      at('2031-06-02');
      expect((await keepRetention(house)).readings).toBe(2);
      expect((await sql.select({ id: reading.id }).from(reading)).map(({ id }) => id)).toEqual(['rdg_third']);
      expect(await verifyRecord(sql, house.clock())).toMatchObject({ intact: true, readings: 1 });
      expect(await pruneReadings(sql, house.clock(), new Date('2026-06-01'))).toBe(0);
    });

    it('a reading that somebody else took away still shows', async () => {
      const [row] = await house.database.sql.delete(reading).returning();
      expect(await verifyRecord(house.database.sql, house.clock())).toMatchObject({
        intact: false,
        broken: { unit: workshop, why: 'READINGS' },
      });
      await house.database.sql.insert(reading).values(row!);
      expect(await verifyRecord(house.database.sql, house.clock())).toMatchObject({ intact: true });
    });

    it('warns of a wallet that is long unused, once, and keeps it where nothing else is configured', async () => {
      const { sql } = house.database;
      expect(await sql.select().from(unusedWallet)).toMatchObject([
        { participant: participant.participant, warnedAt: house.clock() },
      ]);
      at('2032-06-02');
      expect(await keepRetention(house)).toMatchObject({ warned: 0, ending: 0 });
    });

    it('ends an unused wallet where that is configured, unless its holder signs in', async () => {
      const { sql } = house.database;
      Object.assign(house, { leaving: { ...LEAVING, unusedWallets: 'erase' } });
      expect(await keepRetention(house)).toMatchObject({ ending: 1 });
      expect(await keepRetention(house)).toMatchObject({ ending: 0 });
      at('2032-06-05');
      await signIn();
      await keepRetention(house);
      at('2032-06-20');
      expect(await finishErasures(house)).toEqual({ done: 0, waiting: 0 });
      expect(await sql.select().from(erasure)).toMatchObject([
        { askedBy: 'UNUSED', cancelledAt: new Date('2032-06-05T10:00:00Z'), finishedAt: null },
      ]);
      await keepRetention(house);
      expect(await sql.select().from(unusedWallet)).toEqual([]);
    });

    it('and is erased where nobody comes', async () => {
      at('2034-07-01');
      expect(await keepRetention(house)).toMatchObject({ warned: 1, ending: 0 });
      at('2034-10-01');
      expect(await keepRetention(house)).toMatchObject({ warned: 0, ending: 1 });
      at('2034-10-16');
      expect(await finishErasures(house)).toEqual({ done: 1, waiting: 0 });
    });
  });
}
