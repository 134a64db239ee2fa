import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { credential } from '../../credential/credential.table.ts';
import { id, instant } from '../../database/column.ts';
import type { OfferedForm } from './credential-offer.ts';

/**
 * A credential that its holder offers to a wallet of their own elsewhere. Link, code and token are there as keyed
 * hashes; asking again puts new ones in their place, so that an offer is taken up by one wallet at a time.
 */
export const credentialOffer = pgTable(
  'credential_offer',
  {
    id: id('id', 'credentialOffer').primaryKey(),
    /** The keeper of the wallets. */
    unit: id('unit', 'unit').notNull(),
    participant: id('participant', 'participant').notNull(),
    account: id('account', 'account').notNull(),
    credential: id('credential', 'credential')
      .notNull()
      .references(() => credential.id),
    linkHash: text('link_hash').notNull().unique(),
    codeHash: text('code_hash').notNull().unique(),
    /** Of the transaction code, where one is to be typed in the wallet. */
    transactionHash: text('transaction_hash'),
    wrongTransactionCodes: integer('wrong_transaction_codes').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
    codeUsedAt: instant('code_used_at'),
    tokenHash: text('token_hash').unique(),
    tokenExpiresAt: instant('token_expires_at'),
    createdAt: instant('created_at').notNull(),
    claimedAt: instant('claimed_at'),
  },
  (table) => [
    index('credential_offer_participant').on(table.participant, table.createdAt),
    index('credential_offer_credential').on(table.credential),
  ],
);

/** What a wallet was given of an offer: each form once. */
export const offerDelivery = pgTable(
  'offer_delivery',
  {
    offer: id('offer', 'credentialOffer')
      .notNull()
      .references(() => credentialOffer.id),
    form: text('form').$type<OfferedForm>().notNull(),
    /** The credential that was issued to the wallet's key. */
    credential: id('credential', 'credential')
      .notNull()
      .references(() => credential.id),
    deliveredAt: instant('delivered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.offer, table.form] })],
);

/** Nonces of proofs of possession that were used, until they would have expired anyway. */
export const usedNonce = pgTable('used_nonce', {
  nonceHash: text('nonce_hash').primaryKey(),
  expiresAt: instant('expires_at').notNull(),
});
