import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { participant } from '../../access/participant.table.ts';
import { credential } from '../../credential/credential.table.ts';
import { day, id, instant } from '../../database/column.ts';
import type { BadgeHostRight, ConsentEnd } from './badge-host.ts';

/** A service that shows badges and has registered itself (RFC 7591). It is about no person. */
export const badgeHost = pgTable(
  'badge_host',
  {
    id: id('id', 'badgeHost').primaryKey(),
    secretHash: text('secret_hash').notNull(),
    name: text('name').notNull(),
    /** Its page for people; on the same host as every address that browsers are sent back to. */
    uri: text('uri').notNull(),
    policyUri: text('policy_uri'),
    termsUri: text('terms_uri'),
    redirectUris: jsonb('redirect_uris').$type<readonly string[]>().notNull(),
    rights: jsonb('rights').$type<readonly BadgeHostRight[]>().notNull(),
    registeredAt: instant('registered_at').notNull(),
  },
  (table) => [index('badge_host_registered').on(table.registeredAt)],
);

/** What a participant lets a badge host read. Code and tokens are there as keyed hashes. */
export const badgeHostConsent = pgTable(
  'badge_host_consent',
  {
    id: id('id', 'badgeHostConsent').primaryKey(),
    /** The keeper of the wallets. */
    unit: id('unit', 'unit').notNull(),
    host: id('host', 'badgeHost')
      .notNull()
      .references(() => badgeHost.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    account: id('account', 'account').notNull(),
    rights: jsonb('rights').$type<readonly BadgeHostRight[]>().notNull(),
    /** All proofs that are not hidden, also coming ones; else those in `badge_host_proof`. */
    allProofs: boolean('all_proofs').notNull(),
    codeHash: text('code_hash').notNull().unique(),
    codeExpiresAt: instant('code_expires_at').notNull(),
    codeUsedAt: instant('code_used_at'),
    /** To which of the host's addresses the code went. */
    redirect: integer('redirect').notNull(),
    /** PKCE (RFC 7636, 4.2): the SHA-256 of what the host shows with the code. */
    codeChallenge: text('code_challenge').notNull(),
    accessHash: text('access_hash').unique(),
    accessExpiresAt: instant('access_expires_at'),
    refreshHash: text('refresh_hash'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedWhy: text('ended_why').$type<ConsentEnd>(),
  },
  (table) => [
    index('badge_host_consent_participant').on(table.participant, table.createdAt),
    index('badge_host_consent_host').on(table.host),
  ],
);

/** The proofs of a consent that names them. */
export const badgeHostProof = pgTable(
  'badge_host_proof',
  {
    consent: id('consent', 'badgeHostConsent')
      .notNull()
      .references(() => badgeHostConsent.id, { onDelete: 'cascade' }),
    credential: id('credential', 'credential')
      .notNull()
      .references(() => credential.id),
  },
  (table) => [
    primaryKey({ columns: [table.consent, table.credential] }),
    index('badge_host_proof_credential').on(table.credential),
  ],
);

/** On which days a badge host has read, and how often: some ask every hour. */
export const badgeHostRead = pgTable(
  'badge_host_read',
  {
    consent: id('consent', 'badgeHostConsent')
      .notNull()
      .references(() => badgeHostConsent.id, { onDelete: 'cascade' }),
    /** In Finland. */
    on: day('on').notNull(),
    times: integer('times').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consent, table.on] })],
);
