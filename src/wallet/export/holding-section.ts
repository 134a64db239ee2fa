import { participantKey } from '../../access/vault.ts';
import { broughtBytes, heldBy, keptVerdict } from '../stored-holding.ts';
import { HEADING } from './export.text.ts';
import type { ExportSection } from './export-file.ts';

const EXTENSION: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/svg+xml': 'svg',
};

/** Credentials that the holder brought from elsewhere, as they are kept. */
export const holdingSection: ExportSection = {
  heading: HEADING.holdings,
  async *files({ context, participant }) {
    const { sql } = context.database;
    const owner = participantKey(participant);
    const brought = (await heldBy(sql, participant)).flatMap((held) => (held.brought ? [held] : []));
    const keys = await context.vault.open(sql, [owner]);
    for (const [at, { brought: row, label }] of brought.entries()) {
      if (!row) continue;
      const name = label?.name ? keys.open(owner, 'holding_label.name', label.name) : null;
      const said = keptVerdict(keys, row).summary?.achievementName ?? null;
      const extension = EXTENSION[row.mediaType] ?? (/json/.test(row.mediaType) ? 'json' : 'txt');
      yield {
        path: `holdings/${at + 1}.${extension}`,
        mediaType: row.mediaType,
        what: 'HOLDING',
        title: name ?? said ?? `${HEADING.holdings[context.language]} ${at + 1}`,
        form: extension.toUpperCase(),
        bytes: () => broughtBytes(sql, keys, row),
      };
    }
  },
};
