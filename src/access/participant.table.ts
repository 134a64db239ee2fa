import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, sealed } from '../database/column.ts';
import type { SessionLevel } from './level.ts';
import { account, controllerUnit, staff } from './organisation.table.ts';

/** How it is known who a participant is. */
export type IdentityAssurance = 'SELF_STATED' | 'SEEN_BY_STAFF' | 'SCHOOL_REGISTER' | 'STRONG';

/** A participant belongs to no organisation. Everything that names them is under their own key. */
export const participant = pgTable('participant', {
  id: id('id', 'participant').primaryKey(),
  account: id('account', 'account')
    .notNull()
    .unique()
    .references(() => account.id),
  givenNames: sealed('given_names').notNull(),
  familyName: sealed('family_name').notNull(),
  callingName: sealed('calling_name'),
  birthDate: sealed('birth_date').notNull(),
  walletNumber: sealed('wallet_number').notNull(),
  identityAssurance: text('identity_assurance').$type<IdentityAssurance>().notNull(),
  createdAt: instant('created_at').notNull(),
  activatedAt: instant('activated_at'),
  /** The wallet of the same person that took everything over; this one opens no more. */
  mergedInto: id('merged_into', 'participant'),
});

/** The one-time code on an activation card. */
export const activation = pgTable(
  'activation',
  {
    id: id('id', 'activation').primaryKey(),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    /** The group that the card was printed for; using it joins the group. */
    group: id('group_id', 'group').notNull(),
    codeHash: text('code_hash').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull(),
    /** The re-issue that it was printed for: it takes a wallet back instead of opening a new one. */
    reissue: id('reissue', 'reissue'),
  },
  (table) => [index('activation_participant').on(table.participant)],
);

/** A group of a unit: who sees whom. */
export const workGroup = pgTable('work_group', {
  id: id('id', 'group').primaryKey(),
  unit: id('unit', 'unit')
    .notNull()
    .references(() => controllerUnit.id),
  name: text('name').notNull(),
  createdAt: instant('created_at').notNull(),
  endedAt: instant('ended_at'),
});

/** The instructors of a group. */
export const groupInstructor = pgTable(
  'group_instructor',
  {
    group: id('group_id', 'group')
      .notNull()
      .references(() => workGroup.id),
    staff: id('staff', 'staff')
      .notNull()
      .references(() => staff.id),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.group, table.staff] })],
);

/** Membership: joined with the activation card or a join code from the wallet, and left when the participant wants. */
export const groupMember = pgTable(
  'group_member',
  {
    group: id('group_id', 'group')
      .notNull()
      .references(() => workGroup.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
  },
  (table) => [
    primaryKey({ columns: [table.group, table.participant] }),
    index('group_member_participant').on(table.participant),
  ],
);

/** A one-time code that a participant gives to an instructor so as to join a group. */
export const joinCode = pgTable('join_code', {
  id: id('id', 'joinCode').primaryKey(),
  participant: id('participant', 'participant')
    .notNull()
    .references(() => participant.id),
  codeHash: text('code_hash').notNull().unique(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  createdAt: instant('created_at').notNull(),
});

/** A device that its holder has made known, by a secret that stands on it; with card and PIN it makes a session trusted. */
export const knownDevice = pgTable(
  'known_device',
  {
    id: id('id', 'knownDevice').primaryKey(),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    secretHash: text('secret_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at').notNull(),
    forgottenAt: instant('forgotten_at'),
  },
  (table) => [index('known_device_account').on(table.account)],
);

/** Why a session ended before its time. */
export type SessionEnd =
  | 'SIGNED_OUT'
  | 'REFRESH_REUSED'
  | 'WALLET_RECOVERED'
  | 'ENDED_ELSEWHERE'
  | 'DEVICE_FORGOTTEN'
  | 'PIN_CHANGED'
  | 'MERGED';

/** A signed-in session. Its refresh token is used once and replaced; an old one coming back ends the session. */
export const session = pgTable(
  'session',
  {
    id: id('id', 'session').primaryKey(),
    account: id('account', 'account')
      .notNull()
      .references(() => account.id),
    refreshHash: text('refresh_hash').notNull(),
    level: text('level').$type<SessionLevel>().notNull().default('CARD_AND_PIN'),
    /** The known device that it was begun on. */
    device: id('device', 'knownDevice').references(() => knownDevice.id),
    /** The identity that it was begun by; it may be unlinked meanwhile. */
    identity: id('identity', 'linkedIdentity'),
    createdAt: instant('created_at').notNull(),
    refreshedAt: instant('refreshed_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedWhy: text('ended_why').$type<SessionEnd>(),
    /** A helper sat beside the holder; it gives nobody any right. */
    assisted: boolean('assisted').notNull().default(false),
    /** When its holder was told that a used refresh token came back, and saw it. */
    alertSeenAt: instant('alert_seen_at'),
  },
  (table) => [index('session_account').on(table.account)],
);
