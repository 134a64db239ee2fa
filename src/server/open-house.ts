import type { House } from '../access/context.ts';
import { ensureInstallation } from '../access/installation.ts';
import { Vault } from '../access/vault.ts';
import { newId } from '../base/id.ts';
import { SocketKeeper } from '../credential/signer/socket-keeper.ts';
import { migrate } from '../database/migrate.ts';
import { openPglite, openPostgres } from '../database/open.ts';
import { ErasureLedger } from '../record/erasure-ledger.ts';
import { RemoteDocuments } from '../verification/remote-documents.ts';
import { replayLedger } from '../wallet/replay-ledger.ts';
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
    const erasureLedger = new ErasureLedger(configuration.erasureLedger);
    const provider = await ensureInstallation(database, vault, clock(), configuration.provider);
    erasureLedger.begin(provider);
    await forgetAgain(database, { vault, provider }, erasureLedger);
    return {
      database,
      vault,
      newId,
      clock,
      baseUrl: configuration.baseUrl,
      provider,
      reviewDays: configuration.reviewDays,
      leaving: configuration.leaving,
      erasureLedger,
      trustedProxies: configuration.trustedProxies,
      issuerRegistries: configuration.issuerRegistries,
      passwordsOff: !configuration.staffPasswords,
      identityProviders: configuration.identityProviders,
      personAuthorities: configuration.personAuthorities,
      ...(configuration.offline ? {} : { outside: new RemoteDocuments() }),
      ...(configuration.signerSocket ? { keyKeeper: new SocketKeeper(configuration.signerSocket) } : {}),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Whoever has left does not come back with a database that was put in place from an older copy, however that was done. */
async function forgetAgain(
  database: House['database'],
  house: Pick<House, 'vault' | 'provider'>,
  ledger: ErasureLedger,
): Promise<void> {
  const { erased } = ledger.read();
  if (erased.length > 0) await database.sql.transaction((tx) => replayLedger(tx, house, erased));
}
