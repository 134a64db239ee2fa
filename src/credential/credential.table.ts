import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { issuer } from '../access/organisation.table.ts';
import { id, instant, sealed } from '../database/column.ts';
import type { Award } from './award.ts';
import type { RevocationReason } from './revocation.ts';

/** An issuer's keys through time. Private keys are wrapped under the master key; a destroyed one is null. */
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
    state: text('state').$type<'ACTIVE' | 'RETIRED' | 'COMPROMISED'>().notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [uniqueIndex('issuer_key_fragment').on(table.issuer, table.fragment)],
);

/** A status list of an issuer; its bits are the revoked rows of `credential`. */
export const statusList = pgTable(
  'status_list',
  {
    id: id('id', 'statusList').primaryKey(),
    issuer: id('issuer', 'issuer')
      .notNull()
      .references(() => issuer.id),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('status_list_issuer').on(table.issuer, table.createdAt)],
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
    holderCopy: sealed('holder_copy'),
    issuerCopy: sealed('issuer_copy').notNull(),
    revokedAt: instant('revoked_at'),
    revocationReason: text('revocation_reason').$type<RevocationReason>(),
    revocationText: sealed('revocation_text'),
    /** The better one that exists now; both stay valid. */
    supersededBy: id('superseded_by', 'credential'),
  },
  (table) => [
    uniqueIndex('credential_status_index').on(table.statusList, table.statusIndex),
    index('credential_participant').on(table.participant, table.issuedAt),
    index('credential_unit').on(table.unit, table.issuedAt),
  ],
);
