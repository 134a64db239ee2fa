import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/database/database.ts';
import { lockFolder } from '../../src/database/folder-lock.ts';
import { openPglite } from '../../src/database/open.ts';
import { type Child, script } from '../helpers/child.ts';
import { refused } from '../helpers/refused.ts';

let folder: string;
let children: Child[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pateva-lock-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL');
  await Promise.all(children.map((child) => child.ended));
  rmSync(folder, { recursive: true, force: true });
});

const taker = (startAt: number, pause: number, folders: string[]) => {
  const child = script('test/database/lock-taker.ts', [String(startAt), String(pause), ...folders]);
  children.push(child);
  return child;
};
const answers = async (child: Child) => JSON.parse(await child.says(/\]\n/)) as string[];
const attempt = () => refused(Promise.resolve().then(() => lockFolder(folder)));
const leave = (holder: object | string, at = folder) =>
  writeFileSync(
    join(at, 'database.lock'),
    typeof holder === 'string' ? holder : JSON.stringify({ host: hostname(), started: '', ...holder }),
  );

const goneProcess = async () => {
  const child = script('test/database/lock-taker.ts', ['0', '0']);
  children.push(child);
  child.process.kill('SIGKILL');
  await child.ended;
  return child.process.pid!;
};

describe('the lock of a data folder', () => {
  it('refuses a second process with DATABASE_IN_USE', async () => {
    expect(await answers(taker(0, 0, [folder]))).toEqual(['TAKEN']);
    expect(await attempt()).toBe('DATABASE_IN_USE');
    expect(await refused(openPglite(folder))).toBe('DATABASE_IN_USE');
  });

  it('refuses the same process too', async () => {
    const release = lockFolder(folder);
    expect(await attempt()).toBe('DATABASE_IN_USE');
    release();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over after its holder was killed', async () => {
    const child = taker(0, 0, [folder]);
    expect(await answers(child)).toEqual(['TAKEN']);
    child.process.kill('SIGKILL');
    await child.ended;
    expect(existsSync(join(folder, 'database.lock'))).toBe(true);
    const release = lockFolder(folder);
    expect(JSON.parse(readFileSync(join(folder, 'database.lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
      host: hostname(),
    });
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over where another process has the dead holder’s number, as far as the system tells', async () => {
    leave({ pid: process.ppid, started: '1' });
    const tells = existsSync('/proc/self/stat');
    if (tells) expect(() => lockFolder(folder)()).not.toThrow();
    else expect(await attempt()).toBe('DATABASE_IN_USE');
  });

  it('is believed where it was taken on another machine', async () => {
    leave({ pid: await goneProcess(), host: 'another-machine' });
    expect(await attempt()).toBe('DATABASE_IN_USE');
  });

  it.each(['', '{"pid":', 'null'])('that was left torn as %j is taken over', (text) => {
    leave(text);
    expect(() => lockFolder(folder)()).not.toThrow();
  });

  it('is not given back by one who no longer holds it', () => {
    const release = lockFolder(folder);
    leave({ pid: 1, started: 'another' });
    release();
    expect(existsSync(join(folder, 'database.lock'))).toBe(true);
  });

  it('left stale goes to exactly one of five who start at once, twenty times', async () => {
    const pid = await goneProcess();
    const folders = Array.from({ length: 20 }, (_, round) => mkdtempSync(join(folder, `${round}-`)));
    for (const one of folders) leave({ pid }, one);
    const startAt = Date.now() + 3_000;
    const takers = Array.from({ length: 5 }, () => taker(startAt, 40, folders));
    const all = await Promise.all(takers.map(answers));
    for (const round of folders.keys()) {
      expect(all.map((got) => got[round]).sort()).toEqual([...Array(4).fill('DATABASE_IN_USE'), 'TAKEN']);
    }
  });
});

it('an embedded database keeps its rows from one opening to the next', async () => {
  const first = await openPglite(folder);
  await first.sql.execute(sql`create table kept (n int)`);
  await first.sql.execute(sql`insert into kept values (7)`);
  await first.close();
  const second = await openPglite(folder);
  expect(await rowsOf(second.sql, sql`select n from kept`)).toEqual([{ n: 7 }]);
  await second.close();
});
