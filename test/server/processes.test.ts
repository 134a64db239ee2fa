import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isBusinessId } from '../../src/access/business-id.ts';
import { legalPerson } from '../../src/access/organisation.table.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { readConfiguration } from '../../src/server/configuration.ts';
import { openHouse } from '../../src/server/open-house.ts';
import { type Child, pateva } from '../helpers/child.ts';

const SAMPLE = 'src/cli/demo/sample-qualification.json';
const PASSWORD = 'vihreä pyörä 17';

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

vi.setConfig({ testTimeout: 300_000 });

let folder: string;
let port: number;
const children: Child[] = [];
const run = (args: string[], environment: Record<string, string> = {}) => {
  const child = pateva(args, { PATEVA_DATA_DIR: folder, PORT: String(port), LANG: 'en', ...environment });
  children.push(child);
  return child;
};
const serving = async () => {
  const server = run(['serve']);
  await server.says(/serves http/);
  return server;
};
const end = async (child: Child, signal: NodeJS.Signals = 'SIGTERM') => {
  child.process.kill(signal);
  return child.ended;
};
const ask = async (query: string, variables: Record<string, unknown> = {}, token?: string) => {
  const response = await fetch(`http://localhost:${port}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data: Record<string, Record<string, unknown>>;
    errors?: unknown;
  };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const invited = async (email = 'kaisa@example.org') => {
  const child = run(['invite', '--name', 'Kaisa Koordinaattori', '--email', email]);
  expect([await child.ended, child.err()]).toEqual([0, '']);
  return child.out().split(' ')[0]!;
};
const coordinator = async () => {
  const data = await ask(
    'mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { ... on SignedIn { tokens { accessToken } } } }',
    { input: { code: await invited(), password: PASSWORD } },
  );
  return (data.acceptInvitation as { tokens: { accessToken: string } }).tokens.accessToken;
};

afterEach(async () => {
  for (const child of children) if (child.process.exitCode === null) child.process.kill('SIGKILL');
  await Promise.all(children.splice(0).map((child) => child.ended));
});

describe('a server and its data folder', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pateva-serve-'));
    port = await freePort();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('a second server on the same folder is refused, and nothing that the first took is lost', async () => {
    const first = await serving();
    const code = await invited();
    const second = run(['serve'], { PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(/^DATABASE_IN_USE: Another process uses the data folder/m);
    expect(await (await fetch(`http://localhost:${port}/health`)).json()).toEqual({ status: 'ok' });
    expect(await end(first)).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['erasures.ledger', 'master.key', 'pglite']);
    await serving();
    const accepted = await ask(
      'mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }',
      { input: { code, password: PASSWORD } },
    );
    expect(accepted).toEqual({ acceptInvitation: { __typename: 'SignedIn' } });
  });

  it('commands go through the door of the running server, and what they did is there at once', async () => {
    const server = await serving();
    const imported = run(['import', SAMPLE]);
    expect([await imported.ended, imported.err()]).toEqual([0, '']);
    expect(imported.out()).toMatch(/^Imported qua_/);
    const { qualifications } = await ask('{ qualifications { totalCount } }');
    expect(qualifications).toEqual({ totalCount: 1 });
    const again = run(['import', SAMPLE]);
    expect(await again.ended).toBe(0);
    expect(again.out()).toMatch(/nothing was changed/);
    const wrong = run(['import', 'package.json']);
    expect(await wrong.ended).toBe(1);
    expect(wrong.err()).toMatch(/^NOT_QUALIFICATION_REQUIREMENTS/);
    const verified = run(['record', 'verify']);
    expect(await verified.ended).toBe(0);
    expect(verified.out()).toMatch(/^INTACT: 1 chains, 1 entries, 0 sealed readings\n$/);
    expect(await end(server)).toBe(0);
    const alone = run(['record', 'verify']);
    expect([await alone.ended, alone.out()]).toEqual([0, verified.out()]);
  });

  it('nonsense at the door is answered and does not end the server', async () => {
    const server = await serving();
    const knock = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = createConnection(join(folder, 'pateva.sock'));
        let got = '';
        socket.setEncoding('utf8');
        socket.on('data', (part: string) => {
          got += part;
        });
        socket.on('error', reject);
        socket.on('close', () => resolve(got));
        socket.end(text);
      });
    const post = (body: string) =>
      `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    for (const body of ['not json', '{}', '{"command":"constructor"}', '{"command":"unknown","input":{}}']) {
      expect(await knock(post(body))).toMatch(/^HTTP\/1\.1 500 /);
    }
    expect(await knock('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    const refusal = await knock(post('{"command":"invite","input":{"name":"A B","email":"x"}}'));
    expect(refusal).toContain('"refusal":{"code":"INVALID_INPUT"');
    expect(await (await fetch(`http://localhost:${port}/health`)).json()).toEqual({ status: 'ok' });
    expect(server.process.exitCode).toBeNull();
  });

  it('asked to stop, it lets what is under way end', async () => {
    const server = await serving();
    const code = await invited();
    const under = ask(
      'mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }',
      { input: { code, password: PASSWORD } },
    );
    await new Promise((resolve) => setTimeout(resolve, 60));
    const [answer, status] = await Promise.all([under, end(server)]);
    expect([answer, status]).toEqual([{ acceptInvitation: { __typename: 'SignedIn' } }, 0]);
    await expect(fetch(`http://localhost:${port}/health`)).rejects.toThrow();
    expect(existsSync(join(folder, 'database.lock'))).toBe(false);
    expect(existsSync(join(folder, 'pateva.sock'))).toBe(false);
  });

  it('killed in the middle of writing, it has kept whole acts only, and every one that it acknowledged', async () => {
    const server = await serving();
    const token = await coordinator();
    const numbers = Array.from({ length: 4000 }, (_, n) => String(2_000_000 + n))
      .map((digits) => [...'0123456789'].map((check) => `${digits}-${check}`).find(isBusinessId))
      .filter((id) => id !== undefined);
    const acknowledged: string[] = [];
    const write = async () => {
      for (let next = numbers.pop(); next; next = numbers.pop()) {
        const data = await ask(
          'mutation($input: AddLegalPersonInput!) { addLegalPerson(input: $input) { __typename } }',
          { input: { businessId: next, name: { fi: 'Esimerkki' } } },
          token,
        );
        if (data.addLegalPerson?.__typename === 'LegalPersonAdded') acknowledged.push(next);
        if (acknowledged.length >= 60) server.process.kill('SIGKILL');
      }
    };
    await Promise.allSettled(Array.from({ length: 6 }, write));
    expect(await server.ended).toBe('SIGKILL');
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);

    const house = await openHouse(readConfiguration({ PATEVA_DATA_DIR: folder }));
    const kept = (await house.database.sql.select().from(legalPerson)).map((row) => row.businessId);
    expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
    const recorded = (
      await house.database.sql.select().from(recordEntry).where(eq(recordEntry.act, 'LEGAL_PERSON_ADDED'))
    ).map((entry) => JSON.parse(entry.body).detail.businessId as string);
    expect(recorded.sort()).toEqual(kept.filter((id) => id.startsWith('2')).sort());
    expect(await verifyRecord(house.database.sql, new Date())).toMatchObject({ intact: true });
    await house.database.close();
  });
});

describe('what stops the start is named', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pateva-start-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    [{ PORT: 'http' }, /^PORT: /],
    [{ NODE_ENV: 'production' }, /^PATEVA_BASE_URL: production needs an https address/],
    [{ PATEVA_MASTER_KEY: 'short' }, /^PATEVA_MASTER_KEY: 32 bytes/],
  ] as [Record<string, string>, RegExp][])('%j', async (environment, message) => {
    const child = run(['serve'], environment);
    expect(await child.ended).toBe(78);
    expect(child.err()).toMatch(message);
  });

  it('another master key than the database was made with', async () => {
    const made = run(['migrate']);
    expect([await made.ended, made.out()]).toEqual([0, 'The database is up to date.\n']);
    const other = run(['record', 'verify'], { PATEVA_MASTER_KEY: Buffer.alloc(32, 9).toString('base64') });
    expect(await other.ended).toBe(78);
    expect(other.err()).toMatch(/^PATEVA_MASTER_KEY is not the key/);
  });

  it.each([
    [['unknown']],
    [['import']],
    [['serve', 'twice']],
    [['record']],
    [['invite', '--name', 'A']],
    [['--wrong']],
  ])('wrong usage: %j', async (args) => {
    const child = run(args);
    expect(await child.ended).toBe(64);
    expect(child.err()).toContain('pateva serve');
  });
});
