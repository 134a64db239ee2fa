import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Refusal } from '../base/refusal.ts';
import type { Configuration } from '../server/configuration.ts';
import type { SiteFile } from '../server/site-file.ts';
import { doCommand } from './do-command.ts';

/**
 * `pateva retire --out DIR`: writes the files that keep every proof verifying without a server, whole or not at all.
 * Refuses FOLDER_NOT_EMPTY, and DATABASE_IN_USE where another process holds the data and has no door.
 */
export async function retireCommand(configuration: Configuration, out: string): Promise<number> {
  const folder = resolve(out);
  demandEmpty(folder, out);
  const site = await doCommand(configuration, 'retire', {});
  demandEmpty(folder, out);
  writeWhole(folder, site.files);
  console.log(
    `Wrote ${site.files.length} files to ${out}: ${site.issuers} issuers, ${site.lists} status lists. Its README.md says what to do.`,
  );
  if (site.suspended > 0)
    console.log(
      `Suspended, and so for good: ${site.suspended}. Resume or revoke them first, then write anew.`,
    );
  for (const url of site.unsigned) console.log(`Not signed, since its key is gone: ${url}`);
  return 0;
}

function demandEmpty(folder: string, out: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Refusal('FOLDER_NOT_EMPTY', [out]);
}

/** Writes beside the folder and puts it in its place at once. */
function writeWhole(folder: string, files: readonly SiteFile[]): void {
  mkdirSync(dirname(folder), { recursive: true });
  const made = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    for (const { path, text } of files) {
      const file = join(made, ...path.split('/'));
      if (!file.startsWith(made + sep)) throw new Error(`not below the folder: ${path}`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(made, folder);
  } catch (problem) {
    rmSync(made, { recursive: true, force: true });
    throw problem;
  }
}
