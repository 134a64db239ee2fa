import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { serveHouse } from '../helpers/http.ts';
import { makeProofs } from './proofs.ts';

/** The pages of a house with proofs, on a port of this machine and without one. */
export async function servePages() {
  const proofs = await makeProofs();
  const served = await serveHouse(proofs.house);
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch: served.app.fetch, hostname: 'localhost', port: 0 }, () =>
      resolve(started as Server),
    );
  });
  const address = server.address();
  return {
    proofs,
    app: served.app,
    bugs: served.bugs,
    baseUrl: `http://localhost:${typeof address === 'object' ? address?.port : ''}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await served.stop();
      await proofs.house.database.close();
    },
  };
}

export type ServedPages = Awaited<ReturnType<typeof servePages>>;
