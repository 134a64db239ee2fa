import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import { sweepAttempts } from '../access/attempts.ts';
import type { House } from '../access/context.ts';
import type { ReportBug } from '../api/api.ts';
import { Refusal } from '../base/refusal.ts';
import { finishWithdrawals } from '../credential/acts/finish-withdrawals.ts';
import { sealReadings } from '../record/reading-log.ts';
import { crossLink } from '../record/verify-record.ts';
import { makeApp } from './app.ts';
import { openDoor } from './door.ts';
import type { VcApiSettings } from './vc-api/vc-api.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DRAIN_MILLISECONDS = 10_000;

export interface Served {
  readonly port: number;
  /** Takes no new requests, lets those under way end (ten seconds at most), then closes the database. */
  stop(): Promise<void>;
}

/** Writes a bug's kind and place, never its message: messages of the database hold what was written. */
export const reportBug: ReportBug = ({ requestId, error }) => {
  const at =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const cause = (error as { cause?: { code?: string } } | null)?.cause?.code;
  console.error(
    JSON.stringify({
      at: new Date().toISOString(),
      requestId,
      error: (error as Error)?.name,
      code: cause,
      stack: at.slice(0, 6).map((line) => line.trim()),
    }),
  );
};

/** Serves a house over HTTP, and over a socket in the data folder for commands of the same machine. */
export async function serve(
  house: House,
  options: {
    host: string;
    port: number;
    development: boolean;
    dataDir: string;
    vcApi?: VcApiSettings | undefined;
  },
): Promise<Served> {
  const { app, api } = await makeApp(house, { ...options, reportBug });
  const server = await new Promise<Server>((resolve, reject) => {
    const started = listen({ fetch: app.fetch, hostname: options.host, port: options.port }, () =>
      resolve(started as Server),
    );
    started.on('error', reject);
  });
  // Longer than the proxies in front usually keep theirs, so that none sends into a connection we are closing.
  server.keepAliveTimeout = 65_000;
  const closeDoor = await openDoor(house, options.dataDir, reportBug).catch(async (error: unknown) => {
    await new Promise((resolve) => server.close(resolve));
    throw error;
  });
  let lastDay = '';
  const keepRecord = async () => {
    const now = house.clock();
    await sealReadings(house.database.sql, now);
    const today = now.toISOString().slice(0, 10);
    if (today !== lastDay) await crossLink(house.database.sql, now);
    lastDay = today;
    await sweepAttempts(house.database.sql, now);
  };
  const timer = setInterval(
    () => void keepRecord().catch((error) => reportBug({ requestId: 'record', error })),
    HOUR,
  );
  timer.unref();

  const stopped = new AbortController();
  let finishing: Promise<void> | undefined;
  const finish = () => {
    finishing ??= finishWithdrawals(house, stopped.signal)
      .catch((error: unknown) => {
        // A signer that does not answer is asked again in a minute.
        if (!(error instanceof Refusal)) reportBug({ requestId: 'keys', error });
      })
      .finally(() => {
        finishing = undefined;
      });
  };
  finish();
  const finisher = setInterval(finish, MINUTE);
  finisher.unref();

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    clearInterval(timer);
    clearInterval(finisher);
    stopped.abort();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const forced = setTimeout(() => server.closeAllConnections(), DRAIN_MILLISECONDS);
    await closed;
    clearTimeout(forced);
    await closeDoor();
    await api.stop();
    await finishing;
    await house.database.close();
  };
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
