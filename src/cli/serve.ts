import type { Configuration } from '../server/configuration.ts';
import { openHouse } from '../server/open-house.ts';
import { serve } from '../server/serve.ts';

/** `pateva serve`: serves until it is asked to stop, then lets what is under way end. */
export async function serveCommand(configuration: Configuration): Promise<number> {
  const house = await openHouse(configuration);
  const served = await serve(house, { ...configuration, development: !configuration.production }).catch(
    async (error) => {
      await house.database.close();
      throw error;
    },
  );
  console.log(
    `Pätevä serves ${configuration.baseUrl} (GraphQL at /graphql), data in ${house.database.kind}.`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await served.stop();
  return 0;
}
