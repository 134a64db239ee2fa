import { parseArgs } from 'node:util';
import { WrongMasterKey } from '../access/wrong-master-key.ts';
import { isLanguage, type Language } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import {
  isOffline,
  readConfiguration,
  readSignerConfiguration,
  WrongConfiguration,
} from '../server/configuration.ts';

const USAGE = `pateva: competence, recognised and carried

  pateva serve                            serves (PORT, DATABASE_URL, PATEVA_DATA_DIR, PATEVA_BASE_URL, PATEVA_MASTER_KEY)
  pateva demo [--once]                    runs the main job on sample data and keeps serving; --once ends after the steps
  pateva import FILE|ID|URL               imports qualification requirements from ePerusteet
  pateva verify FILE [--trust DIR|URL]    checks a proof (JSON, token, PDF, PNG, SVG): 0 valid, 1 invalid, 2 unknown, 64 wrong usage;
                                          --offline asks no other host, --receipt FILE compares a receipt
  pateva invite --name NAME --email EMAIL invites the first coordinator; prints a one-time code
  pateva record verify                    verifies the record of acts and names the first broken link
  pateva keys SLUG                        shows an issuer's keys through time
  pateva keys rotate SLUG                 gives it a new key; what the one before signed stays valid
  pateva keys compromised SLUG FRAGMENT   withdraws a key that fell into other hands, and signs again what it had signed
  pateva signer                           keeps the issuers' private keys in a process of its own (PATEVA_SIGNER_DIR, PATEVA_SIGNER_SOCKET)
  pateva retire --out DIR                 writes a static site that keeps every proof verifying without the server
  pateva erasures                         finishes what people who leave have asked for and the time has come of
  pateva retention                        ends what has had its time; the server does it daily
  pateva backup --out DIR --keys DIR      writes a backup: data and keys apart; names those that have to go, --prune takes them away
  pateva restore --from DIR --keys DIR    restores one into an empty database, and erases again who has left since
  pateva migrate                          brings the database up to date

  --language fi|sv|en                     the language of what is printed to people; LANG decides where it is not given
`;

const WRONG_USAGE = 64;

function chosenLanguage(given: string | undefined): Language {
  if (given !== undefined && isLanguage(given)) return given;
  const system = (process.env.LC_ALL ?? process.env.LANG ?? '').slice(0, 2);
  return isLanguage(system) ? system : 'en';
}

/** The command line. Returns the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (a pager, `head`) closes the pipe: what was decided still decides the exit status.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return WRONG_USAGE;
  }
  const { positionals, values } = parsed;
  const language = chosenLanguage(values.language);
  try {
    return await run(positionals, values, language);
  } catch (error) {
    if (error instanceof Refusal) {
      console.error(
        `${error.code}${error.path.length > 0 ? ` (${error.path.join('.')})` : ''}: ${error.message(language)}`,
      );
      // There 1 says that a proof is not valid, and nothing was checked.
      return positionals[0] === 'verify' ? WRONG_USAGE : 1;
    }
    if (error instanceof WrongConfiguration || error instanceof WrongMasterKey) {
      console.error(error.message);
      return 78;
    }
    throw error;
  }
}

const read = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      once: { type: 'boolean' },
      out: { type: 'string' },
      trust: { type: 'string' },
      receipt: { type: 'string' },
      offline: { type: 'boolean' },
      keys: { type: 'string' },
      from: { type: 'string' },
      prune: { type: 'boolean' },
      name: { type: 'string' },
      email: { type: 'string' },
      language: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });

async function run(
  words: readonly string[],
  values: ReturnType<typeof read>['values'],
  language: Language,
): Promise<number> {
  const [command, first, ...rest] = words;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (command === 'serve' && !first)
    return (await import('./serve.ts')).serveCommand(readConfiguration(process.env));
  if (command === 'signer' && !first)
    return (await import('./signer.ts')).signerCommand(readSignerConfiguration(process.env));
  if (command === 'keys') {
    const { keysCommand, readKeyCommand } = await import('./keys.ts');
    const asked = readKeyCommand(words.slice(1));
    if (asked) return keysCommand(readConfiguration(process.env), asked);
  }
  if (command === 'demo' && !first)
    return (await import('./demo/demo.ts')).demoCommand(process.env, values.once === true);
  if (command === 'import' && first && rest.length === 0) {
    return (await import('./import.ts')).importCommand(readConfiguration(process.env), first);
  }
  if (command === 'verify' && first && rest.length === 0) {
    const { trust, receipt } = values;
    const offline = values.offline === true || isOffline(process.env);
    return (await import('./verify.ts')).verifyCommand(first, { trust, receipt, offline, language });
  }
  if (command === 'invite' && values.name && values.email && !first) {
    const { doCommand } = await import('./do-command.ts');
    const { invitationCode, expiresAt } = await doCommand(readConfiguration(process.env), 'invite', {
      name: values.name,
      email: values.email,
    });
    console.log(
      `${invitationCode}  (until ${new Date(expiresAt).toISOString()}; use it with the mutation acceptInvitation)`,
    );
    return 0;
  }
  if (command === 'record' && first === 'verify' && rest.length === 0) {
    const { doCommand } = await import('./do-command.ts');
    const verdict = await doCommand(readConfiguration(process.env), 'record verify', {});
    console.log(
      verdict.broken
        ? `BROKEN at entry ${verdict.broken.sequence} of ${verdict.broken.unit}: ${verdict.broken.why}`
        : `INTACT: ${verdict.chains} chains, ${verdict.entries} entries, ${verdict.readings} sealed readings`,
    );
    return verdict.intact ? 0 : 1;
  }
  if (command === 'retire' && values.out && !first)
    return (await import('./retire.ts')).retireCommand(readConfiguration(process.env), values.out);
  if (command === 'erasures' && !first) {
    const { doCommand } = await import('./do-command.ts');
    const { done, waiting } = await doCommand(readConfiguration(process.env), 'erasures', {});
    console.log(`Erased: ${done}. Waiting for a school's decision: ${waiting}.`);
    return 0;
  }
  if (command === 'retention' && !first) {
    const { doCommand } = await import('./do-command.ts');
    const kept = await doCommand(readConfiguration(process.env), 'retention', {});
    console.log(
      `Worthless rows: ${kept.swept}. Readings past their time: ${kept.readings}. Unused wallets warned: ${kept.warned}, ending: ${kept.ending}.`,
    );
    return 0;
  }
  if (command === 'backup' && values.out && values.keys && !first) {
    const { out, keys, prune } = values;
    const { backupCommand } = await import('./backup.ts');
    return backupCommand(readConfiguration(process.env), { out, keys, prune: prune === true });
  }
  if (command === 'restore' && values.from && values.keys && !first) {
    const { restoreCommand } = await import('./restore.ts');
    return restoreCommand(readConfiguration(process.env), { from: values.from, keys: values.keys });
  }
  if (command === 'migrate' && !first) {
    const { openHouse } = await import('../server/open-house.ts');
    await (await openHouse(readConfiguration(process.env))).database.close();
    console.log('The database is up to date.');
    return 0;
  }
  console.error(USAGE);
  return WRONG_USAGE;
}
