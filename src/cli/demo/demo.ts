import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { inviteFirstCoordinator } from '../../access/acts/invite-staff.ts';
import { lockFolder } from '../../database/folder-lock.ts';
import { readConfiguration } from '../../server/configuration.ts';
import { openHouse } from '../../server/open-house.ts';
import { serve } from '../../server/serve.ts';
import { PASSWORD, PIN, STAFF } from './setting.ts';
import { tellStory } from './story.ts';

/** The wanted port if it is free, else any free one. */
async function freePort(wanted: number): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number | null>((done) => {
      const probe = createServer();
      probe.once('error', () => done(null));
      probe.listen(port, 'localhost', () => {
        const address = probe.address();
        probe.close(() => done(typeof address === 'object' && address ? address.port : null));
      });
    });
  const port = (await tryPort(wanted)) ?? (await tryPort(0));
  if (port === null) throw new Error('no free port on localhost');
  return port;
}

/**
 * `pateva demo [--once]`: the main job on sample data, through the public GraphQL schema, on an embedded database of
 * its own that starts empty each time; then serves, or ends after the steps.
 */
export async function demoCommand(environment: NodeJS.ProcessEnv, once: boolean): Promise<number> {
  const output = resolve('demo-output');
  const dataDir = join(output, 'data');
  const port = await freePort(Number(environment.PORT) || 4000);
  // A demo that is still serving holds its folder: this one then says so instead of emptying it.
  lockFolder(dataDir)();
  rmSync(output, { recursive: true, force: true });
  const configuration = readConfiguration({
    PATEVA_DATA_DIR: dataDir,
    PORT: String(port),
    HOST: 'localhost',
  });
  const house = await openHouse(configuration);
  const served = await serve(house, { ...configuration, development: true });
  try {
    const { invitationCode } = await inviteFirstCoordinator(house, STAFF.coordinator);
    const told = await tellStory(configuration.baseUrl, invitationCode, output);
    console.log(`
Files in demo-output/: open unit-certificate.pdf, competence-certificate.pdf and wallet/activation-cards.pdf.
Check one without this server: npx pateva verify demo-output/unit-certificate.pdf --trust demo-output/trust`);
    if (!once) {
      console.log(`
Serving ${configuration.baseUrl}/graphql (open it in a browser for the explorer); Ctrl-C ends.
Sign in with the mutation signInStaff, password ${PASSWORD}:
${Object.values(STAFF)
  .map(({ role, email }) => `  ${role.padEnd(12)} ${email}`)
  .join('\n')}
or with signInParticipant: wallet number ${told.walletNumber}, PIN ${PIN}.
The same number and PIN open the wallet’s pages at ${configuration.baseUrl}/sign-in, and a card’s code at ${configuration.baseUrl}/activate.`);
      await new Promise<void>((end) => {
        process.once('SIGTERM', end);
        process.once('SIGINT', end);
      });
    }
  } finally {
    await served.stop();
  }
  return 0;
}
