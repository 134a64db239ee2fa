import 'reflect-metadata';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { installation } from '../../src/access/installation.table.ts';
import { Vault } from '../../src/access/vault.ts';
import type { Database } from '../../src/database/database.ts';
import { ErasureLedger } from '../../src/record/erasure-ledger.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { restoreBackup } from '../../src/server/backup/restore-backup.ts';
import { writeBackup } from '../../src/server/backup/write-backup.ts';
import { finishErasures } from '../../src/wallet/acts/finish-erasures.ts';
import { requestErasure } from '../../src/wallet/acts/request-erasure.ts';
import { findRecords } from '../../src/wallet/unit-record.ts';
import { answer, as, makeWorld, type World } from '../checklist/world.ts';
import type { Driver } from '../helpers/drivers.ts';
import { dump, rowCounts } from '../helpers/dump.ts';
import { openWithEveryKey } from '../helpers/every-key.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeStaff } from '../helpers/people.ts';
import { waysToWrite } from '../helpers/ways-to-write.ts';
import { declinePart, liveInWallet, NAMES, SCHOOL_WORDS, WALLET_WORDS } from './leaving.ts';

/** An empty database with all tables. */
export type Empty = () => Promise<{ database: Database; close(): Promise<void> }>;

/** A backup of one database restored into the other. */
export function backupAndRestore(from: Driver, to: { readonly name: string; readonly empty: Empty }): void {
  describe(`a backup of ${from.name}, restored into ${to.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    let target: Awaited<ReturnType<Empty>>;
    let world: World;
    let folder: string;
    let keeper: Actor;
    let ledger: ErasureLedger;
    let before: { data: string; keys: string };
    let after: { data: string; keys: string };
    const place = (...names: string[]) => join(folder, ...names);
    const restore = (
      backup: { data: string; keys: string },
      change: { database?: Database; vault?: Vault; ledger?: ErasureLedger } = {},
    ) =>
      restoreBackup(
        { database: target.database, vault: house.vault, ledger, ...change },
        { from: backup.data, keys: backup.keys },
      );
    const sortedRows = async (database: Database) =>
      [...(await dump(database))].map(([table, text]) => [table, text.split('\n').sort()] as const);

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'pateva-backup-'));
      ({ house, close } = await from.open());
      target = await to.empty();
      ledger = new ErasureLedger(place('erasures.ledger'));
      ledger.begin(house.provider);
      Object.assign(house, { erasureLedger: ledger });
      await house.database.sql.insert(installation).values({
        id: 1,
        provider: house.provider,
        keyCheck: house.vault.lookup('installation', 'key-check'),
        createdAt: house.clock(),
      });
      world = await makeWorld(house);
      keeper = await makeStaff(house, world.school, ['RECORDS'], 'Arvo Arkisto');
      const { part } = await liveInWallet(world);
      await declinePart(world, part);
      await requestErasure(as(world, world.participant));
      before = await writeBackup(house, { out: place('data'), keys: place('keys') });
      house.clock.set('2026-03-17T10:00:00Z');
      await finishErasures(house);
      await verifyRecord(house.database.sql, house.clock());
      after = await writeBackup(house, { out: place('data'), keys: place('keys') });
    }, 500_000);
    afterAll(async () => {
      await target.close();
      await close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('keeps the keys apart from what they open', () => {
      const read = (file: string) => gunzipSync(readFileSync(file)).toString('utf8');
      const data = read(join(before.data, 'data.jsonl.gz'));
      const keys = read(join(before.keys, 'keys.jsonl.gz'));
      expect(keys.split('\n').filter((line) => line.startsWith('['))).toEqual(['["keystore.data_key"]']);
      for (const line of keys.split('\n').slice(1, -1)) {
        const { wrapped } = JSON.parse(line) as { wrapped: string };
        expect([wrapped.length > 40, data.includes(wrapped)]).toEqual([true, false]);
      }
      for (const word of [...NAMES, ...WALLET_WORDS, ...SCHOOL_WORDS])
        expect(waysToWrite(word).filter((way) => data.includes(way) || keys.includes(way))).toEqual([]);
    });

    it('refuses to put data and keys into one folder, or one into the other', async () => {
      const write = (out: string, keys: string) =>
        answer(writeBackup(house, { out: place(out), keys: place(keys) }));
      expect(await write('both', 'both')).toBe('BACKUP_FOLDERS');
      expect(await write('both', 'both/keys')).toBe('BACKUP_FOLDERS');
      expect(await write('both/data', 'both')).toBe('BACKUP_FOLDERS');
    });

    describe('is refused, and nothing is written,', () => {
      const changed = (part: 'data' | 'keys', name: string, change: (bytes: Buffer) => Buffer) => {
        const copy = { ...before, [part]: place(`changed-${Math.random()}`) };
        cpSync(before[part], copy[part], { recursive: true });
        writeFileSync(join(copy[part], name), change(readFileSync(join(copy[part], name))));
        return copy;
      };
      const flipped = (bytes: Buffer) => {
        bytes[bytes.length >> 1]! ^= 1;
        return bytes;
      };
      const cases: [string, () => ReturnType<typeof restore>, string][] = [
        [
          'under another master key',
          () => restore(before, { vault: new Vault(new Uint8Array(32).fill(8)) }),
          'BACKUP_OTHER_KEY',
        ],
        [
          'with a changed data file',
          () => restore(changed('data', 'data.jsonl.gz', flipped)),
          'BACKUP_CHANGED',
        ],
        [
          'with a changed file of keys',
          () => restore(changed('keys', 'keys.jsonl.gz', flipped)),
          'BACKUP_CHANGED',
        ],
        [
          'with a manifest that says less',
          () =>
            restore(
              changed('data', 'manifest.json', (bytes) =>
                Buffer.from(bytes.toString('utf8').replace(/"lines": \d+/, '"lines": 7')),
              ),
            ),
          'BACKUP_CHANGED',
        ],
        [
          'with the keys of another backup',
          () => restore({ data: before.data, keys: after.keys }),
          'BACKUP_CHANGED',
        ],
        ['without its files', () => restore({ data: place('nowhere'), keys: before.keys }), 'BACKUP_CHANGED'],
        [
          'without the ledger of the erased',
          () => restore(before, { ledger: new ErasureLedger(place('missing.ledger')) }),
          'LEDGER_MISSING',
        ],
        [
          'with a ledger from which a line was taken',
          () => {
            const [head] = readFileSync(ledger.path, 'utf8').split('\n');
            writeFileSync(place('shorter.ledger'), `${head}\n`);
            return restore(after, { ledger: new ErasureLedger(place('shorter.ledger')) });
          },
          'LEDGER_BEHIND',
        ],
        [
          'with a ledger in which a line was changed',
          () => {
            const text = readFileSync(ledger.path, 'utf8').replace(/par_./, 'par_#');
            writeFileSync(place('changed.ledger'), text);
            return restore(before, { ledger: new ErasureLedger(place('changed.ledger')) });
          },
          'LEDGER_CHANGED',
        ],
        [
          'with another installation’s ledger',
          () => {
            const other = new ErasureLedger(place('other.ledger'));
            other.begin(world.workshop);
            return restore(before, { ledger: other });
          },
          'LEDGER_BEHIND',
        ],
        [
          'into a database that holds something',
          () => restore(before, { database: house.database }),
          'DATABASE_NOT_EMPTY',
        ],
      ];
      it.each(cases)('%s', async (_what, attempt, code) => {
        expect(await answer(attempt())).toBe(code);
        const counts = await rowCounts(target.database);
        expect(
          Object.entries(counts).filter(([name, count]) => count > 0 && !name.startsWith('drizzle.')),
        ).toEqual([]);
      });
    });

    it('brings back everything, row by row', async () => {
      const other = await to.empty();
      try {
        expect(await restore(after, { database: other.database })).toMatchObject({ erasedAgain: 0 });
        const [was, is] = [await sortedRows(house.database), await sortedRows(other.database)];
        for (const [index, [table, rows]] of was.entries())
          if (!table.startsWith('drizzle.')) expect([table, is[index]]).toEqual([table, [table, rows]]);
        // What the database counts up goes on from there.
        expect(await verifyRecord(other.database.sql, house.clock())).toMatchObject({ intact: true });
        const restored = { ...house, database: other.database };
        expect((await openWithEveryKey(restored)).shut).toEqual([]);
      } finally {
        await other.close();
      }
    });

    describe('taken before somebody left, with the ledger of today,', () => {
      it('erases them again before anything is served', async () => {
        expect(await restore(before)).toMatchObject({ erasedAgain: 1, at: '2026-03-02T10:00:00.000Z' });
      });

      it('holds none of their strings in clear, in any column', async () => {
        const found = [...(await dump(target.database))].flatMap(([table, text]) =>
          [...NAMES, ...WALLET_WORDS, ...SCHOOL_WORDS]
            .filter((word) => waysToWrite(word).some((way) => text.includes(way)))
            .map((word) => `${table}: ${word}`),
        );
        expect(found).toEqual([]);
      });

      it('holds them, with every key of the running system, in the controllers’ own records alone', async () => {
        const { opened, shut } = await openWithEveryKey({ ...house, database: target.database });
        const words = [...NAMES, ...WALLET_WORDS, ...SCHOOL_WORDS];
        const found = opened
          .filter(({ owner }) => owner !== `PARTICIPANT ${world.somebodyElse.participant}`)
          .filter(({ text }) => words.some((word) => text.includes(word)))
          .map(({ place: at, owner }) => `${at} (${owner})`);
        const school = `UNIT ${world.school}`;
        expect([...new Set(found)].sort()).toEqual(
          [
            `public.assessment.grounds (${school})`,
            `public.credential.issuer_copy (${school})`,
            `public.credential.issuer_copy (UNIT ${world.workshop})`,
            `public.decision.grounds (${school})`,
            `public.record_subject.person (${school})`,
          ].sort(),
        );
        expect(opened.filter(({ text }) => WALLET_WORDS.some((word) => text.includes(word)))).toEqual([]);
        expect(shut).toEqual([]);
      });

      it('shows them to the unit’s records keeper, and to nobody else', async () => {
        const asked = (actor: Actor) =>
          answer(
            findRecords({ ...as(world, actor), database: target.database }, world.school, {
              offset: 0,
              limit: 20,
            }),
          );
        expect(await asked(keeper)).toMatchObject({
          total: 1,
          records: [
            { participant: world.participant.participant, subject: { name: 'Aino Đặng Näkkäläjärvi' } },
          ],
        });
        for (const actor of [world.teacher, world.decider, world.instructor, world.otherTeacher])
          expect(await asked(actor)).toBe('NOT_FOUND');
      });

      it('has a whole chain, and counts on where it stood', async () => {
        expect(await verifyRecord(target.database.sql, house.clock())).toMatchObject({ intact: true });
      });
    });

    it('an old backup is named so that somebody takes it away, or taken away where that is asked for', async () => {
      house.clock.set('2026-04-06T10:00:00Z');
      const named = await writeBackup(house, { out: place('data'), keys: place('keys') });
      expect([named.pruned, [...named.old].sort()]).toEqual([false, [before.data, before.keys].sort()]);
      house.clock.set('2026-04-06T10:00:01Z');
      const pruned = await writeBackup(house, { out: place('data'), keys: place('keys'), prune: true });
      expect([pruned.pruned, [...pruned.old].sort()]).toEqual([true, [before.data, before.keys].sort()]);
      house.clock.set('2026-04-06T10:00:02Z');
      expect((await writeBackup(house, { out: place('data'), keys: place('keys') })).old).toEqual([]);
    });

    it('a line of the ledger that was being written when the machine stopped is left out, and written anew', () => {
      const copy = place('torn.ledger');
      mkdirSync(folder, { recursive: true });
      cpSync(ledger.path, copy);
      truncateSync(copy, readFileSync(copy).length - 5);
      const torn = new ErasureLedger(copy);
      expect(torn.read().erased).toEqual([]);
      torn.add(ledger.read().erased);
      expect(readFileSync(copy, 'utf8')).toBe(readFileSync(ledger.path, 'utf8'));
    });
  });
}
