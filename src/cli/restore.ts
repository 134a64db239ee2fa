import { Vault } from '../access/vault.ts';
import { migrate } from '../database/migrate.ts';
import { openPglite, openPostgres } from '../database/open.ts';
import { ErasureLedger } from '../record/erasure-ledger.ts';
import { restoreBackup } from '../server/backup/restore-backup.ts';
import type { Configuration } from '../server/configuration.ts';

/**
 * `pateva restore --from DIR --keys DIR`: restores a backup into the empty database that the settings name, and erases
 * again whoever has left since. Throws what `restoreBackup` throws, and DATABASE_IN_USE.
 */
export async function restoreCommand(
  { databaseUrl, dataDir, masterKey, erasureLedger }: Configuration,
  input: { readonly from: string; readonly keys: string },
): Promise<number> {
  const database = databaseUrl ? openPostgres(databaseUrl) : await openPglite(dataDir);
  try {
    await migrate(database);
    const vault = new Vault(masterKey);
    const ledger = new ErasureLedger(erasureLedger);
    const { at, rows, erasedAgain } = await restoreBackup({ database, vault, ledger }, input);
    console.log(`Restored ${rows} rows as they were at ${at}. Erased again: ${erasedAgain}.`);
    console.log('Now see that the record holds: pateva record verify');
    return 0;
  } finally {
    await database.close();
  }
}
