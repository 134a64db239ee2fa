import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A ZIP’s files by their paths, as another reader finds them. */
export async function unzip(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'pateva-test-'));
  try {
    const path = join(folder, 'wallet.zip');
    await writeFile(path, bytes);
    const zip = await new Promise<ZipFile>((resolve, reject) =>
      open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, opened) =>
        error ? reject(error) : resolve(opened),
      ),
    );
    const files = new Map<string, Buffer>();
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject);
      zip.on('end', resolve);
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error);
          const parts: Buffer[] = [];
          for await (const part of stream) parts.push(part as Buffer);
          files.set(entry.fileName, Buffer.concat(parts));
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
    zip.close();
    return files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All of a stream. */
export async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of pieces) parts.push(part);
  return Buffer.concat(parts);
}

/** A ZIP of these files. */
export async function zipped(files: Iterable<readonly [string, Uint8Array]>): Promise<Buffer> {
  const zip = new ZipWriter();
  for (const [path, bytes] of files)
    zip.addBuffer(bytes, path, { mtime: new Date('2026-03-02T10:00:00Z'), compress: bytes.length > 100 });
  zip.end();
  return whole(zip.outputStream as AsyncIterable<Uint8Array>);
}

/** The same ZIP with a path written over, which its writer would not let through. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('a path is written over by one of the same length');
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}
