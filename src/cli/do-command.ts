import { setTimeout } from 'node:timers/promises';
import { Refusal } from '../base/refusal.ts';
import { askAtDoor } from '../server/ask-at-door.ts';
import type { CommandInput, CommandName, CommandResult } from '../server/commands.ts';
import type { Configuration } from '../server/configuration.ts';

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
  // What a command needs of the house is loaded only where no running server does it.
  const { openHouse } = await import('../server/open-house.ts');
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
    const { COMMANDS } = await import('../server/commands.ts');
    return (await COMMANDS[name](house, input as never)) as CommandResult<Name>;
  } finally {
    await house.database.close();
  }
}
