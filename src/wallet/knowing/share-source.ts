import { desc, eq } from 'drizzle-orm';
import type { OwnText } from '../../base/language.ts';
import { momentText } from '../moment-text.ts';
import { share, shareOpening } from '../share.table.ts';
import type { LogSource } from './log-line.ts';

const OPENED: OwnText = {
  fi: 'Jakamasi linkki avattiin',
  sv: 'En länk som du delat öppnades',
  en: 'A link that you shared was opened',
};

/** Openings of shares: when, and nothing else. */
export const shareSource: LogSource = {
  async count({ database: { sql } }, participant) {
    const rows = await sql
      .select({ id: shareOpening.id })
      .from(shareOpening)
      .innerJoin(share, eq(share.id, shareOpening.share))
      .where(eq(share.participant, participant));
    return rows.length;
  },
  async newest({ database: { sql }, language, now }, participant, most) {
    const rows = await sql
      .select({ id: shareOpening.id, at: shareOpening.at })
      .from(shareOpening)
      .innerJoin(share, eq(share.id, shareOpening.share))
      .where(eq(share.participant, participant))
      .orderBy(desc(shareOpening.at), desc(shareOpening.id))
      .limit(most);
    return rows.map(({ id, at }) => ({
      id,
      kind: 'SHARE' as const,
      at,
      sentence: `${OPENED[language]} ${momentText(at, now, language)}.`,
      reading: null,
    }));
  },
};
