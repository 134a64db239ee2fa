import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Id } from '../base/id.ts';
import { demandThat, Refusal } from '../base/refusal.ts';
import { GENESIS, linkHash } from './chain.ts';

/** That somebody has left for good: pseudonyms and a day, no name. */
export interface Erased {
  readonly erasure: Id<'erasure'>;
  readonly participant: Id<'participant'>;
  /** YYYY-MM-DD */
  readonly on: string;
  /** A keyed hash of the code that fetches the receipt; null where nobody was given one. */
  readonly receiptCode: string | null;
}

/** How far a ledger has come. */
export interface LedgerHead {
  readonly lines: number;
  readonly hash: string;
}

interface LedgerContents extends LedgerHead {
  readonly installation: string;
  readonly erased: readonly Erased[];
  readonly hashes: readonly string[];
  /** Bytes of whole lines; what stands after them was being written when a process ended. */
  readonly whole: number;
}

/**
 * Who has left, in an append-only file of hash-chained lines outside the database: a backup that is restored must not
 * bring them back. Its first line names the installation. Several processes of one machine may share the file as long
 * as they add under a lock of the database.
 */
export class ErasureLedger {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }

  /** Makes the file where there is none. Throws LEDGER_CHANGED where it is another installation's. */
  begin(installation: Id<'unit'>): void {
    if (!existsSync(this.path)) {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      try {
        writeFileSync(this.path, lineAfter(GENESIS, { ledger: 1, installation }), {
          flag: 'wx',
          mode: 0o600,
          flush: true,
        });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    demandThat(this.#read().installation === installation, 'LEDGER_CHANGED', [], { file: this.path });
  }

  /** Everybody in it, oldest first. Throws LEDGER_MISSING, LEDGER_CHANGED. */
  read(): { readonly installation: string; readonly erased: readonly Erased[]; readonly head: LedgerHead } {
    const { installation, erased, lines, hash } = this.#read();
    return { installation, erased, head: { lines, hash } };
  }

  /** Whether the ledger has been where this head says: then it is the same one, or has grown since. */
  follows({ lines, hash }: LedgerHead): boolean {
    return this.#read().hashes[lines] === hash;
  }

  /** Adds those who are not in it, and returns once they stand on the disk. */
  add(some: readonly Erased[]): void {
    const contents = this.#read();
    const known = new Set(contents.erased.map((one) => one.erasure));
    const fresh = some.filter((one) => !known.has(one.erasure));
    if (fresh.length === 0) return;
    truncateSync(this.path, contents.whole);
    let { hash } = contents;
    let text = '';
    for (const one of fresh) {
      const line = lineAfter(hash, one);
      hash = (JSON.parse(line) as { hash: string }).hash;
      text += line;
    }
    const file = openSync(this.path, 'a', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  #read(): LedgerContents {
    if (!existsSync(this.path)) throw new Refusal('LEDGER_MISSING', [], { file: this.path });
    const bytes = readFileSync(this.path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    const changed = () => new Refusal('LEDGER_CHANGED', [], { file: this.path });
    const hashes: string[] = [];
    const bodies: Record<string, unknown>[] = [];
    let previous = GENESIS;
    for (const line of bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1)) {
      try {
        const { hash, ...body } = JSON.parse(line) as Record<string, unknown>;
        if (linkHash(previous, canonicalJson(body)) !== hash) throw changed();
        previous = hash;
        hashes.push(hash);
        bodies.push(body);
      } catch {
        throw changed();
      }
    }
    const [head, ...erased] = bodies;
    if (head?.ledger !== 1 || typeof head.installation !== 'string') throw changed();
    return {
      installation: head.installation,
      erased: erased as unknown as Erased[],
      hashes,
      lines: erased.length,
      hash: previous,
      whole,
    };
  }
}

const lineAfter = (previous: string, body: object): string =>
  `${canonicalJson({ ...body, hash: linkHash(previous, canonicalJson(body)) })}\n`;
