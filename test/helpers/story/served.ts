import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inviteFirstCoordinator } from '../../../src/access/acts/invite-staff.ts';
import type { House } from '../../../src/access/context.ts';
import { ensureInstallation } from '../../../src/access/installation.ts';
import { Vault } from '../../../src/access/vault.ts';
import { newId } from '../../../src/base/id.ts';
import type { Outside } from '../../../src/base/outside.ts';
import type { Database } from '../../../src/database/database.ts';
import { ErasureLedger } from '../../../src/record/erasure-ledger.ts';
import { serve } from '../../../src/server/serve.ts';
import { QUICK } from '../house.ts';
import { openFreshPostgres } from '../postgres.ts';
import { openSnapshot } from '../snapshot.ts';
import { Person } from './person.ts';

export type DriverName = 'PGlite' | 'PostgreSQL';

/** What a story needs of a server, wherever it runs. */
export interface Place {
  readonly firstCode: string;
  person(): Person;
  /** The server's own time. */
  now(): Date;
}

/** A server that listens on this machine, whose clock goes as fast as ours but may be set to another day. */
export interface Served extends Place {
  readonly house: House;
  readonly database: Database;
  readonly baseUrl: string;
  readonly folder: string;
  /** Days from the real day; what was signed in before has to sign in anew. */
  setDay(days: number): void;
  stop(): Promise<void>;
}

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function freshDatabase(driver: DriverName): Promise<{ database: Database; drop(): Promise<void> }> {
  if (driver === 'PGlite') return { database: await openSnapshot(), drop: async () => {} };
  const opened = await openFreshPostgres();
  return { database: opened.database, drop: opened.close };
}

/** What an installation may have of its own. */
export interface Own {
  /** Every byte of its master key. */
  readonly key?: number;
  readonly outside?: Outside;
}

/** Serves an empty house over HTTP, `days` from the real day. */
export async function serveEmpty(
  driver: DriverName,
  days = 0,
  { key = 7, outside }: Own = {},
): Promise<Served> {
  const { database, drop } = await freshDatabase(driver);
  const folder = mkdtempSync(join(tmpdir(), 'pateva-story-'));
  let offset = days;
  let era = 0;
  const clock = () => new Date(Date.now() + offset * 86_400_000);
  const vault = new Vault(new Uint8Array(32).fill(key));
  const provider = await ensureInstallation(database, vault, clock(), {
    name: 'Lompakon ylläpito',
    businessId: '1234567-1',
  });
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const erasureLedger = new ErasureLedger(join(folder, 'erasures.ledger'));
  erasureLedger.begin(provider);
  const house: House = {
    ...{ database, vault, newId, clock, baseUrl, provider, reviewDays: 14, erasureLedger },
    secretCost: QUICK,
    ...(outside ? { outside } : {}),
  };
  const server = await serve(house, { host: 'localhost', port, development: false, dataDir: folder });
  const { invitationCode } = await inviteFirstCoordinator(house, {
    name: 'Kaisa Koordinaattori',
    email: 'kaisa@lompakko.example',
  });
  return {
    house,
    database,
    baseUrl,
    folder,
    firstCode: invitationCode,
    setDay(next) {
      offset = next;
      era += 1;
    },
    now: clock,
    person: () => new Person(baseUrl, () => era),
    async stop() {
      await server.stop();
      await drop().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
