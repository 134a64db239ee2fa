import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../base/refusal.ts';
import { LIMITS } from './limits.ts';

async function* bounded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > LIMITS.archive) throw new Refusal('WALLET_TOO_LARGE', [], { limit: '200 MB' });
    yield piece;
  }
}

/**
 * Lets `work` have what comes in as a file of its own, which nobody else can read and which is gone after it. Throws
 * WALLET_TOO_LARGE as soon as more comes than is taken in.
 */
export async function withBroughtFile<T>(
  pieces: AsyncIterable<Uint8Array>,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pateva-wallet-'));
  try {
    const file = join(folder, 'wallet.zip');
    await pipeline(bounded(pieces), createWriteStream(file, { mode: 0o600 }));
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
