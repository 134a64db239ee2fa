import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checklistCertificate, mark as markTable } from '../../src/checklist/checklist.table.ts';
import { credential } from '../../src/credential/credential.table.ts';
import type { Database } from '../../src/database/database.ts';
import { openPglite, openPostgres } from '../../src/database/open.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { type Child, pateva } from '../helpers/child.ts';
import { freshPostgres } from '../helpers/postgres.ts';
import { type Aim, vocationalUnit } from '../helpers/story/aims.ts';
import { Person } from '../helpers/story/person.ts';
import { verdictOn } from '../helpers/story/proof.ts';
import { type DriverName, freePort, type Place } from '../helpers/story/served.ts';
import { type Setting, setUp } from '../helpers/story/setting.ts';
import { certify, describe as describeWorkshop, mark, open } from '../helpers/story/steps.ts';

const SAMPLE = 'src/cli/demo/sample-qualification.json';
const BATCH = 5;

describe.each<DriverName>(['PGlite', 'PostgreSQL'])('processes on %s', (driver) => {
  let folder: string;
  let environment: Record<string, string>;
  let port: number;
  let drop = async () => {};
  const children: Child[] = [];

  const start = (args: string[], more: Record<string, string> = {}) => {
    const child = pateva(args, { ...environment, ...more });
    children.push(child);
    return child;
  };
  let running: Child;
  const serve = async (more: Record<string, string> = {}) => {
    const child = start(['serve'], more);
    await child.says('serves');
    return child;
  };
  const ends = async (args: string[], more: Record<string, string> = {}) => {
    const child = start(args, more);
    return { status: await child.ended, out: child.out(), err: child.err() };
  };
  const stop = async (child: Child) => {
    child.process.kill('SIGTERM');
    return child.ended;
  };
  const person = () => new Person(`http://localhost:${port}`, () => 0);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pateva-processes-'));
    port = await freePort();
    environment = { PATEVA_DATA_DIR: folder, PORT: String(port), HOST: 'localhost' };
    if (driver === 'PostgreSQL') {
      const fresh = await freshPostgres();
      drop = fresh.drop;
      environment.DATABASE_URL = fresh.url;
    }
  });
  afterAll(async () => {
    for (const child of children) child.process.kill('SIGKILL');
    await Promise.all(children.map((child) => child.ended));
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  let setting: Setting;
  let unit: Aim;
  let place: string;
  const checklists: string[] = [];

  it('a command beside the running server does its work through it, and nothing acknowledged is lost', async () => {
    running = await serve();
    const invited = await ends([
      'invite',
      '--name',
      'Kaisa Koordinaattori',
      '--email',
      'kaisa@lompakko.example',
    ]);
    expect([invited.status, invited.err]).toEqual([0, '']);
    const story: Place = {
      firstCode: invited.out.split(' ')[0]!,
      person,
      now: () => new Date(),
    };
    const imports = ends(['import', SAMPLE]);
    setting = await setUp(story);
    const imported = await imports;
    expect([imported.status, imported.err]).toEqual([0, '']);
    expect(imported.out).toMatch(/^Imported qua_/);
    expect((await ends(['import', SAMPLE])).out).toMatch(/^This version was here already/);
    unit = await vocationalUnit(person(), 'tutkinnonosat_990001');
    place = await describeWorkshop(story, setting, unit.requirements);
    for (const participant of setting.participants) checklists.push(await open(participant, unit));
    expect(checklists).toHaveLength(3);
  }, 120_000);

  it('a file that is too large, or is none, is refused by the command with its code', async () => {
    const large = join(folder, 'large.json');
    writeFileSync(large, Buffer.alloc(20 * 1024 * 1024 + 1, ' '));
    const [tooLarge, other] = await Promise.all([
      ends(['import', large, '--language', 'sv']),
      ends(['import', 'package.json', '--language', 'en']),
    ]);
    expect([tooLarge.status, tooLarge.err]).toEqual([
      1,
      expect.stringMatching(/^TOO_LARGE .*Filen är för stor/),
    ]);
    expect([other.status, other.err]).toEqual([1, expect.stringMatching(/^NOT_QUALIFICATION_REQUIREMENTS/)]);
  }, 60_000);

  it(driver === 'PGlite'
    ? 'a second server on the same folder is refused, and the first goes on'
    : 'a second server on the same database serves beside the first', async () => {
    const otherPort = await freePort();
    const second = start(['serve'], { PORT: String(otherPort), PATEVA_BASE_URL: `http://localhost:${port}` });
    if (driver === 'PGlite') {
      expect(await second.ended).toBe(1);
      expect(second.err()).toMatch(/^DATABASE_IN_USE/);
    } else {
      await second.says('serves');
      expect((await fetch(`http://localhost:${otherPort}/health`)).status).toBe(200);
    }
    const ids = await mark(setting, place, checklists[0]!, unit.requirements.slice(0, BATCH));
    expect(ids).toHaveLength(BATCH);
    expect(await stop(running)).toBe(0);
    if (driver === 'PostgreSQL') expect(await stop(second)).toBe(0);
  }, 60_000);

  it('a server killed in the middle of many acts leaves every act whole, and none that it acknowledged is lost', async () => {
    const acknowledged = { marks: [] as string[], certificates: [] as string[] };
    for (const afterActs of [3, 8, 15]) {
      const server = await serve();
      let acts = 0;
      const busy = async (checklist: string, certifies: boolean) => {
        for (let turn = 0; ; turn += 1) {
          if (certifies && turn % 2 === 1)
            acknowledged.certificates.push(await certify(setting, place, checklist, 'fi'));
          else
            acknowledged.marks.push(
              ...(await mark(setting, place, checklist, unit.requirements.slice(0, BATCH))),
            );
          acts += 1;
          // At once, while the others' acts are under way.
          if (acts === afterActs) server.process.kill('SIGKILL');
        }
      };
      const broken = await Promise.allSettled(
        checklists.flatMap((checklist) => [busy(checklist, true), busy(checklist, false)]),
      );
      expect(broken.every((one) => one.status === 'rejected' && one.reason instanceof TypeError)).toBe(true);
      expect(await server.ended).toBe('SIGKILL');
    }

    const server = await serve();
    const verified = await ends(['record', 'verify']);
    expect([verified.status, verified.out]).toEqual([0, expect.stringMatching(/^INTACT/)]);
    for (const [at, participant] of setting.participants.entries()) {
      const { checklist } = await participant.ask<{ checklist: { certificates: { json: string }[] } }>(
        'query Certificates($id: ID!) { checklist(id: $id) { certificates { json } } }',
        { id: checklists[at] },
      );
      const last = checklist.certificates.at(-1);
      if (last) expect((await verdictOn(person(), last.json)).outcome).toBe('VALID');
    }
    await stop(server);

    const database: Database =
      driver === 'PGlite' ? await openPglite(folder) : openPostgres(environment.DATABASE_URL!);
    try {
      const { sql } = database;
      const marks = await sql.select().from(markTable);
      const acts = new Map<string, number>();
      for (const row of marks) {
        const act = `${row.checklist} ${row.at.toISOString()}`;
        acts.set(act, (acts.get(act) ?? 0) + 1);
      }
      expect([...acts.values()].filter((size) => size % BATCH !== 0)).toEqual([]);
      const recorded = async (act: string) => sql.$count(recordEntry, eq(recordEntry.act, act));
      expect(await recorded('MARK_ADDED')).toBe(marks.length);
      expect(await recorded('COMPETENCE_CERTIFIED')).toBe(await sql.$count(credential));
      expect(await sql.$count(checklistCertificate)).toBe(await sql.$count(credential));
      const kept = new Set<string>(marks.map((row) => row.id));
      expect(acknowledged.marks.filter((id) => !kept.has(id))).toEqual([]);
      const credentials = new Set<string>((await sql.select().from(credential)).map((row) => row.id));
      expect(acknowledged.certificates.filter((id) => !credentials.has(id))).toEqual([]);
      expect(acknowledged.marks.length).toBeGreaterThan(0);
      expect(acknowledged.certificates.length).toBeGreaterThan(0);
    } finally {
      await database.close();
    }
  }, 180_000);
});
