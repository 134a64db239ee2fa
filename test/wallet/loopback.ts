import { createServer as createPlain, type Server } from 'node:http';
import { createServer as createTls } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { generate } from 'selfsigned';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse } from '../helpers/http.ts';
import { freePort } from '../helpers/story/served.ts';

async function certificate() {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  return { key, cert };
}

/** A house that listens on this machine at its own base URL, by http or by https. */
export async function houseOnLoopback(scheme: 'http' | 'https' = 'http') {
  const port = await freePort();
  const baseUrl = `${scheme}://localhost:${port}`;
  const made = await makeHouse();
  const house: TestHouse = {
    ...made,
    baseUrl,
    context: (actor, options) => ({ ...made.context(actor, options), baseUrl }),
  };
  const served = await serveHouse(house);
  const listener = getRequestListener(served.app.fetch);
  const tls = scheme === 'https' ? await certificate() : null;
  const server: Server = tls ? createTls(tls, listener) : createPlain(listener);
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    house,
    served,
    baseUrl,
    /** What vouches for the server's throw-away certificate. */
    ca: tls?.cert ?? '',
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await served.stop();
      await house.database.close();
    },
  };
}

export type LoopbackHouse = Awaited<ReturnType<typeof houseOnLoopback>>;
