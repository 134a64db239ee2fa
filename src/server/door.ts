import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { House } from '../access/context.ts';
import type { ReportBug } from '../api/api.ts';
import { Refusal } from '../base/refusal.ts';
import { type DoorAnswer, doorPath } from './ask-at-door.ts';
import { COMMANDS, type CommandName } from './commands.ts';

/**
 * Opens a socket in the data folder, for commands of the same user on the same machine while the server has the
 * database. Returns what closes it.
 */
export async function openDoor(
  house: House,
  dataDir: string,
  reportBug: ReportBug,
): Promise<() => Promise<void>> {
  // With PostgreSQL a command opens the database itself.
  if (house.database.kind !== 'pglite') return async () => {};
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = doorPath(dataDir);
  rmSync(path, { force: true });
  const server = createServer(async (incoming, outgoing) => {
    let answer: DoorAnswer;
    try {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const { command, input } = JSON.parse(Buffer.concat(parts).toString('utf8')) as {
        command: CommandName;
        input: never;
      };
      if (!Object.hasOwn(COMMANDS, command)) throw new TypeError('no such command');
      answer = { result: await COMMANDS[command](house, input) };
    } catch (error) {
      if (!(error instanceof Refusal)) {
        reportBug({ requestId: 'door', error });
        outgoing.writeHead(500).end();
        return;
      }
      answer = { refusal: { code: error.code, path: error.path, detail: error.detail } };
    }
    outgoing.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(path, () => resolve());
  });
  chmodSync(path, 0o600);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      rmSync(path, { force: true });
    });
}
