import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { type Id, idBeforeDot, type NewId } from '../base/id.ts';
import { type Sql, touched } from '../database/database.ts';
import { knownDevice } from './participant.table.ts';

/** What a device keeps so as to be known again: its row's id and 256 random bits. */
const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Makes the device known from now on; what it keeps is returned once. */
export async function addDevice(
  tx: Sql,
  { newId, now }: { readonly newId: NewId; readonly now: Date },
  account: Id<'account'>,
): Promise<{ readonly id: Id<'knownDevice'>; readonly deviceSecret: string }> {
  const id = newId('knownDevice');
  const deviceSecret = `${id}.${randomBytes(32).toString('base64url')}`;
  await tx
    .insert(knownDevice)
    .values({ id, account, secretHash: secretHash(deviceSecret), createdAt: now, usedAt: now });
  return { id, deviceSecret };
}

/** The device that keeps this secret, where it is known to this account and not forgotten; else null. */
export async function deviceOf(
  sql: Sql,
  account: Id<'account'>,
  deviceSecret: string,
): Promise<Id<'knownDevice'> | null> {
  const id = idBeforeDot(deviceSecret, 'knownDevice');
  const [row] = await sql
    .select()
    .from(knownDevice)
    .where(and(eq(knownDevice.id, id), eq(knownDevice.account, account), isNull(knownDevice.forgottenAt)));
  if (!row || !timingSafeEqual(Buffer.from(secretHash(deviceSecret)), Buffer.from(row.secretHash)))
    return null;
  return id;
}

/** Signs in on a known device; null where it was forgotten meanwhile. */
export async function useDevice(
  tx: Sql,
  now: Date,
  id: Id<'knownDevice'>,
): Promise<Id<'knownDevice'> | null> {
  const used = await tx
    .update(knownDevice)
    .set({ usedAt: now })
    .where(and(eq(knownDevice.id, id), isNull(knownDevice.forgottenAt)));
  return touched(used) === 1 ? id : null;
}

/** The devices that are known to the account, the one used last first. */
export const devicesOf = (sql: Sql, account: Id<'account'>) =>
  sql
    .select()
    .from(knownDevice)
    .where(and(eq(knownDevice.account, account), isNull(knownDevice.forgottenAt)))
    .orderBy(desc(knownDevice.usedAt), asc(knownDevice.id));
