import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';
import { writeSnapshot } from './snapshot.ts';

/** Made at the first wish and once per run: a run without database tests waits for nothing. */
export default async function nursery(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'pateva-test-'));
  const stops: (() => Promise<void>)[] = [];
  const makers: Record<string, () => Promise<string>> = {
    '/snapshot': () => writeSnapshot(join(folder, 'snapshot.tar')),
    '/postgres': async () => {
      const { url, stop } = await startPostgres();
      stops.push(stop);
      return url;
    },
  };
  const made = new Map<string, Promise<string>>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const making = made.get(path) ?? makers[path]?.();
    if (!making) return void response.writeHead(404).end(`nothing is made at ${path}`);
    made.set(path, making);
    response.setHeader('Connection', 'close');
    making.then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String((error as Error).stack ?? error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  project.provide('nursery', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await Promise.allSettled(made.values());
    for (const stop of stops) await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
