import { setTimeout } from 'node:timers/promises';
import { Refusal } from '../base/refusal.ts';
import { COMMANDS, type CommandInput, type CommandName, type CommandResult } from '../server/commands.ts';
import type { Configuration } from '../server/configuration.ts';
import { askAtDoor } from '../server/door.ts';
import { openHouse } from '../server/open-house.ts';

const PAUSE = 500;

/** Does a command through the running server where there is one, else on the database itself. Throws `Refusal`. */
export async function doCommand<Name extends CommandName>(
  configuration: Configuration,
  name: Name,
  input: CommandInput<Name>,
  patience = 20_000,
): Promise<CommandResult<Name>> {
  if (!configuration.databaseUrl) {
    const answer = await askAtDoor(configuration.dataDir, name, input);
    if (answer) return answer.result as CommandResult<Name>;
  }
  const house = await openHouse(configuration).catch((error: unknown) => {
    // A server that is just starting holds the folder before its door is open.
    if (error instanceof Refusal && error.code === 'DATABASE_IN_USE' && patience > 0) return null;
    throw error;
  });
  if (!house) {
    await setTimeout(PAUSE);
    return doCommand(configuration, name, input, patience - PAUSE);
  }
  try {
    return (await COMMANDS[name](house, input as never)) as CommandResult<Name>;
  } finally {
    await house.database.close();
  }
}
