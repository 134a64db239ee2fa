import { and, eq } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { type ContactKind, contact } from '../contact.table.ts';
import { contactForm, MOST_CONTACTS } from '../contact.ts';
import { type Context, perform } from '../context.ts';
import { ownFacts } from '../policy.ts';
import { participantKey } from '../vault.ts';

/**
 * The participant adds an e-mail address or a phone number. Nothing needs one, and nothing is said of whether another
 * wallet has the same. Throws INVALID_INPUT, PERSONAL_IDENTITY_CODE, ALREADY_EXISTS (in this wallet).
 */
export const addContact = (context: Context, input: { kind: ContactKind; value: string }) =>
  perform(context, async (act) => {
    act.may('wallet.contacts', ownFacts(act.actor));
    const me = act.actor.participant!;
    const value = demand(contactForm(input.kind, input.value));
    const count = await act.tx.$count(contact, eq(contact.participant, me));
    demandThat(count < MOST_CONTACTS, 'INVALID_INPUT', ['value'], {
      field: 'contacts',
      expected: `(≤ ${MOST_CONTACTS})`,
    });
    const owner = participantKey(me);
    const keys = await act.keys(owner);
    const row = {
      id: act.newId('contact'),
      participant: me,
      kind: input.kind,
      value: keys.seal(owner, 'contact.value', value),
      valueHash: contactHash(context, me, input.kind, value),
      createdAt: act.now,
    };
    const made = await act.tx.insert(contact).values(row).onConflictDoNothing().returning({ id: contact.id });
    demandThat(made.length === 1, 'ALREADY_EXISTS', ['value']);
    act.record(context.provider, 'CONTACT_ADDED', 'PARTICIPANT', { contact: row.id, kind: row.kind });
    return { id: row.id, kind: row.kind, value, createdAt: row.createdAt };
  });

/** The same address gives another hash in another wallet, so that wallets cannot be compared. */
export const contactHash = (
  { vault }: Pick<Context, 'vault'>,
  participant: Id<'participant'>,
  kind: ContactKind,
  value: string,
): string => vault.lookup('contact', `${participant}\n${kind}\n${value}`);

/** The participant removes a contact; the row goes with what it held. Throws NOT_FOUND. */
export const removeContact = (context: Context, input: { contact: Id<'contact'> }) =>
  perform(context, async (act) => {
    act.may('wallet.contacts', ownFacts(act.actor));
    const removed = await act.tx
      .delete(contact)
      .where(and(eq(contact.id, input.contact), eq(contact.participant, act.actor.participant!)));
    demandThat(touched(removed) === 1, 'NOT_FOUND', ['contact']);
    act.record(context.provider, 'CONTACT_REMOVED', 'PARTICIPANT', { contact: input.contact });
    return input.contact;
  });
