import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Id, NewId } from '../base/id.ts';
import type { Sealed } from '../database/column.ts';
import type { Sql } from '../database/database.ts';
import { dataKey } from './key.table.ts';

/** Whose key something is sealed under: two records, two owners, two keys. */
export type KeyOwner =
  | { readonly kind: 'PARTICIPANT'; readonly id: Id<'participant'> }
  | { readonly kind: 'UNIT'; readonly id: Id<'unit'> };

export const participantKey = (id: Id<'participant'>): KeyOwner => ({ kind: 'PARTICIPANT', id });
export const unitKey = (id: Id<'unit'>): KeyOwner => ({ kind: 'UNIT', id });

const place = (owner: KeyOwner) => `${owner.kind}:${owner.id}`;

function encrypt(key: Uint8Array, plain: Uint8Array, bound: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, box: Uint8Array, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12)).setAAD(Buffer.from(bound));
  decipher.setAuthTag(box.subarray(box.length - 16));
  return Buffer.concat([decipher.update(box.subarray(12, box.length - 16)), decipher.final()]);
}

/** Opened data keys, for as long as one request or act lasts and never longer. */
export class Keys {
  readonly #keys: Map<string, Uint8Array>;
  constructor(keys: Map<string, Uint8Array>) {
    this.#keys = keys;
  }

  #of(owner: KeyOwner): Uint8Array {
    const key = this.#keys.get(place(owner));
    if (!key) throw new Error(`the key of ${owner.kind} ${owner.id} is destroyed or was not opened`);
    return key;
  }

  has(owner: KeyOwner): boolean {
    return this.#keys.has(place(owner));
  }

  /** AES-256-GCM, bound to owner and column so that a box cannot be moved to another place. */
  seal(owner: KeyOwner, column: string, plain: string | Uint8Array): Sealed {
    const bytes = typeof plain === 'string' ? Buffer.from(plain) : plain;
    return encrypt(this.#of(owner), bytes, `${place(owner)}:${column}`).toString('base64url') as Sealed;
  }

  openBytes(owner: KeyOwner, column: string, box: Sealed): Buffer {
    return decrypt(this.#of(owner), Buffer.from(box, 'base64url'), `${place(owner)}:${column}`);
  }

  open(owner: KeyOwner, column: string, box: Sealed): string {
    return this.openBytes(owner, column, box).toString('utf8');
  }
}

/** Makes, wraps and opens data keys under the master key, and derives what else needs a secret from it. */
export class Vault {
  readonly #wrapping: Buffer;
  readonly #lookup: Buffer;
  readonly #master: Uint8Array;

  /** `master`: 32 bytes. */
  constructor(master: Uint8Array) {
    if (master.length !== 32) throw new TypeError('the master key is 32 bytes');
    this.#master = master;
    this.#wrapping = this.derive('data-key-wrapping');
    this.#lookup = this.derive('lookup');
  }

  /** A 32-byte secret of its own for a purpose (HKDF-SHA-256). */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#master, new Uint8Array(), `pateva/${purpose}`, 32));
  }

  /** A keyed hash under which a value can be looked up, or compared in the record, without being there in clear. */
  lookup(purpose: string, value: string): string {
    return createHmac('sha256', this.#lookup).update(`${purpose}\n${value}`).digest('base64url');
  }

  /** Wraps a secret that belongs to the installation (an issuer's private key), bound to its place. */
  wrap(bound: string, secret: Uint8Array): Sealed {
    return encrypt(this.#wrapping, secret, bound).toString('base64url') as Sealed;
  }

  unwrap(bound: string, box: Sealed): Buffer {
    return decrypt(this.#wrapping, Buffer.from(box, 'base64url'), bound);
  }

  /** Makes the owner's data key, wrapped and stored; returned open for the act that made it. */
  async create(tx: Sql, owner: KeyOwner, now: Date, newId: NewId): Promise<Keys> {
    const key = randomBytes(32);
    await tx.insert(dataKey).values({
      id: newId('dataKey'),
      ownerKind: owner.kind,
      owner: owner.id,
      wrapped: this.wrap(place(owner), key),
      createdAt: now,
    });
    return new Keys(new Map([[place(owner), key]]));
  }

  /** Destroys the owner's data key: what it sealed is gone for good, here and in every copy without the key. */
  async destroy(tx: Sql, owner: KeyOwner, now: Date): Promise<void> {
    await tx
      .update(dataKey)
      .set({ wrapped: null, destroyedAt: now })
      .where(
        and(eq(dataKey.ownerKind, owner.kind), eq(dataKey.owner, owner.id), isNull(dataKey.destroyedAt)),
      );
  }

  /**
   * Opens the keys of these owners in one statement for each kind. A destroyed key is simply not among them.
   * `holding` (in an act's transaction) keeps participants' keys from being destroyed before the act has ended, so that
   * nothing is ever sealed under a key that is gone.
   */
  async open(sql: Sql, owners: readonly KeyOwner[], holding = false): Promise<Keys> {
    const opened = new Map<string, Uint8Array>();
    for (const kind of ['PARTICIPANT', 'UNIT'] as const) {
      const ids = [
        ...new Set(owners.filter((owner) => owner.kind === kind).map((owner) => owner.id as string)),
      ];
      if (ids.length === 0) continue;
      const query = sql
        .select({ owner: dataKey.owner, wrapped: dataKey.wrapped })
        .from(dataKey)
        .where(and(eq(dataKey.ownerKind, kind), inArray(dataKey.owner, ids)));
      const rows = await (holding && kind === 'PARTICIPANT' ? query.for('share') : query);
      for (const row of rows) {
        if (row.wrapped)
          opened.set(`${kind}:${row.owner}`, this.unwrap(`${kind}:${row.owner}`, row.wrapped as Sealed));
      }
    }
    return new Keys(opened);
  }
}
