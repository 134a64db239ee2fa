import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Refusal } from '../base/refusal.ts';
import type { CommandName } from './commands.ts';

/** Where the door is in a data folder. */
export const doorPath = (dataDir: string): string => join(dataDir, 'pateva.sock');

/** What a command answers over the door: its result, or the refusal it met. */
export type DoorAnswer =
  | { readonly result: unknown }
  | { readonly refusal: { code: Refusal['code']; path: readonly string[]; detail: Refusal['detail'] } };

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
  const answer = JSON.parse(text) as DoorAnswer;
  if ('refusal' in answer) throw new Refusal(answer.refusal.code, answer.refusal.path, answer.refusal.detail);
  return answer;
}
