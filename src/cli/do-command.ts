import { COMMANDS, type CommandInput, type CommandName, type CommandResult } from '../server/commands.ts';
import { type Configuration } from '../server/configuration.ts';
import { askAtDoor } from '../server/door.ts';
import { openHouse } from '../server/open-house.ts';

/** Does a command through the running server where there is one, else on the database itself. Throws `Refusal`. */
export async function doCommand<Name extends CommandName>(
  configuration: Configuration,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandResult<Name>> {
  if (!configuration.databaseUrl) {
    const answer = await askAtDoor(configuration.dataDir, name, input);
    if (answer) return answer.result as CommandResult<Name>;
  }
  const house = await openHouse(configuration);
  try {
    return (await COMMANDS[name](house, input as never)) as CommandResult<Name>;
  } finally {
    await house.database.close();
  }
}
