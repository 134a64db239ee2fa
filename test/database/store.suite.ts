import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLegalPerson } from '../../src/access/acts/manage-organisation.ts';
import { perform } from '../../src/access/context.ts';
import { controllerUnit, issuer, issuerName, legalPerson } from '../../src/access/organisation.table.ts';
import { groupMember } from '../../src/access/participant.table.ts';
import { unitKey } from '../../src/access/vault.ts';
import { newId } from '../../src/base/id.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { rowsOf, touched } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import type { Driver } from '../helpers/drivers.ts';
import { rowCounts, tableNames } from '../helpers/dump.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeGroup, makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';

/** What every store has to do alike, whichever driver is under it. */
export function storeSuite(driver: Driver): void {
  describe(`a store on ${driver.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ house, close } = await driver.open());
    });
    afterAll(() => close());

    it('gives back what was put in: text of every script, instants to the millisecond, days without a zone', async () => {
      const unit = await makeUnit(house, { kind: 'SCHOOL', name: 'Ђорђе Čáhput Đặng №5 \u202f\\ " \' {}' });
      const [row] = await house.database.sql
        .select()
        .from(controllerUnit)
        .innerJoin(issuer, eq(issuer.unit, controllerUnit.id))
        .innerJoin(issuerName, eq(issuerName.issuer, issuer.id))
        .where(eq(controllerUnit.id, unit));
      expect(row!.controller_unit.name.fi).toBe('Ђорђе Čáhput Đặng №5 \u202f\\ " \' {}');
      expect(row!.controller_unit.createdAt).toEqual(house.clock());
      expect(row!.issuer_name.validFrom).toBe('2020-01-01');
    });

    it.each(['0001-01-01', '1899-12-31', '2024-02-29', '9999-12-31'])(
      'keeps the day %s',
      async (validFrom) => {
        const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Paja', slug: `day-${validFrom}` });
        const { sql: db } = house.database;
        const [of] = await db.select().from(issuer).where(eq(issuer.unit, unit));
        await db.insert(issuerName).values({ issuer: of!.id, name: { fi: 'Paja' }, validFrom });
        const rows = await db.select().from(issuerName).where(eq(issuerName.issuer, of!.id));
        expect(rows.map((row) => row.validFrom).sort()).toContain(validFrom);
      },
    );

    it('answers hand-written SQL with plain rows', async () => {
      expect(await rowsOf(house.database.sql, sql`select 1::int as one, 'ä' as two`)).toEqual([
        { one: 1, two: 'ä' },
      ]);
      expect(await rowsOf(house.database.sql, sql`select 1 as one where false`)).toEqual([]);
    });

    it('says how many rows a write touched', async () => {
      const { sql: db } = house.database;
      const add = (businessId: string) =>
        db
          .insert(legalPerson)
          .values({ id: newId('legalPerson'), businessId, name: { fi: 'A' }, createdAt: house.clock() })
          .onConflictDoNothing();
      expect(touched(await add('a-1'))).toBe(1);
      expect(touched(await add('a-1'))).toBe(0);
      expect(touched(await add('a-2'))).toBe(1);
      const both = sql`${legalPerson.businessId} in ('a-1', 'a-2')`;
      expect(
        touched(
          await db
            .update(legalPerson)
            .set({ name: { fi: 'B' } })
            .where(both),
        ),
      ).toBe(2);
      expect(touched(await db.delete(legalPerson).where(both))).toBe(2);
      expect(touched(await db.delete(legalPerson).where(both))).toBe(0);
    });

    it('takes the letters of every script for letters when it makes trigrams', async () => {
      const [row] = await rowsOf<{ trigrams: string[] }>(
        house.database.sql,
        sql`select show_trgm('Äö Čđ Ђо') as trigrams`,
      );
      expect(row!.trigrams).toHaveLength(9);
    });

    it('counts the statements that are sent, with no parameters in them', async () => {
      const sent: string[] = [];
      house.database.onStatement = (text) => void sent.push(text);
      await house.database.sql.select().from(legalPerson).where(eq(legalPerson.businessId, '7654321-2'));
      house.database.onStatement = undefined;
      await house.database.sql.select().from(legalPerson);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toContain('legal_person');
      expect(sent[0]).not.toContain('7654321');
    });

    it('takes migrations again without a change', async () => {
      const before = await rowCounts(house.database);
      await migrate(house.database);
      expect(await rowCounts(house.database)).toEqual(before);
      expect(await tableNames(house.database)).toContain('keystore.data_key');
    });

    describe('an act', () => {
      it('that is refused at its end leaves nothing behind, its record neither', async () => {
        const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Paja' });
        const actor = await makeStaff(house, unit, ['INSTRUCTOR']);
        const before = await rowCounts(house.database);
        const code = await refused(
          perform(house.context(actor), async (act) => {
            await act.tx
              .insert(legalPerson)
              .values({ id: newId('legalPerson'), businessId: 'x', name: { fi: 'X' }, createdAt: act.now });
            act.record(unit, 'SOMETHING', 'INSTRUCTOR', {});
            throw new Refusal('WRONG_STATE');
          }),
        );
        expect(code).toBe('WRONG_STATE');
        expect(await rowCounts(house.database)).toEqual(before);
      });

      it('that meets a bug after its record was begun leaves nothing behind', async () => {
        const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Paja' });
        const actor = await makeStaff(house, unit, ['INSTRUCTOR']);
        const before = await rowCounts(house.database);
        await expect(
          perform(house.context(actor), async (act) => {
            act.record(unit, 'FIRST', 'INSTRUCTOR', {});
            act.record(unit, 'SECOND', 'INSTRUCTOR', { count: Number.NaN });
          }),
        ).rejects.toThrow();
        expect(await rowCounts(house.database)).toEqual(before);
      });

      it('that takes a key which somebody else took meanwhile is CONFLICT', async () => {
        const actor = await makeStaff(house, house.provider, ['COORDINATOR']);
        const row = {
          id: newId('legalPerson'),
          businessId: 'c-1',
          name: { fi: 'C' },
          createdAt: house.clock(),
        };
        await house.database.sql.insert(legalPerson).values(row);
        expect(
          await refused(
            perform(house.context(actor), (act) =>
              act.tx.insert(legalPerson).values({ ...row, id: newId('legalPerson') }),
            ),
          ),
        ).toBe('CONFLICT');
      });

      it('that points at a thing which is not there is NOT_FOUND', async () => {
        const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Paja' });
        const actor = await makeStaff(house, unit, ['INSTRUCTOR']);
        const group = await makeGroup(house, unit, [actor], []);
        const stray = perform(house.context(actor), (act) =>
          act.tx.insert(groupMember).values({ group, participant: newId('participant'), joinedAt: act.now }),
        );
        expect(await refused(stray)).toBe('NOT_FOUND');
      });

      it('writes its entries last, in each unit’s own chain', async () => {
        const actor = await makeStaff(house, house.provider, ['COORDINATOR']);
        const added = await addLegalPerson(house.context(actor), {
          businessId: '7654321-2',
          name: { fi: 'Esimerkkiyhdistys' },
        });
        const entries = await house.database.sql
          .select()
          .from(recordEntry)
          .where(eq(recordEntry.unit, house.provider));
        expect(JSON.parse(entries.at(-1)!.body)).toEqual({
          unit: house.provider,
          sequence: entries.length,
          at: '2026-03-02T10:00:00.000Z',
          act: 'LEGAL_PERSON_ADDED',
          actor: actor.account,
          role: 'COORDINATOR',
          detail: { legalPerson: added.id, businessId: '7654321-2' },
        });
      });
    });

    it('opens the keys of any number of owners with one statement for each kind', async () => {
      const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Paja' });
      const people = [];
      for (let n = 0; n < 5; n++) people.push(await makeParticipant(house));
      let statements = 0;
      house.database.onStatement = () => {
        statements += 1;
      };
      const keys = await house.vault.open(house.database.sql, [
        unitKey(unit),
        ...people.map(({ participant: id }) => ({ kind: 'PARTICIPANT' as const, id })),
      ]);
      house.database.onStatement = undefined;
      expect(statements).toBe(2);
      expect(people.every(({ participant: id }) => keys.has({ kind: 'PARTICIPANT', id }))).toBe(true);
    });
  });
}
