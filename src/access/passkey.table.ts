import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, sealed } from '../database/column.ts';
import { account, controllerUnit } from './organisation.table.ts';

/** A passkey (a WebAuthn credential) of an account. What identifies it is sealed; it is found by a keyed hash of its id. */
export const passkey = pgTable(
  'passkey',
  {
    id: id('id', 'passkey').primaryKey(),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    /** Under whose key the sealed columns are: a unit's where its holder is staff only; absent: the participant's. */
    unit: id('unit', 'unit').references(() => controllerUnit.id),
    credentialHash: text('credential_hash').notNull().unique(),
    /** The credential's id, its COSE public key (RFC 9052) and its transports, as JSON. */
    credential: sealed('credential').notNull(),
    name: sealed('name').notNull(),
    /** The signature counter that was seen last (WebAuthn Level 3, 6.1.1; 32 bits without sign); zero where none is kept. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('passkey_account').on(table.account)],
);

/** What an authenticator is asked to sign: once, within minutes, for one purpose. */
export const passkeyChallenge = pgTable('passkey_challenge', {
  id: id('id', 'passkeyChallenge').primaryKey(),
  challengeHash: text('challenge_hash').notNull().unique(),
  purpose: text('purpose').$type<'REGISTER' | 'ACTIVATE' | 'SIGN_IN'>().notNull(),
  /** Whose new passkey it is for. */
  account: id('account', 'account').references(() => account.id),
  /** As in the passkey that comes of it. */
  unit: id('unit', 'unit').references(() => controllerUnit.id),
  /** The name of the passkey that comes of it. */
  name: sealed('name'),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  /** When it came back a second time. */
  replayedAt: instant('replayed_at'),
});
