import { eq } from 'drizzle-orm';
import { type House, sqlState } from '../access/context.ts';
import { issuer } from '../access/organisation.table.ts';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { append } from '../record/append.ts';
import { serviceCredential } from './status.table.ts';
import { type StatusPurpose, statusEntry } from './status-list.ts';
import { drawServicePlaces, type StatusPlace, statusListUrl } from './status-place.ts';
import { beginSuspension, endSuspension } from './suspension.ts';

/** Under whose DID an integrator has something signed: an organisation's issuer, or null for the server's own keys. */
export interface ServiceIssuer {
  readonly did: string;
  readonly issuer: Id<'issuer'> | null;
}

type Entry = ReturnType<typeof statusEntry>;

/** A place in the status lists, and the `credentialStatus` entries that name it: revocation, then suspension. */
export interface ServicePlace extends StatusPlace {
  readonly entries: readonly [Entry, Entry];
}

/**
 * Draws a place for a credential that an integrator has signed, and keeps it with a keyed hash of the credential's id
 * (null where it has none). To be called before signing, since the entries are signed along. Nothing else is kept.
 */
export async function placeServiceCredential(
  house: House,
  by: ServiceIssuer,
  credentialId: string | null,
): Promise<ServicePlace> {
  const place = await inPlace(house, by, credentialId, DRAWS);
  const listUrl = statusListUrl(house.baseUrl, place.list);
  const entry = (purpose: StatusPurpose) => statusEntry({ listUrl, index: place.index }, purpose);
  return { ...place, entries: [entry('revocation'), entry('suspension')] };
}

async function unitOf(tx: Sql, house: House, by: ServiceIssuer): Promise<Id<'unit'>> {
  if (by.issuer === null) return house.provider;
  const [row] = await tx.select({ unit: issuer.unit }).from(issuer).where(eq(issuer.id, by.issuer));
  if (!row) throw new Error('no such issuer');
  return row.unit;
}

const DRAWS = 3;
const TAKEN = '23505';

/** Two that draw the same place at once: the second draws again. */
async function inPlace(
  house: House,
  by: ServiceIssuer,
  credentialId: string | null,
  draws: number,
): Promise<StatusPlace> {
  const now = house.clock();
  try {
    return await house.database.sql.transaction(async (tx) => {
      const [place] = await drawServicePlaces({ tx, newId: house.newId, now }, by.issuer, by.did, 1);
      if (!place) throw new Error('no place was drawn');
      await tx.insert(serviceCredential).values({
        id: house.newId('serviceCredential'),
        unit: await unitOf(tx, house, by),
        credentialHash: credentialId === null ? null : hashOf(house, credentialId),
        statusList: place.list,
        statusIndex: place.index,
        issuedAt: now,
      });
      return place;
    });
  } catch (problem) {
    if (draws <= 1 || sqlState(problem) !== TAKEN) throw problem;
    return inPlace(house, by, credentialId, draws - 1);
  }
}

/** What became of a change of status: NOT_FOUND where no credential of that id was placed. */
export type StatusChange = 'CHANGED' | 'UNCHANGED' | 'NOT_FOUND' | 'NEVER_UNDONE';

const hashOf = (house: House, credentialId: string) => house.vault.lookup('service-credential', credentialId);

/**
 * Sets or clears a status of every credential that was placed under this id, all or none. A revocation is never undone:
 * clearing one that was set changes nothing and answers NEVER_UNDONE.
 */
export function setServiceStatus(
  house: House,
  credentialId: string,
  purpose: StatusPurpose,
  status: boolean,
): Promise<StatusChange> {
  const now = house.clock();
  return house.database.sql.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(serviceCredential)
      .where(eq(serviceCredential.credentialHash, hashOf(house, credentialId)))
      .for('update');
    if (rows.length === 0) return 'NOT_FOUND';
    if (purpose === 'revocation' && !status)
      return rows.some(({ revokedAt }) => revokedAt) ? 'NEVER_UNDONE' : 'UNCHANGED';
    const changed: Row[] = [];
    for (const row of rows) {
      const done =
        purpose === 'revocation'
          ? await changeRevoked(tx, row, now)
          : await changeSuspended(tx, house, row, status, now);
      if (done) changed.push(row);
    }
    if (changed.length === 0) return 'UNCHANGED';
    const act = purpose === 'revocation' ? 'REVOKED' : status ? 'SUSPENDED' : 'RESUMED';
    const units = [...new Set(changed.map(({ unit }) => unit))];
    await append(
      tx,
      now,
      units.map((unit) => ({
        unit,
        act: `SERVICE_CREDENTIAL_${act}`,
        actor: 'system',
        role: 'SYSTEM',
        detail: { credentials: changed.filter((row) => row.unit === unit).map(({ id }) => id) },
      })),
    );
    return 'CHANGED';
  });
}

type Row = typeof serviceCredential.$inferSelect;

const changeRevoked = async (tx: Sql, row: Row, now: Date): Promise<boolean> => {
  if (row.revokedAt) return false;
  await tx.update(serviceCredential).set({ revokedAt: now }).where(eq(serviceCredential.id, row.id));
  return true;
};

const changeSuspended = (tx: Sql, house: House, row: Row, status: boolean, now: Date): Promise<boolean> => {
  const place = { list: row.statusList, index: row.statusIndex };
  return status
    ? beginSuspension(tx, place, { unit: row.unit, now, newId: house.newId })
    : endSuspension(tx, place, now);
};
