import type { Context } from '../../access/context.ts';
import type { Person } from '../../access/person.ts';
import { sha256Hex } from '../../base/canonical-json.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { folded } from '../../base/text.ts';
import { ownSources } from '../../verification/own-sources.ts';
import {
  checkManifest,
  LARGEST_MANIFEST,
  type ListedFile,
  MANIFEST_PATH,
  type Manifest,
  manifestDigest,
  readManifest,
  SIGNATURE_PATH,
} from '../export/manifest.ts';
import type { OpenedZip } from './read-zip.ts';

/** A file of an archive, and where it stands in the ZIP. */
export interface IncomingFile extends ListedFile {
  readonly inZip: string;
}

/** A wallet as it left one installation; a ZIP holds one, and those that had been brought there before. */
export interface IncomingArchive {
  readonly manifest: Manifest;
  readonly digest: string;
  readonly originConfirmed: boolean;
  readonly files: readonly IncomingFile[];
}

const CARRIED = /^(archives\/[0-9]{1,4}\/)(.+)$/;
const isList = (path: string): boolean => path === MANIFEST_PATH || path === SIGNATURE_PATH;

/**
 * The archives in a ZIP: what its manifest lists is there, whole and unchanged; signed by the installation that it
 * names, as far as that one can be asked; and the holder’s own. What no manifest lists is never unpacked. Throws
 * NOT_A_WALLET, WALLET_CHANGED, SOMEBODY_ELSES_WALLET.
 */
export async function archivesIn(
  context: Context,
  zip: OpenedZip,
  person: Person,
): Promise<IncomingArchive[]> {
  const own = await archiveAt(context, zip, person, '');
  const there = new Set(zip.paths);
  for (const { path, bytes, sha256 } of own.manifest.files) {
    demandThat(there.has(path), 'NOT_A_WALLET', [path]);
    const content = await zip.read(path);
    demandThat(content.length === bytes && sha256Hex(content) === sha256, 'WALLET_CHANGED', [path]);
  }
  const carried = new Map<string, ListedFile[]>();
  const mine: IncomingFile[] = [];
  for (const file of own.manifest.files) {
    const [, folder, path] = CARRIED.exec(file.path) ?? [];
    if (!folder || !path) mine.push({ ...file, inZip: file.path });
    else carried.set(folder, [...(carried.get(folder) ?? []), { ...file, path }]);
  }
  const archives = [{ ...own, files: [...mine, ...(await listsOf(zip, ''))] }];
  for (const [folder, files] of carried) {
    const archive = await archiveAt(context, zip, person, folder);
    const listed = new Map(archive.manifest.files.map((file) => [file.path, file]));
    archives.push({
      ...archive,
      files: files.map((file) => {
        const original = listed.get(file.path);
        const same = isList(file.path) || original?.sha256 === file.sha256;
        demandThat(same, 'WALLET_CHANGED', [`${folder}${file.path}`]);
        return { ...file, what: original?.what ?? 'MANIFEST', inZip: `${folder}${file.path}` };
      }),
    });
  }
  return archives;
}

async function archiveAt(
  context: Context,
  zip: OpenedZip,
  person: Person,
  folder: string,
): Promise<Omit<IncomingArchive, 'files'>> {
  const read = async (path: string) => {
    demandThat(zip.paths.includes(folder + path), 'NOT_A_WALLET', [folder + path]);
    return (await zip.read(folder + path, LARGEST_MANIFEST)).toString('utf8');
  };
  const text = await read(MANIFEST_PATH);
  const manifest = readManifest(text);
  demandThat(manifest, 'NOT_A_WALLET', [folder + MANIFEST_PATH]);
  const signed = await checkManifest(
    text,
    manifest,
    (await read(SIGNATURE_PATH)).trim(),
    ownSources(context),
  );
  demandThat(signed !== 'INVALID', 'WALLET_CHANGED', [folder + MANIFEST_PATH]);
  if (!isOf(person, manifest)) throw new Refusal('SOMEBODY_ELSES_WALLET');
  return { manifest, digest: manifestDigest(manifest), originConfirmed: signed === 'VALID' };
}

/** The manifest and its signature are kept as they came, so that the archive can be checked again elsewhere. */
const listsOf = (zip: OpenedZip, folder: string): Promise<IncomingFile[]> =>
  Promise.all(
    [MANIFEST_PATH, SIGNATURE_PATH].map(async (path) => {
      const content = await zip.read(folder + path, LARGEST_MANIFEST);
      const mediaType = path === MANIFEST_PATH ? 'application/json' : 'application/jwt';
      return {
        path,
        mediaType,
        bytes: content.length,
        sha256: sha256Hex(content),
        what: 'MANIFEST',
        inZip: folder + path,
      };
    }),
  );

const isOf = (person: Person, { holder }: Manifest): boolean =>
  folded(person.givenNames) === folded(holder.givenNames) &&
  folded(person.familyName) === folded(holder.familyName) &&
  person.birthDate === holder.birthDate;
