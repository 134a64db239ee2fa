import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, sealed } from '../database/column.ts';
import { statusList } from './credential.table.ts';
import type { SuspensionReason } from './revocation.ts';

const place = () => ({
  statusList: id('status_list', 'statusList')
    .notNull()
    .references(() => statusList.id),
  statusIndex: integer('status_index').notNull(),
});

/**
 * From when until when something was suspended, kept as history. Named by its place in a status list, so that the same
 * rows serve credentials of ours and those of integrators.
 */
export const suspension = pgTable(
  'credential_suspension',
  {
    id: id('id', 'suspension').primaryKey(),
    unit: id('unit', 'unit').notNull(),
    ...place(),
    suspendedAt: instant('suspended_at').notNull(),
    resumedAt: instant('resumed_at'),
    reason: text('reason').$type<SuspensionReason>(),
    explanation: sealed('explanation'),
  },
  (table) => [
    // At most one that has not ended.
    uniqueIndex('credential_suspension_open')
      .on(table.statusList, table.statusIndex)
      .where(sql`resumed_at is null`),
    index('credential_suspension_place').on(table.statusList, table.statusIndex),
  ],
);

/** Where the status of a credential stands that an integrator had signed; what it says is not kept. */
export const serviceCredential = pgTable(
  'service_credential',
  {
    id: id('id', 'serviceCredential').primaryKey(),
    /** Whose issuer signed: the issuer's unit, or the provider for what the server signed in its own name. */
    unit: id('unit', 'unit').notNull(),
    /** Keyed hash of the credential's own id; null where it has none. An integrator may use one id more than once. */
    credentialHash: text('credential_hash'),
    ...place(),
    issuedAt: instant('issued_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('service_credential_place').on(table.statusList, table.statusIndex),
    index('service_credential_hash').on(table.credentialHash),
    index('service_credential_revoked').on(table.statusList).where(sql`revoked_at is not null`),
  ],
);
