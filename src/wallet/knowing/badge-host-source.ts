import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Context } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { badgeHost, badgeHostConsent, badgeHostRead } from '../badge-host/badge-host.table.ts';
import { momentText } from '../moment-text.ts';
import type { LogLine, LogSource } from './log-line.ts';

type Said = (service: string, when: string) => string;

const SAID = {
  LET: {
    fi: (service, when) => `Annoit palvelulle ${service} luvan hakea todistuksiasi ${when}.`,
    sv: (service, when) => `Du lät ${service} hämta dina intyg ${when}.`,
    en: (service, when) => `You let ${service} fetch your proofs ${when}.`,
  },
  READ: {
    fi: (service, when) => `Palvelu ${service} haki todistuksiasi, viimeksi ${when}.`,
    sv: (service, when) => `Tjänsten ${service} hämtade dina intyg, senast ${when}.`,
    en: (service, when) => `The service ${service} fetched your proofs, last ${when}.`,
  },
  PARTICIPANT: {
    fi: (service, when) => `Lopetit palvelun ${service} luvan ${when}.`,
    sv: (service, when) => `Du avslutade tillståndet för ${service} ${when}.`,
    en: (service, when) => `You ended the permission of ${service} ${when}.`,
  },
  REPLACED: {
    fi: (service, when) => `Uusi lupa korvasi palvelun ${service} vanhan luvan ${when}.`,
    sv: (service, when) => `Ett nytt tillstånd ersatte det gamla för ${service} ${when}.`,
    en: (service, when) => `A new permission replaced the old one of ${service} ${when}.`,
  },
  BADGE_HOST: {
    fi: (service, when) => `Palvelu ${service} luopui luvastaan ${when}.`,
    sv: (service, when) => `Tjänsten ${service} avstod från sitt tillstånd ${when}.`,
    en: (service, when) => `The service ${service} gave its permission up ${when}.`,
  },
  STOLEN: {
    fi: (service, when) =>
      `Palvelun ${service} lupa lopetettiin ${when}, koska joku yritti käyttää sen vanhaa tunnusta.`,
    sv: (service, when) =>
      `Tillståndet för ${service} avslutades ${when}, eftersom någon försökte använda dess gamla kod.`,
    en: (service, when) =>
      `The permission of ${service} was ended ${when}, since somebody tried to use an old token of it.`,
  },
} as const satisfies Record<string, Readonly<Record<Language, Said>>>;

/** Services that the participant let read: when they were, on which days they did, and how it ended. */
export const badgeHostSource: LogSource = {
  async count({ database: { sql } }, participant) {
    const mine = eq(badgeHostConsent.participant, participant);
    const [given, ended, read] = await Promise.all([
      sql.$count(badgeHostConsent, mine),
      sql.$count(badgeHostConsent, and(mine, isNotNull(badgeHostConsent.endedAt))),
      sql
        .select({ on: badgeHostRead.on })
        .from(badgeHostRead)
        .innerJoin(badgeHostConsent, eq(badgeHostConsent.id, badgeHostRead.consent))
        .where(mine),
    ]);
    return given + ended + read.length;
  },
  async newest(context, participant, most) {
    const lines = [
      ...(await consentLines(context, participant)),
      ...(await readLines(context, participant, most)),
    ];
    return lines.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
  },
};

const lineOf = (
  { language, now }: Context,
  id: string,
  what: keyof typeof SAID,
  host: { readonly name: string; readonly uri: string },
  at: Date,
): LogLine => ({
  id: `${id}.${what}`,
  kind: what === 'READ' ? 'SHARE' : 'PERMISSION',
  at,
  // The name is its own choice; the host is where it really is.
  sentence: SAID[what][language](`${host.name} (${new URL(host.uri).host})`, momentText(at, now, language)),
  reading: null,
});

/** All of them: there are few, and each gives one line or two. */
async function consentLines(context: Context, participant: Id<'participant'>): Promise<LogLine[]> {
  const rows = await context.database.sql
    .select({ consent: badgeHostConsent, host: badgeHost })
    .from(badgeHostConsent)
    .innerJoin(badgeHost, eq(badgeHost.id, badgeHostConsent.host))
    .where(eq(badgeHostConsent.participant, participant));
  return rows.flatMap(({ consent, host }) => {
    const why = consent.endedWhy;
    const end = why === 'CODE_REUSED' || why === 'REFRESH_REUSED' ? 'STOLEN' : why;
    return [
      lineOf(context, consent.id, 'LET', host, consent.createdAt),
      ...(consent.endedAt && end ? [lineOf(context, consent.id, end, host, consent.endedAt)] : []),
    ];
  });
}

async function readLines(context: Context, participant: Id<'participant'>, most: number): Promise<LogLine[]> {
  const rows = await context.database.sql
    .select({ read: badgeHostRead, host: badgeHost })
    .from(badgeHostRead)
    .innerJoin(badgeHostConsent, eq(badgeHostConsent.id, badgeHostRead.consent))
    .innerJoin(badgeHost, eq(badgeHost.id, badgeHostConsent.host))
    .where(eq(badgeHostConsent.participant, participant))
    .orderBy(desc(badgeHostRead.lastAt))
    .limit(most);
  return rows.map(({ read, host }) =>
    lineOf(context, `${read.consent}.${read.on}`, 'READ', host, read.lastAt),
  );
}
