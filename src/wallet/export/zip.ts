import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file to pack. */
export interface PackedFile {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
}

/** What is packed already; packing it again takes time and gains nothing. */
const DENSE = /^(image\/(png|jpeg)|application\/pdf)$/;

/**
 * A ZIP as it comes into being. A file is asked for when the one before it has been taken by whoever reads, so that
 * there is never more than one in memory. Ends with the error of a file that could not be had, without the directory
 * that makes an archive whole.
 */
export async function* zipOf(files: AsyncIterable<PackedFile>, at: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream;
  zip.on('error', (error) => out.destroy(error));
  const left = new Promise<'LEFT'>((resolve) => out.once('close', () => resolve('LEFT')));

  const pack = async (file: PackedFile): Promise<'PACKED' | 'LEFT'> => {
    const bytes = await file.bytes();
    const stream = Readable.from([bytes], { objectMode: false });
    const packed = new Promise<'PACKED'>((resolve) => stream.once('end', () => resolve('PACKED')));
    const options = { mtime: at, mode: 0o100600, compress: !DENSE.test(file.mediaType) };
    zip.addReadStreamLazy(file.path, options, (give) => give(null, stream));
    return Promise.race([packed, left]);
  };
  const packing = (async () => {
    for await (const file of files) if ((await pack(file)) === 'LEFT') return;
    zip.end();
  })().catch((error: Error) => void out.destroy(error));

  try {
    for await (const chunk of out) yield chunk as Uint8Array;
  } finally {
    out.destroy();
    await packing;
  }
}
