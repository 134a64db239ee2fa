import { asc, eq } from 'drizzle-orm';
import { contact } from '../../access/contact.table.ts';
import { participantKey } from '../../access/vault.ts';
import { EXPORT_TEXT, HEADING } from './export.text.ts';
import { dataFile, type ExportSection } from './export-file.ts';

/** E-mail addresses and phone numbers, where the holder gave any. */
export const contactSection: ExportSection = {
  heading: HEADING.contacts,
  async *files({ context, participant }) {
    const { sql } = context.database;
    const text = EXPORT_TEXT[context.language];
    const rows = await sql
      .select()
      .from(contact)
      .where(eq(contact.participant, participant))
      .orderBy(asc(contact.createdAt), asc(contact.id));
    if (rows.length === 0) return;
    const owner = participantKey(participant);
    const keys = await context.vault.open(sql, [owner]);
    const contacts = rows.map(({ kind, value, createdAt }) => ({
      kind,
      value: keys.open(owner, 'contact.value', value),
      addedAt: createdAt,
    }));
    const caption = HEADING.contacts[context.language];
    const tables = [{ caption, columns: [text.value], rows: contacts.map(({ value }) => [value]) }];
    yield dataFile({ path: 'contacts.json', what: 'CONTACTS', title: caption, tables }, contacts);
  },
};
