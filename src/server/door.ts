import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import type { House } from '../access/context.ts';
import type { ReportBug } from '../api/api.ts';
import { Refusal } from '../base/refusal.ts';
import { COMMANDS, type CommandName } from './commands.ts';

const doorPath = (dataDir: string): string => join(dataDir, 'pateva.sock');

/** What a command answers over the door: its result, or the refusal it met. */
type Answer =
  | { readonly result: unknown }
  | { readonly refusal: { code: Refusal['code']; path: readonly string[]; detail: Refusal['detail'] } };

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
    let answer: Answer;
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

/** Asks the running server to do a command. Undefined where no server listens in this folder. Throws its refusals. */
export async function askAtDoor(
  dataDir: string,
  command: CommandName,
  input: unknown,
): Promise<{ result: unknown } | undefined> {
  const path = doorPath(dataDir);
  if (!existsSync(path)) return undefined;
  const text = await new Promise<string | undefined>((resolve, reject) => {
    const asking = request({ socketPath: path, method: 'POST' }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(Buffer.concat(parts).toString('utf8'))
          : reject(new Error('the server could not do this; its log says why')),
      );
    });
    asking.on('error', (error: NodeJS.ErrnoException) =>
      ['ECONNREFUSED', 'ENOENT'].includes(error.code ?? '') ? resolve(undefined) : reject(error),
    );
    asking.end(JSON.stringify({ command, input }));
  });
  if (text === undefined) return undefined;
  const answer = JSON.parse(text) as Answer;
  if ('refusal' in answer) throw new Refusal(answer.refusal.code, answer.refusal.path, answer.refusal.detail);
  return answer;
}
