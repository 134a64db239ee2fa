import { desc, inArray } from 'drizzle-orm';
import { walletsOf } from '../../access/wallet-move.ts';
import { reading } from '../../record/record.table.ts';
import { momentText } from '../moment-text.ts';
import { publicNameOf } from '../unit-name.ts';
import type { LogSource } from './log-line.ts';
import { readingSentence } from './reading.text.ts';

/** Openings of the participant's data by staff. */
export const readingSource: LogSource = {
  async count({ database: { sql } }, participant) {
    return sql.$count(reading, inArray(reading.participant, await walletsOf(sql, participant)));
  },
  async newest(context, participant, most) {
    const { language, now } = context;
    const rows = await context.database.sql
      .select()
      .from(reading)
      .where(inArray(reading.participant, await walletsOf(context.database.sql, participant)))
      .orderBy(desc(reading.at), desc(reading.id))
      .limit(most);
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        kind: 'READING' as const,
        at: row.at,
        sentence: readingSentence(
          row,
          await publicNameOf(context, row.unit, language),
          momentText(row.at, now, language),
          language,
        ),
        reading: row.id,
      })),
    );
  },
};
