import { and, desc, eq } from 'drizzle-orm';
import { participant as participantTable, session } from '../../access/participant.table.ts';
import type { OwnText } from '../../base/language.ts';
import { momentText } from '../moment-text.ts';
import type { LogSource } from './log-line.ts';

const HELPED: OwnText = {
  fi: 'Kirjautumisessa sinua autettiin',
  sv: 'Du fick hjälp när du loggade in',
  en: 'Somebody helped you when you signed in',
};

/** Sessions in which a helper sat beside the holder. */
export const assistedSource: LogSource = {
  async count({ database: { sql } }, participant) {
    const rows = await sql
      .select({ id: session.id })
      .from(session)
      .innerJoin(participantTable, eq(participantTable.account, session.account))
      .where(and(eq(participantTable.id, participant), eq(session.assisted, true)));
    return rows.length;
  },
  async newest({ database: { sql }, language, now }, participant, most) {
    const rows = await sql
      .select({ id: session.id, at: session.createdAt })
      .from(session)
      .innerJoin(participantTable, eq(participantTable.account, session.account))
      .where(and(eq(participantTable.id, participant), eq(session.assisted, true)))
      .orderBy(desc(session.createdAt), desc(session.id))
      .limit(most);
    return rows.map(({ id, at }) => ({
      id,
      kind: 'ASSISTED' as const,
      at,
      sentence: `${HELPED[language]} ${momentText(at, now, language)}.`,
      reading: null,
    }));
  },
};
