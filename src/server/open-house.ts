import type { House } from '../access/context.ts';
import { ensureInstallation } from '../access/installation.ts';
import { Vault } from '../access/vault.ts';
import { newId } from '../base/id.ts';
import { SocketKeeper } from '../credential/signer/socket-keeper.ts';
import { migrate } from '../database/migrate.ts';
import { openPglite, openPostgres } from '../database/open.ts';
import { RemoteDocuments } from '../verification/remote-documents.ts';
import type { Configuration } from './configuration.ts';

/** Opens the database, brings it up to date and readies everything that a process needs. Close `house.database` at the end. */
export async function openHouse(
  configuration: Configuration,
  clock: () => Date = () => new Date(),
): Promise<House> {
  const { databaseUrl, dataDir } = configuration;
  const database = databaseUrl ? openPostgres(databaseUrl) : await openPglite(dataDir);
  try {
    await migrate(database);
    const vault = new Vault(configuration.masterKey);
    const provider = await ensureInstallation(database, vault, clock(), configuration.provider);
    return {
      database,
      vault,
      newId,
      clock,
      baseUrl: configuration.baseUrl,
      provider,
      reviewDays: configuration.reviewDays,
      trustedProxies: configuration.trustedProxies,
      issuerRegistries: configuration.issuerRegistries,
      passwordsOff: !configuration.staffPasswords,
      identityProviders: configuration.identityProviders,
      ...(configuration.offline ? {} : { outside: new RemoteDocuments() }),
      ...(configuration.signerSocket ? { keyKeeper: new SocketKeeper(configuration.signerSocket) } : {}),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
