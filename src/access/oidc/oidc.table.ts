import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, sealed } from '../../database/column.ts';
import { account } from '../organisation.table.ts';

/** An identity that an account has with an OpenID provider, by a keyed hash of issuer and subject. */
export const linkedIdentity = pgTable(
  'linked_identity',
  {
    id: id('id', 'linkedIdentity').primaryKey(),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    /** The provider's name in the settings. */
    provider: text('provider').notNull(),
    subjectHash: text('subject_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (table) => [index('linked_identity_account').on(table.account)],
);

/** A browser on its way to a provider and back: once, within minutes, and only the same browser. */
export const oidcJourney = pgTable('oidc_journey', {
  id: id('id', 'oidcJourney').primaryKey(),
  provider: text('provider').notNull(),
  stateHash: text('state_hash').notNull().unique(),
  /** Of the secret in the browser's cookie. */
  browserHash: text('browser_hash').notNull(),
  /** The nonce and the PKCE verifier (RFC 7636), as JSON. */
  secrets: sealed('secrets').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  /** When its state came back a second time. */
  replayedAt: instant('replayed_at'),
});

/** Somebody whom a provider has just identified: waits, by a one-time code, for the browser to take it. */
export const oidcArrival = pgTable('oidc_arrival', {
  id: id('id', 'oidcArrival').primaryKey(),
  provider: text('provider').notNull(),
  codeHash: text('code_hash').notNull().unique(),
  browserHash: text('browser_hash').notNull(),
  subjectHash: text('subject_hash').notNull(),
  /** Names and date of birth, where the provider identifies participants; gone once used. */
  person: sealed('person'),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});
