import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checklistCertificate } from '../../src/checklist/checklist.table.ts';
import { issuingBatch, issuingBatchItem } from '../../src/checklist/issuing-batch.table.ts';
import { CHUNK } from '../../src/checklist/issuing-batch.ts';
import { credential } from '../../src/credential/credential.table.ts';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openPglite, openPostgres } from '../../src/database/open.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { type CertifiableGroup, makeCertifiableGroup } from '../helpers/certifiable-group.ts';
import { type Child, pateva } from '../helpers/child.ts';
import { makeHouse } from '../helpers/house.ts';
import { tokenOf } from '../helpers/http.ts';
import { freshPostgres } from '../helpers/postgres.ts';
import { type DriverName, freePort } from '../helpers/story/served.ts';

const PEOPLE = 14 * CHUNK + 7;

const ISSUE = `mutation Issue($input: IssueCertificatesInput!) { issueCertificates(input: $input) {
  ... on CertificatesIssued { batch { id total issued alreadyIssued waiting refused { code } } } ... on Refusal { code } } }`;
const PROGRESS = `query Progress($group: ID!) { group(id: $group) { issuingBatches { edges { node { issued waiting } } } } }`;

interface Counts {
  readonly issued: number;
  readonly waiting: number;
}

describe.each<DriverName>(['PGlite', 'PostgreSQL'])('a batch whose server is killed, on %s', (driver) => {
  const children: Child[] = [];
  let folder: string;
  let environment: Record<string, string>;
  let drop = async () => {};
  let made: CertifiableGroup;
  let token: string;

  const openDatabase = (): Promise<Database> | Database =>
    driver === 'PGlite' ? openPglite(folder) : openPostgres(environment.DATABASE_URL!);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pateva-batch-'));
    environment = {
      PATEVA_DATA_DIR: folder,
      PATEVA_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      HOST: 'localhost',
      PATEVA_PROVIDER_BUSINESS_ID: '7654321-2',
    };
    if (driver === 'PostgreSQL') {
      const fresh = await freshPostgres();
      drop = fresh.drop;
      environment.DATABASE_URL = fresh.url;
    }
    const database = await openDatabase();
    await migrate(database);
    const house = await makeHouse(database);
    house.clock.set(new Date());
    made = await makeCertifiableGroup(house, PEOPLE, [2, 1]);
    token = await tokenOf(house, made.instructor);
    await database.close();
  });
  afterAll(async () => {
    for (const child of children) child.process.kill('SIGKILL');
    await Promise.all(children.map((child) => child.ended));
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const serve = async () => {
    const port = String(await freePort());
    const child = pateva(['serve'], { ...environment, PORT: port });
    children.push(child);
    await child.says('serves');
    const ask = async (query: string, variables: object) => {
      const response = await fetch(`http://localhost:${port}/graphql`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${token}`,
          Connection: 'close',
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as { data: Record<string, Record<string, unknown>>; errors?: unknown };
    };
    return { child, ask };
  };

  it('goes on after the restart when it is asked again, by two at once: everybody once, whole, and on the record', async () => {
    const input = {
      group: made.group,
      environment: made.environment,
      language: 'fi',
      requestId: randomUUID(),
    };
    const first = await serve();
    const broken = first.ask(ISSUE, { input }).then(
      () => 'answered',
      () => 'broken',
    );
    let amid: Counts | undefined;
    for (let look = 0; look < 2_000 && !(amid && amid.issued > 0); look++) {
      const { data } = await first.ask(PROGRESS, { group: made.group });
      const { issuingBatches } = data.group as { issuingBatches: { edges: { node: Counts }[] } };
      amid = issuingBatches.edges[0]?.node;
    }
    first.child.process.kill('SIGKILL');
    expect(await first.child.ended).toBe('SIGKILL');
    expect(await broken).toBe('broken');
    expect(amid?.waiting).toBeGreaterThan(0);

    const second = await serve();
    const others = driver === 'PostgreSQL' ? [await serve()] : [];
    const servers = [second, ...others];
    const before = await second.ask(PROGRESS, { group: made.group });
    const left = before.data.group as { issuingBatches: { edges: { node: Counts }[] } };
    const { issued, waiting } = left.issuingBatches.edges[0]!.node;
    expect([issued % CHUNK, issued + waiting]).toEqual([0, PEOPLE]);
    expect(waiting).toBeGreaterThan(0);

    const answers = await Promise.all(servers.map(({ ask }) => ask(ISSUE, { input })));
    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined();
      expect(data.issueCertificates?.batch).toEqual({
        id: expect.stringMatching(/^bat_/),
        total: PEOPLE,
        issued: PEOPLE,
        alreadyIssued: 0,
        waiting: 0,
        refused: [],
      });
    }
    const again = await Promise.all(
      [second, others[0] ?? second].map(({ ask }) =>
        ask(ISSUE, { input: { ...input, language: 'sv', requestId: randomUUID() } }),
      ),
    );
    const counts = again.map(
      ({ data }) => data.issueCertificates?.batch as Record<'issued' | 'alreadyIssued', number>,
    );
    const sumOf = (state: 'issued' | 'alreadyIssued') => counts.reduce((sum, one) => sum + one[state], 0);
    expect([sumOf('issued'), sumOf('alreadyIssued')]).toEqual([PEOPLE, PEOPLE]);

    const verified = pateva(['record', 'verify'], environment);
    children.push(verified);
    expect([await verified.ended, verified.out()]).toEqual([0, expect.stringMatching(/^INTACT/)]);
    for (const { child } of servers) {
      child.process.kill('SIGTERM');
      expect(await child.ended).toBe(0);
    }

    const database = await openDatabase();
    try {
      const { sql } = database;
      const issued = await sql
        .select({ participant: credential.participant, language: credential.language })
        .from(credential);
      expect(issued).toHaveLength(2 * PEOPLE);
      expect(new Set(issued.map((row) => `${row.participant} ${row.language}`)).size).toBe(2 * PEOPLE);
      const items = await sql.select().from(issuingBatchItem).where(eq(issuingBatchItem.state, 'ISSUED'));
      expect(new Set(items.map((item) => item.credential)).size).toBe(2 * PEOPLE);
      expect(await sql.$count(issuingBatch)).toBe(3);
      expect(await sql.$count(checklistCertificate)).toBe(2 * PEOPLE);
      for (const [act, times] of [
        ['CREDENTIAL_ISSUED', 2 * PEOPLE],
        ['COMPETENCE_CERTIFIED', 2 * PEOPLE],
        ['ISSUING_BATCH_BEGUN', 3],
        ['ISSUING_BATCH_ENDED', 3],
      ] as const)
        expect([act, await sql.$count(recordEntry, eq(recordEntry.act, act))]).toEqual([act, times]);
    } finally {
      await database.close();
    }
  }, 180_000);
});
