import { desc, eq, sql as raw } from 'drizzle-orm';
import type { Context } from '../../access/context.ts';
import { participant as participantTable } from '../../access/participant.table.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { checklist, checklistPermission } from '../../checklist/checklist.table.ts';
import { momentText } from '../moment-text.ts';
import { publicNameOf } from '../unit-name.ts';
import type { LogLine, LogSource } from './log-line.ts';

type Said = (school: string, when: string) => string;
type Sayings = Readonly<Record<Language, Said>>;

const SAID = {
  OPENED_BY_YOU: {
    fi: (school, when) => `Avasit tarkistuslistasi oppilaitokselle ${school} ${when}.`,
    sv: (school, when) => `Du öppnade din checklista för ${school} ${when}.`,
    en: (school, when) => `You opened your checklist to ${school} ${when}.`,
  },
  OPENED_FOR_YOU: {
    fi: (school, when) => `Ohjaaja lähetti luvallasi tarkistuslistasi oppilaitokseen ${school} ${when}.`,
    sv: (school, when) => `En handledare skickade med ditt tillstånd din checklista till ${school} ${when}.`,
    en: (school, when) => `An instructor sent your checklist to ${school} with your permission ${when}.`,
  },
  MAY_SEND: {
    fi: (school, when) =>
      `Annoit ohjaajalle luvan lähettää tarkistuslistasi oppilaitokseen ${school} ${when}.`,
    sv: (school, when) => `Du lät en handledare skicka din checklista till ${school} ${when}.`,
    en: (school, when) => `You let an instructor send your checklist to ${school} ${when}.`,
  },
  CLOSED: {
    fi: (school, when) => `Peruit oppilaitoksen ${school} luvan ${when}.`,
    sv: (school, when) => `Du tog tillbaka tillståndet för ${school} ${when}.`,
    en: (school, when) => `You took the permission of ${school} back ${when}.`,
  },
} as const satisfies Record<string, Sayings>;

/** To which schools checklists were opened and closed again: by the participant, or by an instructor whom they let. */
export const permissionSource: LogSource = {
  async count({ database: { sql } }, participant) {
    const [row] = await sql
      .select({ lines: raw<number>`(count(*) + count(${checklistPermission.withdrawnAt}))::int` })
      .from(checklistPermission)
      .innerJoin(checklist, eq(checklist.id, checklistPermission.checklist))
      .where(eq(checklist.participant, participant));
    return row?.lines ?? 0;
  },
  async newest(context, participant, most) {
    const rows = await context.database.sql
      .select({ given: checklistPermission, account: participantTable.account })
      .from(checklistPermission)
      .innerJoin(checklist, eq(checklist.id, checklistPermission.checklist))
      .innerJoin(participantTable, eq(participantTable.id, checklist.participant))
      .where(eq(checklist.participant, participant))
      .orderBy(
        desc(raw`greatest(${checklistPermission.grantedAt}, ${checklistPermission.withdrawnAt})`),
        desc(checklistPermission.id),
      )
      .limit(most);
    const lines = await Promise.all(rows.map(({ given, account }) => linesOf(context, given, account)));
    return lines
      .flat()
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, most);
  },
};

async function linesOf(
  context: Context,
  given: typeof checklistPermission.$inferSelect,
  own: Id<'account'>,
): Promise<LogLine[]> {
  const { language, now } = context;
  const school = await publicNameOf(context, given.school, language);
  const line = (what: keyof typeof SAID, at: Date): LogLine => ({
    id: `${given.id}.${what}`,
    kind: 'PERMISSION',
    at,
    sentence: SAID[what][language](school, momentText(at, now, language)),
    reading: null,
  });
  const opened = given.grantedBy === own ? 'OPENED_BY_YOU' : 'OPENED_FOR_YOU';
  return [
    line(given.kind === 'SEND' ? 'MAY_SEND' : opened, given.grantedAt),
    ...(given.withdrawnAt ? [line('CLOSED', given.withdrawnAt)] : []),
  ];
}
