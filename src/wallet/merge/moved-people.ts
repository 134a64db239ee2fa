import { and, eq, isNull } from 'drizzle-orm';
import { contactHash } from '../../access/acts/own-contacts.ts';
import { contact } from '../../access/contact.table.ts';
import { endSessions } from '../../access/own-sessions.ts';
import { activation, groupMember, joinCode, knownDevice, session } from '../../access/participant.table.ts';
import { participantKey } from '../../access/vault.ts';
import { walletCode } from '../../access/wallet-code.table.ts';
import { type MovedTable, movedTable, resealed } from '../../access/wallet-move.ts';

const contacts: MovedTable = {
  tables: ['public.contact'],
  async move(move) {
    const { tx, keys, from, into } = move;
    for (const row of await tx.select().from(contact).where(eq(contact.participant, from.participant))) {
      const value = keys.open(participantKey(from.participant), 'contact.value', row.value);
      const valueHash = contactHash(move, into.participant, row.kind, value);
      // One that both wallets have stands once afterwards.
      await tx.delete(contact).where(eq(contact.id, row.id));
      await tx
        .insert(contact)
        .values({
          ...row,
          participant: into.participant,
          valueHash,
          value: resealed(move, 'contact.value', row.value),
        })
        .onConflictDoNothing();
    }
  },
};

/** A group that either wallet is in stays joined; one that both have left stays left. */
const groups: MovedTable = {
  tables: ['public.group_member'],
  async move({ tx, from, into }) {
    const mine = await tx.select().from(groupMember).where(eq(groupMember.participant, into.participant));
    const theirs = await tx
      .delete(groupMember)
      .where(eq(groupMember.participant, from.participant))
      .returning();
    for (const row of theirs) {
      const same = mine.find((one) => one.group === row.group);
      const standing = same && (!same.leftAt || (row.leftAt && same.leftAt >= row.leftAt)) ? same : row;
      const { joinedAt, leftAt } = standing;
      await tx
        .insert(groupMember)
        .values({ group: row.group, participant: into.participant, joinedAt, leftAt })
        .onConflictDoUpdate({
          target: [groupMember.group, groupMember.participant],
          set: { joinedAt, leftAt },
        });
    }
  },
};

/** Codes of the wallet that ends open nothing any more; their rows stay where they are. */
const codes: readonly MovedTable[] = [
  {
    tables: ['public.activation'],
    async move({ tx, now, from }) {
      const unused = and(eq(activation.participant, from.participant), isNull(activation.usedAt));
      await tx.update(activation).set({ expiresAt: now }).where(unused);
    },
  },
  {
    tables: ['public.join_code'],
    async move({ tx, now, from }) {
      const unused = and(eq(joinCode.participant, from.participant), isNull(joinCode.usedAt));
      await tx.update(joinCode).set({ expiresAt: now }).where(unused);
    },
  },
  {
    tables: ['public.wallet_code'],
    async move({ tx, now, from }) {
      const unused = and(eq(walletCode.account, from.account), isNull(walletCode.usedAt));
      await tx.update(walletCode).set({ expiresAt: now }).where(unused);
    },
  },
];

/** Sessions end, and go along as what the participant's log tells of. */
const sessions: MovedTable = {
  tables: ['public.session'],
  async move({ tx, now, from, into }) {
    await endSessions(tx, from.account, now, 'MERGED');
    await tx.update(session).set({ account: into.account }).where(eq(session.account, from.account));
  },
};

/** People and how they come in. */
export const MOVED_PEOPLE: readonly MovedTable[] = [
  contacts,
  groups,
  ...codes,
  movedTable('public.known_device', knownDevice, {
    rows: ({ from }) => eq(knownDevice.account, from.account),
    set: ({ into }) => ({ account: into.account }),
  }),
  sessions,
];
