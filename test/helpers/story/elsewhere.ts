import type { Outside } from '../../../src/base/outside.ts';
import type { Database } from '../../../src/database/database.ts';
import { serve } from '../../../src/server/serve.ts';
import { Person } from './person.ts';
import { freePort, type Served } from './served.ts';

/** The way to one installation on this machine, which has no certificate: to every other there is none. */
export const wayTo = ({ baseUrl }: Pick<Served, 'baseUrl'>): Outside => ({
  async text(address) {
    const plain = address.replace(/^https:/, 'http:');
    if (!plain.startsWith(`${baseUrl}/`)) return null;
    const answer = await fetch(plain);
    return answer.ok ? answer.text() : null;
  },
});

/** The same installation on another database, at another port. */
export async function serveRestored(served: Served, database: Database, folder: string) {
  const port = await freePort();
  const server = await serve(
    { ...served.house, database },
    { host: 'localhost', port, development: false, dataDir: folder },
  );
  return { person: () => new Person(`http://localhost:${port}`, () => 0), stop: () => server.stop() };
}
