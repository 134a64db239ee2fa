import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import { type DidDocument, didDocument, didKey, didWeb, didWebUrl, keyFragment } from './did.ts';
import type { Signer } from './key-pair.ts';
import { serverKey } from './server-key.table.ts';
import { keptSigner, makeKeptKey } from './signer/kept-key.ts';

/** The server signing in its own name. One key under two names: the did:web lasts through rotations. */
export interface ServerSigner {
  /** did:web of the base URL. */
  readonly did: string;
  readonly signer: Signer;
  /** did:key of the key that is active now, for what has to be verified without asking anybody. */
  readonly didKey: string;
  readonly didKeySigner: Signer;
}

const bound = (fragment: string) => `server-key#${fragment}`;

/** The did:web of the server itself. */
export const serverDid = (house: Pick<House, 'baseUrl'>): string => didWeb(house.baseUrl);

/** Under which path, below the base URL, the server's own DID document is served (did:web, 3.2). */
export const serverDidPath = (house: Pick<House, 'baseUrl'>): string =>
  new URL(didWebUrl(serverDid(house)) ?? '').pathname.slice(
    new URL(house.baseUrl).pathname.replace(/\/$/, '').length,
  );

/** The server's signer; its first key is made at its first use. Within a transaction give `tx`. Throws SIGNER_UNREACHABLE. */
export async function serverSigner(house: House, sql: Sql = house.database.sql): Promise<ServerSigner> {
  const active = async () => (await sql.select().from(serverKey).where(eq(serverKey.state, 'ACTIVE')))[0];
  let row = await active();
  if (!row) {
    await addServerKey(sql, house, house.clock());
    row = await active();
  }
  if (!row) throw new Error('the server has no usable key');
  const did = serverDid(house);
  const place = bound(row.fragment);
  const byKey = didKey(row.publicKeyMultibase);
  return {
    did,
    signer: keptSigner(house, place, `${did}#${row.fragment}`, row),
    didKey: byKey.did,
    didKeySigner: keptSigner(house, place, byKey.verificationMethod, row),
  };
}

/** Makes a key for the server, unless another process just did. */
export async function addServerKey(sql: Sql, house: House, now: Date): Promise<void> {
  const taken = await sql.select({ fragment: serverKey.fragment }).from(serverKey);
  const fragment = keyFragment(
    now.toISOString().slice(0, 10),
    taken.map((row) => row.fragment),
  );
  const made = await makeKeptKey(house, bound(fragment));
  const rows = await sql
    .insert(serverKey)
    .values({ fragment, ...made, state: 'ACTIVE', createdAt: now })
    .onConflictDoNothing()
    .returning({ fragment: serverKey.fragment });
  if (rows.length === 0 && made.signerHandle) await house.keyKeeper?.destroyKey(made.signerHandle);
}

/**
 * Destroys in the signer process what has ended here; where it does not answer, the handles stay for the next rotation.
 */
export async function destroyEndedServerKeys(house: House): Promise<void> {
  const { sql } = house.database;
  const ended = await sql
    .select({ fragment: serverKey.fragment, handle: serverKey.signerHandle })
    .from(serverKey)
    .where(and(ne(serverKey.state, 'ACTIVE'), isNotNull(serverKey.signerHandle)));
  try {
    for (const { fragment, handle } of ended) {
      if (!handle || !house.keyKeeper) continue;
      await house.keyKeeper.destroyKey(handle);
      await sql.update(serverKey).set({ signerHandle: null }).where(eq(serverKey.fragment, fragment));
    }
  } catch (problem) {
    if (!(problem instanceof Refusal && problem.code === 'SIGNER_UNREACHABLE')) throw problem;
  }
}

/** The server's own DID document: keys of now and before, without compromised ones. Never empty. */
export async function serverDidDocument(house: House): Promise<DidDocument> {
  await serverSigner(house);
  const keys = await house.database.sql.select().from(serverKey).orderBy(asc(serverKey.createdAt));
  return didDocument(serverDid(house), keys);
}
