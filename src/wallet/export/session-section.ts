import { desc, eq } from 'drizzle-orm';
import { knownDevice, session } from '../../access/participant.table.ts';
import { momentText } from '../moment-text.ts';
import { EXPORT_TEXT, HEADING, SESSION_LEVEL } from './export.text.ts';
import { dataFile, type ExportSection } from './export-file.ts';

/** Sessions and known devices: when and how surely, never where. */
export const sessionSection: ExportSection = {
  heading: HEADING.sessions,
  async *files({ context, account }) {
    const { language, now } = context;
    const text = EXPORT_TEXT[language];
    const { sql } = context.database;
    const sessions = await sql
      .select({
        level: session.level,
        assisted: session.assisted,
        beganAt: session.createdAt,
        lastUsedAt: session.refreshedAt,
        expiresAt: session.expiresAt,
        endedAt: session.endedAt,
      })
      .from(session)
      .where(eq(session.account, account))
      .orderBy(desc(session.createdAt), desc(session.id));
    const devices = await sql
      .select({
        knownSince: knownDevice.createdAt,
        lastUsedAt: knownDevice.usedAt,
        forgottenAt: knownDevice.forgottenAt,
      })
      .from(knownDevice)
      .where(eq(knownDevice.account, account))
      .orderBy(desc(knownDevice.createdAt), desc(knownDevice.id));
    const rows = sessions.map((one) => {
      const ended = one.endedAt ?? (one.expiresAt <= now ? one.expiresAt : null);
      return [
        momentText(one.beganAt, now, language),
        SESSION_LEVEL[one.level][language],
        ended ? momentText(ended, now, language) : '–',
      ];
    });
    const caption = HEADING.sessions[language];
    const columns = [text.began, text.way, text.ended];
    yield dataFile(
      { path: 'sessions.json', what: 'SESSIONS', title: caption, tables: [{ caption, columns, rows }] },
      { sessions, devices },
    );
  },
};
