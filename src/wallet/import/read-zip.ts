import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { Refusal } from '../../base/refusal.ts';
import { LIMITS, SMALL } from './limits.ts';

/** A ZIP whose directory has been looked through: no name leads outside, nothing is larger than what is taken in. */
export interface OpenedZip {
  /** Paths of its files, in their order. */
  readonly paths: readonly string[];
  /** A file's bytes. Throws NOT_A_WALLET where they are not there whole, WALLET_TOO_LARGE over `most`. */
  read(path: string, most?: number): Promise<Buffer>;
  close(): void;
}

const notAWallet = (...path: string[]) => new Refusal('NOT_A_WALLET', path);
const tooLarge = (limit: string, ...path: string[]) => new Refusal('WALLET_TOO_LARGE', path, { limit });

/** A symbolic link, as Unix writes it into a ZIP (the high half of the external attributes). */
const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & 0xf000) === 0xa000;

/** A path below the archive’s top: no way up or out, no name that another system reads otherwise. */
export function isSafePath(path: string): boolean {
  if (path.length > LIMITS.path || path !== path.normalize('NFC')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no path of ours has them.
  if (/[\u0000-\u001f\u007f\\:*?"<>|]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/**
 * Opens a ZIP on disk and looks its directory through before anything is unpacked. Throws NOT_A_WALLET (no ZIP, cut off,
 * encrypted, a path that leads outside, a link, two files of one name) or WALLET_TOO_LARGE.
 */
export async function openZip(file: string): Promise<OpenedZip> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    open(file, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, opened) =>
      error ? reject(notAWallet()) : resolve(opened),
    ),
  );
  try {
    if (zip.entryCount > LIMITS.files) throw tooLarge(String(LIMITS.files));
    const entries = await entriesOf(zip);
    return {
      paths: [...entries.keys()],
      read: (path, most = LIMITS.file) => readEntry(zip, entries.get(path), path, most),
      close: () => zip.close(),
    };
  } catch (problem) {
    zip.close();
    throw problem;
  }
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const names = new Set<string>();
  let total = 0;
  let seen = 0;
  const refusalOf = (entry: Entry): Refusal | null => {
    const { fileName, uncompressedSize, compressedSize } = entry;
    const isFolder = fileName.endsWith('/');
    if (!isSafePath(isFolder ? fileName.slice(0, -1) : fileName))
      return notAWallet(fileName.slice(0, LIMITS.path));
    if (entry.isEncrypted() || isLink(entry)) return notAWallet(fileName);
    // Where names differ in case alone, one system keeps both and another the last.
    if (names.has(fileName.toLowerCase())) return notAWallet(fileName);
    if (uncompressedSize > LIMITS.file) return tooLarge('12 MB', fileName);
    total += uncompressedSize;
    if (total > LIMITS.total) return tooLarge('400 MB');
    const dense = uncompressedSize > SMALL && uncompressedSize > compressedSize * LIMITS.ratio;
    return dense ? tooLarge(`1 : ${LIMITS.ratio}`, fileName) : null;
  };
  return new Promise((resolve, reject) => {
    // The library refuses ways up, absolute paths and backslashes before an entry is told of.
    zip.on('error', () => reject(notAWallet()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry) => {
      seen += 1;
      const refusal = seen > LIMITS.files ? tooLarge(String(LIMITS.files)) : refusalOf(entry);
      if (refusal) return reject(refusal);
      names.add(entry.fileName.toLowerCase());
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function readEntry(
  zip: ZipFile,
  entry: Entry | undefined,
  path: string,
  most: number,
): Promise<Buffer> {
  if (!entry) throw notAWallet(path);
  if (entry.uncompressedSize > most) throw tooLarge(`${Math.round(most / 1_000_000)} MB`, path);
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(notAWallet(path)) : resolve(opened))),
  );
  const parts: Buffer[] = [];
  try {
    for await (const part of stream) parts.push(part as Buffer);
  } catch {
    throw notAWallet(path);
  }
  return Buffer.concat(parts);
}
