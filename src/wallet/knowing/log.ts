import type { Context } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { assistedSource } from './assisted-source.ts';
import { badgeHostSource } from './badge-host-source.ts';
import type { LogLine, LogSource } from './log-line.ts';
import { permissionSource } from './permission-source.ts';
import { readingSource } from './reading-source.ts';
import { recoverySource } from './recovery-source.ts';
import { shareSource } from './share-source.ts';
import { bringingSource, takingSource } from './wallet-source.ts';

/** Everything that the participant's log is made of. What is new to know is added here. */
export const LOG_SOURCES: readonly LogSource[] = [
  readingSource,
  permissionSource,
  assistedSource,
  recoverySource,
  shareSource,
  badgeHostSource,
  takingSource,
  bringingSource,
];

const newestFirst = (a: LogLine, b: LogLine): number =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** A page of the participant's log, newest first, and how many lines there are in all. */
export async function logOf(
  context: Context,
  participant: Id<'participant'>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly lines: LogLine[]; readonly total: number }> {
  const totals = await Promise.all(LOG_SOURCES.map((source) => source.count(context, participant)));
  const total = totals.reduce((sum, one) => sum + one, 0);
  if (offset >= total) return { lines: [], total };
  const found = await Promise.all(
    LOG_SOURCES.map((source) => source.newest(context, participant, offset + limit)),
  );
  return {
    lines: found
      .flat()
      .sort(newestFirst)
      .slice(offset, offset + limit),
    total,
  };
}
