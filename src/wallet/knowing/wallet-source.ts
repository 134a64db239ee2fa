import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { OwnText } from '../../base/language.ts';
import { exportLink } from '../export/export-link.table.ts';
import { walletImport } from '../import/wallet-import.table.ts';
import { momentText } from '../moment-text.ts';
import type { LogSource } from './log-line.ts';

const TAKEN: OwnText = {
  fi: 'Lompakkosi ladattiin kokonaan',
  sv: 'Din plånbok laddades ner i sin helhet',
  en: 'Your whole wallet was downloaded',
};
const BROUGHT: OwnText = {
  fi: 'Toit tänne lompakon muualta',
  sv: 'Du tog in en plånbok från annat håll',
  en: 'You brought a wallet from elsewhere',
};

/** That the wallet was taken. */
export const takingSource: LogSource = {
  count: ({ database: { sql } }, participant) =>
    sql.$count(exportLink, and(eq(exportLink.participant, participant), isNotNull(exportLink.usedAt))),
  async newest({ database: { sql }, language, now }, participant, most) {
    const rows = await sql
      .select({ id: exportLink.id, at: exportLink.usedAt })
      .from(exportLink)
      .where(and(eq(exportLink.participant, participant), isNotNull(exportLink.usedAt)))
      .orderBy(desc(exportLink.usedAt), desc(exportLink.id))
      .limit(most);
    return rows.flatMap(({ id, at }) =>
      at
        ? {
            id,
            kind: 'WALLET' as const,
            at,
            sentence: `${TAKEN[language]} ${momentText(at, now, language)}.`,
            reading: null,
          }
        : [],
    );
  },
};

/** That a wallet was brought. */
export const bringingSource: LogSource = {
  count: ({ database: { sql } }, participant) =>
    sql.$count(walletImport, eq(walletImport.participant, participant)),
  async newest({ database: { sql }, language, now }, participant, most) {
    const rows = await sql
      .select({ id: walletImport.id, at: walletImport.importedAt })
      .from(walletImport)
      .where(eq(walletImport.participant, participant))
      .orderBy(desc(walletImport.importedAt), desc(walletImport.id))
      .limit(most);
    return rows.map(({ id, at }) => ({
      id,
      kind: 'WALLET' as const,
      at,
      sentence: `${BROUGHT[language]} ${momentText(at, now, language)}.`,
      reading: null,
    }));
  },
};
