import { resolve } from 'node:path';
import type { Configuration } from '../server/configuration.ts';
import { doCommand } from './do-command.ts';

/**
 * `pateva backup --out DIR --keys DIR`: writes a backup, through the running server where it has the database to
 * itself, and names earlier ones that have to go. Throws BACKUP_FOLDERS, LEDGER_CHANGED, DATABASE_IN_USE.
 */
export async function backupCommand(
  configuration: Configuration,
  { out, keys, prune }: { readonly out: string; readonly keys: string; readonly prune: boolean },
): Promise<number> {
  // The server may stand in another folder.
  const written = await doCommand(configuration, 'backup', { out: resolve(out), keys: resolve(keys), prune });
  console.log(`Wrote ${written.rows} rows of ${written.tables} tables.`);
  console.log(`  data  ${written.data}`);
  console.log(`  keys  ${written.keys}`);
  console.log(
    `  The ledger of the erased is ${configuration.erasureLedger}: keep it apart, and always the newest.`,
  );
  if (written.old.length > 0) {
    const { backupDays } = configuration.leaving;
    console.log(
      written.pruned
        ? `Taken away, older than ${backupDays} days:`
        : `Older than ${backupDays} days, to be taken away (or say --prune), since an erasure could be undone with them:`,
    );
    for (const folder of written.old) console.log(`  ${folder}`);
  }
  return 0;
}
