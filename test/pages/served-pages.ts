import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { TestHouse } from '../helpers/house.ts';
import { serveHouse } from '../helpers/http.ts';
import { makeProofs } from './proofs.ts';

/** The pages of a house with proofs, on a port of this machine and without one. */
export async function servePages() {
  const proofs = await makeProofs();
  return { proofs, ...(await serveOn(proofs.house)) };
}

/** The pages of any house. */
export async function serveOn(house: TestHouse) {
  const served = await serveHouse(house);
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch: served.app.fetch, hostname: 'localhost', port: 0 }, () =>
      resolve(started as Server),
    );
  });
  const address = server.address();
  return {
    house,
    app: served.app,
    bugs: served.bugs,
    baseUrl: `http://localhost:${typeof address === 'object' ? address?.port : ''}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await served.stop();
      await house.database.close();
    },
  };
}

/** The pages of a house that knows the address where they are served, as passkeys and links to follow need it. */
export async function serveAtItsAddress(house: TestHouse) {
  let answer: ((request: Request) => Response | Promise<Response>) | undefined;
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch: (request) => answer!(request), hostname: 'localhost', port: 0 }, () =>
      resolve(started as Server),
    );
  });
  const address = server.address();
  const baseUrl = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  const { context } = house;
  const served = await serveHouse(
    Object.assign(house, {
      baseUrl,
      context: (...asked: Parameters<typeof context>) => ({ ...context(...asked), baseUrl }),
    }),
  );
  answer = (request) => served.app.fetch(request);
  return {
    bugs: served.bugs,
    baseUrl,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await served.stop();
      await house.database.close();
    },
  };
}

export type ServedPages = Awaited<ReturnType<typeof servePages>>;
