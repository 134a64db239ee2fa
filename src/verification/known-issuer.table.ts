import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, id, instant, localized } from '../database/column.ts';
import type { KnownIssuerKind } from './known-issuer.ts';

/** Issuers elsewhere whom the provider's coordinators vouch for knowing. What ended stays, so that it can be told. */
export const knownIssuer = pgTable(
  'known_issuer',
  {
    id: id('id', 'knownIssuer').primaryKey(),
    did: text('did').notNull(),
    name: localized('name').notNull(),
    kind: text('kind').$type<KnownIssuerKind>().notNull(),
    url: text('url'),
    addedBy: id('added_by', 'account').notNull(),
    addedAt: instant('added_at').notNull(),
    validFrom: day('valid_from').notNull(),
    /** The first day on which it is listed no more. */
    validUntil: day('valid_until'),
  },
  (table) => [
    uniqueIndex('known_issuer_standing').on(table.did).where(sql`${table.validUntil} is null`),
    index('known_issuer_did').on(table.did, table.validFrom),
  ],
);
