import { and, asc, eq, is, isNotNull, ne } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import type { House } from '../access/context.ts';
import { issuerNameOn } from '../access/organisation.loader.ts';
import { controllerUnit, issuer, legalPerson } from '../access/organisation.table.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import { issuerKey } from './credential.table.ts';
import { type DidDocument, didDocument, didWeb, keyFragment } from './did.ts';
import type { Signer } from './key-pair.ts';
import { keptSigner, makeKeptKey } from './signer/kept-key.ts';

/** Who signs, as it stands on a given day. */
export interface IssuerProfile {
  readonly id: Id<'issuer'>;
  readonly unit: Id<'unit'>;
  readonly did: string;
  readonly name: LocalizedText;
  readonly businessId: string;
  readonly colour: string | null;
}

/** The issuer with its public name on a day and its business id. Throws NOT_FOUND. */
export async function issuerProfile(
  sql: Sql,
  house: House,
  id: Id<'issuer'>,
  on: string,
): Promise<IssuerProfile> {
  const [row] = await sql
    .select({ issuer, businessId: legalPerson.businessId })
    .from(issuer)
    .innerJoin(controllerUnit, eq(controllerUnit.id, issuer.unit))
    .innerJoin(legalPerson, eq(legalPerson.id, controllerUnit.legalPerson))
    .where(eq(issuer.id, id));
  if (!row) throw new Refusal('NOT_FOUND', ['issuer']);
  return {
    id,
    unit: row.issuer.unit,
    did: didWeb(house.baseUrl, row.issuer.slug),
    name: await issuerNameOn(sql, id, on),
    businessId: row.businessId,
    colour: row.issuer.colour,
  };
}

const placeOf = (id: Id<'issuer'>, fragment: string) => `issuer-key:${id}#${fragment}`;

/** A signer, and which of the issuer's keys it signs with. */
export interface IssuerSigner extends Signer {
  readonly key: Id<'issuerKey'>;
}

/** The key that signs for an issuer now, or null before its first use and after a compromise. */
export async function activeKey(sql: Sql, id: Id<'issuer'>): Promise<Id<'issuerKey'> | null> {
  const [row] = await sql.select({ id: issuerKey.id }).from(issuerKey).where(isActiveOf(id));
  return row?.id ?? null;
}

const isActiveOf = (id: Id<'issuer'>) => and(eq(issuerKey.issuer, id), eq(issuerKey.state, 'ACTIVE'));

/**
 * The signer of an issuer's active key; the first key is made at its first use, and one after a compromise. Within a
 * transaction the key stays as it is until that ends: what is issued under a key is there to be found when the key is
 * rotated or withdrawn. Throws SIGNER_UNREACHABLE.
 */
export async function issuerSigner(
  tx: Sql,
  house: House,
  id: Id<'issuer'>,
  did: string,
  now: Date,
): Promise<IssuerSigner> {
  const active = async () => {
    const query = tx.select().from(issuerKey).where(isActiveOf(id)).$dynamic();
    return (await (is(tx, PgTransaction) ? query.for('share') : query))[0];
  };
  // A rotation that ended while we waited for the row leaves none at first, and its new key at the second look.
  let row = (await active()) ?? (await active());
  if (!row) {
    await addKey(tx, house, id, now);
    row = await active();
  }
  if (!row) throw new Error(`issuer ${id} has no usable key`);
  return { ...keptSigner(house, placeOf(id, row.fragment), `${did}#${row.fragment}`, row), key: row.id };
}

/** Waits for every other change of the issuer's keys, and keeps others waiting until the transaction ends. */
export async function holdKeysOf(tx: Sql, id: Id<'issuer'>): Promise<void> {
  await tx.select({ id: issuer.id }).from(issuer).where(eq(issuer.id, id)).for('no key update');
}

/** Makes a key for an issuer, unless it has an active one; returns its fragment. Throws SIGNER_UNREACHABLE. */
export async function addKey(tx: Sql, house: House, id: Id<'issuer'>, now: Date): Promise<string> {
  await holdKeysOf(tx, id);
  const taken = await tx
    .select({ fragment: issuerKey.fragment, state: issuerKey.state })
    .from(issuerKey)
    .where(eq(issuerKey.issuer, id));
  const standing = taken.find(({ state }) => state === 'ACTIVE');
  if (standing) return standing.fragment;
  const fragment = keyFragment(
    now.toISOString().slice(0, 10),
    taken.map((row) => row.fragment),
  );
  const made = await makeKeptKey(house, placeOf(id, fragment));
  const rows = await tx
    .insert(issuerKey)
    .values({ id: house.newId('issuerKey'), issuer: id, fragment, ...made, state: 'ACTIVE', createdAt: now })
    // Two first uses at once: one key is kept, and both read that one.
    .onConflictDoNothing()
    .returning({ id: issuerKey.id });
  if (rows.length === 0 && made.signerHandle) await house.keyKeeper?.destroyKey(made.signerHandle);
  return fragment;
}

/**
 * Destroys in the signer process what has ended here. Where it does not answer, the handle stays, to be destroyed at
 * the next call: false. Keys that stood in the database are gone with the act that ended them.
 */
export async function destroyEndedKeys(house: House): Promise<boolean> {
  const { sql } = house.database;
  if (!house.keyKeeper) return true;
  const ended = await sql
    .select({ id: issuerKey.id, handle: issuerKey.signerHandle })
    .from(issuerKey)
    .where(and(ne(issuerKey.state, 'ACTIVE'), isNotNull(issuerKey.signerHandle)));
  try {
    for (const { id, handle } of ended) {
      if (handle) await house.keyKeeper.destroyKey(handle);
      await sql.update(issuerKey).set({ signerHandle: null }).where(eq(issuerKey.id, id));
    }
    return true;
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === 'SIGNER_UNREACHABLE') return false;
    throw problem;
  }
}

/** An issuer by the last part of its did:web, with its keys through time, oldest first; null where there is none. */
export async function issuerWithKeys(sql: Sql, slug: string) {
  const [row] = await sql.select().from(issuer).where(eq(issuer.slug, slug));
  if (!row) return null;
  const keys = await sql
    .select()
    .from(issuerKey)
    .where(eq(issuerKey.issuer, row.id))
    .orderBy(asc(issuerKey.createdAt), asc(issuerKey.fragment));
  return { issuer: row, keys };
}

/**
 * The DID document of the issuer with this slug, or null. Makes the first key, so that the document is never empty.
 * For an instant (`versionTime`; DID Core 1.0, 3.2.1) it is the document as it stood then, without the keys that were
 * compromised since; null before the first key.
 */
export async function didDocumentOf(house: House, slug: string, at?: Date): Promise<DidDocument | null> {
  const { sql } = house.database;
  const did = didWeb(house.baseUrl, slug);
  const found = await issuerWithKeys(sql, slug);
  if (!found) return null;
  if (at) {
    const then = found.keys.filter(({ createdAt }) => createdAt <= at);
    return then.length === 0 ? null : didDocument(did, then);
  }
  if (found.keys.length > 0) return didDocument(did, found.keys);
  await addKey(sql, house, found.issuer.id, house.clock());
  return didDocument(did, (await issuerWithKeys(sql, slug))?.keys ?? []);
}
