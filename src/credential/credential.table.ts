import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { issuer } from '../access/organisation.table.ts';
import { id, instant, sealed } from '../database/column.ts';
import type { Award } from './award.ts';
import type { RevocationReason } from './revocation.ts';

/**
 * An issuer's keys through time. A private key is wrapped under the master key here, or known by the handle of the
 * signer process that keeps it; once destroyed it is neither.
 */
export const issuerKey = pgTable(
  'issuer_key',
  {
    id: id('id', 'issuerKey').primaryKey(),
    issuer: id('issuer', 'issuer')
      .notNull()
      .references(() => issuer.id),
    /** The part after # in the key's DID URL. */
    fragment: text('fragment').notNull(),
    publicKeyMultibase: text('public_key_multibase').notNull(),
    privateKey: sealed('private_key'),
    /** Of an ended key: still to be destroyed there. */
    signerHandle: text('signer_handle'),
    state: text('state').$type<'ACTIVE' | 'RETIRED' | 'COMPROMISED'>().notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    compromisedAt: instant('compromised_at'),
    /** How many credentials of a compromised key are to be signed again; null where nobody asked for it. */
    resignTotal: integer('resign_total'),
  },
  (table) => [
    uniqueIndex('issuer_key_fragment').on(table.issuer, table.fragment),
    // Two keys made at the same moment would both sign, and only one of them would ever be rotated.
    uniqueIndex('issuer_key_active').on(table.issuer).where(sql`${table.state} = 'ACTIVE'`),
  ],
);

/**
 * A status list; its bits are the revoked and the suspended rows that have a place in it. One list is either for
 * credentials of ours or for what integrators have signed, never for both.
 */
export const statusList = pgTable(
  'status_list',
  {
    id: id('id', 'statusList').primaryKey(),
    /** Null where the server itself is the issuer. */
    issuer: id('issuer', 'issuer').references(() => issuer.id),
    /** The DID under which integrators' credentials are signed; null in lists for credentials of ours. */
    serviceDid: text('service_did'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('status_list_issuer').on(table.issuer, table.createdAt),
    index('status_list_service_did').on(table.serviceDid, table.createdAt),
  ],
);

/**
 * What was issued. The signed bytes stand twice, under two keys: the participant's copy can be forgotten,
 * the issuing unit's record survives it.
 */
export const credential = pgTable(
  'credential',
  {
    id: id('id', 'credential').primaryKey(),
    /** The UUID of the credential's own urn:uuid id, also in its verification address; random, never listed. */
    uuid: text('uuid').notNull().unique(),
    kind: text('kind').$type<Award['kind']>().notNull(),
    issuer: id('issuer', 'issuer')
      .notNull()
      .references(() => issuer.id),
    unit: id('unit', 'unit').notNull(),
    participant: id('participant', 'participant').notNull(),
    target: id('target', 'target').notNull(),
    language: text('language').$type<Award['language']>().notNull(),
    statusList: id('status_list', 'statusList')
      .notNull()
      .references(() => statusList.id),
    statusIndex: integer('status_index').notNull(),
    /** With which of the issuer's keys it was signed. */
    signedBy: id('signed_by', 'issuerKey')
      .notNull()
      .references(() => issuerKey.id),
    issuedAt: instant('issued_at').notNull(),
    /** When it was last signed again, its key having fallen into other hands. */
    resignedAt: instant('resigned_at'),
    holderCopy: sealed('holder_copy'),
    /** When its holder left for good: from then on it is in the issuing unit's record alone. */
    holderLeftAt: instant('holder_left_at'),
    issuerCopy: sealed('issuer_copy').notNull(),
    revokedAt: instant('revoked_at'),
    revocationReason: text('revocation_reason').$type<RevocationReason>(),
    revocationText: sealed('revocation_text'),
    /** The better one that exists now; both stay valid. */
    supersededBy: id('superseded_by', 'credential'),
    /** The one that another wallet was given this from: the same claims, bound to a key that the wallet proved. */
    claimedFrom: id('claimed_from', 'credential'),
  },
  (table) => [
    uniqueIndex('credential_status_index').on(table.statusList, table.statusIndex),
    // A list is asked for far more often than anything in it changes.
    index('credential_revoked').on(table.statusList).where(sql`${table.revokedAt} is not null`),
    index('credential_participant').on(table.participant, table.issuedAt),
    index('credential_unit').on(table.unit, table.issuedAt),
    // What a compromised key has signed.
    index('credential_signed_by').on(table.signedBy, table.id),
    // What ends together with it.
    index('credential_claimed_from').on(table.claimedFrom),
  ],
);
