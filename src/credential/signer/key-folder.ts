import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { MadeKey } from '../../access/key-keeper.ts';
import { newPrivateKey, privateKeyObject } from '../key-pair.ts';
import { handleShape } from './protocol.ts';

/** As many keys as one signer keeps: issuers rotate now and then, and what ends is destroyed. */
const MOST_KEYS = 10_000;
/** Opened keys that are kept at hand. */
const MOST_OPEN = 256;

/** The key is not there, or is of another place. */
export class UnknownKey extends Error {}
/** There are as many keys as there may be. */
export class KeyFolderFull extends Error {}

/**
 * Private keys as files in a folder of the signer's own, one each, AES-256-GCM under a master key that the server does
 * not have; bound to their handle and their place. A key that was made is on the disk when it is answered for.
 */
export class KeyFolder {
  readonly #folder: string;
  readonly #wrapping: Buffer;
  readonly #open = new Map<string, KeyObject>();

  /** `master`: 32 bytes. */
  constructor(folder: string, master: Uint8Array) {
    this.#folder = join(folder, 'keys');
    this.#wrapping = Buffer.from(hkdfSync('sha256', master, new Uint8Array(), 'pateva/signer', 32));
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  make(place: string): MadeKey {
    if (readdirSync(this.#folder).length >= MOST_KEYS)
      throw new KeyFolderFull('as many keys as there may be');
    const handle = randomBytes(16).toString('base64url');
    const secret = newPrivateKey();
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#wrapping, iv).setAAD(bound(handle, place));
    const box = Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    this.#write(handle, box);
    const { x } = createPublicKey(privateKeyObject(secret)).export({ format: 'jwk' });
    return { handle, publicKey: Buffer.from(x ?? '', 'base64url') };
  }

  /** Throws UnknownKey. */
  sign(place: string, handle: string, data: readonly Uint8Array[]): Uint8Array[] {
    const key = this.#key(place, handle);
    return data.map((one) => sign(null, one, key));
  }

  destroy(handle: string): void {
    for (const at of this.#open.keys()) if (at.startsWith(`${handle}\n`)) this.#open.delete(at);
    rmSync(this.#path(handle), { force: true });
  }

  #key(place: string, handle: string): KeyObject {
    const known = this.#open.get(`${handle}\n${place}`);
    if (known) return known;
    const key = privateKeyObject(this.#read(place, handle));
    if (this.#open.size >= MOST_OPEN) this.#open.delete(this.#open.keys().next().value!);
    this.#open.set(`${handle}\n${place}`, key);
    return key;
  }

  #read(place: string, handle: string): Uint8Array {
    let box: Buffer;
    try {
      box = readFileSync(this.#path(handle));
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code === 'ENOENT') throw new UnknownKey('no such key');
      throw problem;
    }
    const decipher = createDecipheriv('aes-256-gcm', this.#wrapping, box.subarray(0, 12));
    decipher.setAAD(bound(handle, place)).setAuthTag(box.subarray(box.length - 16));
    const plain = decipher.update(box.subarray(12, box.length - 16));
    try {
      return Buffer.concat([plain, decipher.final()]);
    } catch {
      throw new UnknownKey('the key is of another place, or under another master key');
    }
  }

  #write(handle: string, box: Uint8Array): void {
    const path = this.#path(handle);
    const file = openSync(`${path}.new`, 'wx', 0o600);
    try {
      writeSync(file, box);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
    const folder = openSync(this.#folder, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }

  #path(handle: string): string {
    return join(this.#folder, `${handleShape.parse(handle)}.key`);
  }
}

const bound = (handle: string, place: string): Buffer => Buffer.from(`${handle}\n${place}`);
