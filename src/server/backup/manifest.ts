import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Vault } from '../../access/vault.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import type { Part } from './stored-tables.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says about itself; the same in both of its folders but for `part`. */
const contents = z.object({
  /** The version of this form. */
  backup: z.literal(1),
  part: z.enum(['data', 'keys']),
  /** Random: the two parts belong together. */
  id: z.string().min(1),
  at: z.iso.datetime(),
  /** The last migration that the tables had. */
  level: z.string(),
  /** Shows whether a master key is the one that the data keys are wrapped with. */
  keyCheck: z.string(),
  /** How far the ledger of the erased had come. */
  ledger: z.object({ lines: z.number().int().nonnegative(), hash: digest }),
  rows: z.record(z.string(), z.number().int().nonnegative()),
  sha256: z.object({ data: digest, keys: digest }),
});
export type Manifest = z.infer<typeof contents>;

export const MANIFEST = 'manifest.json';
export const FILE: Readonly<Record<Part, string>> = { data: 'data.jsonl.gz', keys: 'keys.jsonl.gz' };

/** A keyed hash of a constant, as the installation's own row has it. */
export const keyCheckOf = (vault: Vault): string => vault.lookup('installation', 'key-check');

const macOf = (vault: Vault, manifest: Manifest): string =>
  createHmac('sha256', vault.derive('backup')).update(canonicalJson(manifest)).digest('hex');

export function writeManifest(folder: string, vault: Vault, manifest: Manifest): void {
  const text = JSON.stringify({ ...manifest, mac: macOf(vault, manifest) }, null, 2);
  writeFileSync(join(folder, MANIFEST), `${text}\n`, { mode: 0o600, flush: true });
}

/** Reads a part's manifest. Throws BACKUP_CHANGED, BACKUP_OTHER_KEY. */
export function readManifest(folder: string, part: Part, vault: Vault): Manifest {
  const file = join(folder, MANIFEST);
  const changed = () => new Refusal('BACKUP_CHANGED', [file], { file });
  if (!existsSync(file)) throw changed();
  let mac: unknown;
  let manifest: Manifest;
  try {
    const { mac: given, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    mac = given;
    manifest = contents.parse(rest);
  } catch {
    throw changed();
  }
  demandThat(manifest.keyCheck === keyCheckOf(vault), 'BACKUP_OTHER_KEY');
  const expected = Buffer.from(macOf(vault, manifest));
  const given = Buffer.from(String(mac));
  const holds = given.length === expected.length && timingSafeEqual(given, expected);
  if (!holds || manifest.part !== part) throw changed();
  return manifest;
}
