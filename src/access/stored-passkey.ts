import { asc, eq } from 'drizzle-orm';
import type { Id, NewId } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sealed } from '../database/column.ts';
import type { Sql } from '../database/database.ts';
import type { Actor } from './actor.ts';
import { participant } from './participant.table.ts';
import { passkey } from './passkey.table.ts';
import type { PasskeyCredential } from './passkey.ts';
import { type KeyOwner, type Keys, participantKey, unitKey, type Vault } from './vault.ts';

export type PasskeyRow = typeof passkey.$inferSelect;

/** A passkey as its holder knows it. */
export interface Passkey {
  readonly id: Id<'passkey'>;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

/** Whose key a new passkey of the actor is under: their own as a participant, else their unit's. Throws NOT_ALLOWED. */
export function keyOfPasskeys(actor: Actor): { readonly owner: KeyOwner; readonly unit: Id<'unit'> | null } {
  if (actor.participant) return { owner: participantKey(actor.participant), unit: null };
  const [post] = actor.posts;
  if (!post) throw new Refusal('NOT_ALLOWED');
  return { owner: unitKey(post.unit), unit: post.unit };
}

/** Whose key a passkey's sealed columns are under; null where its account has no participation any more. */
const ownerOf = (unit: Id<'unit'> | null, holder: Id<'participant'> | null): KeyOwner | null =>
  unit ? unitKey(unit) : holder && participantKey(holder);

export const credentialHash = (vault: Vault, credentialId: string): string =>
  vault.lookup('passkey-credential', credentialId);

export const sealedName = (keys: Keys, owner: KeyOwner, name: string): Sealed =>
  keys.seal(owner, 'passkey.name', name);

const credentialOf = (keys: Keys, owner: KeyOwner, row: PasskeyRow): PasskeyCredential =>
  JSON.parse(keys.open(owner, 'passkey.credential', row.credential)) as PasskeyCredential;

/** Adds a passkey to an account. One that is there already meets its unique key: ALREADY_EXISTS. */
export async function addPasskey(
  tx: Sql,
  house: { readonly vault: Vault; readonly newId: NewId; readonly now: Date },
  keys: Keys,
  added: {
    readonly account: Id<'account'>;
    readonly owner: KeyOwner;
    readonly unit: Id<'unit'> | null;
    readonly name: Sealed;
    readonly credential: PasskeyCredential;
    readonly counter: number;
  },
): Promise<PasskeyRow> {
  const [row] = await tx
    .insert(passkey)
    .values({
      id: house.newId('passkey'),
      account: added.account,
      unit: added.unit,
      credentialHash: credentialHash(house.vault, added.credential.id),
      credential: keys.seal(added.owner, 'passkey.credential', JSON.stringify(added.credential)),
      name: added.name,
      counter: added.counter,
      createdAt: house.now,
    })
    .onConflictDoNothing({ target: passkey.credentialHash })
    .returning();
  if (!row) throw new Refusal('ALREADY_EXISTS');
  return row;
}

/** The passkeys of an account with their keys open, oldest first; those whose key is destroyed are not among them. */
async function openPasskeys(sql: Sql, vault: Vault, account: Id<'account'>) {
  const rows = await sql
    .select({ passkey, participant: participant.id })
    .from(passkey)
    .leftJoin(participant, eq(participant.account, passkey.account))
    .where(eq(passkey.account, account))
    .orderBy(asc(passkey.createdAt), asc(passkey.id));
  const owned = rows.flatMap(({ passkey: row, participant: holder }) => {
    const owner = ownerOf(row.unit, holder);
    return owner ? [{ row, owner }] : [];
  });
  const keys = await vault.open(
    sql,
    owned.map(({ owner }) => owner),
  );
  return { keys, owned: owned.filter(({ owner }) => keys.has(owner)) };
}

/** What is kept of an account's passkeys, so that an authenticator is not asked to make a second one. */
export async function credentialsOf(
  sql: Sql,
  vault: Vault,
  account: Id<'account'>,
): Promise<PasskeyCredential[]> {
  const { keys, owned } = await openPasskeys(sql, vault, account);
  return owned.map(({ row, owner }) => credentialOf(keys, owner, row));
}

/** An account's passkeys as their holder knows them. */
export async function passkeysOf(sql: Sql, vault: Vault, account: Id<'account'>): Promise<Passkey[]> {
  const { keys, owned } = await openPasskeys(sql, vault, account);
  return owned.map(({ row, owner }) => ({
    id: row.id,
    name: keys.open(owner, 'passkey.name', row.name),
    createdAt: row.createdAt,
    usedAt: row.usedAt,
  }));
}

/** The passkey that an authenticator names, with what is needed to check it; null where there is none. */
export async function findPasskey(
  sql: Sql,
  vault: Vault,
  credentialId: string,
): Promise<{ readonly row: PasskeyRow; readonly credential: PasskeyCredential } | null> {
  const [found] = await sql
    .select({ passkey, participant: participant.id })
    .from(passkey)
    .leftJoin(participant, eq(participant.account, passkey.account))
    .where(eq(passkey.credentialHash, credentialHash(vault, credentialId)));
  const owner = found && ownerOf(found.passkey.unit, found.participant);
  if (!owner) return null;
  const keys = await vault.open(sql, [owner]);
  return keys.has(owner)
    ? { row: found.passkey, credential: credentialOf(keys, owner, found.passkey) }
    : null;
}
