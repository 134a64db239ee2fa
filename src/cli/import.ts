import { existsSync, readFileSync, statSync } from 'node:fs';
import { Refusal } from '../base/refusal.ts';
import { LARGEST_DOCUMENT } from '../qualification/eperusteet/client.ts';
import type { Configuration } from '../server/configuration.ts';
import { doCommand } from './do-command.ts';

/** `pateva import FILE|ID|URL`: says what was taken and names what could not be used. */
export async function importCommand(configuration: Configuration, source: string): Promise<number> {
  const isFile = existsSync(source);
  if (isFile && statSync(source).size > LARGEST_DOCUMENT)
    throw new Refusal('TOO_LARGE', [source], { limit: '20 MB' });
  const result = await doCommand(
    configuration,
    'import',
    isFile ? { document: readFileSync(source, 'utf8') } : { source },
  );
  const { counts } = result;
  console.log(
    result.unchanged
      ? 'This version was here already; nothing was changed.'
      : `Imported ${result.qualification}.`,
  );
  for (const [what, count] of Object.entries(counts)) console.log(`  ${what}: ${String(count)}`);
  for (const [heading, remarks] of [
    ['Left out', result.leftOut],
    ['Taken, but look at it', result.noted],
  ] as const) {
    for (const why of new Set(remarks.map((remark) => remark.why))) {
      const places = remarks.filter((remark) => remark.why === why);
      console.log(
        `  ${heading}: ${why} (${places.length}) ${places.map(({ path, what }) => what ?? path).join(', ')}`,
      );
    }
  }
  if (result.earlier)
    console.log(`  Beside ${result.earlier.qualification}: ${JSON.stringify(result.earlier.matched)}`);
  return 0;
}
