import { and, eq, isNotNull, sql as text } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { issuer } from '../access/organisation.table.ts';
import { type Id, kindOf } from '../base/id.ts';
import { rowsOf } from '../database/database.ts';
import { credential, statusList } from './credential.table.ts';
import { didWeb } from './did.ts';
import { issuerSigner } from './issuer-key.ts';
import type { Signer } from './key-pair.ts';
import { serverSigner } from './server-key.ts';
import { serviceCredential, suspension } from './status.table.ts';
import type { ListChanges } from './status-history.ts';

/** A status list's row, and who signs it. */
export interface KnownList {
  readonly id: Id<'statusList'>;
  readonly createdAt: Date;
  /** The DID of the issuer whose credentials it is about. */
  readonly did: string;
  readonly signer: Signer;
  readonly isService: boolean;
}

/** A status list by its id, with its issuer's signer of now. Null where there is none, or nobody could sign it. */
export async function findList(house: House, id: Id<'statusList'>): Promise<KnownList | null> {
  if (kindOf(id) !== 'statusList') return null;
  const { sql } = house.database;
  const [row] = await sql
    .select({ list: statusList, issuer: issuer.id, slug: issuer.slug })
    .from(statusList)
    .leftJoin(issuer, eq(issuer.id, statusList.issuer))
    .where(eq(statusList.id, id));
  if (!row) return null;
  const { createdAt, serviceDid } = row.list;
  const known = { id, createdAt, isService: serviceDid !== null };
  if (row.issuer !== null && row.slug !== null) {
    const did = didWeb(house.baseUrl, row.slug);
    return { ...known, did, signer: await issuerSigner(sql, house, row.issuer, did, house.clock()) };
  }
  const server = await serverSigner(house);
  // A did:key is its key: once the server has another one, nobody can speak under the old name any more.
  if (serviceDid === server.didKey) return { ...known, did: server.didKey, signer: server.didKeySigner };
  return serviceDid === server.did ? { ...known, did: server.did, signer: server.signer } : null;
}

const tableOf = (list: KnownList) => (list.isService ? serviceCredential : credential);

/**
 * A text that is another one after each change in a list, and whenever another key signs it; one statement. What was
 * revoked stays so and a suspension is never forgotten, so counting is enough.
 */
export async function versionOf({ database: { sql } }: House, list: KnownList): Promise<string> {
  const table = tableOf(list);
  const [counts] = await rowsOf<Record<string, unknown>>(
    sql,
    text`select
      (select count(*) from ${table} where status_list = ${list.id} and revoked_at is not null) as revoked,
      count(*) as suspended, count(resumed_at) as resumed
      from ${suspension} where status_list = ${list.id}`,
  );
  return [counts?.revoked, counts?.suspended, counts?.resumed, list.signer.verificationMethod].join(' ');
}

/** Everything that ever changed in a list; two statements. */
export async function changesOf({ database: { sql } }: House, list: KnownList): Promise<ListChanges> {
  const table = tableOf(list);
  const revoked = await sql
    .select({ index: table.statusIndex, at: table.revokedAt })
    .from(table)
    .where(and(eq(table.statusList, list.id), isNotNull(table.revokedAt)));
  const suspended = await sql
    .select({ index: suspension.statusIndex, from: suspension.suspendedAt, until: suspension.resumedAt })
    .from(suspension)
    .where(eq(suspension.statusList, list.id));
  return { revoked: revoked.flatMap(({ index, at }) => (at ? [{ index, at }] : [])), suspended };
}
