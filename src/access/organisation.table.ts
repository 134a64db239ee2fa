import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, id, instant, localized, sealed } from '../database/column.ts';
import type { Role, UnitKind } from './actor.ts';

/** A legal person, by its Finnish business id. A city's workshop and its school are one legal person. */
export const legalPerson = pgTable('legal_person', {
  id: id('id', 'legalPerson').primaryKey(),
  businessId: text('business_id').notNull().unique(),
  name: localized('name').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** A controller unit: whose record a row is, in the sense of data protection. */
export const controllerUnit = pgTable('controller_unit', {
  id: id('id', 'unit').primaryKey(),
  legalPerson: id('legal_person', 'legalPerson')
    .notNull()
    .references(() => legalPerson.id),
  kind: text('kind').$type<UnitKind>().notNull(),
  name: localized('name').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Who signs for a controller unit; the slug is the last part of its did:web and never changes. */
export const issuer = pgTable('issuer', {
  id: id('id', 'issuer').primaryKey(),
  unit: id('unit', 'unit')
    .notNull()
    .unique()
    .references(() => controllerUnit.id),
  slug: text('slug').notNull().unique(),
  /** The organisation's own colour for the ring, already darkened until its contrast passes; #RRGGBB. */
  colour: text('colour'),
  createdAt: instant('created_at').notNull(),
});

/** An issuer's public names through time: schools are renamed. */
export const issuerName = pgTable(
  'issuer_name',
  {
    issuer: id('issuer', 'issuer')
      .notNull()
      .references(() => issuer.id),
    name: localized('name').notNull(),
    validFrom: day('valid_from').notNull(),
  },
  (table) => [uniqueIndex('issuer_name_from').on(table.issuer, table.validFrom)],
);

/** What a person signs in with. What must be looked up stands as a keyed hash. */
export const account = pgTable('account', {
  id: id('id', 'account').primaryKey(),
  emailHash: text('email_hash').unique(),
  passwordHash: text('password_hash'),
  walletNumberHash: text('wallet_number_hash').unique(),
  pinHash: text('pin_hash'),
  createdAt: instant('created_at').notNull(),
  disabledAt: instant('disabled_at'),
});

/** Failed attempts per what was tried (a keyed hash of it), so that guessing meets growing delays. */
export const signInAttempt = pgTable('sign_in_attempt', {
  subjectHash: text('subject_hash').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: instant('last_at').notNull(),
  blockedUntil: instant('blocked_until'),
});

/** A member of staff of one controller unit. Their name is under the unit's key. */
export const staff = pgTable(
  'staff',
  {
    id: id('id', 'staff').primaryKey(),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    name: sealed('name').notNull(),
    email: sealed('email').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [uniqueIndex('staff_account_unit').on(table.account, table.unit)],
);

export const staffRole = pgTable(
  'staff_role',
  {
    id: id('id', 'role').primaryKey(),
    staff: id('staff', 'staff')
      .notNull()
      .references(() => staff.id),
    role: text('role').$type<Role>().notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('staff_role_staff').on(table.staff)],
);

/** An invitation to hold a role; its one-time code is shown once to the one who invites. */
export const invitation = pgTable('invitation', {
  id: id('id', 'invitation').primaryKey(),
  unit: id('unit', 'unit')
    .notNull()
    .references(() => controllerUnit.id),
  role: text('role').$type<Role>().notNull(),
  codeHash: text('code_hash').notNull().unique(),
  emailHash: text('email_hash').notNull(),
  email: sealed('email').notNull(),
  name: sealed('name').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  createdAt: instant('created_at').notNull(),
});
