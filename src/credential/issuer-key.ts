import { and, asc, desc, eq } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { issuerNameOn } from '../access/organisation.loader.ts';
import { controllerUnit, issuer, legalPerson } from '../access/organisation.table.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import { issuerKey } from './credential.table.ts';
import { type DidDocument, didDocument, didWeb, keyFragment } from './did.ts';
import { localSigner, newPrivateKey, publicKeyMultibase, type Signer } from './key-pair.ts';

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

const bound = (id: Id<'issuer'>, fragment: string) => `issuer-key:${id}#${fragment}`;

/** A signer, and which of the issuer's keys it signs with. */
export interface IssuerSigner extends Signer {
  readonly key: Id<'issuerKey'>;
}

/** The signer of an issuer's active key; the first key is made at its first use. */
export async function issuerSigner(
  tx: Sql,
  house: House,
  id: Id<'issuer'>,
  did: string,
  now: Date,
): Promise<IssuerSigner> {
  const active = () =>
    tx
      .select()
      .from(issuerKey)
      .where(and(eq(issuerKey.issuer, id), eq(issuerKey.state, 'ACTIVE')))
      .orderBy(desc(issuerKey.createdAt))
      .limit(1);
  let [row] = await active();
  if (!row) {
    await addKey(tx, house, id, now);
    [row] = await active();
  }
  if (!row?.privateKey) throw new Error(`issuer ${id} has no usable key`);
  const secret = house.vault.unwrap(bound(id, row.fragment), row.privateKey);
  return { ...localSigner(`${did}#${row.fragment}`, secret), key: row.id };
}

/** Makes a key for an issuer, wrapped under the master key; returns its fragment. */
export async function addKey(tx: Sql, house: House, id: Id<'issuer'>, now: Date): Promise<string> {
  const taken = await tx
    .select({ fragment: issuerKey.fragment })
    .from(issuerKey)
    .where(eq(issuerKey.issuer, id));
  const fragment = keyFragment(
    now.toISOString().slice(0, 10),
    taken.map((row) => row.fragment),
  );
  const secret = newPrivateKey();
  await tx
    .insert(issuerKey)
    .values({
      id: house.newId('issuerKey'),
      issuer: id,
      fragment,
      publicKeyMultibase: await publicKeyMultibase(secret),
      privateKey: house.vault.wrap(bound(id, fragment), secret),
      state: 'ACTIVE',
      createdAt: now,
    })
    // Two first uses at once: one key is kept, and both read that one.
    .onConflictDoNothing();
  return fragment;
}

/** The DID document of the issuer with this slug, or null. Makes the first key, so that the document is never empty. */
export async function didDocumentOf(house: House, slug: string): Promise<DidDocument | null> {
  const { sql } = house.database;
  const [row] = await sql.select().from(issuer).where(eq(issuer.slug, slug));
  if (!row) return null;
  const did = didWeb(house.baseUrl, slug);
  await issuerSigner(sql, house, row.id, did, house.clock());
  const keys = await sql
    .select()
    .from(issuerKey)
    .where(eq(issuerKey.issuer, row.id))
    .orderBy(asc(issuerKey.createdAt));
  return didDocument(did, keys);
}
